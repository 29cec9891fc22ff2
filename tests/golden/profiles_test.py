"""profiles_test.py BIANMU: the profiles in samples/profiles read their papers, and the pages for profile writers say what is so.

Each samples/sources/NAME.toml with a table `expect` is read by samples/profiles/NAME.json: what stands at each pointer of that table must come
out, of the DOCX and of the PDF, and both must give the same structure.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

BIANMU = sys.argv[1]
ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
PAGES = [ROOT / "docs" / name for name in ("profiles.md", "profiles.zh-CN.md")]


def run(*arguments, status=0, **how):
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", timeout=120, **how)
    if done.returncode != status:
        raise AssertionError(f"exit {done.returncode}: {' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}")
    return done


def value_at(document, pointer):
    for key in pointer.split("/")[1:]:
        document = document[int(key)] if isinstance(document, list) else document.get(key)
    return document


def squashed(value):
    return json.loads(re.sub(r"(?<=[\u2e80-\uffef])[ \u3000]+|[ \u3000]+(?=[\u2e80-\uffef])", "", json.dumps(value, ensure_ascii=False)))


def structure(document):
    """What a reader sees, without places and confidences."""
    articles = [(section.get("title"), section.get("marker"), article.get("title"), article.get("byline"),
                 [(block["type"], block.get("level"), "".join(block.get("text", "").split())) for block in article["blocks"]])
                for section in document["sections"] for article in section["articles"]]
    return squashed([document.get("masthead"), document.get("official"), document.get("colophon"), articles])


class OwnProfiles(unittest.TestCase):
    maxDiff = None

    def sources(self):
        found = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((SAMPLES / "sources").glob("*.toml"))}
        return {name: source for name, source in found.items() if "expect" in source}

    def test_each_profile_is_right_and_has_its_paper(self):
        profiles = sorted((SAMPLES / "profiles").glob("*.json"))
        self.assertEqual([path.stem for path in profiles], sorted(self.sources()))
        run(BIANMU, "profile", "check", *profiles)

    def test_each_paper_gives_what_its_source_says(self):
        for name, source in self.sources().items():
            profile = SAMPLES / "profiles" / f"{name}.json"
            found = {}
            for kind in ("docx", "pdf"):
                document = json.loads(run(BIANMU, "convert", SAMPLES / f"{name}.{kind}", "--profile", profile).stdout)
                for pointer, wanted in source["expect"].items():
                    with self.subTest(f"{name}.{kind} {pointer}"):
                        self.assertEqual(squashed(value_at(document, pointer)), squashed(wanted))
                with self.subTest(f"{name}.{kind}"):
                    self.assertEqual(document["diagnostics"], [])
                found[kind] = structure(document)
            with self.subTest(name):
                self.assertEqual(found["docx"], found["pdf"])

    def test_the_pages_for_profile_writers(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(SAMPLES, Path(folder, "samples"))
            Path(folder, "scripts").symlink_to(ROOT / "scripts")
            Path(folder, "bin").mkdir()
            Path(folder, "bin", "bianmu").symlink_to(BIANMU)
            for page in PAGES:
                text = page.read_text(encoding="utf-8")
                commands = [line.strip() for block in re.findall(r"(?ms)^ *```sh\n(.*?)^ *```", text) for line in block.splitlines()]
                self.assertGreater(len(commands), 8)
                for command in commands:
                    with self.subTest(f"{page.name}: {command}"):
                        run("bash", "-ec", f'export PATH="{folder}/bin:$PATH" BIANMU={BIANMU}; {command}', cwd=folder)
                for index, example in enumerate(re.findall(r"(?ms)^ *```json\n(.*?)^ *```", text)):
                    with self.subTest(f"{page.name}: example {index}"):
                        Path(folder, "example.json").write_text(example, encoding="utf-8")
                        run(BIANMU, "profile", "check", Path(folder, "example.json"))
                for link in re.findall(r"\]\((?!https:)([^)#]+)", text):
                    self.assertTrue((page.parent / link).exists(), link)

    def test_the_pages_name_what_the_schema_knows(self):
        schema = json.loads((ROOT / "schemas/profile.schema.json").read_text(encoding="utf-8"))
        names = [*schema["definitions"]["look"]["properties"], *schema["definitions"]["rule"]["properties"]]
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            self.assertEqual([name for name in names if f"`{name}`" not in text], [], page.name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
