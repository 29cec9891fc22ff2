"""cli_test.py BIANMU: the command line as a user meets it; whole messages are asserted."""
import sys
import unittest

from program import Program

Program.binary = sys.argv[1]

from bad_input_test import BadInput  # noqa: E402,F401
from convert_test import Convert  # noqa: E402,F401
from figures_test import Figures  # noqa: E402,F401
from format_test import Format  # noqa: E402,F401
from inspect_test import Inspect  # noqa: E402,F401
from output_test import Output  # noqa: E402,F401
from profile_test import Profiles  # noqa: E402,F401
from usage_test import Usage  # noqa: E402,F401
from validate_test import Validate  # noqa: E402,F401

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
