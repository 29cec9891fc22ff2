"""output_test.py BIANMU: every member of a schema says what it means, and the pages output.md and output.zh-CN.md are made of that."""
import json
import re
import subprocess
import sys
import unittest

from pages import ROOT, dead_links, text_of

PAGES = ("docs/output.md", "docs/output.zh-CN.md")
INSIDE = ("items", "additionalProperties", "propertyNames")


def mute(schema):
    """Pointers of members and named objects without a description of their own, or of what they refer to."""
    definitions = schema.get("definitions", {})

    def says(node):
        return "description" in node or ("$ref" in node and says(definitions[node["$ref"].rsplit("/", 1)[1]]))

    def walk(node, where):
        for name, member in node.get("properties", {}).items():
            if not says(member):
                yield f"{where}/{name}"
            yield from walk(member, f"{where}/{name}")
        for key in INSIDE:
            if isinstance(node.get(key), dict):
                yield from walk(node[key], f"{where}/{key}")
        for index, choice in enumerate(node.get("anyOf", ())):
            yield from walk(choice, f"{where}/anyOf/{index}")
        for name, definition in node.get("definitions", {}).items():
            if "properties" in definition and not says(definition):
                yield f"{where}/definitions/{name}"
            yield from walk(definition, f"{where}/definitions/{name}")

    return list(walk(schema, ""))


class Pages(unittest.TestCase):
    def test_every_member_has_a_description(self):
        schemas = sorted((ROOT / "schemas").glob("*.schema.json"))
        self.assertEqual(len(schemas), 4)
        for path in schemas:
            schema = json.loads(path.read_text(encoding="utf-8"))
            self.assertEqual(mute(schema), [], path.name)
            self.assertIn("description", schema)
        self.assertEqual(mute({"properties": {"a": {"properties": {"b": {"type": "string"}}, "description": "x"}}}), ["/a/b"])

    def test_the_pages_are_what_the_schemas_say(self):
        run = subprocess.run([sys.executable, "-B", ROOT / "scripts" / "output_reference.py", "--check"], capture_output=True, text=True, check=False)
        self.assertEqual((run.returncode, run.stdout), (0, ""))

    def test_links_lead_somewhere(self):
        for page in PAGES:
            text = text_of(page)
            anchors = {heading.lower().replace(":", "").replace(" ", "-") for heading in re.findall(r"(?m)^#+ (.*)$", text)}
            self.assertEqual([link for link in re.findall(r"\]\(#([^)]+)\)", text) if link not in anchors], [])
            self.assertEqual(dead_links(page), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
