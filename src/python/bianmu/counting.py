"""Characters as the accounting of documents counts them: what a reader sees, neither white space nor marks upon letters."""

from __future__ import annotations

import functools
import unicodedata

# Besides the categories below: the spaces, soft hyphens and selectors that a page shows nothing of, and joining letters of Korean.
_UNSEEN = (
    (0x00, 0x20), (0x7F, 0xA0), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x1160, 0x11FF), (0x1680, 0x1680), (0x180B, 0x180F), (0x2000, 0x200F),
    (0x2028, 0x202F), (0x205F, 0x206F), (0x3000, 0x3000), (0xD800, 0xDFFF), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE0FFF),
)


@functools.lru_cache(maxsize=None)
def _is_counted(character: str) -> bool:
    code = ord(character)
    return not any(first <= code <= last for first, last in _UNSEEN) and unicodedata.category(character) not in ("Mn", "Mc", "Me", "Cc", "Cf")


def count_characters(text: str) -> int:
    return sum(map(_is_counted, text))
