"""Manual pages: one for the program, one for each command, named as git names its own."""

import re

from help_text import Entry, Help


def roff(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.split("\n"))


def title(name: str, version: str) -> str:
    return f'.TH {name.upper()} 1 "" "bianmu {version}" "bianmu manual"\n'


def items(heading: str, entries: list[Entry]) -> str:
    if not entries:
        return ""
    out = f".SH {heading}\n"
    for entry in entries:
        names = ", ".join(f"\\fB{roff(name)}\\fR" for name in entry.names)
        value = f" \\fI{roff(entry.value)}\\fR" if entry.value else ""
        out += f".TP\n{names}{value}\n{roff(entry.about)}\n"
    return out


def footer(text: str) -> str:
    """Paragraphs `Heading: …` become sections; lines that are set in are kept as they stand."""
    out = ""
    for paragraph in re.split(r"\n{2,}", text) if text else []:
        first, _, rest = paragraph.partition("\n")
        if first in ("Examples:", "Example:"):
            out += f".SH {first[:-1].upper()}\n.nf\n{roff(rest)}\n.fi\n"
        elif paragraph.startswith("Exit status: "):
            out += f".SH EXIT STATUS\n{roff(paragraph.removeprefix('Exit status: '))}\n"
        else:
            out += f".SH NOTES\n{roff(paragraph)}\n" if ".SH NOTES" not in out else f".PP\n{roff(paragraph)}\n"
    return out


def page(name: str, help_: Help, version: str, see: list[str]) -> str:
    about = help_.about.rstrip(".")
    out = title(name, version)
    out += f".SH NAME\n{name} \\- {roff(about[0].lower() + about[1:])}\n"
    out += f".SH SYNOPSIS\n.B {roff(help_.usage)}\n"
    out += items("ARGUMENTS", help_.arguments) + items("COMMANDS", help_.commands) + items("OPTIONS", help_.options)
    out += footer(help_.footer)
    references = ", ".join(f"\\fB{roff(other)}\\fR(1)" for other in see if other != name)
    return out + f".SH SEE ALSO\n{references}\n"


def pages(top: Help, commands: dict[str, Help], version: str) -> dict[str, str]:
    """The text of each page, by the name of its file."""
    names = ["bianmu", *(f"bianmu-{command}" for command in commands)]
    helps = [top, *commands.values()]
    return {f"{name}.1": page(name, help_, version, names if name == "bianmu" else ["bianmu"]) for name, help_ in zip(names, helps)}
