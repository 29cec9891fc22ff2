import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "cli"))   # documents made in code


@pytest.fixture
def samples():
    return ROOT / "samples"


@pytest.fixture
def root():
    return ROOT


@pytest.fixture(params=[False, True] if os.environ["BIANMU_MODULE"] == "ON" else [True], ids=lambda isolated: "pool" if isolated else "in_process")
def isolated(request):
    """Where single documents are converted."""
    return request.param
