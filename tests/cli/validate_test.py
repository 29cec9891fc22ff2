from program import Program


class Validate(Program):
    def setUp(self):
        super().setUp()
        self.good = self.run_program("convert", self.a_pdf()).stdout
        self.write("good.json", self.good)

    def test_valid(self):
        self.expect(["validate", "good.json"], 0, stdout=b"good.json: valid\n")
        self.expect(["validate", "good.json", "--quiet"], 0)
        self.expect(["validate"], 0, stdout=b"standard input: valid\n", input=self.good)
        self.write("all.ndjson", self.good * 3)
        self.expect(["validate", "all.ndjson", "good.json"], 0, stdout=b"all.ndjson: 3 documents, all valid\ngood.json: valid\n")

    def test_every_breach_is_one_line(self):
        self.write("bad.json", self.good.replace(b'"kind":"generic"', b'"kind":"letter","colour":"red"').replace(b'"confidence":0.', b'"confidence":7.', 1))
        run = self.run_program("validate", "bad.json", "good.json")
        self.assertEqual((run.returncode, run.stdout), (1, b"good.json: valid\n"))
        lines = run.stderr.decode().splitlines()
        self.assertEqual(lines[:2], ['bianmu: bad.json: unknown key "colour" [schema_violation]',
                                     'bianmu: bad.json: /kind: "letter" is none of the allowed values [schema_violation]'])
        self.assertRegex(lines[2], r"^bianmu: bad\.json: /sections/0/articles/0/blocks/0/confidence: 7\.\d+ is more than 1 \[schema_violation\]$")
        self.assertEqual(len(lines), 3)

    def test_lines_are_numbered(self):
        self.write("all.ndjson", self.good + b"\n{}x\n" + self.good)
        self.expect(["validate", "all.ndjson"], 1, "bianmu: all.ndjson: line 3: not JSON: stopped at byte 3 [schema_violation]\n")

    def test_what_is_no_json(self):
        self.expect(["validate", "hours.pdf"], 1, "bianmu: hours.pdf: not JSON: stopped at byte 1 [schema_violation]\n")
        self.expect(["validate", "nowhere.json"], 1, "bianmu: nowhere.json: there is no such file; check the name [not_found]\n")
        self.expect(["validate", self.write("deep.json", "[" * 100000)], 1,
                    "bianmu: deep.json: nested deeper than 500 levels [schema_violation]\n")
