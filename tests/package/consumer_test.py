"""consumer_test.py CMAKE BUILD COMPILER C_COMPILER: projects that use the installed library, by find_package and by pkg-config, from C++ and from C, and
nothing of this source tree."""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
CMAKE, BUILD, COMPILER, C_COMPILER = (sys.argv.pop(1) for _ in range(4))


class Consumer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.prefix = cls.folder / "prefix"
        cls.run_command(CMAKE, "--install", BUILD, "--prefix", cls.prefix, "--component", "development")

    @classmethod
    def run_command(cls, *command, **how):
        run = subprocess.run([str(word) for word in command], capture_output=True, encoding="utf-8", **how)
        if run.returncode:
            raise AssertionError(f"{command}: {run.stdout}{run.stderr}")
        return run.stdout

    def check(self, program):
        for name in ("library-bulletin.pdf", "park-notice.docx"):
            title = json.loads((SAMPLES / f"{name}.json").read_bytes())["title"]
            self.assertEqual(self.run_command(program, SAMPLES / name), title + "\n")
        bad = self.folder / "bad.pdf"
        bad.write_text("no document\n")
        run = subprocess.run([program, bad], capture_output=True)
        self.assertEqual((run.returncode, run.stdout), (1, b"unsupported_format\n"))

    def test_find_package(self):
        made = self.folder / "made"
        self.run_command(CMAKE, "-G", "Ninja", "-S", HERE / "consumer", "-B", made, f"-DCMAKE_PREFIX_PATH={self.prefix}", f"-DCMAKE_CXX_COMPILER={COMPILER}")
        self.run_command(CMAKE, "--build", made)
        self.check(made / "print_title")

    def flags(self, *which, package="bianmu"):
        [config] = self.prefix.rglob(f"{package}.pc")
        return self.run_command("pkg-config", *which, package, env={**os.environ, "PKG_CONFIG_PATH": str(config.parent)}).split()

    def test_pkg_config(self):
        flags = self.flags("--cflags", "--libs")
        self.run_command(COMPILER, "-std=c++20", HERE / "consumer" / "print_title.cpp", "-o", self.folder / "print_title", *flags)
        self.check(self.folder / "print_title")

    def test_c(self):
        program = self.folder / "print_json"
        strict = ("-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror")
        self.run_command(C_COMPILER, *strict, HERE / "consumer" / "print_json.c", "-o", program, *self.flags("--cflags", "--libs", package="bianmu-c"))
        [library] = self.prefix.rglob("libbianmu.so")
        environment = {"LD_LIBRARY_PATH": str(library.parent)}
        for name in ("library-bulletin.pdf", "park-notice.docx"):
            self.assertEqual(json.loads(self.run_command(program, SAMPLES / name, env=environment)), json.loads((SAMPLES / f"{name}.json").read_bytes()))
        text = self.run_command(program, SAMPLES / "park-notice.docx", '{"format": "markdown", "evidence": "none", "hidden": true}', env=environment)
        self.assertTrue(text.startswith("---\n"), text)
        bad = self.folder / "bad.pdf"
        bad.write_text("no document\n")
        for arguments, code, message in (
            ([bad], "unsupported_format", "convert"), ([self.folder / "nowhere.pdf"], "not_found", "there is no such file"),
            ([SAMPLES / "park-notice.pdf", '{"revisions": "rejected"}'], "usage", "revisions takes accepted, original, all, not rejected"),
            ([SAMPLES / "park-notice.pdf", '{"page": "1"}'], "usage", "unknown option page; did you mean pages?"),
            ([SAMPLES / "park-notice.pdf", '{"pages": 1}'], "usage", "pages is a string, or true or false"),
            ([SAMPLES / "park-notice.pdf", "[]"], "usage", "options is a JSON object"), ([SAMPLES / "park-notice.pdf", "{"], "usage", "options is a JSON object, but this is"),
        ):
            run = subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", env=environment)
            self.assertEqual((run.returncode, run.stdout), (1, code + "\n"), arguments)
            self.assertIn(message, run.stderr)

    def test_the_shared_library_shows_its_header_and_nothing_else(self):
        [library] = self.prefix.rglob("libbianmu.so")
        [header] = self.prefix.rglob("bianmu.h")
        declared = set(re.findall(r"BIANMU_API .*?\b(bianmu_\w+)\(", header.read_text()))
        shown = {line.split()[-1] for line in self.run_command("nm", "-D", "--defined-only", library).splitlines()}
        self.assertEqual(shown, declared)
        self.assertIn("SONAME               libbianmu.so.0\n", self.run_command("objdump", "-p", library))
        self.assertEqual(library.resolve().parent, library.parent.resolve())

    def test_the_headers_need_no_others(self):
        include = self.prefix / "include" / "bianmu"
        headers = [path.relative_to(include) for path in include.rglob("*.h")]
        self.assertIn(Path("convert/convert.h"), headers)
        (self.folder / "all.cpp").write_text("".join(f'#include "{header}"\n' for header in headers))
        self.run_command(COMPILER, "-std=c++20", "-fsyntax-only", self.folder / "all.cpp", *self.flags("--cflags"))

    def test_the_configuration_names_no_place_of_this_machine(self):
        for path in [*self.prefix.rglob("*.cmake"), *self.prefix.rglob("*.pc"), *self.prefix.rglob("*.h")]:
            text = path.read_text(encoding="utf-8")
            for place in (str(BUILD), str(HERE.parents[1]), str(self.folder)):
                self.assertNotIn(place, text, path.name)


if __name__ == "__main__":
    unittest.main()
