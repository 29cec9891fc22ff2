"""jsonschema_test.py EMIT_SAMPLES SCHEMA: what python3-jsonschema says of our documents, and of the same documents spoilt."""
import copy
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import jsonschema

PROGRAM, SCHEMA = sys.argv[1:3]


def containers(value):
    """Every object and array below `value`, itself included."""
    if isinstance(value, (dict, list)):
        yield value
        for child in value.values() if isinstance(value, dict) else value:
            yield from containers(child)


def spoilt(document):
    """The document with an unknown key in one object, or without one key, for every object; and with one value made null or empty."""
    for number, found in enumerate(containers(document)):
        if not isinstance(found, dict):
            continue
        for key in ["x-unknown", *found]:
            for value in [None, ""]:
                copied = copy.deepcopy(document)
                list(containers(copied))[number][key] = value
                yield key, value, copied
            if key in found:
                copied = copy.deepcopy(document)
                del list(containers(copied))[number][key]
                yield key, "left out", copied


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

    def test_both_checkers_agree_on_spoilt_documents(self):
        document = self.read("maximal.json")
        del document["parts"]
        cases = list(spoilt(document))
        self.assertGreater(len(cases), 1000)
        path = Path(self.folder.name, "cases.ndjson")
        path.write_text("".join(json.dumps(case) + "\n" for _, _, case in cases), encoding="utf-8")
        run = subprocess.run([PROGRAM, "--check", str(path)], check=True, capture_output=True, text=True)
        ours = [line == "1" for line in run.stdout.split()]
        self.assertEqual(len(ours), len(cases))
        differ = [(key, value) for accepted, (key, value, case) in zip(ours, cases) if accepted != self.validator.is_valid(case)]
        self.assertEqual(differ, [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
