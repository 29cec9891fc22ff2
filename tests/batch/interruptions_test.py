"""interruptions_test.py BIANMU FAULTY: a batch that dies anywhere, or whose workers do, ends as if nothing had happened."""
import contextlib
import sys
import os
import random
import shutil
import signal
import subprocess
import time
import unittest
from pathlib import Path

from batches import FAULTY, Batches
from contents import ledger_rows


def children(pid):
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


class Interruptions(Batches):
    def make_sources(self):
        for i in range(40):
            self.distinct(("bus-bulletin.pdf", "park-notice.pdf")[i % 2], f"in/{i:02}.pdf")
        self.sample("bus-bulletin.pdf", "in/copy/a.pdf")
        self.sample("bus-bulletin.pdf", "in/copy/b.pdf")
        self.write("in/bad.pdf", "no PDF")
        self.zip("in/z.zip", {f"{i}.pdf": (self.folder / f"in/{i:02}.pdf").read_bytes() + b"%z" for i in range(10)})
        for i in range(8):
            self.write(f"in/slow{i}.pdf", f"%FAULT slow {i}")

    def table(self, ledger):
        return ledger_rows(self.folder / ledger)

    def test_kill_9_anywhere(self):
        self.make_sources()
        self.faulty("in", "--out", "whole", status=1)
        draw = random.Random(6)
        for kill in range(5):
            run = self.start("batch", "in", "--out", "out", *(["--resume"] if kill else []), program=FAULTY, stderr=subprocess.DEVNULL)
            time.sleep(draw.uniform(0.05, 0.5))
            workers = children(run.pid)
            if kill % 2 and workers:
                os.kill(draw.choice(workers), signal.SIGKILL)
                time.sleep(0.05)
            self.kill(run)
            self.assertEqual([path for path in self.tree_names("out") if "staging" not in path and not path.endswith(".json")], [])
        self.faulty("in", "--out", "out", "--resume", status=1)
        self.assertEqual(self.tree(), self.tree("whole"))
        self.assertEqual(self.table("out.ledger.sqlite"), self.table("whole.ledger.sqlite"))

    def test_kill_9_of_the_reader(self):
        for i in range(8):
            self.distinct("bus-bulletin.pdf", f"in/{i}.pdf")
        self.zip("in/z.zip", {f"{i:02}.pdf": (self.folder / "in/0.pdf").read_bytes() + b"%%z%d" % i for i in range(40)})
        self.batch("in", "--out", "whole")
        run = self.start("batch", "in", "--out", "out", "--jobs", "1", "--attempts", "20", stderr=subprocess.DEVNULL)
        killed = 0
        while run.poll() is None and killed < 12:
            for pid in children(run.pid):
                with contextlib.suppress(OSError):
                    if b"--bianmu-reader" in Path(f"/proc/{pid}/cmdline").read_bytes():
                        os.kill(pid, signal.SIGKILL)
                        killed += 1
            time.sleep(0.03)
        self.assertEqual(run.wait(60), 0)
        run.stdout.close()
        self.assertGreater(killed, 3)
        self.assertEqual(self.tree(), self.tree("whole"))
        self.assertEqual(self.table("out.ledger.sqlite"), self.table("whole.ledger.sqlite"))

    def tree_names(self, folder):
        return list(self.tree(folder)) if (self.folder / folder).exists() else []

    def test_workers_die_with_their_parent(self):
        self.write("in/hang.pdf", "%FAULT hang")
        run = self.start("batch", "in", "--out", "out", program=FAULTY, stderr=subprocess.DEVNULL)
        self.wait_for(lambda: children(run.pid))
        workers = children(run.pid)
        self.kill(run)
        self.wait_for(lambda: not any(Path(f"/proc/{pid}").exists() and "bianmu-batch" in Path(f"/proc/{pid}/cmdline").read_text() for pid in workers))

    def wait_for(self, holds):
        until = time.monotonic() + 10
        while not holds():
            self.assertLess(time.monotonic(), until)
            time.sleep(0.01)

    def test_a_signal_ends_it_with_what_is_running(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            self.make_sources()
            shutil.rmtree(self.folder / "out", ignore_errors=True)
            for path in self.folder.glob("out.ledger*"):
                path.unlink()
            run = self.start("batch", "in", "--out", "out", "--jobs", "2", program=FAULTY)
            self.wait_for(lambda: list((self.folder / "out").glob("*")))
            time.sleep(0.2)
            run.send_signal(number)
            _, said = run.communicate(timeout=20)
            self.assertEqual(run.returncode, 3, said.decode())
            self.assertTrue(said.decode().endswith("bianmu: interrupted; --resume goes on [environment]\n"), said.decode())
            self.assertEqual(self.rows("select state from runs"), [("interrupted",)])
            refused = self.faulty("in", "--out", "out", status=2)
            self.assertEqual(refused, "bianmu: the ledger out.ledger.sqlite holds a run that did not end; --resume goes on with it, --restart begins anew [usage]\n")
            self.faulty("in", "--out", "out", "--resume", status=1)
        self.faulty("in", "--out", "whole", status=1)
        self.assertEqual(self.tree(), self.tree("whole"))

    def test_two_runs_never_share_a_ledger(self):
        self.write("in/hang.pdf", "%FAULT hang")
        run = self.start("batch", "in", "--out", "out", program=FAULTY, stderr=subprocess.DEVNULL)
        self.wait_for(lambda: children(run.pid))
        self.assertIn("another run works with this ledger", self.faulty("in", "--out", "out", "--resume", status=3))
        self.kill(run)

    @unittest.skipIf(os.geteuid() != 0, "only root can mount a small disk")
    def test_a_full_disk(self):
        for i in range(40):
            self.distinct("water-bulletin.pdf", f"in/{i:02}.pdf")
        (self.folder / "disk").mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", self.folder / "disk"], stderr=subprocess.DEVNULL, check=False).returncode:
            self.skipTest("mounting is not allowed here")
        try:
            said = self.batch("in", "--out", "disk/out", "--ledger", "l.sqlite", status=3)
            self.assertIn("the disk is full; free some space and run again with --resume [environment]", said)
            self.assertTrue(all(content.endswith(b"}\n") for name, content in self.tree("disk").items()))
            subprocess.run(["mount", "-o", "remount,size=64m", self.folder / "disk"], check=True)
            self.batch("in", "--out", "disk/out", "--ledger", "l.sqlite", "--resume")
            self.assertEqual(len(self.tree("disk")), 40)
        finally:
            subprocess.run(["umount", self.folder / "disk"], check=True)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
