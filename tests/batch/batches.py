"""What the tests of batches share: folders of invented documents, and the programs run in one of their own."""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

BIANMU, FAULTY = (Path(path).resolve() for path in sys.argv[1:3])
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SANITIZED = bool(os.environ.get("BIANMU_SANITIZE"))


class Batches(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def sample(self, name, to):
        path = self.folder / to
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SAMPLES / name, path)
        return to

    def distinct(self, name, to):
        """A sample with other bytes and the same meaning: a comment behind the end of a PDF."""
        return self.write(to, (SAMPLES / name).read_bytes() + b"%" + to.encode() + b"\n")

    def zip(self, name, members, compression=zipfile.ZIP_DEFLATED):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", compression) as archive:
            for member, content in members.items():
                archive.writestr(zipfile.ZipInfo(member), content if isinstance(content, bytes) else content.encode())
        return name

    def docx(self, name, body):
        """A Word document of these paragraphs, in WordprocessingML."""
        office = "http://schemas.openxmlformats.org"
        return self.zip(name, {
            "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
                           f'<Relationship Id="r" Type="{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'})

    def start(self, *arguments, program=None, **how):
        how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
        return subprocess.Popen([program or BIANMU, *arguments], cwd=self.folder, **how)

    def run_program(self, *arguments, program=None, **how):
        how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60, **how}
        if "input" not in how:
            how["stdin"] = subprocess.DEVNULL
        return subprocess.run([program or BIANMU, *arguments], cwd=self.folder, **how)

    def batch(self, *arguments, status=0, **how):
        run = self.run_program("batch", *arguments, **how)
        self.assertEqual(run.returncode, status, run.stderr.decode())
        return run.stderr.decode()

    def faulty(self, *arguments, status=0, **how):
        return self.batch(*arguments, status=status, program=FAULTY, **how)

    def make_mixed_sources(self, count, packed):
        """Different documents, one at two more places, one that fails, and an archive of so many."""
        for i in range(count):
            self.distinct(("bus-bulletin.pdf", "park-notice.pdf", "library-bulletin.pdf")[i % 3], f"in/{i:02}.pdf")
        for name in ("a", "b"):
            self.sample("bus-bulletin.pdf", f"in/copy/{name}.pdf")
        self.write("in/bad.pdf", "no PDF")
        self.zip("in/z.zip", {f"{i}.pdf": (self.folder / "in/00.pdf").read_bytes() + b"%%z%d" % i for i in range(packed)})

    @staticmethod
    def kill(run):
        run.kill()
        run.wait(10)
        run.stdout.close()

    def kill_four_times(self, chance, *arguments, after=lambda: None):
        """A batch that is killed some time after it began, goes on and is killed again."""
        for kill in range(4):
            run = self.start("batch", *arguments, *(["--resume"] if kill else []), program=FAULTY, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.1, 0.6))
            self.kill(run)
            after()

    def rows(self, query="select source, archive_path, status, code from documents order by id", ledger="out.ledger.sqlite"):
        with sqlite3.connect(self.folder / ledger) as database:
            return database.execute(query).fetchall()

    def codes(self, ledger="out.ledger.sqlite"):
        return {Path(source).name + ("!/" + inner if inner else ""): code or status for source, inner, status, code in self.rows(ledger=ledger)}

    def tree(self, folder="out"):
        root = self.folder / folder
        return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}

    def source(self, path):
        return json.loads((self.folder / path).read_text())["source"]
