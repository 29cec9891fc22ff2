"""Conversion of single documents, in this process or in the pool, and of many, always in a pool."""

from __future__ import annotations

import itertools
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Literal, Unpack

from .document import Document
from .errors import BianmuError, Environment, NotFound, Usage
from .options import Options, RenderOptions, checked
from .pool import Converter, Source, default_converter, shown

try:
    from . import _native
except ImportError:  # built without it, or for another Python
    _native = None  # type: ignore[assignment]

AHEAD = 8  # requests a worker that wait in a batch

Format = Literal["json", "ndjson", "markdown", "html", "text"]


def _is_isolated(isolated: bool | None) -> bool:
    if isolated is False and _native is None:
        raise Environment("this Python has no module bianmu._native to convert in its own process; leave out isolated=False")
    return _native is None if isolated is None else isolated


def _in_process(source: Source, name: str | None, options: dict[str, Any]) -> str:
    wanted = json.dumps(options, ensure_ascii=False)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _native.convert_bytes(bytes(source), wanted, name or "document")
    path = os.fsencode(source)
    if b"\0" in path:
        raise ValueError("a path has no zero byte")
    return _native.convert_file(path, wanted, shown(os.fsdecode(path)))


def convert(source: Source, *, name: str | None = None, isolated: bool | None = None, **options: Unpack[Options]) -> Document:
    """Converts one document, a file by its path or its bytes.

    name      what bytes are called, in `source.name` and in errors
    isolated  True: in a worker process of the pool, so that a document that crashes, hangs or eats memory is an exception and not the end of
              this process; for documents that are not trusted. False: in this process, while other threads run. None: in this process if
              the module for it is there, else in the pool.
    options   profile, password, password_file, pages, ocr, revisions, evidence, hidden, corrections, figures: as `bianmu convert` has them;
              see `bianmu.options.Options`

    Raises the subclass of `BianmuError` that has the code of what is wrong, and TypeError for an option that there is not.
    """
    wanted = checked(options)
    if _is_isolated(isolated):
        return default_converter().convert(source, name=name, **wanted)
    return Document.from_dict(json.loads(_in_process(source, name, wanted)))


def render(source: Source, format: Format = "markdown", *, name: str | None = None, isolated: bool | None = None, **options: Unpack[RenderOptions]) -> str:
    """The document as "markdown", "html", "text", or as the text of its JSON: "json", "ndjson".

    Arguments and exceptions as for `convert`; beside its options there are rows and pretty, for JSON, which is rendered in this process only.
    """
    wanted = checked(options, RenderOptions)
    if _is_isolated(isolated):
        return default_converter().render(source, format, name=name, **wanted)
    return _in_process(source, name, wanted | {"format": format})


@dataclass
class Item:
    """One document of a batch: where it came from, and either the document or why there is none."""

    source: Source
    document: Document | None = None
    error: BianmuError | None = None


def iter_batch(
    sources: Iterable[Source], *, workers: int | None = None, timeout: int | None = None, memory: int | None = None, **options: Unpack[Options]
) -> Iterator[Item]:
    """Converts many documents side by side, each in a worker process of a pool of its own, and yields them in their order, reading no further ahead
    than the workers need.

    workers, timeout, memory  of the pool: see `Converter`
    options                   as for `convert`, without figures

    A document that fails, hangs or crashes its worker is an `Item` with its error. Raises TypeError and `Usage` for wrong options, and `Environment`
    if the pool ends.
    """
    if isinstance(sources, (str, bytes, bytearray, memoryview, os.PathLike)):
        raise TypeError("iter_batch takes many documents; of one, convert; of a folder, pathlib.Path(folder).rglob('*.pdf')")
    return _items(iter(sources), checked(options), workers, timeout, memory)


def _items(sources: Iterator[Source], options: dict[str, Any], *of_pool: int | None) -> Iterator[Item]:
    with Converter(*of_pool) as pool:
        begun: deque[tuple[Source, Future[Any]]] = deque()
        while True:
            for source in itertools.islice(sources, pool.workers * AHEAD - len(begun)):
                begun.append((source, _begin(pool, source, options)))
            if not begun:
                return
            source, future = begun.popleft()
            try:
                item = Item(source, document=future.result())
            except (Environment, Usage):
                raise
            except BianmuError as error:
                item = Item(source, error=error)
            yield item


def _begin(pool: Converter, source: Source, options: dict[str, Any]) -> Future[Any]:
    try:
        return pool.submit(source, **options)
    except NotFound as error:
        failed: Future[Any] = Future()
        failed.set_exception(error)
        return failed
