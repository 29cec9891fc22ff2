"""consumer_test.py CMAKE BUILD COMPILER: a project that uses the installed library, by find_package and by pkg-config, and nothing of this source tree."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
CMAKE, BUILD, COMPILER = (sys.argv.pop(1) for _ in range(3))


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

    def flags(self, *which):
        [config] = self.prefix.rglob("bianmu.pc")
        return self.run_command("pkg-config", *which, "bianmu", env={**os.environ, "PKG_CONFIG_PATH": str(config.parent)}).split()

    def test_pkg_config(self):
        flags = self.flags("--cflags", "--libs")
        self.run_command(COMPILER, "-std=c++20", HERE / "consumer" / "print_title.cpp", "-o", self.folder / "print_title", *flags)
        self.check(self.folder / "print_title")

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
