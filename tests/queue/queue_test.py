"""queue_test.py BIANMU FAULTY: a batch over several workers by a queue, whose server the test starts, ends as one batch does, whoever dies."""
import contextlib
import functools
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import unittest
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "batch"))
import postgres
from batches import BIANMU, FAULTY, SAMPLES, SANITIZED, Batches

SERVER = shutil.which("nats-server") or "/usr/sbin/nats-server"
SLOWER = 4 if SANITIZED else 1
ROUNDS = int(os.environ.get("BIANMU_ROUNDS", "4"))   # of dying; more for a long run


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Hosts:
    """Network namespaces that see each other, as so many machines; to make them one must be root."""
    def __init__(self, count):
        self.bridge = f"bm{os.getpid()}"
        self.names = [f"{self.bridge}-{i}" for i in range(count)]
        self.subnet = f"10.{200 + os.getpid() % 50}.{os.getpid() // 50 % 250}"
        self.address = f"{self.subnet}.1"

    def __enter__(self):
        try:
            self.ip(f"link add {self.bridge} type bridge", f"addr add {self.address}/24 dev {self.bridge}", f"link set {self.bridge} up")
            for i, name in enumerate(self.names):
                outer, inner = f"{self.bridge}o{i}", f"{self.bridge}i{i}"
                self.ip(f"netns add {name}", f"link add {outer} type veth peer name {inner} netns {name}", f"link set {outer} master {self.bridge} up",
                        f"-n {name} addr add {self.subnet}.{i + 2}/24 dev {inner}", f"-n {name} link set {inner} up", f"-n {name} link set lo up")
        except (OSError, subprocess.CalledProcessError):
            self.__exit__()
            raise unittest.SkipTest("network namespaces cannot be made here") from None
        return self

    def __exit__(self, *_):
        for command in (*(f"netns del {name}" for name in self.names), f"link del {self.bridge}"):
            subprocess.run(["ip", *command.split()], stderr=subprocess.DEVNULL, check=False)

    @staticmethod
    def ip(*commands):
        for command in commands:
            subprocess.run(["ip", *command.split()], stderr=subprocess.DEVNULL, check=True)


