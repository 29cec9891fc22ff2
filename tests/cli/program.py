"""What the tests of the command line share: a folder of their own, and the program run in it."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from made_docx import docx
from made_pdf import pdf

# Runs the rest of its command as a user without any right, where the tests run as root.
WITHOUT_RIGHTS = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []

# Sanitizers reserve more address space than a limit could leave them.
needs_memory_limits = unittest.skipIf(os.environ.get("BIANMU_SANITIZE"), "sanitizers do not work under a memory limit")


class Program(unittest.TestCase):
    binary = None
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.folder.chmod(0o755)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def a_pdf(self, name="hours.pdf", **how):
        return self.write(name, pdf(**how))

    def a_docx(self, name="hours.docx", **how):
        return self.write(name, docx(**how))

    def run_program(self, *arguments, prefix=(), **how):
        how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
        if "input" in how:
            del how["stdin"]
        return subprocess.run([*prefix, self.binary, *arguments], cwd=self.folder, timeout=60, **how)

    def expect(self, arguments, status, stderr="", stdout=b"", **how):
        """Runs the program and asserts everything that it says; `stdout` None: not looked at."""
        run = self.run_program(*arguments, **how)
        self.assertEqual((run.returncode, (run.stderr or b"").decode()), (status, stderr))
        if stdout is not None:
            self.assertEqual(run.stdout or b"", stdout)
        return run

    def document(self, *arguments, **how):
        """The document that `convert` writes to standard output."""
        return json.loads(self.expect(["convert", *arguments], 0, stdout=None, **how).stdout)

    def names(self, folder="."):
        return sorted(path.name for path in (self.folder / folder).iterdir())


def texts(document):
    return [block["text"] for section in document["sections"] for article in section["articles"] for block in article["blocks"]]
