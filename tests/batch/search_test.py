"""search_test.py BIANMU FAULTY: searching what a batch stored."""
import json
import os
import pty
import random
import sqlite3
import subprocess
import sys
import unittest

from batches import BIANMU, SAMPLES, Batches
from contents import archive_rows

SOURCES = ("library-bulletin.pdf", "water-bulletin.docx", "bus-bulletin.pdf", "park-notice.pdf", "school-newsletter.docx", "kouhou-page.pdf")


class Search(Batches):
    def setUp(self):
        super().setUp()
        for name in SOURCES:
            self.sample(name, "in/" + name)
        self.batch("in", "--out", "a.sqlite")

    def search(self, *arguments, status=0, said=""):
        run = self.run_program("search", "a.sqlite", *arguments)
        self.assertEqual((run.returncode, run.stderr.decode()), (status, said))
        return run.stdout.decode()

    def titles(self, *arguments, **how):
        return [json.loads(line).get("title") for line in self.search(*arguments, "--format", "ndjson", **how).splitlines()]

    def articles(self):
        with sqlite3.connect(self.folder / "a.sqlite") as database:
            return database.execute("select d.sha256, a.id, coalesce(a.title, ''), a.text from articles a join documents d on d.id = a.document").fetchall()

    def test_every_piece_of_text_is_found(self):
        articles = self.articles()
        draw = random.Random(3)

        def piece():
            text = draw.choice(draw.choice(articles)[2:]) or articles[0][3]
            size = draw.choice((1, 2, 2, 3, 5))
            start = len(text) - size if draw.random() < 0.2 else draw.randrange(len(text) - size)
            found = text[max(start, 0):start + size]
            return found if found.strip() == found and not set(found) & set('"\n\t') else piece()

        def holds(article, word):
            return any(word.lower() in text.lower() for text in article[2:])

        for _ in range(50):
            wanted = [piece() for _ in range(draw.choice((1, 1, 2, 3)))]
            unwanted = [piece() for _ in range(draw.choice((0, 0, 1)))]
            query = " ".join([f'"{word}"' for word in wanted] + [f'-"{word}"' for word in unwanted])
            expected = sorted((sha256, key) for sha256, key, *texts in articles if all(holds((0, 0, *texts), word) for word in wanted)
                              and not any(holds((0, 0, *texts), word) for word in unwanted))
            hits = json.loads(self.run_program("search", "a.sqlite", query, "--format", "json", "--limit", "1000").stdout)["hits"]
            self.assertEqual(sorted((hit["sha256"], hit["article"]) for hit in hits), expected, query)
            for hit in hits:
                marked = [hit[name][start:end].lower() for name in ("title", "snippet") for start, end in hit[name + "_marks"] if name in hit]
                self.assertTrue(all(any(word.lower() in mark or mark in word.lower() for word in wanted) for mark in marked), query)

    def test_what_is_found(self):
        answer = json.loads(self.search("盲演 备用发电机", "--format", "json"))
        self.assertEqual((answer["query"], answer["offset"], answer["has_more"], len(answer["hits"])), ("盲演 备用发电机", 0, False, 1))
        hit = answer["hits"][0]
        snippet = hit.pop("snippet")
        self.assertEqual([snippet[a:b] for a, b in hit.pop("snippet_marks")][0], "盲演")
        self.assertLessEqual(len(snippet), 82)
        self.assertGreater(hit.pop("score"), 0)
        source = json.loads((SAMPLES / "water-bulletin.docx.json").read_text())["source"]
        self.assertEqual(hit, {"title": "白沙市水务局抓早抓细扎实做好主汛期各项准备", "title_marks": [], "article": "agjnqwnc9", "section": "防汛备汛", "document": "白沙水务",
                               "kind": "bulletin", "issuer": "白沙市水务局", "date": "2024-05-30", "number": "第 5 期（总第128期）", "sha256": source["sha256"],
                               "places": ["in/water-bulletin.docx"]})

    def test_text_for_people(self):
        said = self.search("盲演", "--limit", "1")
        self.assertEqual(said.splitlines()[0][:3], "1. ")
        self.assertIn("盲演", said)
        self.assertNotIn("\x1b", said)
        parent, child = pty.openpty()
        run = subprocess.Popen([BIANMU, "search", "a.sqlite", "盲演", "--limit", "1"], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=child, stderr=subprocess.PIPE)
        os.close(child)
        shown = b""
        while b"\r\n\r\n" not in shown:
            shown += os.read(parent, 65536)
        os.close(parent)
        run.communicate(timeout=10)
        self.assertIn("\x1b[1;31m盲演\x1b[0m", shown.decode())

    def test_filters(self):
        everything = self.titles("的")
        self.assertEqual(set(self.titles("的", "--kind", "official_document")), {"青岚市公园管理局关于做好秋季公园开放服务工作的通知", "公园开放服务情况统计表填报说明"})
        dates = {"2024-03-18": "library", "2024-05-30": "water", "2024-09-02": "park", "2024-09-12": "bus"}
        for options, expected in ((["--from", "2024-05"], {"2024-05-30", "2024-09-02", "2024-09-12"}), (["--to", "2024-05"], {"2024-03-18", "2024-05-30"}),
                                  (["--from", "2024", "--to", "2024"], set(dates)), (["--from", "2024-09-03"], {"2024-09-12"}), (["--to", "2024-03-18"], {"2024-03-18"})):
            lines = [json.loads(line) for line in self.search("的", "--format", "ndjson", *options).splitlines()]
            self.assertEqual({line["date"] for line in lines}, expected, options)
        self.assertEqual({json.loads(line)["issuer"] for line in self.search("的", "--issuer", "水务", "--format", "ndjson").splitlines()}, {"白沙市水务局"})
        self.assertEqual({json.loads(line)["section"] for line in self.search("的", "--section", "馆际", "--format", "ndjson").splitlines()}, {"馆际交流"})
        self.assertEqual(self.titles("的", "--limit", "3") + self.titles("的", "--limit", "1000", "--offset", "3"), everything)

    def test_articles_so_long_that_they_are_indexed_in_pieces(self):
        lines = [f"第{number}次巡堤记录：水位{number % 97}厘米，值班{number % 13}人，一切如常，夜间照例复查泵房与闸门。" for number in range(9000)]
        for number, word in ((10, "青石码头"), (4500, "乌桕渡口"), (8990, "白鹭滩涂"), (8991, "白鹭滩涂")):
            lines[number] += word
        self.docx("in/long.docx", "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines))
        self.docx("in/short.docx", "<w:p><w:r><w:t>乌桕渡口与青石码头同日开放。</w:t></w:r></w:p>")
        self.batch("in", "--out", "a.sqlite", "--resume")
        with sqlite3.connect(self.folder / "a.sqlite") as database:
            self.assertGreater(database.execute("select count(*) from article_pieces").fetchall()[0][0], 3)
        names = {"l": ["in/long.docx"], "s": ["in/short.docx"]}
        for query, expected in (("青石码头", "ls"), ("青石码头 乌桕渡口", "ls"), ("青石码头 白鹭滩涂", "l"), ("青石码头 白鹭滩涂 厘米", "l"), ("白鹭滩涂", "l"), ("白鹭", "l"), ("白鹭 开放", ""),
                                ("乌桕渡口 -白鹭滩涂", "s"), ("乌桕渡口 -青石", ""), ("乌桕渡 -白鹭", "s"), ("码头 渡口", "ls"), ("青石码头 白鹭荒滩", ""), ("第4500次巡堤记录", "l"),
                                ("青石码头 --kind generic", "ls"), ("青石码头 --kind bulletin", "")):
            word, *options = query.split(" --")
            options = [part for option in options for part in ("--" + option).split(" ")]
            hits = json.loads(self.run_program("search", "a.sqlite", word, *options, "--format", "json").stdout)["hits"]
            self.assertEqual(sorted(hit["places"] for hit in hits), sorted(names[name] for name in expected), query)
            for hit in hits:
                self.assertTrue(hit["snippet_marks"], query)
        archive_rows(self.folder / "a.sqlite")   # the index is that of the articles
        with sqlite3.connect(self.folder / "a.sqlite") as database:   # so many that none is ranked
            database.executemany("insert into articles(document, ordinal, key, title, text) values(1, ?, ?, '抄件', '乌桕渡口，巡堤记录的抄件，水位如常')",
                                 [(1000 + number, (1 << 20) + 1000 + number) for number in range(10050)])
        found = [json.loads(self.search("巡堤记录 水位", "--format", "json", "--limit", "4", "--offset", offset)) for offset in ("0", "10048")]
        self.assertEqual([(len(answer["hits"]), answer["has_more"]) for answer in found], [(4, True), (3, False)])
        self.assertEqual([hit.get("title") for answer in found for hit in answer["hits"]], [None, *["抄件"] * 6])
        self.assertEqual(found[0]["hits"][0]["places"], ["in/long.docx"])
        with sqlite3.connect(self.folder / "a.sqlite") as database:
            database.execute("delete from articles where title = '抄件'")
        for name in ("long.docx", "short.docx"):
            self.docx("in/" + name, f"<w:p><w:r><w:t>{name}已移走。</w:t></w:r></w:p>")
        self.batch("in", "--out", "a.sqlite", "--resume")
        with sqlite3.connect(self.folder / "a.sqlite") as database:
            self.assertEqual(database.execute("select count(*) from article_pieces").fetchall(), [(0,)])
        archive_rows(self.folder / "a.sqlite")
        self.assertEqual(self.titles("巡堤记录", said="bianmu: nothing found\n"), [])

    def test_explain(self):
        run = self.run_program("search", "a.sqlite", "盲演 备用发电机", "--explain")
        self.assertEqual(run.returncode, 0)
        self.assertIn("SCAN article_search VIRTUAL TABLE INDEX", run.stderr.decode())

    def test_nothing_found(self):
        self.assertEqual(self.search("没有这样的话", said="bianmu: nothing found\n"), "")
        self.assertEqual(json.loads(self.search("没", "--kind", "compound", "--format", "json", said="bianmu: nothing found\n"))["hits"], [])

    def test_more_than_a_page(self):
        self.search("的", "--limit", "2", said="bianmu: there are more; --offset 2 shows them\n")

    def test_words_that_are_everywhere(self):
        with sqlite3.connect(self.folder / "a.sqlite") as database:
            database.execute("insert into documents(id, sha256, archive_path, part, kind, title, date) values(100, 'x', '', '', 'generic', '报', '2020'), "
                             "(101, 'y', '', '', 'generic', '报', '2021')")
            for i in range(22_000):
                title = "关于乙甲防洪演习的报道" if i % 5000 == 17 else "报道" + str(i)
                database.execute("insert into articles(document, ordinal, key, section, id, title, text) values(?, ?, ?, 0, ?, ?, '举行乙甲防洪演习。')",
                                 (100 + i % 2, i, ((100 + i % 2) << 20) + i, f"a{i}", title))
        last = "报道21999"
        for word, first in (("防洪演习", "关于乙甲防洪演习的报道"), ("乙甲", last), ("甲", last), ("乙甲 防洪", last), ("乙甲 -没有", last), ("防洪演习 乙甲", "关于乙甲防洪演习的报道")):
            self.assertEqual(self.titles(word, "--limit", "1")[0], first, word)
        self.assertEqual(self.titles("乙甲", "--to", "2020", "--limit", "1")[0], "报道21998")
        self.assertEqual(self.titles("防洪演习", "--to", "2020", "--limit", "1", "--offset", "1")[0], "报道21996")
        self.assertEqual(self.titles("防洪演习 21998", "--limit", "2"), ["报道21998"])
        self.assertEqual(self.titles("乙甲 21998", "--limit", "2"), ["报道21998"])

    def test_usage(self):
        for arguments, said in ((["a.sqlite"], "search takes an archive, such as archive.sqlite, and the words to look for"),
                                (["a.sqlite", "-", "--limit", "0"], "--limit is from 1 to 10000, --offset at most 1000000000"),
                                (["a.sqlite", '""'], "nothing to look for: a query needs a word that is to be there"),
                                (["a.sqlite", "a", "--kind", "bulletn"], "--kind takes bulletin, official_document, generic, compound, not bulletn; did you mean bulletin?"),
                                (["a.sqlite", "a", "--from", "2024-1"], "--from takes a date, such as 2022, 2022-01 or 2022-01-25, not 2024-1"),
                                (["a.sqlite", "a", "--to", "2024-13"], "--to takes a date, such as 2022, 2022-01 or 2022-01-25, not 2024-13"),
                                (["a.sqlite", "--", "-a"], "nothing to look for: a query needs a word that is to be there"),
                                (["a.sqlite", "a", "--format", "xml"], "--format takes text, json, ndjson, not xml")):
            run = self.run_program("search", *arguments)
            self.assertEqual((run.returncode, run.stderr.decode()), (2, f"bianmu: {said} [usage]\n"))

    def test_files_that_are_no_archive(self):
        self.write("text.sqlite", "no database at all, only words " * 40)
        for name, said in (("gone.sqlite", "there is no such archive; check the name"), ("a.sqlite.ledger.sqlite", "is a database, but no archive of bianmu"),
                           ("text.sqlite", "file is not a database"), ("in", "unable to open database file")):
            run = self.run_program("search", name, "word")
            self.assertEqual((run.returncode, run.stdout), (3, b""))
            self.assertIn(f"{said} [environment]\n", run.stderr.decode())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
