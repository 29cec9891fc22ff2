#!/usr/bin/env python3
"""corpus.py run|compare|rules|reliability: judges a change on hundreds of files, not on one.

    corpus.py run FOLDER… [--bianmu PATH] [--out DIR] [--jobs N] [--timeout S]
    corpus.py compare [OLD NEW] [--limit N] [--only WORD]
    corpus.py rules [RESULT] [--bianmu PATH]
    corpus.py reliability FOLDER… [--bianmu PATH]

`run` converts every PDF and DOCX under the folders and keeps the results in build/corpus/DATE-TIME-COMMIT: a document for each
file, and one line for each in summary.ndjson (exit status, code, cpu seconds, peak memory, how many blocks of each kind and characters).
`compare` says what changed between two results, the two newest unless named: first what kinds of change there are and in how many
files, then file by file, the worst first: documents that fail now, text lost or gained, paragraphs joined or cut, blocks of
another kind (`paragraph > heading 2`), text moved, fields and diagnostics. Ids are not compared. A change of a rule goes like this:

    scripts/corpus.py run ~/pdfs          # before it
    scripts/corpus.py run ~/pdfs          # after it, built again
    scripts/corpus.py compare             # read all of it: is each change right?
    scripts/corpus.py compare --only notice.pdf --limit 0

`rules` counts in a result, the newest unless named, how many blocks and fields each rule made and in how many files; then it lists the rules of
the built-in profiles that made none: rules that no document needs, or that others keep from being reached. Rules that only help others to
decide (families of numbers, leads, kinds of layout) name nothing and are not listed.

`reliability` sets the confidences of fields and blocks against the answers (NAME.gold.json) that stand beside documents.

Exit status of `run`: 0 done, whatever became of single files, 2 it could not run. Of `compare`: 0 same, 1 changed, 2 error. Of
`reliability`: 1 if what is claimed at 0.9 or more is right less often than it must be.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from difflib import SequenceMatcher
from pathlib import Path

import reliability

ROOT = Path(__file__).resolve().parent.parent
RESULTS, SUMMARY = ROOT / "build" / "corpus", "summary.ndjson"
PROGRAM = ROOT / "build/release/bin/bianmu"
SHOWN = 160  # characters of one side of a change in a report
HELPERS = ("numbering", "never_headings", "leads", "layouts", "type")  # lists of a profile whose rules name no block or field
NAMES = re.compile(r'"(id|figure|target|pointer)":"[^"]*"')  # they shift with every block gained or lost


def fields(prefix, value):
    """(path, text) of each leaf."""
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else (("", item) for item in value):
            yield from fields(f"{prefix}.{key}" if key else prefix, inner)
    else:
        yield prefix, str(value)


def blocks(document):
    """(kind, text) of everything that a reader sees, in order: what `compare` looks at."""
    for name in ("kind", "title", "masthead", "contents", "official", "colophon"):
        yield from fields(name, document.get(name, []))
    for section in document["sections"]:
        yield from fields("section", section.get("title", []))
        for article in section["articles"]:
            for name in ("title", "subtitle", "byline"):
                yield from fields(f"article {name}", article.get(name, []))
            for block in article["blocks"]:
                if block["type"] == "table":
                    yield f"table {block['rows']}x{block['columns']}", " | ".join(cell["text"] for cell in block["cells"])
                else:
                    yield f"{block['type']} {block.get('level', '')}".strip(), block["text"]
    yield from ((piece["kind"], piece["text"]) for piece in document.get("notes", []) + document.get("furniture", []))
    yield from (("picture", f"{figure.get('caption', '')} {figure.get('sha256', '')[:8]}") for figure in document.get("figures", []))
    yield from ((f"discarded {lost['reason']}", str(lost["chars"])) for lost in document.get("accounting", {}).get("discarded", []))
    yield from ((f"diagnostic {one['code']}", one["message"]) for one in document.get("diagnostics", []))
    for part in document.get("parts", []):
        yield "part", ""
        yield from blocks(part)


def rules_of(document):
    """The rule of each block and of each field."""
    yield from (evidence["rule"] for evidence in document["evidence"].values())
    yield from (block["rule"] for section in document["sections"] for article in section["articles"] for block in article["blocks"])
    for part in document.get("parts", []):
        yield from rules_of(part)


def family(kind):
    """`table 3x4` and `heading 2` are tables and headings, `masthead.issue.year` is a field."""
    return "field" if "." in kind.split()[0] or kind in ("kind", "title") else kind.split()[0]


def convert(bianmu, path, name, out, timeout):
    """Converts one file; returns its line of the summary."""
    target = out / (name + ".json")
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [bianmu, "convert", str(path), "-q", "--log-format", "json"]
    with open(target, "wb") as output, open(f"{target}.messages", "wb") as messages:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=messages)
        timer = threading.Timer(timeout, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        late = not timer.is_alive()
        timer.cancel()
    said = Path(f"{target}.messages").read_text(errors="replace")
    os.unlink(f"{target}.messages")
    line = {"file": name, "exit": process.returncode, "seconds": round(usage.ru_utime + usage.ru_stime, 3), "mib": usage.ru_maxrss // 1024}
    if process.returncode != 0:
        target.unlink()
        codes = [json.loads(text).get("code", "") for text in said.splitlines() if text.startswith("{")]
        return {**line, "code": "timed_out" if late else codes[-1] if codes else "crashed"}
    document = json.loads(target.read_text(encoding="utf-8"))
    line["rules"] = dict(sorted(Counter(rules_of(document)).items()))
    for noise in ("generator", "evidence"):
        del document[noise]
    target.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    line["kinds"] = dict(sorted(Counter(family(kind) for kind, _ in blocks(document)).items()))
    return {**line, "characters": document["accounting"]["source_chars"]}


def run(options):
    bianmu = Path(options.bianmu).resolve()
    if not os.access(bianmu, os.X_OK):
        sys.exit(f"corpus.py: no program {bianmu}; build it or name it with --bianmu")
    files = {}
    for folder in map(Path, options.folders):
        if not folder.is_dir():
            sys.exit(f"corpus.py: {folder} is no folder")
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in (".pdf", ".docx") and path.is_file():
                name = str(Path(folder.resolve().name) / path.relative_to(folder))
                if files.setdefault(name, path) != path:
                    sys.exit(f"corpus.py: {files[name]} and {path} would both be called {name}")
    if not files:
        sys.exit("corpus.py: no PDF and no DOCX there")
    commit = subprocess.run(["git", "-C", ROOT, "describe", "--always", "--exclude=*", "--dirty=+"], capture_output=True, text=True).stdout.strip()
    out = Path(options.out) if options.out else RESULTS / f"{time.strftime('%Y%m%d-%H%M%S')}-{commit or 'unknown'}"
    out.mkdir(parents=True)
    with ThreadPoolExecutor(options.jobs) as pool:
        lines = list(pool.map(lambda item: convert(bianmu, item[1], item[0], out, options.timeout), files.items()))
    # Written last: a folder with a summary is whole.
    (out / SUMMARY).write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    failed = Counter(line["code"] for line in lines if line["exit"])
    print(f"{len(lines)} files, {sum(line['seconds'] for line in lines):.1f} s of cpu time, failed: "
          + (", ".join(f"{count} {code}" for code, count in sorted(failed.items())) or "none"))
    print(out)
    return 0


def characters(text):
    return "".join(text.split())


def shown(*texts):
    kinds = {kind for kind, _ in texts}
    rest = len(texts) - 3 if len(texts) > 4 else 0
    room = SHOWN // (len(texts) - rest)
    pieces = [text if len(text) <= room else f"{text[:room // 2]} … {text[-room // 2:]}" for text in (" ".join(text.split()) for _, text in texts)]
    if len(kinds) > 1:
        pieces = [f"{kind}: {piece}" for (kind, _), piece in zip(texts, pieces)]
    if rest:
        pieces[2:-1] = [f"({rest} more)"]
    return (f"{texts[0][0]}: " if len(kinds) == 1 else "") + " + ".join(pieces)


def explain(removed, added):
    """(category, text) for each change of a stretch: what of it is the same text in other blocks, and what is other text."""
    while removed and added:
        # The shortest stretches of both sides that hold the same text.
        i = j = 1
        left, right = characters(removed[0][1]), characters(added[0][1])
        while left != right and (left.startswith(right) or right.startswith(left)):
            if len(left) < len(right) and i < len(removed):
                left, i = left + characters(removed[i][1]), i + 1
            elif len(right) < len(left) and j < len(added):
                right, j = right + characters(added[j][1]), j + 1
            else:
                break
        if left != right:
            break
        kinds = removed[0][0], added[0][0]
        same_count = "divided otherwise" if i > 1 else "spaces" if kinds[0] == kinds[1] else " > ".join(kinds)
        category = "joined" if i > j else "cut" if i < j else same_count
        yield category, f"{shown(*removed[:i])}  =>  {shown(*added[:j])}"
        removed, added = removed[i:], added[j:]
    if len(removed) == len(added) == 1 and removed[0][0] == added[0][0]:
        yield f"{family(removed[0][0])} changed", f"{shown(*removed)}  =>  {shown(*added)}"
    else:
        yield from ((f"{family(one[0])} lost", shown(one)) for one in removed)
        yield from ((f"{family(one[0])} gained", shown(one)) for one in added)


def differences(old, new):
    """Changes between two documents: [(category, text)]."""
    before, after = list(blocks(old)), list(blocks(new))
    matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    stretches = [(before[a:b], after[c:d]) for tag, a, b, c, d in matched if tag != "equal"]
    moved = Counter(one for removed, _ in stretches for one in removed) & Counter(one for _, added in stretches for one in added)
    out = [("moved", shown(one)) for one in moved.elements()]
    for removed, added in stretches:
        out += explain([one for one in removed if one not in moved], [one for one in added if one not in moved])
    return out or [("places", "same text; places, looks or confidences differ")]


def compare_file(name, old, new, folders):
    """(weight, changes) of one file."""
    if old is None or new is None:
        return 1, [("file gained" if old is None else "file gone", "")]
    if old["exit"] != new["exit"] or old.get("code") != new.get("code"):
        status = [f"exit {line['exit']} {line.get('code', '')}".strip() for line in (old, new)]
        category = "converts now" if not new["exit"] else "fails otherwise" if old["exit"] else "fails now"
        return (1e9 if category == "fails now" else 1e6), [(category, "  =>  ".join(status))]
    if old["exit"]:
        return 0, []
    texts = [(folder / (name + ".json")).read_text(encoding="utf-8") for folder in folders]
    changes = differences(*map(json.loads, texts)) if NAMES.sub("", texts[0]) != NAMES.sub("", texts[1]) else []
    return len(changes), changes


def compare(options):
    folders = [Path(folder) for folder in options.results]
    folders = folders or sorted(path.parent for path in RESULTS.glob(f"*/{SUMMARY}"))[-2:]
    if len(folders) != 2:
        sys.exit("corpus.py: two results are needed; make them with corpus.py run")
    old, new = ({line["file"]: line for line in map(json.loads, (folder / SUMMARY).read_text(encoding="utf-8").splitlines())} for folder in folders)
    names = [name for name in sorted({*old, *new}) if options.only in name]
    found = [(name, *compare_file(name, old.get(name), new.get(name), folders)) for name in names]
    changed = sorted((item for item in found if item[2]), key=lambda item: (-item[1], item[0]))
    seconds = [sum(results[name]["seconds"] for name in names if name in old and name in new) for results in (old, new)]
    print(f"{folders[0].name} => {folders[1].name}: {len(changed)} of {len(names)} files changed; cpu {seconds[0]:.1f} => {seconds[1]:.1f} s")
    counts = Counter(category for _, _, changes in changed for category, _ in changes)
    for category, count in counts.most_common():
        print(f"{count:7} {category}, in {sum(any(one == category for one, _ in changes) for _, _, changes in changed)} files")
    for name, _, changes in changed:
        print(f"\n{name}: {len(changes)}")
        rest = len(changes) - options.limit if 0 < options.limit < len(changes) else 0
        print(*(f"    {category}: {text}" for category, text in changes[:len(changes) - rest]), *([f"    … {rest} more"] if rest else []), sep="\n")
    return 1 if changed else 0


def newest():
    results = sorted(path.parent for path in RESULTS.glob(f"*/{SUMMARY}"))
    return results[-1] if results else sys.exit("corpus.py: a result is needed; make it with corpus.py run")


def profile_rules(profile):
    """The ids of a profile's rules, in its order, and of the labels of its colophon; without those that only help others to decide."""
    if isinstance(profile, dict):
        if "id" in profile and "reason" in profile:
            yield profile["id"]
        elif "field" in profile and "words" in profile:
            yield "colophon." + profile["field"]
        else:
            yield from (rule for key, value in profile.items() if key not in HELPERS for rule in profile_rules(value))
    elif isinstance(profile, list):
        yield from (rule for value in profile for rule in profile_rules(value))


