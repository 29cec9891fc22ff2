"""Turns Chinese bulletins and official documents (PDF, DOCX) into structured documents.

    import bianmu
    document = bianmu.convert("bulletin.pdf")
    document.masthead.issue.number
    for item in bianmu.iter_batch(paths, workers=4):
        item.document or item.error
"""

from .converter import Item, convert, iter_batch, render
from .document import Document
from .errors import (
    BianmuError,
    Crashed,
    Damaged,
    Empty,
    Encrypted,
    Environment,
    NotFound,
    OutOfMemory,
    SchemaViolation,
    TimedOut,
    TooLarge,
    Unreadable,
    UnsupportedFormat,
    Usage,
    WrongPassword,
)
from .pool import Converter
from .tables import to_dataframe, to_rows

__all__ = [
    "BianmuError", "Converter", "Crashed", "Damaged", "Document", "Empty", "Encrypted", "Environment", "Item", "NotFound", "OutOfMemory",
    "SchemaViolation", "TimedOut", "TooLarge", "Unreadable", "UnsupportedFormat", "Usage", "WrongPassword", "convert", "iter_batch", "render",
    "to_dataframe", "to_rows",
]
