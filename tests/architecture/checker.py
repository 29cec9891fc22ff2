"""Finds where the sources break the rules of the rooms."""
import re
from pathlib import Path

import rules

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
EMBED = re.compile(r"(?:bianmu_embed\(\s*\S+\s+|/generated/)([^\s)]+)")
# String and character literals, raw strings among them, or comments: whatever comes first.
TOKEN = re.compile(r'(?P<raw>R"(?P<tag>[^()\\ ]*)\(.*?\)(?P=tag)")|(?P<literal>"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\')'
                   r'|(?P<comment>//[^\n]*|/\*.*?\*/)', re.S)
HAN = re.compile("[\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
# The start of a definition in the outermost block of a namespace.
TYPE = re.compile(r"(?:struct|class|enum class|enum|union) (\w+)(?: final)?(?: *:[^:;][^;]*)? *\{")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


def without_comments(text):
    """The code alone; line breaks inside comments stay, so that lines keep their numbers."""
    return TOKEN.sub(lambda m: "\n" * m[0].count("\n") + " " if m["comment"] else m[0], text)


def room_of(path):
    """The room that a path relative to src lies in, or None."""
    return max((room for room in rules.MAY_INCLUDE if path.startswith(room + "/")), key=len, default=None)


def sources(src):
    return sorted(p for p in src.rglob("*") if p.suffix in (".h", ".cpp") and p.is_file())


def generated_headers(src, room):
    """Headers that the room's build file makes from data."""
    build = src / room / "CMakeLists.txt"
    return set(EMBED.findall(build.read_text(encoding="utf-8"))) if build.is_file() else set()


def check_include(path, room, quoted, header, poppler, generated):
    """What is wrong with one #include, or None."""
    if quoted and header in generated:
        return None
    other = room_of(header) if quoted else None
    if other and other != room:
        if other not in rules.MAY_INCLUDE[room]:
            return f"{room} may not include {other}: {header}"
        doors = rules.DOORS[other]
        if doors is not None and header[len(other) + 1:] not in doors:
            return f"{header} is private to {other}"
    if other:
        return None
    if header in poppler or header.startswith("poppler/"):
        return None if path.startswith(rules.POPPLER_FOLDER + "/") else f"Poppler outside {rules.POPPLER_FOLDER}: {header}"
    for start, folders in rules.FENCED.items():
        if header.startswith(start) and room not in folders:
            return f"{header} is not for {room}"
    if room in rules.PURE_ROOMS and header in rules.OUTSIDE_WORLD:
        return f"{room} does no input or output: {header}"
    standard = re.fullmatch(r"[a-z_0-9]+", header) is not None
    if room == "model" and not standard and not any(header.startswith(start) for start in rules.MODEL_LIBRARIES):
        return f"model includes a library: {header}"
    if quoted:
        return f"{header} is in no room; includes in quotes start at src"
    return None


def has_han(code):
    return HAN.search(code) or any(HAN.match(chr(int(a or b, 16))) for a, b in ESCAPE.findall(code))


def violations(src, poppler):
    """`path:line: what is wrong` for every breach below src. poppler: names of Poppler's headers."""
    out = []
    for file in sources(src):
        path = file.relative_to(src).as_posix()
        room = room_of(path)
        if room is None:
            out.append(f"{path}:1: lies in no room of the table")
            continue
        generated = generated_headers(src, room)
        code = without_comments(file.read_text(encoding="utf-8"))
        for found in INCLUDE.finditer(code):
            wrong = check_include(path, room, found[1] == '"', found[2], poppler, generated)
            if wrong:
                out.append(f"{path}:{code.count(chr(10), 0, found.start(2)) + 1}: {wrong}")
        if file.suffix == ".cpp" and file.with_suffix(".h").is_file():
            first = INCLUDE.search(code)
            if not first or first[2] != file.with_suffix(".h").relative_to(src).as_posix():
                out.append(f"{path}:1: does not include its own header first, which shows that it compiles alone")
        if room in rules.WORDLESS_ROOMS:
            out += [f"{path}:{n}: a Han character in the code; words are data" for n, line in enumerate(code.split("\n"), 1) if has_han(line)]
    return out


def defined_twice(src):
    """`namespace::Name: files` for every type that more than one file defines where the linker sees it."""
    places = {}
    for file in [*src.rglob("*.h"), *src.rglob("*.cpp")]:
        space, hidden = "", False
        for line in file.read_text(encoding="utf-8").split("\n"):
            if line.startswith("namespace "):
                hidden = line.startswith("namespace {")
                space = space if hidden else line.removeprefix("namespace ").rstrip(" {")
            elif line == "}  // namespace":
                hidden = False
            elif (found := TYPE.match(line)) and not hidden:
                places.setdefault(f"{space}::{found[1]}", []).append(file.relative_to(src).as_posix())
    return [f"{name}: {' '.join(sorted(files))}" for name, files in sorted(places.items()) if len(files) > 1]


def poppler_headers(folder):
    """Names by which Poppler's private headers can be included: relative to its folder."""
    return {p.relative_to(folder).as_posix() for p in Path(folder).rglob("*.h")}
