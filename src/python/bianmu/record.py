"""Dataclasses to and from the JSON of `schemas/document.schema.json`. Absent means absent: what is None is left out."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from typing import Any


BRIEF = 60  # characters of a value that are shown


def maybe_empty() -> Any:
    """A list that is left out of the JSON when it is empty; others are always there."""
    return dataclasses.field(default_factory=list, metadata={"optional": True})


@functools.cache
def _readers(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}


def _reader(hint: Any) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _reader(next(argument for argument in arguments if argument is not type(None)))
    if origin is list:
        inner = _reader(arguments[0])
        return lambda values: [inner(value) for value in values]
    if origin is dict:
        inner = _reader(arguments[1])
        return lambda values: {key: inner(value) for key, value in values.items()}
    if dataclasses.is_dataclass(hint):
        return hint.from_dict
    return lambda value: value


@dataclasses.dataclass(kw_only=True, repr=False)
class Record:
    """What all parts of a document share."""

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> typing.Self:
        """Reads the JSON object; members that this version does not know are passed over."""
        readers = _readers(typing.cast(type, cls))
        return cls(**{name: readers[name](value) for name, value in values.items() if name in readers})

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, as plain dicts and lists."""
        out = {}
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if value is None or (value is False) or (not value and field.metadata.get("optional")):
                continue
            out[field.name] = _plain(value)
        return out

    def __repr__(self) -> str:
        """What fits a line; `to_dict` has all of it."""
        shown = ((field.name, getattr(self, field.name)) for field in dataclasses.fields(self))
        return f"{type(self).__name__}({', '.join(f'{name}={_brief(value)}' for name, value in shown if _is_there(value))})"


def _is_there(value: Any) -> bool:
    return value is not None and value is not False and value != [] and value != {}


def _brief(value: Any) -> str:
    if isinstance(value, Record):
        return f"{type(value).__name__}(…)"
    if isinstance(value, (list, dict)) and not all(isinstance(item, (str, int, float)) for item in value):
        return f"[… {len(value)}]"
    if isinstance(value, dict):
        return f"{{… {len(value)}}}"
    text = repr(value)
    return text if len(text) <= BRIEF else text[: BRIEF - 1] + "…" + text[-1]


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
