"""Conversion by the pool of worker processes of `bianmu pipe`: a document that hangs or crashes its worker harms no other and not the caller."""

from __future__ import annotations

import atexit
import base64
import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from .document import Document
from .errors import BY_CODE, BianmuError, Environment, NotFound, Usage

OPTIONS = ("profile", "password", "pages", "revisions", "evidence", "hidden")
AHEAD = 8  # requests a worker that wait in a batch

Source = str | os.PathLike[str] | bytes | bytearray | memoryview


def _program() -> str:
    """`BIANMU_PROGRAM` if that is set, else `bianmu` of the search path."""
    program = os.environ.get("BIANMU_PROGRAM") or shutil.which("bianmu")
    if not program:
        raise Environment("the program bianmu is not installed; install it, or name it in BIANMU_PROGRAM")
    return program


def _options(options: dict[str, Any]) -> dict[str, Any]:
    out = {}
    for name, value in options.items():
        if name not in OPTIONS:
            raise Usage(f"there is no option {name}; the options are {', '.join(OPTIONS)}")
        if value is None:
            continue
        if isinstance(value, os.PathLike) or (name == "profile" and os.path.isfile(value)):
            value = os.path.abspath(value)
        out[name] = value
    return out


def _request(source: Source, name: str | None) -> tuple[dict[str, Any], str]:
    """The members of a request that say what to convert, and what to call it in errors."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        called = name or "document"
        return {"content": base64.b64encode(source).decode("ascii"), "name": called}, called
    path = os.fspath(source)
    if not isinstance(path, str):
        path = os.fsdecode(path)
    absolute = os.path.abspath(path)
    try:
        absolute.encode("utf-8")
    except UnicodeEncodeError:  # a name that is no UTF-8 cannot stand in JSON: the bytes go instead of it
        try:
            with open(absolute, "rb") as file:
                content = file.read()
        except FileNotFoundError:
            raise NotFound("there is no such file; check the name", ascii(path)) from None
        called = os.path.basename(path).encode("utf-8", "replace").decode("utf-8")
        return {"content": base64.b64encode(content).decode("ascii"), "name": name or called}, called
    return {"path": absolute}, path


class Converter:
    """A pool of workers, for as long as it is open. Threads may share it; each call waits without holding the interpreter's lock.

    workers  processes; as many as the processors unless given
    timeout  seconds that one document may take
    memory   MiB of address space that one worker may have
    """

    def __init__(self, workers: int | None = None, timeout: int | None = None, memory: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1
        command = [_program(), "pipe", "--unordered", "--quiet", "--jobs", str(self.workers)]
        command += ["--timeout", str(timeout)] if timeout is not None else []
        command += ["--memory", str(memory)] if memory is not None else []
        self._said = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, start_new_session=True)
        except OSError as fault:
            raise Environment(f"{command[0]} cannot be started: {fault.strerror}") from None
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._ids = itertools.count()
        self._waiting: dict[int, tuple[Future[Any], str]] = {}
        self._ended: Environment | None = None
        self._reader = threading.Thread(target=self._read, name="bianmu", daemon=True)
        self._reader.start()

    def __enter__(self) -> Converter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers; what is not answered by then fails with `Environment`."""
        self._process.terminate()
        self._process.wait()
        self._reader.join()
        with self._writing:
            try:
                self._process.stdin.close()
            except BrokenPipeError:
                pass
        self._said.close()

    @property
    def is_open(self) -> bool:
        return self._ended is None

    def submit(self, source: Source, *, name: str | None = None, format: str = "json", **options: Any) -> Future[Any]:
        """Begins a conversion. The future holds a `Document`, or text for a format that is not json, or raises as `convert`."""
        members, called = _request(source, name)
        wanted = _options(options) | ({"format": format} if format != "json" else {})
        future: Future[Any] = Future()
        with self._lock:
            if self._ended:
                raise self._ended
            number = next(self._ids)
            self._waiting[number] = (future, called)
        line = json.dumps({"id": number, **members, "options": wanted}, ensure_ascii=False).encode("utf-8") + b"\n"
        try:
            with self._writing:
                self._process.stdin.write(line)
                self._process.stdin.flush()
        except (BrokenPipeError, ValueError):
            pass  # the reader sees the end too, and fails what waits
        return future

    def convert(self, source: Source, *, name: str | None = None, **options: Any) -> Document:
        """As the function `convert`, in this pool."""
        return self.submit(source, name=name, **options).result()

    def render(self, source: Source, format: str = "markdown", *, name: str | None = None, **options: Any) -> str:
        """As the function `render`, in this pool."""
        return self.submit(source, name=name, format=format, **options).result()

    def _read(self) -> None:
        for line in self._process.stdout:
            try:
                answer = json.loads(line)
                with self._lock:
                    future, called = self._waiting.pop(answer["id"])
            except (ValueError, KeyError, TypeError):
                break
            if "error" in answer:
                kind = BY_CODE.get(answer["error"]["code"], BianmuError)
                # The pipe says in which line a wrong request stands, and calls options its own way; a caller of Python has no lines.
                future.set_exception(kind(re.sub(r"^line \d+: (options\.)?", "", answer["error"]["message"]), called))
            else:
                try:
                    document = answer["document"]
                    future.set_result(document if isinstance(document, str) else Document.from_dict(document))
                except Exception as fault:  # of an answer in another shape: the caller's to see
                    future.set_exception(fault)
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace").strip()
        with self._lock:
            self._ended = Environment(said or "bianmu pipe has ended")
            waiting, self._waiting = self._waiting, {}
        for future, called in waiting.values():
            future.set_exception(Environment(self._ended.message, called))