@unittest.skipUnless(Path(SERVER).exists(), "nats-server is not installed")
class Queue(Batches):
    def setUp(self):
        super().setUp()
        self.port = free_port()
        self.queue = f"nats://127.0.0.1:{self.port}/test"
        self.server = None
        self.start_server()
        self.addCleanup(self.stop_server)

    def start_server(self, address="127.0.0.1"):
        self.server = subprocess.Popen([SERVER, "-js", "-sd", self.folder / "store", "-a", address, "-p", str(self.port)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while True:
            try:
                socket.create_connection((address, self.port), 0.2).close()
                return
            except OSError:
                self.assertLess(time.monotonic(), until)
                time.sleep(0.05)

    def stop_server(self, how=signal.SIGKILL):
        self.server.send_signal(how)
        self.server.wait(10)

    def submit(self, *arguments, status=0):
        run = self.run_program("submit", *arguments, "--queue", self.queue)
        self.assertEqual(run.returncode, status, run.stderr.decode())
        return run

    def parked(self):
        return [json.loads(line) for line in self.submit("--parked").stdout.splitlines()]

    def worker(self, name, *arguments, out="out", ack_wait=2, host=None):
        command = [FAULTY, "worker", "--queue", self.queue, "--out", out, "--name", name, "--until-empty", "--ack-wait", str(ack_wait), *arguments]
        return subprocess.Popen([*(["ip", "netns", "exec", host] if host else []), *command], cwd=self.folder,
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def finish(self, *workers, status=(0, 1)):
        for worker in workers:
            self.assertIn(worker.wait(60 * SLOWER), status)

    def make_sources(self, count):
        for i in range(count):
            self.distinct(("bus-bulletin.pdf", "park-notice.pdf", "water-bulletin.pdf")[i % 3], f"in/{i % 4}/{i:02}.pdf")
        self.zip("in/z.zip", {f"{i}.pdf": (SAMPLES / "bus-bulletin.pdf").read_bytes() + b"%%z%d" % i for i in range(6)} | {"bad.pdf": "no PDF in here"})
        self.write("in/bad.pdf", "no PDF")
        self.write("in/crash.pdf", "%FAULT crash")
        self.sample("park-notice.docx", "other/1/01.pdf")   # its output is called as that of another

    def test_workers_and_the_server_die_and_the_result_is_that_of_a_batch(self):
        count = 5 * ROUNDS if SANITIZED else 15 * ROUNDS
        self.make_sources(count)
        count += 4
        self.batch("in", "other", "--out", "whole", status=1)
        said = self.submit("in", "other").stderr.decode()
        self.assertEqual(said, f"bianmu: {count} files submitted, 0 known already\n")
        self.assertEqual(self.submit("in", "other").stderr.decode(), f"bianmu: 0 files submitted, {count} known already\n")
        steady = [self.worker(f"w{i}", "--jobs", "1") for i in range(2)]
        draw = random.Random(6)
        for round_ in range(ROUNDS):
            victim = self.worker("victim", "--jobs", "1")
            time.sleep(draw.uniform(0.2, 0.6) * SLOWER)
            if round_ % 3 == 1:
                self.stop_server()
                time.sleep(0.3)
                self.start_server()
            victim.send_signal(signal.SIGKILL if round_ % 4 < 3 else signal.SIGTERM)
            victim.wait(15)
        self.finish(*steady, self.worker("victim", "--jobs", "1"))
        self.assertEqual(self.tree(), self.tree("whole"))
        parked = {(Path(row["source"]).name, row.get("inner")): row["code"] for row in self.parked()}
        self.assertEqual(parked, {("bad.pdf", None): "unsupported_format", ("z.zip", "bad.pdf"): "unsupported_format", ("crash.pdf", None): "crashed"})

    def test_what_failed_in_an_archive_is_parked_also_if_the_worker_died_before_it_said_so(self):
        self.zip("in/z.zip", {"good.pdf": (SAMPLES / "bus-bulletin.pdf").read_bytes(), "bad.pdf": "no PDF in here"})
        for round_, state in enumerate((None, "done", "pending")):
            self.queue = f"nats://127.0.0.1:{self.port}/test{round_}"   # in which nothing is parked
            self.submit("in")
            if state:
                ledger = next(self.folder.rglob("*.ledger.sqlite"))
                with sqlite3.connect(ledger) as database:
                    self.assertEqual(database.execute("update documents set status = ? where archive_path = ''", (state,)).rowcount, 1)
            self.finish(self.worker("one"))
            self.assertEqual([(row["source"], row["inner"], row["code"]) for row in self.parked()], [(str(self.folder / "in/z.zip"), "bad.pdf", "unsupported_format")], state)

    @unittest.skipIf(os.geteuid() != 0 or shutil.which("ip") is None, "only root can make network namespaces")
    def test_workers_on_three_hosts_one_of_which_dies_again_and_again(self):
        for i in range(30 if SANITIZED else 90):
            self.distinct(("bus-bulletin.pdf", "park-notice.pdf")[i % 2], f"in/{i:02}.pdf")
        self.batch("in", "--out", "whole")
        with Hosts(3) as hosts:
            self.stop_server()
            self.start_server(hosts.address)
            self.queue = f"nats://{hosts.address}:{self.port}/test"
            self.submit("in")
            workers = [self.worker(name, "--jobs", "1", host=name) for name in hosts.names]
            for _ in range(4):
                time.sleep(0.5 * SLOWER)
                workers[0].kill()
                workers[0].wait(10)
                workers[0] = self.worker(hosts.names[0], "--jobs", "1", host=hosts.names[0])
            self.finish(*workers, status=[0])
        self.assertEqual(self.tree(), self.tree("whole"))

    def test_files_inside_the_messages(self):
        self.sample("park-notice.docx", "in/a.docx")
        self.zip("in/z.zip", {"b.pdf": (SAMPLES / "garden-letter.pdf").read_bytes()})
        self.sample("library-bulletin.pdf", "in/large.pdf")
        self.batch("in", "--out", "whole")
        self.submit("in", "--inside", "100")
        (self.folder / "in/a.docx").unlink()
        (self.folder / "in/z.zip").unlink()
        self.finish(self.worker("w", "--jobs", "2"), status=[0])
        self.assertEqual(self.tree(), self.tree("whole"))

    def test_files_by_their_address(self):
        self.sample("park-notice.docx", "files/notices/a.docx")
        self.sample("bus-bulletin.pdf", "files/b.pdf")
        self.write("files/bad.pdf", "no PDF")
        self.batch("files", "--out", "whole", status=1)
        handler = functools.partial(SimpleHTTPRequestHandler, directory=self.folder / "files")
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as web:
            handler.func.log_message = lambda *_: None
            threading.Thread(target=web.serve_forever, daemon=True).start()
            host = f"127.0.0.1:{web.server_port}"
            urls = [f"http://{host}/{name}" for name in ("notices/a.docx", "b.pdf?version=2", "bad.pdf", "gone.pdf")]
            self.write("urls", "\n".join([*urls[1:], f"http://127.0.0.1:{free_port()}/x.pdf"]))
            self.submit(urls[0], "@urls")
            self.finish(self.worker("w"), status=[1])
            web.shutdown()
        self.assertEqual(list(self.tree()), [f"{host}/b.pdf.json", f"{host}/notices/a.docx.json"])
        self.assertEqual(self.tree()[f"{host}/notices/a.docx.json"], self.tree("whole")["notices/a.docx.json"])
        self.assertEqual(sorted((Path(row["source"]).name, row["code"]) for row in self.parked()),
                         [("bad.pdf", "unsupported_format"), ("gone.pdf", "not_found"), ("x.pdf", "unreadable")])

    def test_lines_and_what_was_done_is_not_done_again(self):
        for i in range(5):
            self.distinct("bus-bulletin.pdf", f"in/{i}.pdf")
        self.batch("in", "--out", "whole.ndjson")
        self.submit("in")
        self.finish(self.worker("w", out="part.ndjson"), status=[0])
        lines = (self.folder / "part.ndjson").read_bytes()
        self.assertEqual(sorted(lines.splitlines()), sorted((self.folder / "whole.ndjson").read_bytes().splitlines()))
        self.submit("in", "--exclude", "4.pdf")   # each is known for an hour
        self.finish(self.worker("w", out="part.ndjson"), status=[0])
        self.assertEqual((self.folder / "part.ndjson").read_bytes(), lines)
        (self.folder / "part.ndjson").rename(self.folder / "taken.ndjson")
        run = self.run_program("worker", "--queue", self.queue, "--out", "part.ndjson", "--name", "w", "--until-empty")
        self.assertEqual((run.returncode, run.stderr), (3, b"bianmu: part.ndjson: is not what the ledger says; choose another ledger with --ledger [environment]\n"))

    @unittest.skipIf(b"PostgreSQL" not in subprocess.run([BIANMU, "version"], capture_output=True, check=True).stdout, "built without PostgreSQL")
    @unittest.skipIf(postgres.programs() is None, "there is no PostgreSQL server")
    def test_workers_share_a_database(self):
        for i in range(24):
            self.distinct(("bus-bulletin.pdf", "park-notice.pdf")[i % 2], f"in/{i:02}.pdf")
        database = postgres.Server()
        self.addCleanup(database.stop)
        self.submit("in")
        workers = [self.worker(f"w{i}", "--jobs", "1", out=database.address()) for i in range(3)]
        time.sleep(0.4 * SLOWER)
        workers[0].kill()
        workers[0].wait(10)
        self.finish(*workers[1:], status=[0])
        self.assertEqual(database.query("select count(*), count(distinct sha256), count(distinct title) from bianmu.documents"), [["24", "24", "2"]])
        self.assertEqual(database.query("select count(distinct source) from bianmu.sources"), [["24"]])
        self.assertEqual(self.rows("select distinct output from runs", ledger="bianmu.w1.ledger.sqlite"), [(database.address().replace(":secret-word", ""),)])

    def test_signs_of_life_keep_a_long_document_from_others(self):
        self.write("in/hang.pdf", "%FAULT hang")
        self.submit("in")
        workers = [self.worker(f"w{i}", "--jobs", "1", "--timeout", "4", ack_wait=1) for i in range(2)]
        self.finish(*workers)
        self.assertEqual([(row["code"], row["deliveries"]) for row in self.parked()], [("timed_out", 1)])

    def test_what_kills_its_workers_is_parked(self):
        self.write("in/hang.pdf", "%FAULT hang")
        self.submit("in")
        for life in (1, 2):
            worker = self.worker("w", "--jobs", "1", "--deliveries", "2", ack_wait=1)
            self.wait_for_work("w", life)
            worker.kill()
            worker.wait(10)
        self.finish(self.worker("w", "--deliveries", "2"))
        row, = self.parked()
        self.assertEqual((row["code"], row["message"], row["deliveries"]), ("crashed", "was delivered 2 times, and no worker lived to finish it", 2))

    def wait_for_work(self, name, life):
        """Until the worker, in this one of its lives, has a file. When one begins, it forgets what the last left waiting."""
        until = time.monotonic() + 15
        rows = None
        while rows != [(life, 1)]:
            self.assertLess(time.monotonic(), until)
            time.sleep(0.3)
            if (self.folder / f"out.{name}.ledger.sqlite").exists():
                with contextlib.suppress(sqlite3.OperationalError):   # it has no tables yet
                    rows = self.rows("select (select count(*) from runs), count(*) from documents where status = 'pending'", f"out.{name}.ledger.sqlite")

    def test_what_cannot_be(self):
        queue = f"nats://127.0.0.1:{free_port()}"
        for arguments, status, said in (
                (["submit", "in"], 2, "no queue: name it with --queue nats://HOST:PORT[/STREAM] [usage]"),
                (["submit", "--queue", queue], 2, "nothing to submit: name files, folders or archives, or - for a list on standard input [usage]"),
                (["submit", "in", "--queue", "http://x"], 2, "--queue takes nats://HOST:PORT[/STREAM], not http://x [usage]"),
                (["submit", "in", "--queue", "nats://x/a.b"], 2, "--queue takes nats://HOST:PORT[/STREAM], not nats://x/a.b; a stream's name has letters, digits, - and _ [usage]"),
                (["worker", "--queue", queue], 2, "no place for the results: name it with --out [usage]"),
                (["submit", "in", "--queue", queue], 3, None), (["worker", "--queue", queue, "--out", "out"], 3, None)):
            run = self.run_program(*arguments)
            self.assertEqual(run.returncode, status, run.stderr.decode())
            self.assertRegex(run.stderr.decode(), r"\Abianmu: the queue cannot be reached; check --queue and that the server runs: [^\n]+ \[environment\]\n\Z"
                             ) if said is None else self.assertEqual(run.stderr.decode(), f"bianmu: {said}\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
