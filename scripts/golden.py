#!/usr/bin/env python3
"""golden.py check|accept [NAME…]: compares what bianmu makes of each sample with the stored answer, samples/NAME.json.

NAME is a sample file such as library-bulletin.pdf; all samples when none is named. A missing answer fails. `accept` writes the
answers anew: read the difference before you commit it.
"""
import argparse
import difflib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
STAGES = {"document": (["convert", "--pretty"], ".json")}  # a stage: the command that prints it, the suffix of its answers
SHOWN_LINES = 40


def convert(binary, stage, sample):
    """What the program prints for a sample. Runs beside the samples, so that the file's name is the same on every machine."""
    command, _ = STAGES[stage]
    run = subprocess.run([binary, command[0], sample.name, *command[1:]], cwd=SAMPLES, capture_output=True, text=True, encoding="utf-8", timeout=120)
    if run.returncode:
        raise RuntimeError(f"exit {run.returncode}: {run.stderr.strip()[-400:]}")
    return run.stdout


def check(binary, stage, sample):
    """None when the sample gives its stored answer, else what differs."""
    answer = SAMPLES / (sample.name + STAGES[stage][1])
    if not answer.exists():
        return f"no {answer.relative_to(ROOT)}; make it with: scripts/golden.py accept {sample.name}"
    made = convert(binary, stage, sample)
    stored = answer.read_text(encoding="utf-8")
    if made == stored:
        return None
    lines = list(difflib.unified_diff(stored.splitlines(), made.splitlines(), "stored", "made", lineterm="", n=2))
    if not lines:
        return "equal lines, other line ends"
    rest = [f"… {len(lines) - SHOWN_LINES} lines more"] if len(lines) > SHOWN_LINES else []
    return "\n".join(lines[:SHOWN_LINES] + rest)


def accept(binary, stage, sample):
    answer = SAMPLES / (sample.name + STAGES[stage][1])
    made = convert(binary, stage, sample)
    if not answer.exists() or answer.read_text(encoding="utf-8") != made:
        answer.write_text(made, encoding="utf-8")
        print(f"accepted {answer.relative_to(ROOT)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["check", "accept"])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--bianmu", default=str(ROOT / "build/release/bin/bianmu"))
    parser.add_argument("--stage", choices=sorted(STAGES), default="document")
    options = parser.parse_args()
    samples = {path.name: path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".docx", ".pdf")}
    unknown = [name for name in options.names if name not in samples]
    if unknown or not samples:
        sys.exit(f"golden.py: no sample {', '.join(unknown)}; there are: {', '.join(samples)}")
    failed = 0
    for name in options.names or samples:
        try:
            if options.command == "accept":
                accept(options.bianmu, options.stage, samples[name])
            elif difference := check(options.bianmu, options.stage, samples[name]):
                failed += 1
                print(f"{name}: {difference}\n")
        except (OSError, RuntimeError, subprocess.TimeoutExpired) as error:
            failed += 1
            print(f"{name}: {error}")
    if options.command == "check":
        print(f"{failed} differ" if failed else "all equal to their stored answers")
    sys.exit(1 if failed else 0)


main()
