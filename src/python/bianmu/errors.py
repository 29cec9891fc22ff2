"""Why a document cannot be converted: an exception for each code of the command line."""

from __future__ import annotations


class BianmuError(Exception):
    """A document that cannot be converted, or a call that cannot be answered.

    `code` is promised and never changes meaning; `message` says to a person what is wrong and what to do; `name` is the file.
    """

    code = ""

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message, name)
        self.message = message
        self.name = name

    def __str__(self) -> str:
        return f"{self.name + ': ' if self.name else ''}{self.message} [{self.code}]"


class NotFound(BianmuError):
    code = "not_found"


class Unreadable(BianmuError):
    code = "unreadable"


class Empty(BianmuError):
    code = "empty"


class UnsupportedFormat(BianmuError):
    code = "unsupported_format"


class Encrypted(BianmuError):
    code = "encrypted"


class WrongPassword(BianmuError):
    code = "wrong_password"


class Damaged(BianmuError):
    code = "damaged"


class TooLarge(BianmuError):
    code = "too_large"


class TimedOut(BianmuError):
    code = "timed_out"


class OutOfMemory(BianmuError):
    code = "out_of_memory"


class Crashed(BianmuError):
    code = "crashed"


class SchemaViolation(BianmuError):
    code = "schema_violation"


class Usage(BianmuError):
    code = "usage"


class Environment(BianmuError):
    """The program is missing, or ended: a fault of the machine and of no document."""

    code = "environment"


BY_CODE: dict[str, type[BianmuError]] = {error.code: error for error in BianmuError.__subclasses__()}
