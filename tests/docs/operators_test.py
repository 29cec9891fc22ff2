"""operators_test.py BIANMU: the pages for operators say what is so: their commands run, on a small archive, with a queue that the test starts."""
import json
import re
import shutil
import subprocess
import sys
import unittest

from pages import ROOT, Folder, blocks, commands, dead_links

PAGE, CHINESE = "docs/operators.md", "docs/operators.zh-CN.md"
NAMES = ["bus-bulletin.pdf", "park-notice.docx", "library-bulletin.pdf", "garden-letter.pdf", "company-circular.docx"]


class Pages(Folder):
    def setUp(self):
        super().setUp()
        (self.folder / "archive").mkdir()
        for name in NAMES:
            shutil.copyfile(ROOT / "samples" / name, self.folder / "archive" / name)
        self.blocks = blocks(PAGE)

    def results(self, folder):
        return sorted(path.name for path in (self.folder / folder).rglob("*.json"))

    def of(self, language, words):
        return next(text for kind, text in self.blocks if kind == language and words in text)

    def test_both_pages_have_the_same_commands(self):
        self.assertEqual(blocks(CHINESE), self.blocks)
        for page in (PAGE, CHINESE):
            self.assertEqual(dead_links(page), [])

    def test_commands_of_the_shell(self):
        self.assertGreater(self.run_script(commands(PAGE), self.servers()), 13)
        self.assertEqual(self.results("out"), sorted(name + ".json" for name in NAMES))
        self.assertTrue((self.folder / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>"))
        self.assertEqual(json.loads((self.folder / "notice.json").read_text(encoding="utf-8"))["kind"], "official_document")
        self.assertRegex((self.folder / "metrics.txt").read_text(encoding="utf-8"), r'(?m)^bianmu_conversions_total\{code="done"\} 1$')
        answers = [json.loads(line) for line in (self.folder / "answers.ndjson").read_text(encoding="utf-8").splitlines()]
        self.assertEqual(sorted(answer["id"] for answer in answers if "document" in answer), sorted("archive/" + name for name in NAMES if name.endswith("pdf")))

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
