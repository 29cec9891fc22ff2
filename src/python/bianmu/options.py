"""The options of a conversion: those of `bianmu convert`, with `_` for `-`."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from typing import Any, Literal, TypedDict

Path = str | os.PathLike[str]


class Options(TypedDict, total=False):
    """What leaves an option out is None, too."""

    profile: Path | None
    """Rules to read by: "auto", a built-in profile ("bulletin", "official", "generic"), or a file of your own."""
    password: str | None
    """Of an encrypted document."""
    password_file: Path | None
    """A file whose first line is the password."""
    pages: str | None
    """Some pages of a PDF: "1-5,8"."""
    ocr: Literal["auto", "never"] | None
    """This version recognises no text in pictures, with either."""
    revisions: Literal["accepted", "original", "all"] | None
    """Tracked changes of a DOCX: as if accepted, as if rejected, or both, marked."""
    evidence: Literal["full", "none"] | None
    """"none" leaves out why each field has its value."""
    hidden: bool | None
    """Keeps hidden text of a DOCX, which Word does not print."""
    corrections: Path | None
    """The sidecar of the review page, NAME.corrections.json, to apply to the document."""
    figures: Path | None
    """A folder for the pictures, each named by its SHA-256; only for conversions in this process."""


class RenderOptions(Options, total=False):
    rows: Literal["document", "article", "block"] | None
    """What a line of ndjson holds."""
    pretty: bool | None
    """Indents JSON."""


PATHS = ("password_file", "corrections", "figures")
SWITCHES = ("hidden", "pretty")


def is_utf8(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _text(name: str, value: Any) -> str:
    """A value as the command line would have it, but that files are named from the root."""
    if name == "profile" or name in PATHS:
        is_path = name in PATHS or not isinstance(value, str) or "/" in value or value.endswith(".json")
        if isinstance(value, (str, os.PathLike)):
            return os.path.abspath(os.fsdecode(value)) if is_path and value != "" else str(value)
        raise TypeError(f"{name} takes str or PathLike, not {type(value).__name__}")
    if not isinstance(value, str):
        raise TypeError(f"{name} takes str, not {type(value).__name__}")
    return value


def checked(options: Mapping[str, Any], known: type = Options) -> dict[str, Any]:
    """The options that are given, as JSON has them. TypeError for an unknown one or a value of another type; what values may be is not looked at."""
    names = list(known.__annotations__)
    out: dict[str, Any] = {}
    for name, value in options.items():
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            raise TypeError(f"unknown option {name}; " + (f"did you mean {near[0]}?" if near else f"they are {', '.join(names)}"))
        if value is None:
            continue
        if name not in SWITCHES:
            out[name] = text = _text(name, value)
            if not is_utf8(text):
                raise ValueError(f"{name} is no UTF-8")
        elif isinstance(value, bool):
            out[name] = value
        else:
            raise TypeError(f"{name} takes bool, not {type(value).__name__}")
    return out
