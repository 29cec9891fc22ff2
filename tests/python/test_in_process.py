"""What conversion in the caller's process adds: other threads run, and pictures can be written."""
import faulthandler
import hashlib
import os
import re
import subprocess
import sys
import threading

import bianmu
import command_line
import pytest
from bianmu.options import RenderOptions
from figures_test import JPEG, picture_docx

native = pytest.importorskip("bianmu._native") if os.environ["BIANMU_MODULE"] == "OFF" else __import__("bianmu._native")._native


def test_other_threads_run_while_one_converts(samples, tmp_path):
    """The conversion waits, in C++, for the other end of a named pipe, which only another thread of Python opens."""
    content = (samples / "park-notice.pdf").read_bytes()
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    events, documents = [], []

    def convert():
        events.append("one begins")
        documents.append(bianmu.convert(pipe, isolated=False))
        events.append("one ends")

    faulthandler.dump_traceback_later(60, exit=True)   # if the lock is held, nothing of Python can end this
    thread = threading.Thread(target=convert)
    thread.start()
    with open(pipe, "wb") as end:   # once the conversion has opened it
        other = bianmu.convert(content, isolated=False)
        events.append("another converts meanwhile")
        end.write(content)
    thread.join()
    faulthandler.cancel_dump_traceback_later()
    assert events == ["one begins", "another converts meanwhile", "one ends"]
    assert documents[0].sections == other.sections


def test_threads_give_what_one_gives(samples):
    paths = [samples / name for name in ("library-bulletin.pdf", "park-notice.docx", "kouhou-page.pdf", "water-bulletin.docx")]
    wanted = {path: bianmu.render(path, "json", isolated=False) for path in paths}
    results = []

    def convert():
        results.extend(bianmu.render(path, "json", isolated=False) == wanted[path] for path in paths)

    threads = [threading.Thread(target=convert) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 16


def test_json_is_that_of_the_command_line(samples):
    path = samples / "library-bulletin.pdf"
    assert bianmu.render(path, "json", isolated=False) == command_line.run("convert", path)
    assert bianmu.render(path, "json", isolated=False, pretty=True) == command_line.run("convert", path, "--pretty")
    assert bianmu.render(path, "ndjson", isolated=False, rows="block") == command_line.run("convert", path, "--format", "ndjson", "--rows", "block")
    with pytest.raises(bianmu.Usage, match="rows block makes lines; it goes with format ndjson"):
        bianmu.render(path, isolated=False, rows="block")


def test_pictures(tmp_path):
    source, folder = tmp_path / "a.docx", tmp_path / "made" / "pictures"
    source.write_bytes(picture_docx())
    [figure] = bianmu.convert(source, isolated=False, figures=folder).figures
    assert figure.sha256 == hashlib.sha256(JPEG).hexdigest()
    assert (folder / figure.file).read_bytes() == JPEG
    assert f"{folder}/{figure.file}" in bianmu.render(source, isolated=False, figures=folder)
    with pytest.raises(bianmu.Environment, match=f"{source}/in: the folder cannot be made"):
        bianmu.convert(source, isolated=False, figures=source / "in")
    with pytest.raises(bianmu.Usage, match="figures needs a conversion in this process"):
        bianmu.convert(source, isolated=True, figures=folder)


def test_the_options_are_those_of_the_program():
    """The table of the C++ side is told by its message, that of the command line by its help, which has options about its own output beside them."""
    with pytest.raises(bianmu.Usage) as caught:
        native.convert_bytes(b"", '{"no_such_option": "1"}', "a")
    listed = re.search("they are (.*)", caught.value.message)[1].split(", ")
    assert sorted(listed) == sorted([*RenderOptions.__annotations__, "format"])
    named = {name.replace("-", "_") for name in re.findall(r"--([a-z-]+)", command_line.run("convert", "--help").split("Examples:")[0])}
    assert named == {*listed, "help", "out", "quiet", "log_format", "explain"}


def test_the_stub_names_what_the_module_has(root):
    stub = (root / "src" / "python" / "bianmu" / "_native.pyi").read_text()
    named = set(re.findall(r"^(?:def )?(\w+)[:(]", stub, re.M)) - {"options"}
    assert named == {name for name in vars(native) if not name.startswith("_")}
    for name in named - {"version"}:
        parameters = re.search(rf"^def {name}\((.*)\) -> str", stub, re.M)[1]
        assert re.findall(r"(\w+): \w+", getattr(native, name).__doc__.split("->")[0]) == re.findall(r"(\w+):", parameters)


def test_without_the_module_the_pool_converts(samples):
    code = f"""
import sys
sys.modules["bianmu._native"] = None
import bianmu
print(bianmu.convert({str(samples / 'park-notice.pdf')!r}).kind)
try:
    bianmu.convert({str(samples / 'park-notice.pdf')!r}, isolated=False)
except bianmu.Environment as error:
    print(error.message)
"""
    run = subprocess.run([sys.executable, "-B", "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.splitlines() == ["official_document", "this Python has no module bianmu._native to convert in its own process; leave out isolated=False"]
