"""architecture_test.py SRC POPPLER_HEADERS: the rooms keep their rules, and the checker sees it when they do not."""
import sys
import tempfile
import unittest
from pathlib import Path

import checker
import rules

SRC, POPPLER = sys.argv[1:3]

# One planted breach each: path, text, and what must be said (None: it is there for the next).
PLANTED = [
    ("layout/a.cpp", '#include "extract/pdf/read.h"\n', "layout/a.cpp:1: layout may not include extract/pdf: extract/pdf/read.h"),
    ("structure/a.cpp", '\n#include "layout/layout.h"\n', "structure/a.cpp:2: structure may not include layout: layout/layout.h"),
    ("model/a.h", '#include "emit/emit.h"\n', "model/a.h:1: model may not include emit: emit/emit.h"),
    ("cli/a.cpp", '#include "structure/structure.h"\n', "cli/a.cpp:1: cli may not include structure: structure/structure.h"),
    ("convert/a.cpp", '#include "extract/docx/package.h"\n', "convert/a.cpp:1: extract/docx/package.h is private to extract/docx"),
    ("cli/b.cpp", '  #  include  "emit/schema_checker.h"\n', "cli/b.cpp:1: emit/schema_checker.h is private to emit"),
    ("extract/pdf/a.h", "#include <PDFDoc.h>\n", "extract/pdf/a.h:1: Poppler outside extract/pdf/backend: PDFDoc.h"),
    ("convert/b.cpp", "#include <poppler/goo/GooString.h>\n", "convert/b.cpp:1: Poppler outside extract/pdf/backend: poppler/goo/GooString.h"),
    ("model/b.h", "#include <nlohmann/json.hpp>\n", "model/b.h:1: model includes a library: nlohmann/json.hpp"),
    ("model/c.h", "#include <unistd.h>\n", "model/c.h:1: model does no input or output: unistd.h"),
    ("layout/b.cpp", "#include <fstream>\n", "layout/b.cpp:1: layout does no input or output: fstream"),
    ("emit/a.cpp", "#include <unzip.h>\n", "emit/a.cpp:1: unzip.h is not for emit"),
    ("convert/d.cpp", "#include <valijson/schema.hpp>\n", "convert/d.cpp:1: valijson/schema.hpp is not for convert"),
    ("cli/c.cpp", '#include "messages.h"\n', "cli/c.cpp:1: messages.h is in no room; includes in quotes start at src"),
    ("common/a.h", "\n", "common/a.h:1: lies in no room of the table"),
    ("structure/b.cpp", 'auto a = "目录";\n', "structure/b.cpp:1: a Han character in the code; words are data"),
    ("structure/c.h", "/* 目录\n*/ auto a = U'\\u76ee';\n", "structure/c.h:2: a Han character in the code; words are data"),
    ("cli/d.cpp", 'auto a = "\u5907";\n', "cli/d.cpp:1: a Han character in the code; words are data"),
    ("emit/own.h", "\n", None),
    ("emit/own.cpp", '#include <vector>\n\n#include "emit/own.h"\n', "emit/own.cpp:1: does not include its own header first, which shows that it compiles alone"),
    ("layout/c.cpp", 'auto a = R"x(//)x"; auto b = U\'〇\';\n', "layout/c.cpp:1: a Han character in the code; words are data"),
]

ALLOWED = [
    ("emit/own.h", "\n"),
    ("emit/own.cpp", '// first\n#include "emit/own.h"\n\n#include <vector>\n'),
    ("convert/c.cpp", '#include "extract/pdf/read.h"\n#include "layout/layout.h"\n#include <openssl/evp.h>\n'),
    ("extract/pdf/backend/a.cpp", '#include <PDFDoc.h>\n#include "extract/pdf/page_builder.h"\n#include "model/page.h"\n'),
    ("model/d.h", "#include <vector>\n#include <tl/expected.hpp>\n#include <utf8proc.h>\n"),
    ("layout/d.cpp", '// 目录\n/* "目录" */ auto url = "http://example.cn"; auto p = U\'（\';\n'),
    ("structure/CMakeLists.txt", "bianmu_embed(bianmu_structure profiles.h bianmu::structure kBulletin bulletin.json)\n"),
    ("structure/e.cpp", '#include "profiles.h"\n'),
    ("structure/d.cpp", '// #include "layout/layout.h"\n'),
]


def plant(files):
    folder = tempfile.TemporaryDirectory()
    for name, text in files:
        path = Path(folder.name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


class Rooms(unittest.TestCase):
    maxDiff = None

    def test_sources_keep_the_rules(self):
        self.assertGreater(len(checker.sources(Path(SRC))), 20)
        self.assertEqual(checker.violations(Path(SRC), checker.poppler_headers(POPPLER)), [])

    def test_no_two_headers_of_a_namespace_define_one_name(self):
        """Two classes of one name are one to the linker: a program takes the functions of one for the data of the other."""
        self.assertEqual(checker.defined_twice(Path(SRC)), [])
        with tempfile.TemporaryDirectory() as folder:
            for name in ("a.h", "b.h", "c.h"):
                space = "layout" if name != "c.h" else "emit"
                (Path(folder) / name).write_text(f"namespace bianmu::{space} {{\n\nstruct Band {{\n    struct Inner {{}};\n}};\nclass Other;\n\n}}\n")
            self.assertEqual(checker.defined_twice(Path(folder)), ["bianmu::layout::Band: a.h b.h"])

    def test_every_room_has_a_row_for_its_doors(self):
        self.assertEqual(set(rules.MAY_INCLUDE), set(rules.DOORS))
        for room, doors in rules.DOORS.items():
            self.assertEqual([door for door in doors or [""] if not Path(SRC, room, door).exists()], [], room)

    def test_rooms_form_one_direction(self):
        order = list(rules.MAY_INCLUDE)
        for room, others in rules.MAY_INCLUDE.items():
            self.assertEqual([other for other in others if order.index(other) >= order.index(room)], [], room)


class Checker(unittest.TestCase):
    maxDiff = None

    def test_poppler_headers_are_known(self):
        names = checker.poppler_headers(POPPLER)
        self.assertTrue({"PDFDoc.h", "GfxFont.h", "goo/GooString.h"} <= names)

    def test_planted_breaches_are_found(self):
        with plant([(name, text) for name, text, _ in PLANTED]) as folder:
            found = checker.violations(Path(folder), checker.poppler_headers(POPPLER))
        self.assertEqual(sorted(found), sorted(message for _, _, message in PLANTED if message))

    def test_what_is_allowed_is_not_reported(self):
        with plant(ALLOWED) as folder:
            self.assertEqual(checker.violations(Path(folder), checker.poppler_headers(POPPLER)), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
