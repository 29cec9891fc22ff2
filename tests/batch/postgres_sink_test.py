"""postgres_sink_test.py BIANMU FAULTY: a batch into PostgreSQL, with a server of the test's own."""
import random
import sqlite3
import subprocess
import sys
import threading
import time
import unittest

import postgres
from batches import BIANMU, FAULTY, Batches
from contents import KEY, postgres_rows


@unittest.skipIf(b"PostgreSQL" not in subprocess.run([BIANMU, "version"], capture_output=True, check=True).stdout, "built without PostgreSQL")
@unittest.skipIf(postgres.programs() is None, "there is no PostgreSQL server")
class PostgresSink(Batches):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = postgres.Server()
        cls.addClassCleanup(cls.server.stop)
        cls.databases = 0

    def setUp(self):
        super().setUp()
        type(self).databases += 1
        self.database = f"d{self.databases}"
        self.server.wait()
        self.server.query(f"create database {self.database}")
        self.address = self.server.address(self.database)

    def query(self, text, database=None):
        return self.server.query(text, database or self.database)

    def content(self, database=None):
        return postgres_rows(self.server, database or self.database)

    def start_and_wait(self, *arguments):
        """A batch that is connected, and has begun with the documents."""
        run = self.start("batch", "in", "--out", self.address, *arguments, program=FAULTY)
        until = time.monotonic() + 20
        while not postgres.children_of(run.pid):
            self.assertLess(time.monotonic(), until)
            time.sleep(0.01)
        return run

    def run_batch(self, *arguments, status=1, program=None, ledger="l"):
        return self.batch("in", "--out", self.address, "--ledger", ledger, *arguments, status=status, program=program)

    def make_long_document(self, paragraphs=9000):
        """Its article is longer than the pieces in which texts go to the server."""
        text = "".join(f"<w:p><w:r><w:t>{i}{'水位平稳，供水如常' * 8}。</w:t></w:r></w:p>" for i in range(paragraphs))
        self.docx("in/long.docx", text)

    def test_rows_are_those_of_an_archive(self):
        self.make_mixed_sources(12, 3)
        self.make_long_document()
        self.run_batch()
        self.batch("in", "--out", "a.sqlite", status=1)
        archive = sqlite3.connect(self.folder / "a.sqlite")
        self.addCleanup(archive.close)
        whole = self.content()
        for table, rows in whole.items():
            shown = [name for _, name, *_ in archive.execute(f"pragma table_info({table})") if name not in ("id" if table == "documents" else "", "document", "key")]
            if table == "documents":
                found = archive.execute(f"select {', '.join(shown)} from documents order by 1, 2, 3")
            elif table == "sources":
                found = archive.execute(f"select s.source, s.archive_path, {KEY} from sources s join documents d on d.id = s.document order by 1, 2")
            else:
                found = archive.execute(f"select {KEY}, {', '.join('t.' + c for c in shown)} from {table} t join documents d on d.id = t.document order by {KEY}, t.ordinal")
            self.assertEqual(rows, [["\\N" if value is None else f"{value:g}" if isinstance(value, float) else str(value) for value in row] for row in found], table)
        self.assertEqual(len(whole["documents"]), 17)
        self.assertGreater(int(self.query("select max(octet_length(text)) from bianmu.articles")[0][0]), 3 << 19)
        self.assertEqual(self.query("select count(*) from bianmu.articles where key <> document * 1048576 + ordinal"), [["0"]])
        # Again, and from another ledger: the same rows.
        self.run_batch()
        self.run_batch("--jobs", "3", ledger="other")
        self.assertEqual(self.content(), whole)
        self.run_batch("--upgrade", "--evidence", "none")
        self.assertEqual(self.query("select count(*) from bianmu.fields where raw is not null and name not like 'mentions/%'"), [["0"]])

    def test_the_password_is_kept_nowhere(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        said = self.run_batch(status=0)
        self.assertIn(b"postgresql://postgres@/", self.run_program("status", "l").stdout)
        self.server.query(f"drop database {self.database}")
        said += self.run_batch("--resume", status=3)
        self.assertIn(f"bianmu: postgresql://postgres@/{self.database}?host={self.server.folder}: ", said)
        self.assertNotIn("secret-word", said)
        for path in self.folder.glob("l*"):
            self.assertNotIn(b"secret-word", path.read_bytes())
        self.server.query(f"create database {self.database}")

    def test_text_search_index_where_the_server_has_it(self):
        self.sample("library-bulletin.pdf", "in/a.pdf")
        self.run_batch(status=0)
        has = self.query("select count(*) from pg_available_extensions where name = 'pg_trgm'")
        self.assertEqual(self.query("select count(*) from pg_indexes where indexname = 'articles_by_text'"), has)
        self.assertEqual(self.query("select count(*) from bianmu.articles where text like '%阅读推广%'")[0][0] > "0", True)

    def test_what_the_server_says_stands_on_one_line(self):
        said = self.batch(self.sample("bus-bulletin.pdf", "a.pdf"), "--out", "postgresql://127.0.0.1:1/papers", "--ledger", "l.sqlite", status=3)
        self.assertRegex(said, r"^bianmu: postgresql://127\.0\.0\.1:1/papers: .*Connection refused; Is the server running .* \[environment\]\n$")

    def test_tables_of_a_newer_version(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.run_batch(status=0)
        self.query("insert into bianmu.version values(99)")
        self.assertIn("its tables are of a newer version of bianmu; use that [environment]", self.run_batch("--resume", status=3))

    def test_older_tables_get_the_new_columns(self):
        self.docx("in/a.docx", "<w:p><w:r><w:t>☐ 巡堤</w:t></w:r></w:p><w:p><w:r><w:t>☑ 查泵</w:t></w:r></w:p>")
        self.run_batch(status=0)
        whole = self.content()
        self.assertEqual(self.query("select text, checked from bianmu.blocks order by ordinal"), [["☐ 巡堤", "0"], ["☑ 查泵", "1"]])
        self.query("alter table bianmu.blocks drop column checked")
        self.query("delete from bianmu.version where version > 1")
        self.run_batch("--upgrade", status=0, ledger="other")
        self.assertEqual(self.query("select max(version) from bianmu.version"), [["2"]])
        self.assertEqual(self.content(), whole)

    def test_many_at_once(self):
        self.make_mixed_sources(6, 3)
        runs = [self.start("batch", "in", "--out", self.address, "--ledger", f"l{i}", "--jobs", "1", stderr=subprocess.DEVNULL) for i in range(3)]
        for run in runs:
            self.assertEqual(run.wait(60), 1)
            run.stdout.close()
        several = self.content()
        self.query("drop schema bianmu cascade")
        self.run_batch(ledger="one")
        self.assertEqual(self.content(), several)

    def test_kill_9_of_the_batch_and_of_the_server(self):
        self.make_mixed_sources(12, 3)
        for i in range(4):
            self.write(f"in/1{i}-slow.pdf", f"%FAULT slow {i}")
        self.run_batch(program=FAULTY, ledger="whole")
        whole = self.content()
        self.query("drop schema bianmu cascade")
        draw = random.Random(20)
        for kill in range(3):
            run = self.start("batch", "in", "--out", self.address, "--ledger", "l", "--jobs", "2", *(["--resume"] if kill else []), program=FAULTY, stderr=subprocess.DEVNULL)
            time.sleep(draw.uniform(0.2, 0.8))
            self.server.kill()
            self.server.start(wait=False)   # while it recovers, the batch tries again
            time.sleep(draw.uniform(0.1, 0.8))
            self.kill(run)
        self.server.wait()
        self.write("in/one-more.pdf", "%FAULT slow once")
        run = self.start_and_wait("--ledger", "l", "--resume")
        self.server.kill()
        comes_back = threading.Timer(0.5, self.server.start, [False])
        comes_back.start()
        _, said = run.communicate(timeout=60)
        comes_back.join()
        self.server.wait()
        self.assertEqual(run.returncode, 1, said)
        self.assertEqual(self.content(), whole)

    def test_a_server_that_stays_away(self):
        self.make_mixed_sources(3, 3)
        self.run_batch()
        whole = self.content()
        self.query("drop schema bianmu cascade")
        for i in range(3):
            self.write(f"in/0{i}-slow.pdf", f"%FAULT slow {i}")
        run = self.start_and_wait("--ledger", "m")
        self.server.kill()
        try:
            _, said = run.communicate(timeout=60)
        finally:
            self.server.start()
        self.assertEqual(run.returncode, 3, said)
        self.assertIn(b"; run again with --resume when the server is there [environment]", said)
        self.run_batch("--resume", ledger="m")
        self.assertEqual(self.content(), whole)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
