"""jsonschema_test.py EMIT_SAMPLES SCHEMA RECORD_SCHEMA: what python3-jsonschema says of our documents and records, and of the same spoilt."""
import copy
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import jsonschema

PROGRAM, SCHEMA, RECORD_SCHEMA = sys.argv[1:4]


def containers(value):
    """Every object and array below `value`, itself included."""
    if isinstance(value, (dict, list)):
        yield value
        for child in value.values() if isinstance(value, dict) else value:
            yield from containers(child)


def pieces(document, minimal):
    """Small documents that together hold what the large one holds, so that thousands can be checked."""
    for key, value in document.items():
        if key != "sections":
            yield {**minimal, key: value}
    for section in document["sections"]:
        for article in section["articles"]:
            for block in article["blocks"]:
                yield {**minimal, "sections": [{**section, "articles": [{**article, "blocks": [block]}]}]}


def changes(found, key):
    """The container without its value at `key`, and with others there."""
    if isinstance(found, dict):
        changed = dict(found)
        del changed[key]
        yield changed
    for value in [None, "", "x", -1, 1.5, 2.0, True, [], [found[key]], {}]:
        changed = copy.copy(found)
        changed[key] = value
        yield changed


def spoilt(value, done, name=""):
    """`value` changed in one place: with an unknown key, without a key, with another value. Of places that are alike, the first."""
    is_object = isinstance(value, dict)
    if is_object:
        yield {**value, "x-unknown": "x"}
    for key, child in list(value.items() if is_object else enumerate(value)):
        alike = (name, value.get("type"), key) if is_object else (name, key)
        if alike not in done:
            done.add(alike)
            yield from changes(value, key)
        if isinstance(child, (dict, list)):
            for changed in spoilt(child, done, key if is_object else name):
                copied = copy.copy(value)
                copied[key] = changed
                yield copied


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([PROGRAM, cls.folder.name], check=True)
        schema = json.loads(Path(SCHEMA).read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        cls.validator = jsonschema.Draft7Validator(schema)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def read(self, name):
        return json.loads(Path(self.folder.name, name).read_text(encoding="utf-8"))

    def test_every_emitted_document_is_valid(self):
        names = sorted(path.name for path in Path(self.folder.name).glob("*.json"))
        self.assertEqual(names, ["long.json", "maximal.json", "minimal.json"])
        for name in names:
            self.assertEqual([error.message for error in self.validator.iter_errors(self.read(name))], [], name)

    def test_unknown_key_anywhere_is_refused(self):
        document = self.read("maximal.json")
        del document["parts"][1:]
        objects = [found for found in containers(document) if isinstance(found, dict)]
        self.assertGreater(len(objects), 100)
        for found in objects:
            found["x-unknown"] = "x"
            self.assertFalse(self.validator.is_valid(document), found)
            del found["x-unknown"]

    def test_both_checkers_agree_on_records(self):
        schema = json.loads(Path(RECORD_SCHEMA).read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        validator = jsonschema.Draft7Validator(schema)
        records = [json.loads(line) for path in sorted(Path(self.folder.name).glob("*.ndjson")) for line in path.read_text(encoding="utf-8").splitlines()]
        self.assertGreater(len(records), 50)
        self.assertEqual([error.message for record in records for error in validator.iter_errors(record)], [])
        kinds = {(record["record"], record.get("type")): record for record in records}
        chosen = [kinds[kind] for kind in (("article", None), ("block", "table"))]
        cases = [case for record in chosen for case in spoilt(record, set()) if "record" in case]
        self.agree(cases, validator)

    def test_both_checkers_agree_on_spoilt_documents(self):
        maximal = self.read("maximal.json")
        del maximal["parts"]
        done = set()
        cases = [case for piece in pieces(maximal, self.read("minimal.json")) for case in spoilt(piece, done)]
        self.assertGreater(len(cases), 3000)
        self.agree(cases, self.validator)

    def agree(self, cases, validator):
        path = Path(self.folder.name, "cases.ndjson")
        path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
        run = subprocess.run([PROGRAM, "--check", str(path)], check=True, capture_output=True, text=True)
        ours = [line == "1" for line in run.stdout.split()]
        self.assertEqual(len(ours), len(cases))
        theirs = [validator.is_valid(case) for case in cases]
        self.assertEqual([case for case, our, their in zip(cases, ours, theirs) if our != their], [])
        self.assertGreater(ours.count(False), len(ours) // 2)
        self.assertIn(True, ours)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
