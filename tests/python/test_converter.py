"""Conversion gives what the command line gives, and a bad document harms nothing but itself."""
import json
import os
import subprocess
import threading

import bianmu
import pytest

PROGRAM = os.environ["BIANMU_PROGRAM"]


def command_line(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], check=True, capture_output=True).stdout


def test_a_path_and_bytes_give_what_the_command_line_gives(samples):
    path = samples / "library-bulletin.pdf"
    wanted = json.loads(command_line("convert", path))
    assert bianmu.convert(path).to_dict() == wanted
    assert bianmu.convert(str(path)).to_dict() == wanted
    assert bianmu.convert(path.read_bytes(), name=path.name).to_dict() == wanted
    assert bianmu.convert(memoryview(path.read_bytes()), name="folder/b.pdf").source.name == "b.pdf"


def test_options(samples):
    path = samples / "school-newsletter.pdf"
    profile = samples / "profiles" / "school-newsletter.json"
    assert bianmu.convert(path, pages="1", evidence="none").to_dict() == json.loads(command_line("convert", path, "--pages", "1", "--evidence", "none"))
    assert bianmu.convert(path, profile=profile).to_dict() == json.loads(command_line("convert", path, "--profile", profile))
    assert bianmu.render(path, "text") == command_line("convert", path, "--format", "text").decode()
    with pytest.raises(bianmu.Usage, match="there is no option page; the options are profile"):
        bianmu.convert(path, page="1")
    with pytest.raises(bianmu.Usage, match="pdf: revisions takes accepted, original, all, not rejected"):
        bianmu.convert(path, revisions="rejected")


def test_relative_paths_follow_the_working_folder(samples, tmp_path, monkeypatch):
    (tmp_path / "here.docx").write_bytes((samples / "bus-bulletin.docx").read_bytes())
    monkeypatch.chdir(samples)
    assert bianmu.convert("bus-bulletin.docx").title
    monkeypatch.chdir(tmp_path)
    assert bianmu.convert("here.docx").source.name == "here.docx"


def test_a_name_that_is_no_utf8(samples, tmp_path):
    path = os.fsencode(tmp_path) + b"/\xcd\xa8\xd6\xaa.pdf"
    with open(path, "wb") as file:
        file.write((samples / "park-notice.pdf").read_bytes())
    assert bianmu.convert(os.fsdecode(path)).kind == "official_document"
    with pytest.raises(bianmu.NotFound):
        bianmu.convert(os.fsdecode(path + b"x"))


def test_errors_have_their_codes(tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    with pytest.raises(bianmu.Empty) as caught:
        bianmu.convert(tmp_path / "empty.pdf")
    assert caught.value.code == "empty" and str(caught.value).startswith(str(tmp_path / "empty.pdf") + ": is empty") and str(caught.value).endswith("[empty]")
    with pytest.raises(bianmu.NotFound):
        bianmu.convert(tmp_path / "nowhere.pdf")
    with pytest.raises(bianmu.UnsupportedFormat):
        bianmu.convert(b"plain text")


def test_a_batch_keeps_the_order_and_goes_on_after_errors(samples, tmp_path):
    paths = [samples / "bus-bulletin.pdf", samples / "library-bulletin.docx", tmp_path / "nowhere.pdf", samples / "park-notice.pdf"] * 10
    items = list(bianmu.iter_batch(iter(paths), workers=2, evidence="none"))
    assert [item.source for item in items] == paths
    for item in items:
        assert (item.document is None) == (item.source.name == "nowhere.pdf")
        assert isinstance(item.error, bianmu.NotFound) if item.document is None else item.document.evidence == {}
    assert items[1].document.to_dict() == json.loads(command_line("convert", paths[1], "--evidence", "none"))


def test_a_batch_reads_no_further_than_it_needs_and_can_be_left(samples):
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield samples / "park-notice.pdf"

    batch = bianmu.iter_batch(endless(), workers=1)
    assert next(batch).document
    batch.close()
    assert len(taken) <= 20
    with pytest.raises(bianmu.Usage):
        next(bianmu.iter_batch([samples / "park-notice.pdf"], revisions="rejected"))


def test_a_document_that_crashes_or_hangs_its_worker(samples, monkeypatch):
    monkeypatch.setenv("BIANMU_PROGRAM", os.environ["BIANMU_FAULTY"])
    with bianmu.Converter(workers=1, timeout=3) as converter:
        with pytest.raises(bianmu.Crashed):
            converter.convert(b"%FAULT abort\n", name="bad.pdf")
        with pytest.raises(bianmu.TimedOut):
            converter.convert(b"%FAULT hang\n", name="slow.pdf")
        assert converter.convert(samples / "park-notice.pdf").title


def test_threads_share_a_pool(samples):
    path = samples / "park-notice.docx"
    wanted = bianmu.convert(path)
    documents = []
    with bianmu.Converter(workers=2) as converter:
        threads = [threading.Thread(target=lambda: documents.append(converter.convert(path))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert documents == [wanted] * 8
    with pytest.raises(bianmu.Environment):
        converter.convert(path)


def test_the_program_is_missing(monkeypatch):
    monkeypatch.setenv("BIANMU_PROGRAM", "/nowhere/bianmu")
    with pytest.raises(bianmu.Environment, match="cannot be started"):
        bianmu.Converter()
    monkeypatch.delenv("BIANMU_PROGRAM")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(bianmu.Environment, match="is not installed"):
        bianmu.Converter()


def test_a_pool_that_died_is_begun_anew(samples):
    from bianmu.converter import default_converter

    bianmu.convert(samples / "park-notice.pdf")
    first = default_converter()
    first._process.kill()
    first._reader.join()
    assert bianmu.convert(samples / "park-notice.pdf").title
    assert default_converter() is not first


def test_rows_are_those_of_the_command_line(samples):
    for name in ("library-bulletin.pdf", "park-notice.docx", "company-circular.pdf", "water-bulletin.pdf", "water-bulletin.docx"):
        wanted = [json.loads(line) for line in command_line("convert", samples / name, "--format", "ndjson", "--rows", "article").splitlines()]
        rows = list(bianmu.to_rows(bianmu.convert(samples / name)))
        assert len(rows) == len(wanted) > 0
        for row, record in zip(rows, wanted):
            assert {key: value for key, value in row.items() if value is not None} == {key: record[key] for key in row if key in record}


def test_workers_of_dask(samples):
    distributed = pytest.importorskip("distributed")
    names = ["park-notice.pdf", "bus-bulletin.docx"]
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as cluster, distributed.Client(cluster) as client:
        documents = client.gather(client.map(bianmu.convert, [str(samples / name) for name in names]))
    assert [document.to_dict() for document in documents] == [json.loads(command_line("convert", samples / name)) for name in names]
