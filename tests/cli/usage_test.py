import json
import os
from pathlib import Path

from program import Program

HERE = Path(__file__).parent
HELP = HERE / "help"
SCHEMA = HERE.parents[1] / "schemas" / "document.schema.json"


class Usage(Program):
    def wrong(self, arguments, message):
        self.expect(arguments, 2, f"bianmu: {message} [usage]\n")

    def test_help(self):
        for command in ("convert", "inspect", "validate", "schema", "profile", "version", "batch", "pipe", "survey", "status", "diff", "search", "submit", "worker", "serve"):
            if command in ("submit", "worker") and b"without queues" in self.run_program("version").stdout:
                continue
            if command == "serve" and b"without HTTP" in self.run_program("version").stdout:
                continue
            with self.subTest(command):
                self.expect([command, "--help"], 0, stdout=(HELP / f"{command}.txt").read_bytes())
        self.expect(["--help"], 0, stdout=(HELP / "bianmu.txt").read_bytes())
        self.expect(["-h"], 0, stdout=(HELP / "bianmu.txt").read_bytes())

    def test_version(self):
        run = self.expect(["version"], 0, stdout=None)
        self.assertRegex(run.stdout.decode(), r"\Abianmu \d+\.\d+\.\d+\ndocument schema 1\.0\nreads PDF \(poppler \d+\.\d+\.\d+\), "
                         r"DOCX \(minizip \d[\d.]*, expat \d[\d.]*\)\nwrites JSON, NDJSON, Markdown, HTML, text\nbatches from folders and from zip, tar, 7z, rar "
                         r"\(libarchive \d[\d.]*\) into folders, NDJSON, SQLite(, PostgreSQL \(libpqxx \d[\d.]*\))?; ledger in SQLite \d[\d.]*\n"
                         r"(queues by NATS JetStream \(libnats \d[\d.]*\)|without queues)\n(serves HTTP \(cpp-httplib \d[\d.]*\)|without HTTP)\n"
                         r"profiles auto, [a-z, ]+\nwithout OCR\n\Z")
        self.expect(["--version"], 0, stdout=run.stdout)

    def test_schema(self):
        for arguments in (["schema"], ["schema", "document"]):
            self.expect(arguments, 0, stdout=SCHEMA.read_bytes())
        self.assertEqual(json.loads(SCHEMA.read_bytes())["$schema"], "http://json-schema.org/draft-07/schema#")
        self.wrong(["schema", "records"], "schema takes document, profile, record, corrections, not records; did you mean record?")
        self.wrong(["schema", "documnet"], "schema takes document, profile, record, corrections, not documnet; did you mean document?")

    def test_commands(self):
        self.wrong([], "no command: one of convert, inspect, validate, schema, profile, version, batch, pipe, survey, status, diff, search, submit, worker, serve; see bianmu --help")
        self.wrong(["covert", "a.pdf"], "unknown command covert; did you mean convert?")
        self.wrong(["Validate"], "unknown command Validate; did you mean validate?")
        self.wrong(["frobnicate"], "unknown command frobnicate; see bianmu --help")
        self.wrong([self.a_pdf()], "hours.pdf is no command; did you mean bianmu convert hours.pdf?")

    def test_what_stands_before_the_command_is_not_passed_over(self):
        self.wrong(["--pretty", "convert", self.a_pdf()], "--pretty stands before the command; what belongs to convert comes after it; see bianmu convert --help")
        self.wrong(["help", "convert"], "help stands before the command; what belongs to convert comes after it; see bianmu convert --help")

    def test_names_that_begin_with_a_dash(self):
        self.a_pdf("-a.pdf")
        self.a_pdf()
        self.wrong(["convert", "-a.pdf"], "unknown option -a.pdf; the file of this name is ./-a.pdf")
        self.expect(["convert", "hours.pdf", "-o", "out", "--", "-a.pdf"], 0)
        self.assertEqual(self.names("out"), ["-a.pdf.json", "hours.pdf.json"])
        self.expect(["batch", "--out", "all", "--quiet", "--", "-a.pdf"], 0)
        self.assertEqual(self.names("all"), ["-a.pdf.json"])
        self.wrong(["version", "--", "now"], "unexpected argument now")

    def test_a_terminal_is_no_document(self):
        ours, terminal = os.openpty()
        self.addCleanup(os.close, ours)
        for command in ("convert", "inspect", "validate"):
            self.expect([command], 2, f"bianmu: no file: name one, or pipe it in; see bianmu {command} --help [usage]\n", stdin=terminal)
        self.expect(["schema"], 0, stdout=SCHEMA.read_bytes(), stdin=terminal)
        os.close(terminal)

    def test_unknown_options(self):
        self.wrong(["--verson"], "unknown option --verson; did you mean --version?")
        self.wrong(["convert", "a.pdf", "--pritty"], "unknown option --pritty; did you mean --pretty?")
        self.wrong(["convert", "--pasword=x", "a.pdf"], "unknown option --pasword; did you mean --password?")
        self.wrong(["convert", "--page", "3", "a.pdf"], "unknown option --page; did you mean --pages?")
        self.wrong(["convert", "-x", "a.pdf"], "unknown option -x; see bianmu convert --help")
        self.wrong(["validate", "--pretty", "a.json"], "unknown option --pretty; see bianmu validate --help")
        self.wrong(["version", "now"], "unexpected argument now; see bianmu version --help")

    def test_values(self):
        self.wrong(["convert", "-o"], "--out takes one value")
        self.wrong(["convert", "a.pdf", "-o", ""], "--out takes a file or a folder")
        for number in ("x", "-1", "1.5", "10000000000"):
            self.wrong(["batch", "a.pdf", "--out", "out", "--timeout", number], f"--timeout takes a whole number up to 1000000000, not {number}")
        self.wrong(["convert", "a.pdf", "--format", "markdwn"], "--format takes json, ndjson, markdown, html, text, not markdwn; did you mean markdown?")
        self.wrong(["convert", "a.pdf", "--format", "jsom"], "--format takes json, ndjson, markdown, html, text, not jsom; did you mean json?")
        self.wrong(["convert", "a.pdf", "--ocr", "always"], "--ocr always is not available in this version; it takes auto, never")
        self.wrong(["convert", "a.pdf", "--revisions", "rejected"], "--revisions takes accepted, original, all, not rejected")
        self.wrong(["convert", "a.pdf", "--evidence", "some"], "--evidence takes full, none, not some")
        self.wrong(["convert", "a.pdf", "--log-format", "xml"], "--log-format takes text or json, not xml")
        self.wrong(["convert", "a.pdf", "--corrections", "c.json"], "--corrections c.json: there is no such file; check the name")
        self.write("c.json", "{}")
        self.wrong(["convert", "a.pdf", "b.pdf", "-o", "out", "--corrections", "c.json"], "--corrections belongs to one document; convert it alone")
        run = self.run_program("convert", self.a_pdf(), "--corrections", "c.json")
        self.assertEqual((run.returncode, run.stdout), (2, b""))
        self.assertRegex(run.stderr.decode(), r"\Abianmu: hours\.pdf: the corrections do not fit their schema: .* \[usage\]\n\Z")
        self.wrong(["convert", self.a_pdf(), "--corrections", "c.json", "-o", "./c.json"], "-o ./c.json would replace the corrections; choose another name")
        self.wrong(["convert", "-", "-", "-o", "out"], "standard input (-) is given twice")

    def test_pages(self):
        for text in ("0", "1-", "-3", "1,,2", "a", "1-2-3", "+1", "99999999999"):
            with self.subTest(text):
                self.wrong(["convert", "a.pdf", f"--pages={text}"], f"--pages takes pages and ranges from 1, such as 1-5,8; not {text}")
        self.wrong(["convert", "a.pdf", "--pages="], "--pages takes one value")
        self.wrong(["convert", "a.pdf", "--pages", "1,5-2"], "--pages: the range 5-2 runs backwards")

    def test_passwords(self):
        self.wrong(["convert", "a.pdf", "--password", "x", "--password-file", "y"], "--password and --password-file exclude each other; give one")
        self.wrong(["convert", "a.pdf", "--password-file", "y"], "--password-file y: there is no such file; check the name")

    def test_profiles(self):
        run = self.run_program("convert", "a.pdf", "--profile", "bulletn")
        self.assertRegex(run.stderr.decode(), r"\Abianmu: --profile takes auto, [a-z, ]+ or a file, such as \./mine\.json, not bulletn; did you mean bulletin\? \[usage\]\n\Z")
        self.assertEqual(run.returncode, 2)
        self.wrong(["convert", "a.pdf", "--profile", "./mine.json"], "--profile ./mine.json: there is no such file; check the name")

    def test_messages_as_json_lines_even_for_a_wrong_command_line(self):
        run = self.run_program("convert", "--pritty", "--log-format", "json")
        self.assertEqual((run.returncode, json.loads(run.stderr)),
                         (2, {"level": "error", "code": "usage", "file": "", "message": "unknown option --pritty; did you mean --pretty?"}))
