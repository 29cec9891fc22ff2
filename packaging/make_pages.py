#!/usr/bin/env python3
"""make_pages.py PROGRAM VERSION FOLDER: writes the manual pages and the shells' completions of bianmu, from its own help."""

import pathlib
import sys

import completions
import help_text
import manual


def main() -> int:
    program, version, folder = sys.argv[1:]
    top, commands = help_text.ask_all(program)
    for name, text in {**{f"man/{name}": text for name, text in manual.pages(top, commands, version).items()}, **completions.files(top, commands)}.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
