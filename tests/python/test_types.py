"""Types: the package keeps its own, and those who check theirs are told of wrong options."""
import os
import re
import subprocess
import sys

CODE = """
import bianmu

document = bianmu.convert("a.pdf", pages="1", revisions="all")
reveal_type(document.masthead)
for item in bianmu.iter_batch(["a.pdf"], workers=1, evidence="none"):
    reveal_type(item.document)
bianmu.convert("a.pdf", page="1")
bianmu.convert("a.pdf", pages=1)
bianmu.convert("a.pdf", revisions="rejected")
bianmu.render("a.pdf", "ndjson", rows="line")
"""


def mypy(*arguments, **how):
    flags = ("--strict", "--enable-incomplete-feature=Unpack", "--ignore-missing-imports", "--no-error-summary", "--hide-error-context", f"--cache-dir={os.devnull}")
    return subprocess.run([sys.executable, "-m", "mypy", *flags, *map(str, arguments)], capture_output=True, text=True, **how).stdout


def test_types(root, tmp_path):
    (tmp_path / "caller.py").write_text(CODE)
    said = mypy("-p", "bianmu", "-p", "caller", cwd=tmp_path, env={**os.environ, "MYPYPATH": str(root / "src" / "python")})
    assert re.findall('Revealed type is "(.*)"', said) == ["Union[bianmu.document.Masthead, None]", "Union[bianmu.document.Document, None]"]
    assert re.findall("^(.*): error: (.*)", said, re.M) == [
        ("caller.py:8", 'Unexpected keyword argument "page" for "convert"; did you mean "pages"?  [call-arg]'),
        ("caller.py:9", 'Argument "pages" to "convert" has incompatible type "int"; expected "Optional[str]"  [arg-type]'),
        ("caller.py:10", 'Argument "revisions" to "convert" has incompatible type "Literal[\'rejected\']"; expected '
                         '"Optional[Literal[\'accepted\', \'original\', \'all\']]"  [arg-type]'),
        ("caller.py:11", 'Argument "rows" to "render" has incompatible type "Literal[\'line\']"; expected '
                         '"Optional[Literal[\'document\', \'article\', \'block\']]"  [arg-type]'),
    ]
