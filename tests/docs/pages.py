"""What the tests of the documents share: the blocks of a page, and a folder in which its commands run."""
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "batch"))

import postgres  # noqa: E402

BIANMU = str(Path(sys.argv[1]).resolve())
ROOT = Path(__file__).resolve().parents[2]
NATS = shutil.which("nats-server") or "/usr/sbin/nats-server"
# Servers as the pages name them.
QUEUE = "queue.example.cn:4222"
DATABASE = "archivist@db.example.cn/papers"
HAS_QUEUE = Path(BIANMU).with_name("bianmu-queue").exists() and Path(NATS).exists()


def without_comment(command):
    return re.sub(r"\s+# .*$", "", command)


def text_of(page):
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page):
    """(language, text) of each fenced block of a page, without the indent of the list that it may stand in."""
    found = re.findall(r"(?ms)^( *)```(\w*)\n(.*?)^ *```", text_of(page))
    return [(language, re.sub(f"(?m)^{indent}", "", text)) for indent, language, text in found]


def commands(page):
    return [line for language, text in blocks(page) if language == "sh" for line in text.splitlines()]


def code_of(page):
    """Blocks without their comments: what two languages of a page have in common."""
    return [(language, re.sub(r"(?m)(^|\s+)(#|//|--) .*$", "", text)) for language, text in blocks(page)]


def dead_links(page):
    """Files that a page leads to, or shows, and that are not there."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text_of(page)) + re.findall(r'\bsrc(?:set)?="([^"]+)"', text_of(page))
    return [link for link in links if not (ROOT / page).parent.joinpath(link).exists()]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Folder(unittest.TestCase):
    """A folder that is as a checkout to the commands of a page: `bianmu` stands in its bin and in its scripts."""
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for place in ("bin", "scripts"):
            (self.folder / place).mkdir()
            (self.folder / place / "bianmu").symlink_to(BIANMU)

    def run_shell(self, command, status=0, timeout=60, **environment):
        environment = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}", **environment}
        run = subprocess.run(["bash", "-c", command], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False)
        self.assertEqual(run.returncode, status, f"{command}\n{run.stdout}{run.stderr}")
        return run.stdout

    def wait_for(self, port):
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                return
            except OSError:
                time.sleep(0.05)
        self.fail(f"nobody listens on port {port}")

    def start_queue(self):
        """@return the port of a NATS server of the test's own."""
        port = free_port()
        server = subprocess.Popen([NATS, "-js", "-sd", self.folder / "queue-store", "-a", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        self.wait_for(port)
        return port

    def servers(self):
        """Servers of the test's own, as they stand in the pages → as they are reached here; those that are not installed are missing."""
        found = {}
        if HAS_QUEUE:
            found[QUEUE] = f"127.0.0.1:{self.start_queue()}"
        if postgres.programs():
            server = postgres.Server()
            self.addCleanup(server.stop)
            server.run("createuser", "-h", server.folder, "-U", "postgres", "archivist")
            server.run("createdb", "-h", server.folder, "-U", "postgres", "-O", "archivist", "papers")
            found[DATABASE] = f"archivist@/papers?host={server.folder}"
        return found

    def with_servers(self, command, servers):
        """The command as it runs here; None, and a line that says so, where its server is not installed."""
        for name in (QUEUE, DATABASE):
            if name in command and name not in servers:
                print(f"not run, as its server is not installed: {command}")
                return None
            command = command.replace(name, servers.get(name, ""))
        return command

    def run_script(self, commands, servers, more=()):
        """Runs commands in one shell, as a person would type them, with a service on a port of its own.

        @param more  lines for the end of it.
        @return how many of the commands were run."""
        port = free_port()
        script = []
        for command in map(without_comment, commands):
            if (here := self.with_servers(command, servers)) is None:
                continue
            here = here.replace(":8640", f":{port}")
            if re.match(r"bianmu serve .*&$", here):
                listen = "" if "--listen" in here else f"--listen 127.0.0.1:{port} "
                here = f"{here[:-1]}{listen}& until curl -sf http://127.0.0.1:{port}/readyz >&2; do sleep 0.1; done"
            script += [f"echo $ {shlex.quote(command)} >&2", here]
        # A person's shell has job control, which `kill %1` needs.
        self.run_shell("set -em\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n" + "\n".join([*script, *more]), timeout=150)
        return len(script) // 2
