"""What a command line says of itself, read from the text of its --help."""

import dataclasses
import re
import subprocess


@dataclasses.dataclass
class Entry:
    """A line of a list in the help: `-o,--out OUT   File or folder`."""

    names: list[str]
    value: str
    about: str

    @property
    def choices(self) -> list[str]:
        """The words that the value may be, where the help lists them all: `json|text`."""
        words = self.value.split("|")
        return words if len(words) > 1 and all(re.fullmatch(r"[a-z_]+", word) for word in words) else []

    @property
    def takes_path(self) -> bool:
        return re.search(r"\b(FILE|DIR|OUT|SOURCE|LEDGER|ARCHIVE)\b", self.value) is not None


@dataclasses.dataclass
class Help:
    about: str
    usage: str
    arguments: list[Entry]
    options: list[Entry]
    commands: list[Entry]
    footer: str


LISTS = {"Arguments:": "arguments", "Options:": "options", "Commands:": "commands"}
NAMES = re.compile(r"(-{0,2}[\w-]+(?:,-{1,2}[\w-]+)*)(?: (.*))?")


def parse(text: str) -> Help:
    """Reads a help text: a sentence, `Usage:`, lists with entries two spaces in, and free text behind them."""
    about, usage, footer = "", "", []
    lists: dict[str, list[Entry]] = {name: [] for name in LISTS.values()}
    at = None
    for line in text.splitlines():
        if line in LISTS and not footer:
            at = lists[LISTS[line]]
        elif line.startswith("Usage: "):
            usage = line.removeprefix("Usage: ")
        elif not usage:
            about = (about + " " + line).strip()
        elif at is not None and line.startswith(" " * 8) and not footer:
            at[-1].about = (at[-1].about + " " + line.strip()).strip()
        elif at is not None and line.startswith("  ") and not footer:
            head, _, tail = line.strip().partition("  ")
            match = NAMES.fullmatch(head)
            if match is None:
                raise ValueError(f"the help has an entry that is no name: {line!r}")
            at.append(Entry(match[1].split(","), match[2] or "", tail.strip()))
        elif line or footer:
            footer.append(line)
    if not usage:
        raise ValueError("the help has no line of usage")
    return Help(about, usage, **lists, footer="\n".join(footer).strip())


def ask(program: str, *command: str) -> Help:
    """Runs `PROGRAM COMMAND --help`."""
    return parse(subprocess.run([program, *command, "--help"], check=True, capture_output=True, encoding="utf-8").stdout)


def ask_all(program: str) -> tuple[Help, dict[str, Help]]:
    """The help of the program, and that of each of its commands."""
    top = ask(program)
    return top, {entry.names[0]: ask(program, entry.names[0]) for entry in top.commands}