_default: tuple[int, Converter] | None = None
_default_lock = threading.Lock()


def default_converter() -> Converter:
    """The pool of this process for single calls; begun with the first of them, and anew after a fork or if it ended."""
    global _default
    with _default_lock:
        if _default is None or _default[0] != os.getpid() or not _default[1].is_open:
            _default = (os.getpid(), Converter())
        return _default[1]


@atexit.register
def _close_default() -> None:
    if _default is not None and _default[0] == os.getpid():
        _default[1].close()


def convert(source: Source, *, name: str | None = None, **options: Any) -> Document:
    """Converts one document, a file by its path or its bytes.

    name      what bytes are called, in `source.name` and in errors
    options   profile (a built-in one, or a file), password, pages ("1-5,8"), revisions ("accepted", "original", "all"),
              evidence ("full", "none"), hidden (True keeps hidden text of a DOCX)

    Raises the subclass of `BianmuError` that has the code of what is wrong.
    """
    return default_converter().convert(source, name=name, **options)


def render(source: Source, format: str = "markdown", *, name: str | None = None, **options: Any) -> str:
    """The document as "markdown", "html" or "text". Options and exceptions as for `convert`."""
    return default_converter().render(source, format, name=name, **options)


@dataclass
class Item:
    """One document of a batch: where it came from, and either the document or why there is none."""

    source: Source
    document: Document | None = None
    error: BianmuError | None = None


def iter_batch(sources: Iterable[Source], *, workers: int | None = None, timeout: int | None = None, memory: int | None = None, **options: Any) -> Iterator[Item]:
    """Converts many documents side by side and yields them in their order, reading no further ahead than the workers need.

    A document that fails is an `Item` with its error. Raises `Usage` for wrong options, and `Environment` if the pool ends.
    """
    wanted = _options(options)
    with Converter(workers, timeout, memory) as converter:
        begun: deque[tuple[Source, Future[Any]]] = deque()
        rest = iter(sources)
        while True:
            for source in itertools.islice(rest, converter.workers * AHEAD - len(begun)):
                try:
                    begun.append((source, converter.submit(source, **wanted)))
                except NotFound as error:
                    failed: Future[Any] = Future()
                    failed.set_exception(error)
                    begun.append((source, failed))
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
