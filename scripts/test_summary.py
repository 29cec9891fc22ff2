#!/usr/bin/env python3
"""test_summary.py REPORT.xml: how many tests ran, failed and were skipped in a JUnit report of ctest, and why each was skipped."""
import re
import sys
import xml.etree.ElementTree as xml
from collections import Counter


def reason(case):
    """The message of a skipped test: the line after GoogleTest's place, or the last line that a script printed."""
    output = case.findtext("system-out") or ""
    if found := re.search(r"Skipped\n(.+)", output):
        return found[1].strip()
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1].strip() if lines else case.find("skipped").get("message", "")


def main():
    cases = xml.parse(sys.argv[1]).getroot().findall("testcase")
    failed = [case.get("name") for case in cases if case.find("failure") is not None]
    skipped = [case for case in cases if case.find("skipped") is not None]
    print(f"{len(cases) - len(failed) - len(skipped)} passed, {len(failed)} failed, {len(skipped)} skipped")
    for name in failed:
        print(f"FAILED   {name}")
    for why, count in Counter(map(reason, skipped)).most_common():
        print(f"SKIPPED  {count} test{'s' if count > 1 else ''}: {why}")


main()