def rules(options):
    folder = Path(options.result) if options.result else newest()
    lines = [json.loads(line) for line in (folder / SUMMARY).read_text(encoding="utf-8").splitlines()]
    hits, files = Counter(), Counter()
    for line in lines:
        hits.update(line.get("rules", {}))
        files.update(line.get("rules", {}).keys())
    print(f"{folder.name}: {sum(hits.values())} blocks and fields of {len(lines)} files, by {len(hits)} rules")
    for rule, count in sorted(hits.items(), key=lambda item: (-item[1], item[0])):
        print(f"{count:8} in {files[rule]:5} files  {rule}")
    for name in ("bulletin", "official", "generic"):
        shown = subprocess.run([options.bianmu, "profile", "show", name], capture_output=True, text=True, check=True)
        unused = [rule for rule in dict.fromkeys(profile_rules(json.loads(shown.stdout))) if rule not in hits]
        print(f"{name}, never hit ({len(unused)}): " + (", ".join(unused) or "none"))
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("run", help="convert a folder and keep the results")
    command.add_argument("folders", nargs="+", metavar="FOLDER")
    command.add_argument("--bianmu", default=os.environ.get("BIANMU", PROGRAM), help="the program (default: $BIANMU, or that of the release preset)")
    command.add_argument("--out", help="where to keep the results (default: build/corpus/DATE-TIME-COMMIT)")
    command.add_argument("--jobs", type=int, default=os.cpu_count())
    command.add_argument("--timeout", type=float, default=120, help="seconds for a file")
    command = commands.add_parser("compare", help="say what changed between two results")
    command.add_argument("results", nargs="*", metavar="RESULT", help="the folders of two results, the older first")
    command.add_argument("--limit", type=int, default=12, help="changes shown of a file; 0: all (default: 12)")
    command.add_argument("--only", default="", metavar="WORD", help="only files with this in their name")
    command = commands.add_parser("reliability", help="how sure documents say they are, against how often they are right by their answers")
    command.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    command.add_argument("--bianmu", default=os.environ.get("BIANMU", PROGRAM), help="the program")
    command = commands.add_parser("rules", help="count what each rule made")
    command.add_argument("result", nargs="?", metavar="RESULT", help="the folder of a result (default: the newest)")
    command.add_argument("--bianmu", default=os.environ.get("BIANMU", PROGRAM), help="the program, for its profiles")
    options = parser.parse_args()
    try:
        return {"run": run, "compare": compare, "rules": rules,
                "reliability": lambda options: 0 if reliability.report(options.bianmu, options.folders) else 1}[options.command](options)
    except (OSError, ValueError, KeyError, subprocess.CalledProcessError) as error:
        print(f"corpus.py: {error}", file=sys.stderr)
        return 2
    except SystemExit as stop:
        print(stop.code, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
