"""Conversion in this process, without the interpreter's lock.

options  a JSON object, as of `bianmu_convert_file` in the C library
name     what errors call the document; of bytes also `source.name`

Both give the text that the option format asks for, or raise the `BianmuError` of the code.
"""

version: str

def convert_file(path: bytes, options: str, name: str) -> str: ...
def convert_bytes(content: bytes, options: str, name: str) -> str: ...
