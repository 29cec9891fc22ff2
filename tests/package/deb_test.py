"""deb_test.py CPACK BUILD ON|OFF: the Debian package of a build, unpacked into a folder of its own and used there."""
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
sys.path.insert(0, str(ROOT / "packaging"))
import help_text  # noqa: E402

CPACK, BUILD, MODULE = sys.argv.pop(1), Path(sys.argv.pop(1)), sys.argv.pop(1)


def run(*command, **how):
    return subprocess.run([str(word) for word in command], capture_output=True, check=True, **how).stdout


class Deb(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        run(CPACK, "--config", BUILD / "CPackConfig.cmake", "-B", cls.folder / "made")
        [cls.deb] = (cls.folder / "made").glob("bianmu_*.deb")
        run("dpkg-deb", "-x", cls.deb, cls.folder / "root")
        cls.usr = cls.folder / "root" / "usr"
        cls.bianmu = cls.usr / "bin" / "bianmu"
        cls.top, cls.commands = help_text.ask_all(str(cls.bianmu))

    def test_control(self):
        fields = run("dpkg-deb", "-f", self.deb).decode()
        self.assertRegex(fields, r"(?m)^Package: bianmu$")
        version = run(self.bianmu, "version").decode().split()[1]
        self.assertRegex(fields, rf"(?m)^Version: {version}$")
        for needed in ("poppler-data", "libpoppler", "libminizip", "libarchive", "libc6"):
            self.assertRegex(fields, rf"(?m)^Depends: .*\b{needed}")

    def test_the_program_works_where_it_is_unpacked(self):
        for name in ("library-bulletin.pdf", "park-notice.docx"):
            document = json.loads(run(self.bianmu, "convert", SAMPLES / name))
            self.assertEqual(document, json.loads((SAMPLES / f"{name}.json").read_bytes()))

    def test_its_companions_are_found(self):
        out = self.folder / "out"
        run(self.bianmu, "batch", SAMPLES / "library-bulletin.pdf", SAMPLES / "park-notice.docx", "--out", out, "--quiet")
        self.assertEqual(sorted(path.name for path in out.glob("*.json")), ["library-bulletin.pdf.json", "park-notice.docx.json"])
        run(self.bianmu, "validate", *out.glob("*.json"))

    def test_python_finds_its_package_and_the_program(self):
        """In process where the build has the module, and in the pool."""
        package = self.usr / "lib" / "python3" / "dist-packages"
        self.assertEqual(MODULE == "ON", len(list((package / "bianmu").glob("_native.cpython-*.so"))) == 1)
        version = run(self.bianmu, "version").decode().split()[1]
        for isolated in (MODULE == "OFF", True):
            code = ("import bianmu, importlib.metadata; print(importlib.metadata.version('bianmu'), "
                    f"bianmu.convert({str(SAMPLES / 'park-notice.pdf')!r}, isolated={isolated}).title)")
            environment = {"PYTHONPATH": str(package), "PATH": f"{self.usr / 'bin'}:/usr/bin:/bin", "PYTHONUTF8": "1"}
            title = json.loads((SAMPLES / "park-notice.pdf.json").read_bytes())["title"]
            self.assertEqual(run(sys.executable, "-B", "-c", code, env=environment, cwd=self.folder).decode(), f"{version} {title}\n")
        self.assertRegex(run("dpkg-deb", "-f", self.deb, "Recommends").decode(), r"^python3 \(>= 3\.11\)$")

    def test_it_is_compiled_and_cleaned_by_pythons_own_tools(self):
        run("dpkg-deb", "-e", self.deb, self.folder / "control")
        for name in ("postinst", "prerm"):
            script = self.folder / "control" / name
            self.assertTrue(script.stat().st_mode & 0o111)
            run("sh", "-n", script)

    def test_each_command_has_a_page_with_its_options(self):
        pages = self.usr / "share" / "man" / "man1"
        overview = (pages / "bianmu.1").read_text(encoding="utf-8").replace("\\", "")
        self.assertIn("convert", self.commands)
        self.assertEqual({path.name for path in pages.iterdir()}, {"bianmu.1", *(f"bianmu-{name}.1" for name in self.commands)})
        for name, command in self.commands.items():
            self.assertIn(f"fB{name}fR", overview)
            self.assertIn(f"fBbianmu-{name}fR(1)", overview)
            page = (pages / f"bianmu-{name}.1").read_text(encoding="utf-8").replace("\\", "")
            for entry in command.options:
                for option in entry.names:
                    self.assertIn(f"fB{option}fR", page)

    @unittest.skipUnless(shutil.which("man"), "there is no man")
    def test_pages_are_sound(self):
        for page in (self.usr / "share" / "man" / "man1").iterdir():
            shown = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8", "MANWIDTH": "100", "PATH": "/usr/bin:/bin"})
            self.assertEqual(shown.stderr, b"")
            self.assertIn(b"SYNOPSIS", shown.stdout)

    def complete(self, *words):
        """What bash offers for the last word."""
        script = 'source "$1"; shift; COMP_WORDS=(bianmu "$@"); COMP_CWORD=$#; _bianmu; printf "%s\\n" "${COMPREPLY[@]}"'
        completion = self.usr / "share" / "bash-completion" / "completions" / "bianmu"
        return run("bash", "-euc", script, "bash", completion, *words, cwd=SAMPLES).decode().split()

    def test_bash_completes(self):
        self.assertLessEqual(set(self.commands), set(self.complete("")))
        self.assertEqual(self.complete("conv"), ["convert"])
        self.assertEqual(self.complete("convert", "--format", "m"), ["markdown"])
        self.assertEqual(self.complete("convert", "--evi"), ["--evidence"])
        self.assertCountEqual(self.complete("convert", "-o", "bus-bulletin.d"), ["bus-bulletin.docx", "bus-bulletin.docx.json"])
        self.assertCountEqual(self.complete("batch", "park-notice.p"), ["park-notice.pdf", "park-notice.pdf.json"])
        for name, command in self.commands.items():
            self.assertEqual(self.complete(name, "-"), [option for entry in command.options for option in entry.names])

    def test_zsh_and_fish_know_every_command(self):
        share = self.usr / "share"
        for shell, path in {"zsh": share / "zsh" / "vendor-completions" / "_bianmu", "fish": share / "fish" / "vendor_completions.d" / "bianmu.fish"}.items():
            text = path.read_text(encoding="utf-8")
            for name, command in self.commands.items():
                self.assertRegex(text, rf"-a {name} -d" if shell == "fish" else rf"(?m)^ +{name}\)$")
                for entry in command.options:
                    longest = max(entry.names, key=len)
                    self.assertIn(f" -l {longest[2:]} " if shell == "fish" else f"'{longest}[", text)
            if shutil.which(shell):
                run(shell, "-n", path)

    def test_the_units_ask_what_the_program_knows(self):
        for command, program in {"worker": "bianmu-queue", "serve": "bianmu-serve"}.items():
            unit = self.usr / "lib" / "systemd" / "system" / f"bianmu-{command}.service"
            self.assertEqual(unit.exists(), (self.usr / "libexec" / "bianmu" / program).exists())
            if unit.exists():
                [line] = [line for line in unit.read_text().splitlines() if line.startswith("ExecStart=")]
                known = {option for entry in self.commands[command].options for option in entry.names}
                self.assertEqual(line.split()[:2], ["ExecStart=bianmu", command])
                self.assertLessEqual({word for word in line.split() if word.startswith("-")}, known)

    def test_schemas_and_profiles_are_those_of_the_program(self):
        data = self.usr / "share" / "bianmu"
        for name in ("document", "record", "profile"):
            self.assertEqual((data / "schemas" / f"{name}.schema.json").read_bytes(), run(self.bianmu, "schema", name))
        for name in ("bulletin", "official", "generic"):
            self.assertTrue(json.loads((data / "profiles" / f"{name}.json").read_bytes()))


if __name__ == "__main__":
    unittest.main()
