"""A PostgreSQL server of the tests' own: in a private folder, on a socket there, and gone with it."""
import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path


def programs():
    """The folder of the newest server's programs, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Server:
    def __init__(self):
        self.bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="bianmu-postgres-", dir="/tmp"))
        self.data = self.folder / "data"
        # The server refuses to run as root.
        self.user = []
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self.user = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups", "--"]
        self.run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
        self.process = None
        self.start()

    def run(self, program, *arguments):
        subprocess.run([*self.user, self.bin / program, *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def start(self, wait=True):
        options = {"listen_addresses": "", "unix_socket_directories": self.folder, "fsync": "off", "max_connections": "20", "shared_buffers": "16MB", "log_min_messages": "panic"}
        self.process = subprocess.Popen([*self.user, self.bin / "postgres", "-D", self.data, *(f"-c{name}={value}" for name, value in options.items())],
                                        cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        if wait:
            self.wait()

    def wait(self):
        until = time.monotonic() + 30
        while subprocess.run([self.bin / "pg_isready", "-q", "-h", self.folder], check=False).returncode != 0:
            assert time.monotonic() < until and self.process.poll() is None, "the server does not start"
            time.sleep(0.05)

    def kill(self):
        """As a crash ends it: all its processes. Until they are gone, their memory keeps a new server from starting."""
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        all_of_it = [postmaster, *map(int, children_of(postmaster))]
        for pid in all_of_it:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        while any(is_alive(pid) for pid in all_of_it):
            time.sleep(0.01)

    def stop(self):
        if self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database="postgres", user="postgres", password="secret-word"):
        return f"postgresql://{user}:{password}@/{database}?host={self.folder}"

    def query(self, text, database="postgres"):
        """Rows as lists of texts; None is the text \\N."""
        run = subprocess.run([self.bin / "psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-R", "\x1e", "-P", "null=\\N", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "postgres",
                              "-d", database, "-c", text], check=True, capture_output=True, text=True)
        return [row.split("\x1f") for row in run.stdout.rstrip("\n").split("\x1e") if row]


def children_of(pid):
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
