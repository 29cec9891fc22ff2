"""What the command line makes of the same documents."""
import json
import os
import subprocess

PROGRAM = os.environ["BIANMU_PROGRAM"]


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], check=True, capture_output=True).stdout.decode()


def convert(*arguments):
    return json.loads(run("convert", *arguments))


def records(rows, *arguments):
    return [json.loads(line) for line in run("convert", *arguments, "--format", "ndjson", "--rows", rows).splitlines()]
