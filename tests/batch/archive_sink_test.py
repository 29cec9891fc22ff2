"""archive_sink_test.py BIANMU FAULTY: a batch into an archive, a file of SQLite."""
import json
import random
import sqlite3
import sys
import unittest

from batches import FAULTY, SAMPLES, Batches
from contents import archive_rows


class ArchiveSink(Batches):
    def query(self, text, *values, archive="out.sqlite"):
        with sqlite3.connect(self.folder / archive) as database:
            return database.execute(text, values).fetchall()

    def content(self, archive="out.sqlite"):
        return archive_rows(self.folder / archive)

    def test_rows_say_what_the_document_says(self):
        self.sample("library-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "out.sqlite")
        document = json.loads((SAMPLES / "library-bulletin.pdf.json").read_text())
        row = self.query("select sha256, archive_path, part, name, kind, title, issuer, date, number, pages, characters from documents")
        self.assertEqual(row, [(document["source"]["sha256"], "", "", "a.pdf", "bulletin", document["title"], document["masthead"]["issuer"],
                                document["masthead"]["date"], document["masthead"]["issue"]["label"], document["source"]["page_count"],
                                document["accounting"]["source_chars"])])
        self.assertEqual(self.query("select title, marker from sections order by ordinal"), [(s.get("title"), s.get("marker")) for s in document["sections"]])
        articles = [(number, article) for number, section in enumerate(document["sections"]) for article in section["articles"]]
        self.assertEqual(self.query("select section, id, title from articles order by ordinal"), [(n, a["id"], a.get("title")) for n, a in articles])
        blocks = [(number, block) for number, (_, article) in enumerate(articles) for block in article["blocks"]]
        self.assertEqual(self.query("select article, id, type, text, rule, confidence from blocks order by ordinal"),
                         [(n, *(b[key] for key in ("id", "type", "text", "rule", "confidence"))) for n, b in blocks])
        for number, (_, article) in enumerate(articles):
            text = self.query("select text from articles where ordinal = ?", number)[0][0]
            if not any(block["type"] == "table" for block in article["blocks"]):
                self.assertEqual(text, "\n".join(block["text"] for block in article["blocks"]))
        evidence = document["evidence"]
        for pointer, value, raw in (("/masthead/date", "2024-03-18", evidence["/masthead/date"]["raw"]),
                                    ("/colophon/editors/1", "李世强", evidence["/colophon/editors"]["raw"]),
                                    ("/colophon/copies", "200", evidence["/colophon/copies"]["raw"]),
                                    ("/contents/0/entries/1/title", document["contents"][0]["entries"][1]["title"], evidence["/contents/0/entries/1"]["raw"]),
                                    ("/sections/0/title", document["sections"][0]["title"], evidence["/sections/0/title"]["raw"])):
            self.assertEqual(self.query("select value, raw from fields where pointer = ?", pointer), [(value, raw)])
        self.assertEqual(self.query("select value from fields where name = 'colophon/send_to' order by ordinal"), [(v,) for v in document["colophon"]["send_to"]])
        self.assertEqual(self.query("select name, value, raw from fields where name like 'mentions/%' order by ordinal"),
                         [("mentions/" + m["kind"], m.get("value"), m["text"]) for m in document["mentions"]])
        # Every piece of evidence is there.
        found = {raw for raw, in self.query("select raw from fields where name not like 'mentions/%'")}
        self.assertEqual(found - {None}, {entry["raw"] for entry in evidence.values() if "raw" in entry})
        self.assertEqual([row[2:] for row in self.content()["diagnostics"]],
                         [(d["code"], d["severity"], d["message"], d.get("pointer")) for d in document["diagnostics"]])

    def test_tables(self):
        self.sample("park-notice.docx", "in/a.docx")
        self.batch("in", "--out", "out.sqlite")
        document = json.loads((SAMPLES / "park-notice.docx.json").read_text())
        table = next(b for s in document["sections"] for a in s["articles"] for b in a["blocks"] if b["type"] == "table")
        self.assertEqual(self.query("select row_count, column_count from tables"), [(table["rows"], table["columns"])])
        self.assertEqual(self.query("select row_index, column_index, row_span, column_span, text from cells order by ordinal"),
                         [tuple(c[key] for key in ("row", "column", "row_span", "column_span", "text")) for c in table["cells"]])
        self.assertEqual(self.query("select b.id from cells c join blocks b on b.document = c.document and b.ordinal = c.block group by 1"), [(table["id"],)])
        first_row = "\t".join(c["text"] for c in table["cells"] if c["row"] == 0)
        self.assertEqual(self.query("select count(*) from articles where instr(text, ?) > 0", first_row), [(1,)])

    def test_same_rows_whatever_the_workers_and_however_often(self):
        self.make_mixed_sources(30, 4)
        self.batch("in", "--out", "a.sqlite", "--jobs", "1", status=1)
        self.batch("in", "--out", "b.sqlite", "--jobs", "4", status=1)
        whole = self.content("a.sqlite")
        self.assertEqual(self.content("b.sqlite"), whole)
        self.assertEqual(len(whole["documents"]), 35)
        self.assertEqual(len(whole["sources"]), 36)
        self.batch("in", "--out", "b.sqlite", "--jobs", "4", status=1)
        self.batch("in", "--out", "b.sqlite", "--resume", status=1)
        self.assertEqual(self.content("b.sqlite"), whole)
        self.assertFalse(list(self.folder.glob("*.sqlite-wal")))

    def test_kill_9_anywhere(self):
        self.make_mixed_sources(30, 4)
        for i in range(4):
            self.write(f"in/1{i}-slow.pdf", f"%FAULT slow {i}")
        self.faulty("in", "--out", "whole.sqlite", status=1)
        self.kill_four_times(random.Random(14), "in", "--out", "out.sqlite")
        self.faulty("in", "--out", "out.sqlite", "--resume", status=1)
        self.assertEqual(self.content(), self.content("whole.sqlite"))

    def test_a_source_that_changed_replaces_its_document(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.sample("bus-bulletin.pdf", "in/b.pdf")
        self.batch("in", "--out", "out.sqlite")
        self.sample("park-notice.pdf", "in/a.pdf")
        self.batch("in", "--out", "out.sqlite", "--resume")
        self.assertEqual(self.query("select d.kind, s.source from sources s join documents d on d.id = s.document order by s.source"),
                         [("official_document", "in/a.pdf"), ("bulletin", "in/b.pdf")])
        self.sample("park-notice.docx", "in/b.pdf")
        self.batch("in", "--out", "out.sqlite", "--resume")
        self.assertEqual(self.query("select kind from documents"), [("official_document",)] * 2)
        self.assertEqual(self.query("select count(*) from articles where document not in (select id from documents)"), [(0,)])
        self.content()

    def test_upgrade_replaces_rows(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "out.sqlite")
        before = self.content()
        self.batch("in", "--out", "out.sqlite", "--upgrade", "--evidence", "none")
        self.assertEqual(self.query("select count(*) from fields where name not like 'mentions/%' and raw is not null"), [(0,)])
        self.assertEqual(self.content()["blocks"], before["blocks"])

    def test_files_that_are_no_archive_stay_as_they_are(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "out")
        for name, content, said in (("text.sqlite", b"no database, but a text that is long enough to be read as one" * 20, "file is not a database"),
                                    ("ledger.sqlite", (self.folder / "out.ledger.sqlite").read_bytes(), "is a database, but no archive of bianmu")):
            self.write(name, content)
            self.assertIn(f"{name}: {said} [environment]\n", self.batch("in", "--out", name, "--ledger", name + ".l", status=3))
            self.assertEqual((self.folder / name).read_bytes(), content)
        self.batch("in", "--out", "new.sqlite")
        self.query("pragma user_version = 99", archive="new.sqlite")
        self.assertIn("is an archive of a newer version of bianmu", self.batch("in", "--out", "new.sqlite", status=3))

    def test_an_older_archive_gets_the_new_columns(self):
        tasks = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("☐ 巡堤", "☑ 查泵", "值班表已发。"))
        self.docx("in/a.docx", tasks)
        self.batch("in", "--out", "whole.sqlite")
        self.assertEqual(self.query("select text, checked from blocks order by ordinal", archive="whole.sqlite"), [("☐ 巡堤", 0), ("☑ 查泵", 1), ("值班表已发。", None)])
        self.docx("in/a.docx", "<w:p><w:r><w:t>值班表未发。</w:t></w:r></w:p>")
        self.batch("in", "--out", "out.sqlite")
        self.query("alter table blocks drop column checked")
        self.before_pieces("out.sqlite", 1)
        self.docx("in/a.docx", tasks)
        self.batch("in", "--out", "out.sqlite", "--resume")
        self.assertEqual(self.query("pragma user_version"), [(3,)])
        self.assertEqual([row[1:] for row in self.content()["blocks"]], [row[1:] for row in self.content("whole.sqlite")["blocks"]])

    def before_pieces(self, archive, version):
        """Makes an archive one of a version that indexed each article as a whole."""
        with sqlite3.connect(self.folder / archive) as database:
            database.executescript("""
                insert into article_search(article_search, rowid, title, text) select 'delete', key, title, text from article_texts;
                drop trigger article_comes; drop trigger article_goes; drop view article_texts; drop table article_pieces;
                create view article_texts as select key, title || char(10, 10) as title, text || char(10, 10) as text from articles;
                create trigger article_comes after insert on articles begin
                  insert into article_search(rowid, title, text) select key, title, text from article_texts where key = new.key;
                end;
                create trigger article_goes before delete on articles begin
                  insert into article_search(article_search, rowid, title, text) select 'delete', key, title, text from article_texts where key = old.key;
                end;
                insert into article_search(rowid, title, text) select key, title, text from article_texts;""")
            database.execute(f"pragma user_version = {version}")
        self.content(archive)

    def found(self, *words):
        return [hit["places"] for hit in json.loads(self.run_program("search", "out.sqlite", " ".join(words), "--format", "json").stdout)["hits"]]

    def test_an_older_archive_keeps_its_index_and_long_texts_that_come_are_indexed_in_pieces(self):
        long = "".join(f"<w:p><w:r><w:t>第{number}次巡堤记录：水位{number % 97}厘米，值班{number % 13}人，一切如常，夜间照例复查泵房与闸门。</w:t></w:r></w:p>" for number in range(4000))
        self.docx("in/a.docx", long + "<w:p><w:r><w:t>乌桕渡口</w:t></w:r></w:p>")
        self.batch("in", "--out", "out.sqlite")
        self.before_pieces("out.sqlite", 2)
        self.assertEqual(self.found("乌桕渡口", "第7次巡堤"), [["in/a.docx"]])
        self.docx("in/b.docx", long + "<w:p><w:r><w:t>白鹭滩涂</w:t></w:r></w:p>")
        self.batch("in", "--out", "out.sqlite", "--resume")
        self.assertEqual(self.query("pragma user_version"), [(3,)])
        self.assertGreater(self.query("select count(*) from article_pieces where article > (select min(key) from articles)")[0][0], 1)
        self.assertEqual(self.query("select count(*) from article_pieces where article = (select min(key) from articles)"), [(0,)])
        self.content()
        self.assertEqual((self.found("乌桕渡口", "第7次巡堤"), self.found("白鹭滩涂", "第7次巡堤")), ([["in/a.docx"]], [["in/b.docx"]]))
        self.assertEqual(sorted(self.found("第7次巡堤")), [["in/a.docx"], ["in/b.docx"]])
        self.docx("in/a.docx", "<w:p><w:r><w:t>值班表未发。</w:t></w:r></w:p>")
        self.batch("in", "--out", "out.sqlite", "--resume")
        self.content()
        self.assertEqual((self.found("乌桕渡口"), self.found("第7次巡堤")), ([], [["in/b.docx"]]))

    def test_a_program_of_its_own_may_remove_articles(self):
        self.docx("in/a.docx", "".join(f"<w:p><w:r><w:t>第{number}次巡堤记录：水位{number % 97}厘米，一切如常，夜间照例复查泵房与闸门。</w:t></w:r></w:p>" for number in range(4000)))
        self.docx("in/b.docx", "<w:p><w:r><w:t>第7次巡堤的表。</w:t></w:r></w:p>")
        self.batch("in", "--out", "out.sqlite")
        self.assertEqual(len(self.found("第7次巡堤")), 2)
        self.query("delete from articles where characters > 100000")
        self.content()
        self.assertEqual((len(self.found("第7次巡堤")), self.query("select count(*) from article_pieces")), (1, [(0,)]))

    def test_an_archive_that_was_exchanged_is_noticed(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "out.sqlite")
        (self.folder / "out.sqlite").unlink()
        self.assertIn("out.sqlite: is not what the ledger says; begin anew with --restart", self.batch("in", "--out", "out.sqlite", "--resume", status=3))
        self.batch("in", "--out", "out.sqlite", "--restart")
        self.assertEqual(self.query("select kind from documents"), [("bulletin",)])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
