"""The pool: batches keep their order, and a hostile document harms nothing but itself."""
import os
import threading

import bianmu
import command_line
import made_docx
import pytest


def test_a_batch_keeps_the_order_and_goes_on_after_errors(samples, tmp_path):
    paths = [samples / "bus-bulletin.pdf", samples / "library-bulletin.docx", tmp_path / "nowhere.pdf", samples / "park-notice.pdf"] * 10
    items = list(bianmu.iter_batch(iter(paths), workers=2, evidence="none"))
    assert [item.source for item in items] == paths
    for item in items:
        assert (item.document is None) == (item.source.name == "nowhere.pdf")
        assert isinstance(item.error, bianmu.NotFound) if item.document is None else item.document.evidence == {}
    assert items[1].document.to_dict() == command_line.convert(paths[1], "--evidence", "none")


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
    with pytest.raises(TypeError, match="iter_batch takes many documents"):
        bianmu.iter_batch(str(samples))
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


def test_hostile_documents_in_a_batch(samples, tmp_path, monkeypatch):
    monkeypatch.setenv("BIANMU_PROGRAM", os.environ["BIANMU_FAULTY"])
    for fault in ("abort", "hang"):
        (tmp_path / f"{fault}.pdf").write_text(f"%FAULT {fault}\n")
    good = samples / "park-notice.pdf"
    items = list(bianmu.iter_batch([good, tmp_path / "abort.pdf", tmp_path / "hang.pdf", good], workers=2, timeout=2))
    assert [type(item.error) for item in items] == [type(None), bianmu.Crashed, bianmu.TimedOut, type(None)]
    assert items[0].document == items[3].document


def test_bytes_may_be_many(tmp_path):
    content = made_docx.docx(extra=[("word/media/large.bin", os.urandom(30 << 20))])
    descriptors = os.listdir("/proc/self/fd")
    assert bianmu.convert(content, name="large.docx", isolated=True).source.bytes == len(content) > 30 << 20
    assert len(os.listdir("/proc/self/fd")) <= len(descriptors) + 3   # those of the pool


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


def test_a_pool_that_cannot_be(samples):
    with pytest.raises(bianmu.Usage, match=r"park-notice.pdf: --jobs is at most 1024, --timeout .* at least 1, --memory at least 64 \[usage\]$"):
        next(bianmu.iter_batch([samples / "park-notice.pdf"], timeout=0))
    with bianmu.Converter(timeout=0) as converter:
        converter._reader.join()   # it has ended before it is asked
        with pytest.raises(bianmu.Usage, match=r"park-notice.pdf: --jobs is at most 1024") as known:
            converter.convert(samples / "park-notice.pdf")
    assert known.value.name.endswith("park-notice.pdf")


def test_the_program_is_missing(monkeypatch):
    monkeypatch.setenv("BIANMU_PROGRAM", "/nowhere/bianmu")
    with pytest.raises(bianmu.Environment, match="cannot be started"):
        bianmu.Converter()
    monkeypatch.delenv("BIANMU_PROGRAM")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(bianmu.Environment, match="is not installed"):
        bianmu.Converter()


def test_a_pool_that_died_is_begun_anew(samples):
    from bianmu.pool import default_converter

    bianmu.convert(samples / "park-notice.pdf", isolated=True)
    first = default_converter()
    first._process.kill()
    first._reader.join()
    assert bianmu.convert(samples / "park-notice.pdf", isolated=True).title
    assert default_converter() is not first


def test_workers_of_dask(samples):
    distributed = pytest.importorskip("distributed")
    names = ["park-notice.pdf", "bus-bulletin.docx"]
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as cluster, distributed.Client(cluster) as client:
        documents = client.gather(client.map(bianmu.convert, [str(samples / name) for name in names]))
    assert [document.to_dict() for document in documents] == [command_line.convert(samples / name) for name in names]
