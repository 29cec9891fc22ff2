"""architecture_test.py BIANMU: the pages architecture.md and architecture.zh-CN.md, and their picture, name every room of the sources and no other."""
import re
import sys
import unittest
import xml.etree.ElementTree as xml

from pages import ROOT, dead_links, text_of

PAGES = ("docs/architecture.md", "docs/architecture.zh-CN.md")
PICTURE = "docs/pictures/architecture.svg"
BESIDE = {"extract"}   # what is named so and holds rooms


def rooms():
    return set(re.search(r"foreach\(room IN ITEMS (.*?)\)", text_of("src/CMakeLists.txt")).group(1).split())


class Pages(unittest.TestCase):
    def test_rooms(self):
        self.assertGreater(len(rooms()), 12)
        for page in PAGES:
            named = {name for name in re.findall(r"`([a-z/]+)`", text_of(page)) if (ROOT / "src" / name).is_dir()} - BESIDE
            self.assertEqual(named - {"extract/pdf/backend"}, rooms(), page)

    def test_picture(self):
        words = " ".join(element.text or "" for element in xml.parse(ROOT / PICTURE).iter() if element.tag.endswith("text"))
        self.assertEqual([room for room in rooms() if not re.search(rf"(?<![\w/]){re.escape(room)}(?![\w/])", words)], [])

    def test_links(self):
        for page in PAGES:
            self.assertIn(PICTURE.removeprefix("docs/"), text_of(page))
            self.assertEqual(dead_links(page), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
