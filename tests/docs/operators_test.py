"""operators_test.py BIANMU: the pages for operators say what is so: their commands run, on a small archive, with a queue that the test starts."""
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

BIANMU = str(Path(sys.argv[1]).resolve())
ROOT = Path(__file__).resolve().parents[2]
SERVER = shutil.which("nats-server") or "/usr/sbin/nats-server"
HAS_QUEUE = Path(BIANMU).with_name("bianmu-queue").exists() and Path(SERVER).exists()
NAMES = ["bus-bulletin.pdf", "park-notice.docx", "library-bulletin.pdf", "garden-letter.pdf", "company-circular.docx"]


def blocks(page):
    return re.findall(r"(?ms)^```(\w+)\n(.*?)^```", (ROOT / "docs" / page).read_text(encoding="utf-8"))


class Pages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "archive").mkdir()
        for name in NAMES:
            shutil.copyfile(ROOT / "samples" / name, self.folder / "archive" / name)
        (self.folder / "bin").mkdir()
        (self.folder / "bin/bianmu").symlink_to(BIANMU)
        self.blocks = blocks("operators.md")

    def run_shell(self, command, status=0, **environment):
        environment = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}", **environment}
        run = subprocess.run(["bash", "-c", command], cwd=self.folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(run.returncode, status, f"{command}\n{run.stdout}{run.stderr}")
        return run.stdout

    def results(self, folder):
        return sorted(path.name for path in (self.folder / folder).rglob("*.json"))

    def of(self, language, words):
        return next(text for kind, text in self.blocks if kind == language and words in text)

    def test_both_pages_have_the_same_commands(self):
        self.assertEqual(blocks("operators.zh-CN.md"), self.blocks)
        for page in ("operators.md", "operators.zh-CN.md"):
            for link in re.findall(r"\]\((?!https:)([^)#]+)", (ROOT / "docs" / page).read_text(encoding="utf-8")):
                self.assertTrue((ROOT / "docs" / link).exists(), link)

    def test_commands_of_the_shell(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        if HAS_QUEUE:
            server = subprocess.Popen([SERVER, "-js", "-sd", self.folder / "store", "-a", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.addCleanup(server.wait)
            self.addCleanup(server.kill)
            self.wait_for(port)
        commands = [line for kind, text in self.blocks if kind == "sh" for line in text.splitlines()]
        self.assertGreater(len(commands), 10)
        for command in commands:
            if "--queue" not in command or HAS_QUEUE:
                self.run_shell(command.replace("queue.example.cn:4222", f"127.0.0.1:{port}"))
        self.assertEqual(self.results("out"), sorted(name + ".json" for name in NAMES))
        self.assertTrue((self.folder / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>"))
        answers = [json.loads(line) for line in (self.folder / "answers.ndjson").read_text(encoding="utf-8").splitlines()]
        self.assertEqual(sorted(answer["id"] for answer in answers if "document" in answer), sorted("archive/" + name for name in NAMES if name.endswith("pdf")))

    def wait_for(self, port):
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                return
            except OSError:
                time.sleep(0.05)
        self.fail("the queue's server does not start")

    def test_array_jobs(self):
        script = self.of("bash", "SBATCH")
        job = json.loads(re.search(r"command: (\[.*\])", self.of("yaml", "Indexed")).group(1))
        for index in range(4):
            self.run_shell(script, SLURM_ARRAY_TASK_ID=str(index))
            self.run_shell(job[2], JOB_COMPLETION_INDEX=str(index))
        self.assertEqual(job[:2], ["sh", "-c"])
        self.assertEqual(self.results("out-slurm"), sorted(name + ".json" for name in NAMES))
        self.assertEqual(self.results("out-k8s"), self.results("out-slurm"))
        (self.folder / "archive/bad.pdf").write_text("no PDF")
        for index in range(4):
            self.run_shell(job[2], JOB_COMPLETION_INDEX=str(index))

    def test_what_spark_pipes(self):
        """Spark gives each partition's lines to the command, as here."""
        code = self.of("python", "spark")
        command = re.search(r'\.pipe\("(.*?)"\)', code).group(1)
        found = []
        for part in (NAMES[:2], NAMES[2:]):
            requests = "".join(json.dumps({"id": name, "path": f"archive/{name}"}) + "\n" for name in part)
            (self.folder / "requests").write_text(requests)
            found += [json.loads(line) for line in self.run_shell(command + " < requests").splitlines()]
        self.assertEqual(sorted(answer["id"] for answer in found if "document" in answer), sorted(NAMES))

    def test_dask(self):
        if subprocess.run(["/usr/bin/python3", "-c", "import distributed"], capture_output=True, check=False).returncode:
            self.skipTest("python3-distributed is not installed")
        (self.folder / "job.py").write_text(self.of("python", "distributed"), encoding="utf-8")
        said = self.run_shell("/usr/bin/python3 job.py")
        self.assertEqual(sorted(line.split("/")[-1] for line in said.splitlines()),
                         ["bus-bulletin.pdf bulletin", "garden-letter.pdf generic", "library-bulletin.pdf bulletin"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
