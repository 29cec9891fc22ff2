#!/usr/bin/env python3
"""golden.py check|accept [--stage STAGE] [NAME…]: compares what each stage makes of each sample with the stored answer.

Stages: extract (the painted pages of a PDF, the flow of a DOCX), layout (the flow), document (the JSON that users get, which holds
what structure decided), and markdown, html, text and records for a few samples. NAME is a sample file such as library-bulletin.pdf; all samples when none is named. A missing answer fails.
`accept` writes the answers anew, of every stage unless one is named: read the difference before you commit it.
"""
import argparse
import difflib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
STAGES = {  # a stage: the command that prints it, the folder and the suffix of its answers
    "extract": (["print_stage", "extract"], ROOT / "tests/golden/extract", ".txt"),
    "layout": (["print_stage", "layout"], ROOT / "tests/golden/layout", ".txt"),
    "document": (["bianmu", "convert", "--pretty"], SAMPLES, ".json"),
    "markdown": (["bianmu", "convert", "--format", "markdown"], ROOT / "tests/golden/formats", ".md"),
    "html": (["bianmu", "convert", "--format", "html"], ROOT / "tests/golden/formats", ".html"),
    "text": (["bianmu", "convert", "--format", "text"], ROOT / "tests/golden/formats", ".txt"),
    "records": (["bianmu", "convert", "--format", "ndjson", "--rows", "block"], ROOT / "tests/golden/formats", ".ndjson"),
}
IN_ALL_FORMATS = ("library-volume.docx", "park-notice.docx", "water-bulletin.docx")   # the other samples have their documents alone
SHOWN_LINES = 40


def has_answer(stage, name):
    return stage in ("extract", "layout", "document") or name in IN_ALL_FORMATS


def answer_of(stage, sample):
    _, folder, suffix = STAGES[stage]
    return folder / (sample.name + suffix)


def convert(programs, stage, sample):
    """What the program prints for a sample, read by the profile of its name where there is one. Runs beside the samples, so that the
    file's name is the same on every machine."""
    program, *arguments = STAGES[stage][0]
    profile = Path("profiles") / f"{sample.stem}.json"
    if stage == "document" and (SAMPLES / profile).exists():
        arguments += ["--profile", str(profile)]
    run = subprocess.run([str(programs / program), *arguments, sample.name], cwd=SAMPLES, capture_output=True, text=True, encoding="utf-8", timeout=120)
    if run.returncode:
        raise RuntimeError(f"exit {run.returncode}: {run.stderr.strip()[-400:]}")
    return run.stdout


def check(programs, stage, sample):
    """None when the sample gives its stored answer, else what differs."""
    answer = answer_of(stage, sample)
    if not answer.exists():
        return f"no {answer.relative_to(ROOT)}; make it with: scripts/golden.py accept {sample.name}"
    made = convert(programs, stage, sample)
    stored = answer.read_text(encoding="utf-8")
    if made == stored:
        return None
    lines = list(difflib.unified_diff(stored.splitlines(), made.splitlines(), "stored", "made", lineterm="", n=2))
    if not lines:
        return "equal lines, other line ends"
    rest = [f"… {len(lines) - SHOWN_LINES} lines more"] if len(lines) > SHOWN_LINES else []
    return "\n".join(lines[:SHOWN_LINES] + rest)


def accept(programs, stage, sample):
    answer = answer_of(stage, sample)
    made = convert(programs, stage, sample)
    if not answer.exists() or answer.read_text(encoding="utf-8") != made:
        answer.parent.mkdir(exist_ok=True)
        answer.write_text(made, encoding="utf-8")
        print(f"accepted {answer.relative_to(ROOT)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["check", "accept"])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--programs", type=Path, default=ROOT / "build/release/bin", help="the folder of the programs")
    parser.add_argument("--stage", choices=STAGES, help="one stage; all unless named")
    options = parser.parse_args()
    samples = {path.name: path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".docx", ".pdf")}
    unknown = [name for name in options.names if name not in samples]
    if unknown or not samples:
        sys.exit(f"golden.py: no sample {', '.join(unknown)}; there are: {', '.join(samples)}")
    failed = 0
    for stage in [options.stage] if options.stage else STAGES:
        for name in filter(lambda name: has_answer(stage, name), options.names or samples):
            try:
                if options.command == "accept":
                    accept(options.programs.resolve(), stage, samples[name])
                elif difference := check(options.programs.resolve(), stage, samples[name]):
                    failed += 1
                    print(f"{name}, {stage}: {difference}\n")
            except (OSError, RuntimeError, subprocess.TimeoutExpired) as error:
                failed += 1
                print(f"{name}, {stage}: {error}")
    if options.command == "check":
        print(f"{failed} differ" if failed else "all equal to their stored answers")
    sys.exit(1 if failed else 0)


main()
