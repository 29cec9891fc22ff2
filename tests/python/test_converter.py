"""Conversion gives what the command line gives, in this process and in the pool."""
import json
import os
import re

import bianmu
import command_line
import made_docx
import made_pdf
import pytest
from bianmu.options import Options, RenderOptions


def test_a_path_and_bytes_give_what_the_command_line_gives(samples, isolated):
    path = samples / "library-bulletin.pdf"
    wanted = command_line.convert(path)
    assert bianmu.convert(path, isolated=isolated).to_dict() == wanted
    assert bianmu.convert(str(path), isolated=isolated).to_dict() == wanted
    assert bianmu.convert(path.read_bytes(), name=path.name, isolated=isolated).to_dict() == wanted
    assert bianmu.convert(memoryview(path.read_bytes()), name="folder/b.pdf", isolated=isolated).source.name == "b.pdf"
    assert bianmu.convert(bytearray(path.read_bytes()), isolated=isolated).source.name == "document"


def test_each_option_means_what_it_means_on_the_command_line(samples, isolated, tmp_path):
    newsletter, bulletin = samples / "school-newsletter.pdf", samples / "library-bulletin.docx"
    locked, hidden, password, sidecar = (tmp_path / name for name in ("locked.pdf", "hidden.docx", "password", "corrections.json"))
    locked.write_bytes(made_pdf.pdf(("One.", "Two."), password="sesame"))
    password.write_text("sesame\n")
    hidden.write_bytes(made_docx.docx(text="<w:p><w:r><w:t>seen </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen </w:t></w:r>"
                                           '<w:ins w:id="1" w:author="a"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'))
    block = next(bianmu.convert(bulletin).articles()).blocks[0]
    sidecar.write_text(json.dumps({"corrections_version": "1.0", "corrections": [{"op": "set_type", "block": {"id": block.id}, "type": "heading", "level": 2}]}))
    asked = [
        (newsletter, {"pages": "1", "evidence": "none"}), (newsletter, {"profile": "generic"}),
        (newsletter, {"profile": samples / "profiles" / "school-newsletter.json"}), (locked, {"password": "sesame"}), (locked, {"password_file": password}),
        (hidden, {"hidden": True, "revisions": "original"}), (hidden, {"revisions": "all", "ocr": "never"}), (hidden, {"hidden": False, "revisions": None}),
        (bulletin, {"corrections": sidecar}),
    ]
    results = []
    for path, options in asked:
        words = [word for name, value in options.items() if value not in (None, False)
                 for word in ([f"--{name}"] if value is True else [f"--{name.replace('_', '-')}", value])]
        wanted = command_line.convert(path, *words)
        assert bianmu.convert(path, isolated=isolated, **options).to_dict() == wanted, options
        results.append(wanted)
    # Each makes a difference.
    assert len({json.dumps(result) for result in results}) == len(asked) - 1
    assert {name for _, options in asked for name in options} == set(Options.__annotations__) - {"figures"}
    assert next(bianmu.convert(bulletin, corrections=str(sidecar)).articles()).blocks[0].type == "heading"


def test_wrong_options(samples, isolated):
    path = samples / "park-notice.pdf"

    def raises(kind, message, **options):
        with pytest.raises(kind, match=message):
            bianmu.convert(path, isolated=isolated, **options)

    raises(TypeError, r"^unknown option page; did you mean pages\?$", page="1")
    raises(TypeError, "^unknown option colour; they are profile, password, ", colour="red")
    raises(TypeError, "^pages takes str, not int$", pages=1)
    raises(TypeError, "^hidden takes bool, not str$", hidden="yes")
    raises(TypeError, "^unknown option pretty; ", pretty=True)
    raises(ValueError, "^password is no UTF-8$", password="\udcff")
    raises(bianmu.Usage, r"park-notice.pdf: revisions takes accepted, original, all, not rejected \[usage\]$", revisions="rejected")
    raises(bianmu.Usage, r"profile takes auto, bulletin, .*; did you mean bulletin\?", profile="bulletn")
    raises(bianmu.Usage, "profile /nowhere/own.json: there is no such file", profile="/nowhere/own.json")
    raises(bianmu.Usage, "password and password_file exclude each other", password="a", password_file=path)
    with pytest.raises(TypeError, match="^unknown option page; did you mean pages"):
        bianmu.iter_batch([path], page="1")


def test_render(samples, isolated):
    path = samples / "school-newsletter.pdf"
    for form in ("markdown", "html", "text"):
        assert bianmu.render(path, form, isolated=isolated) == command_line.run("convert", path, "--format", form)
    assert bianmu.render(path, isolated=isolated, pages="1") == command_line.run("convert", path, "--format", "markdown", "--pages", "1")


def test_relative_paths_follow_the_working_folder(samples, tmp_path, monkeypatch, isolated):
    (tmp_path / "here.docx").write_bytes((samples / "bus-bulletin.docx").read_bytes())
    (tmp_path / "own.json").write_bytes((samples / "profiles" / "school-newsletter.json").read_bytes())
    monkeypatch.chdir(samples)
    assert bianmu.convert("bus-bulletin.docx", isolated=isolated).title
    monkeypatch.chdir(tmp_path)
    document = bianmu.convert("here.docx", isolated=isolated, profile="own.json")
    assert document.source.name == "here.docx"
    assert document.generator.profile == bianmu.convert(samples / "school-newsletter.pdf", profile=tmp_path / "own.json").generator.profile


def test_a_name_that_is_no_utf8(samples, tmp_path, isolated):
    path = os.fsencode(tmp_path) + b"/\xcd\xa8\xd6\xaa.pdf"
    with open(path, "wb") as file:
        file.write((samples / "park-notice.pdf").read_bytes())
    assert bianmu.convert(os.fsdecode(path), isolated=isolated).kind == "official_document"
    with pytest.raises(bianmu.NotFound) as caught:
        bianmu.convert(os.fsdecode(path + b"x"), isolated=isolated)
    str(caught.value).encode("utf-8")


def test_errors_have_their_codes(tmp_path, isolated):
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "locked.pdf").write_bytes(made_pdf.pdf(password="sesame"))

    def raised(source, **options):
        with pytest.raises(bianmu.BianmuError) as caught:
            bianmu.convert(source, isolated=isolated, **options)
        return caught.value

    error = raised(tmp_path / "empty.pdf")
    assert (type(error), error.code, error.name) == (bianmu.Empty, "empty", str(tmp_path / "empty.pdf"))
    assert str(error).startswith(f"{error.name}: is empty") and str(error).endswith("[empty]")
    assert type(raised(tmp_path / "nowhere.pdf")) is bianmu.NotFound
    assert type(raised(tmp_path)) is bianmu.Unreadable
    assert type(raised(b"plain text", name="a.txt")) is bianmu.UnsupportedFormat
    assert type(raised(b"")) is bianmu.Empty
    assert type(raised(b"%PDF-1.4\n")) is bianmu.Damaged
    assert type(raised(tmp_path / "locked.pdf")) is bianmu.Encrypted
    assert type(raised(tmp_path / "locked.pdf", password="no")) is bianmu.WrongPassword
    with pytest.raises(TypeError):
        bianmu.convert(7, isolated=isolated)
