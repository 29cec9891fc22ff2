"""search_test.py BIANMU: the pages on archives that can be searched say what is so."""
import json
import re
import shutil
import sqlite3
import sys
import unittest

from pages import ROOT, Folder, blocks, code_of, commands, dead_links, text_of

PAGE, CHINESE = "docs/search.md", "docs/search.zh-CN.md"


class Pages(Folder):
    def setUp(self):
        super().setUp()
        (self.folder / "archive").mkdir()
        for path in (ROOT / "samples").glob("*-bulletin.*[fx]"):
            shutil.copy(path, self.folder / "archive")

    def test_both_pages_have_the_same_commands(self):
        self.assertEqual(code_of(CHINESE), code_of(PAGE))
        for page in (PAGE, CHINESE):
            self.assertEqual(dead_links(page), [])
        words = [sorted(set(re.findall(r"`[a-z][a-z_]+`", text_of(page)))) for page in (PAGE, CHINESE)]
        self.assertEqual(*words)

    def test_commands_of_the_shell(self):
        servers = self.servers()
        found = commands(PAGE)
        self.assertGreater(len(found), 4)
        for command in found:
            if (here := self.with_servers(command, servers)) is not None:
                self.run_shell(here)
        self.see_queries()
        self.see_answers()

    def see_queries(self):
        """The tables are there with their columns, and the queries find something."""
        [queries] = [text for language, text in blocks(PAGE) if language == "sql"]
        with sqlite3.connect(self.folder / "archive.sqlite") as archive:
            counts = [len(archive.execute(query).fetchall()) for query in queries.split(";\n") if query]
            self.assertEqual(len(counts), 3)
            self.assertGreater(counts[0] * counts[2], 0)
            tables = {name for (name,) in archive.execute("select name from sqlite_master where type = 'table'")}
            rows = re.findall(r"(?m)^\| (`.*?) \|", text_of(PAGE))
            named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
            self.assertEqual(len(named), 10)
            self.assertLessEqual(named, tables)

    def see_answers(self):
        """An answer has no key that the page does not name."""
        answers = [json.loads(line) for line in self.run_shell("bianmu search archive.sqlite 图书馆 --format ndjson").splitlines()]
        self.assertGreater(len(answers), 0)
        keys = {key for answer in answers for key in answer}
        self.assertEqual({key for key in keys if f"`{key}`" not in text_of(PAGE)}, set())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
