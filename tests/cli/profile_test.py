import copy
import json
import re
from pathlib import Path

from program import Program

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "schemas" / "profile.schema.json"
BUILT_IN = ("bulletin", "official", "generic")
RULE = {"id": "section.own", "reason": "it is so", "confidence": 0.9, "pattern": "^(?P<name>Part .*)$", "match": ["Part one"], "no_match": ["A part"]}


def objects(value, pointer=""):
    """(pointer, object) of every object in a profile whose keys the schema names."""
    free = re.search(r"/(fonts|numerals|months|eras|type_names|currencies|scales|order|rules)$", pointer) and not pointer.endswith("/colophon/rules")
    if isinstance(value, dict):
        if not free:
            yield pointer, value
        for key, inner in value.items():
            yield from objects(inner, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from objects(inner, f"{pointer}/{index}")


def named(schema):
    """Names of all members that the schema knows."""
    if isinstance(schema, dict):
        for key, inner in schema.items():
            if key == "properties":
                yield from inner
            yield from named(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from named(inner)


class Profiles(Program):
    def built_in(self, name):
        return json.loads(self.expect(["profile", "show", name], 0, stdout=None).stdout)

    def check(self, profile, *faults):
        """Runs `profile check` on it and asserts what it finds."""
        self.write("own.json", json.dumps(profile))
        run = self.run_program("profile", "check", "own.json")
        self.assertEqual(run.stderr.decode(), "".join(f"bianmu: own.json: {fault} [schema_violation]\n" for fault in faults))
        self.assertEqual(run.returncode, 1 if faults else 0)
        return run.stdout.decode()

    def test_built_in_profiles_are_right(self):
        run = self.expect(["profile", "check", *BUILT_IN], 0, stdout=None)
        self.assertRegex(run.stdout.decode(), r"\A(\w+: \d+ rules of its own do what their \d+ examples say\n){3}\Z")
        for name in BUILT_IN:
            path = ROOT / "src/structure/profiles" / f"{name}.json"
            self.expect(["profile", "check", "--quiet", str(path)], 0)
            self.expect(["profile", "check", "--quiet", name], 0)

    def test_shown_profiles_read_as_the_built_in_ones(self):
        for name in BUILT_IN:
            profile = self.built_in(name)
            self.assertNotIn("extends", profile)
            self.assertEqual(list(profile)[:2], ["name", "kind"])
            self.write(f"{name}.json", json.dumps(profile))
            sample = str(ROOT / "samples" / ("park-notice.docx" if name == "official" else "library-bulletin.docx"))
            own = self.document(sample, "--profile", f"./{name}.json")
            self.assertEqual(own, self.document(sample, "--profile", name))

    def test_schema(self):
        self.expect(["schema", "profile"], 0, stdout=SCHEMA.read_bytes())
        schema = json.loads(SCHEMA.read_bytes())
        self.assertEqual(schema["$schema"], "http://json-schema.org/draft-07/schema#")

        def closed(part):
            if isinstance(part, dict):
                if "properties" in part:
                    self.assertIs(part["additionalProperties"], False, part)
                list(map(closed, part.values()))
            elif isinstance(part, list):
                list(map(closed, part))
        closed(schema)

    def test_the_schema_and_the_reader_know_the_same_members(self):
        sources = [ROOT / "src/structure" / name for name in ("profile.cpp", "profile_json.cpp")]
        code = "".join(path.read_text(encoding="utf-8") for path in sources)
        read = set(re.findall(r'(?:\.at|\.value|\.contains|\.erase|flag|each|read_\w+)\((?:\w+, )?"([a-z_$]+)"', code))
        read |= set(re.findall(r'\["([a-z_$]+)"\]', code))
        known = set(named(json.loads(SCHEMA.read_bytes())))
        fields = set(json.loads(SCHEMA.read_bytes())["definitions"]["field"]["enum"])
        self.assertEqual(known - read - fields, set(), "in the schema, not read")
        self.assertEqual(read - known, set(), "read, not in the schema")

    def test_unknown_keys_are_errors_with_their_place(self):
        for name in BUILT_IN:
            profile = self.built_in(name)
            places = list(objects(profile))
            self.assertGreater(len(places), 40)
            for pointer, _ in places[::1 if name == "bulletin" else 7]:
                broken = copy.deepcopy(profile)
                dict(objects(broken))[pointer]["conifdence"] = 1
                with self.subTest(name + pointer):
                    self.check(broken, f'{pointer + ": " if pointer else ""}unknown key "conifdence"')

    def test_extensions(self):
        self.check({"name": "own", "extends": "bulletin"})
        said = self.check({"name": "own", "extends": "bulletin", "section": {"before": [RULE]}, "rules": {"section.ornament": None},
                           "colophon": {"labels": {"editors": ["Editor"]}}})
        self.assertRegex(said, r"\Aown.json: \d+ rules of its own do what their \d+ examples say\n\Z")
        document = self.document(str(ROOT / "samples/library-bulletin.docx"), "--profile", "own.json")
        self.assertEqual(document["generator"]["profile"], "own")

    def test_faults_name_place_rule_and_example(self):
        def section(**members):
            return {"name": "own", "extends": "bulletin", "section": {"after": [{**RULE, **members}]}}
        self.check(section(match=["Part one", "Chapter"]), '/section/after/0/match/1: rule section.own: does not hit its example "Chapter": the pattern does not fit')
        self.check(section(no_match=["Part two"]), '/section/after/0/no_match/0: rule section.own: hits its counter-example "Part two"')
        self.check(section(match=[]), "/section/after/0: rule section.own: has no example that it hits; give one in match")
        self.check(section(id="section.bracket"), "/section/after/0: rule section.bracket: the id stands twice; each rule needs its own")
        self.check(section(pattern="(?P<name>a"), "/section/after/0/pattern: rule section.own: the pattern (?P<name>a is no RE2 expression: missing ): (?P<name>a")
        self.check({"name": "own", "extends": "minutes"}, '/extends: "minutes" is none of the allowed values')
        self.check({"name": "own", "extends": "bulletin", "rules": {"byline": None}}, "/rules/byline: there is no rule of that id to change")
        self.check({"name": "own"}, "/kind: is needed where no built-in profile is extended: bulletin, official_document or generic")
        self.write("own.json", '{"name": ')
        self.expect(["profile", "check", "own.json"], 1, "bianmu: own.json: not JSON: stopped at byte 10 [schema_violation]\n")
        self.expect(["profile", "check", "none.json"], 1, "bianmu: none.json: there is no such file; check the name [not_found]\n")

    def test_convert_refuses_a_profile_that_is_wrong(self):
        pdf = self.a_pdf()
        for text, said in (("{", "the profile is wrong at /: not JSON: stopped at byte 2"),
                           ('{"name": "own", "extends": "bulletin", "sections": []}', 'the profile is wrong at /: unknown key "sections"'),
                           (json.dumps({"name": "own", "extends": "bulletin", "section": [{**RULE, "pattern": "("}]}),
                            "the profile is wrong at /section/0/pattern: rule section.own: the pattern ( is no RE2 expression: missing ): (")):
            self.write("own.json", text)
            self.expect(["convert", pdf, "--profile", "own.json"], 2, f"bianmu: --profile own.json: {said} [usage]\n")

    def test_usage(self):
        def wrong(arguments, message):
            self.expect(arguments, 2, f"bianmu: {message} [usage]\n")
        wrong(["profile"], "profile takes check, show, not nothing")
        wrong(["profile", "chekc"], "profile takes check, show, not chekc; did you mean check?")
        wrong(["profile", "check"], "profile check takes files")
        wrong(["profile", "show"], "profile show takes the name of a built-in profile")
        wrong(["profile", "show", "bulletn"], "profile show takes bulletin, official, generic, not bulletn; did you mean bulletin?")

    def test_every_block_and_field_of_every_sample_is_explained(self):
        for sample in sorted((ROOT / "samples").glob("*.docx")) + sorted((ROOT / "samples").glob("*.pdf")):
            run = self.expect_explained(str(sample), "--log-format", "json")
            document = json.loads(run.stdout)
            told = {line["pointer"]: line for line in map(json.loads, run.stderr.decode().splitlines())}
            wanted = {pointer: evidence["rule"] for pointer, evidence in document["evidence"].items()}
            for s, section in enumerate(document["sections"]):
                for a, article in enumerate(section["articles"]):
                    wanted |= {f"/sections/{s}/articles/{a}/blocks/{b}": block["rule"] for b, block in enumerate(article["blocks"])}
            with self.subTest(sample.name):
                self.assertEqual({pointer: line["rule"] for pointer, line in told.items() if pointer in wanted}, wanted)
                self.assertEqual([line for line in told.values() if not line["reason"]], [])
                self.assertEqual({line["level"] for line in told.values()}, {"explain"})
                self.assertGreater(sum(bool(line["look"]) for line in told.values()), len(told) * 0.8)

    def expect_explained(self, *arguments):
        run = self.run_program("convert", *arguments, "--explain")
        self.assertEqual(run.returncode, 0, run.stderr)
        return run

    def test_an_explanation_to_read(self):
        sample = str(ROOT / "samples/library-bulletin.docx")
        plain = self.expect(["convert", sample], 0, stdout=None).stdout
        run = self.expect_explained(sample)
        self.assertEqual(run.stdout, plain)
        self.assertRegex(run.stderr.decode(), r'(?m)^[^\n]*/library-bulletin\.docx: /masthead/issue "第2期"\n'
                         r"    masthead\.issue 0\.\d\d: the number of the issue, its year before it and its running number behind it\n    look: align center, [^\n]+\n    sign: align center: yes\n")
