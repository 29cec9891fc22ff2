"""Conversion by the pool of worker processes of `bianmu pipe`: a document that hangs or crashes its worker harms no other and not the caller."""

from __future__ import annotations

import atexit
import itertools
import json
import os
import re
import shutil
import subprocess
import sysconfig
import tempfile
import threading
from concurrent.futures import Future
from typing import Any, Unpack

from .document import Document
from .errors import BY_CODE, BianmuError, Environment, NotFound, Usage
from .options import Options, checked, is_utf8

Source = str | os.PathLike[str] | bytes | bytearray | memoryview


def _program() -> str:
    """`BIANMU_PROGRAM` if that is set, else `bianmu` of this Python's scripts, where a wheel puts it, or of the search path."""
    program = os.environ.get("BIANMU_PROGRAM") or shutil.which("bianmu", path=sysconfig.get_path("scripts")) or shutil.which("bianmu")
    if not program:
        raise Environment("the program bianmu is not installed; install it, or name it in BIANMU_PROGRAM")
    return program


def shown(path: str) -> str:
    """A path as it can be printed, whatever bytes it is made of."""
    return path if is_utf8(path) else ascii(path)


class _Request:
    """What to convert: the members of a request, and what errors call it. Bytes lie in a file in memory until `close`, however many they are."""

    def __init__(self, source: Source, name: str | None) -> None:
        self._content: int | None = None
        if isinstance(source, (bytes, bytearray, memoryview)):
            self.called = name or "document"
            self.members = self._keep(source, self.called)
            return
        path = os.fspath(source)
        path = path if isinstance(path, str) else os.fsdecode(path)
        absolute = os.path.abspath(path)
        self.called = shown(path)
        self.members = {"path": absolute}
        if not is_utf8(absolute):  # such a name cannot stand in JSON
            try:
                with open(absolute, "rb") as file:
                    self.members = self._keep(file.read(), os.path.basename(path).encode("utf-8", "replace").decode("utf-8"))
            except FileNotFoundError:
                raise NotFound("there is no such file; check the name", self.called) from None

    def _keep(self, content: bytes | bytearray | memoryview, name: str) -> dict[str, str]:
        self._content = os.memfd_create("document")
        with open(self._content, "wb", closefd=False) as file:
            file.write(content)
        return {"path": f"/proc/{os.getpid()}/fd/{self._content}", "name": name}

    def close(self, _: object = None) -> None:
        if self._content is not None:
            os.close(self._content)
            self._content = None


class Converter:
    """A pool of workers, for as long as it is open. Threads may share it.

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
        assert self._process.stdin and self._process.stdout
        self._requests, self._answers = self._process.stdin, self._process.stdout
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._ids = itertools.count()
        self._waiting: dict[int, tuple[Future[Any], str]] = {}
        self._ended: BianmuError | None = None
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
                self._requests.close()
            except BrokenPipeError:
                pass
        self._said.close()

    @property
    def is_open(self) -> bool:
        return self._ended is None

    def submit(self, source: Source, *, name: str | None = None, format: str = "json", **options: Unpack[Options]) -> Future[Any]:
        """Begins a conversion. The future holds a `Document`, or text for a format that is not json, or raises as `convert`."""
        wanted: dict[str, Any] = checked(options)
        if "figures" in wanted:
            raise Usage("figures needs a conversion in this process: workers write nothing")
        if format != "json":
            wanted["format"] = format
        request = _Request(source, name)
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()  # what is begun is not taken back
        future.add_done_callback(request.close)
        with self._lock:
            if self._ended:
                request.close()
                raise type(self._ended)(self._ended.message, request.called)
            number = next(self._ids)
            self._waiting[number] = (future, request.called)
        line = json.dumps({"id": number, **request.members, "options": wanted}, ensure_ascii=False).encode("utf-8") + b"\n"
        try:
            with self._writing:
                self._requests.write(line)
                self._requests.flush()
        except (BrokenPipeError, ValueError):
            pass  # the reader sees the end too, and fails what waits
        return future

    def convert(self, source: Source, *, name: str | None = None, **options: Unpack[Options]) -> Document:
        """As the function `convert`, in this pool."""
        document: Document = self.submit(source, name=name, **options).result()
        return document

    def render(self, source: Source, format: str = "markdown", *, name: str | None = None, **options: Unpack[Options]) -> str:
        """As the function `render`, in this pool: "markdown", "html", "text"."""
        if format in ("json", "ndjson"):
            raise Usage(f"{format} is rendered in this process only; the pool gives the document by convert")
        text: str = self.submit(source, name=name, format=format, **options).result()
        return text

    def _read(self) -> None:
        for line in self._answers:
            try:
                answer = json.loads(line)
                with self._lock:
                    future, called = self._waiting.pop(answer["id"])
            except (ValueError, KeyError, TypeError):
                self._process.kill()
                break
            _settle(future, answer, called)
        try:
            self._process.wait(10)  # its output has ended, so that it does
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._answers.close()
        self._said.seek(0)
        said = re.sub(r"^bianmu: | \[\w+\]$", "", self._said.read().decode("utf-8", "replace").strip())
        kind = Usage if self._process.returncode == 2 else Environment
        with self._lock:
            self._ended = kind(said or "bianmu pipe has ended")
            waiting, self._waiting = self._waiting, {}
        for future, called in waiting.values():
            future.set_exception(kind(self._ended.message, called))


def _settle(future: Future[Any], answer: dict[str, Any], called: str) -> None:
    if "error" in answer:
        kind = BY_CODE.get(answer["error"]["code"], BianmuError)
        # The pipe says in which line a wrong request stands, and that its options are members; a caller of Python has neither.
        future.set_exception(kind(re.sub(r"^line \d+: |\boptions\.(?=[a-z_])", "", answer["error"]["message"]), called))
        return
    try:
        document = answer["document"]
        future.set_result(document if isinstance(document, str) else Document.from_dict(document))
    except Exception as fault:  # of an answer in another shape: the caller's to see
        future.set_exception(fault)


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
