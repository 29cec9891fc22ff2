"""faults_test.py BIANMU FAULTY: documents that crash, hang and eat memory cost nobody but themselves."""
import hashlib
import sys
import time
import unittest
from pathlib import Path

from batches import SANITIZED, Batches


class Faults(Batches):
    def fault(self, name, what):
        return self.write(f"in/{name}.pdf", f"%FAULT {what} {name}")

    def digest(self, name):
        return hashlib.sha256((self.folder / name).read_bytes()).hexdigest()

    def test_each_fault_has_its_code_and_costs_only_itself(self):
        for i in range(6):
            self.distinct("bus-bulletin.pdf", f"in/{i}-good.pdf")
        for name in ("crash", "abort", "hang", "stubborn", "spin"):
            self.fault(f"3-{name}", name)
        started = time.monotonic()
        self.faulty("in", "--out", "out", "--jobs", "4", "--timeout", "2", status=1)
        self.assertLess(time.monotonic() - started, 30)
        codes = self.codes()
        self.assertEqual({name: code for name, code in codes.items() if "good" in name}, {f"{i}-good.pdf": "done" for i in range(6)})
        expected = {"3-crash.pdf": "crashed", "3-abort.pdf": "crashed", "3-hang.pdf": "timed_out", "3-stubborn.pdf": "timed_out", "3-spin.pdf": "timed_out"}
        self.assertEqual({name: code for name, code in codes.items() if "good" not in name}, expected)
        self.assertEqual(len(self.tree()), 6)
        attempts = dict(self.rows("select source, attempts from documents"))
        self.assertEqual((attempts["in/3-crash.pdf"], attempts["in/3-hang.pdf"]), (3, 1))

    def test_what_waits_behind_a_fault_in_its_worker_has_another_one(self):
        faults = {3: "crash", 4: "abort", 7: "hang", 8: "stubborn", 9: "crash"}
        for i in range(16):
            if i in faults:
                self.fault(f"{i:02}-{faults[i]}", faults[i])
            else:
                self.distinct("bus-bulletin.pdf", f"in/{i:02}-good.pdf")
        self.faulty("in", "--out", "out", "--jobs", "1", "--timeout", "1", "--attempts", "2", status=1)
        attempts = {Path(source).stem: (outcome, times) for source, outcome, times in self.rows("select source, coalesce(code, status), attempts from documents")}
        ends = {"crash": ("crashed", 2), "abort": ("crashed", 2), "hang": ("timed_out", 1), "stubborn": ("timed_out", 1), "good": ("done", 1)}
        self.assertEqual(attempts, {name: ends[name[3:]] for name in attempts})
        self.assertEqual((len(attempts), len(self.tree())), (16, 11))

    @unittest.skipIf(SANITIZED, "sanitizers do not work under a memory limit")
    def test_a_document_that_eats_memory(self):
        self.sample("bus-bulletin.pdf", "in/good.pdf")
        self.fault("memory", "memory")
        self.faulty("in", "--out", "out", "--jobs", "1", "--memory", "512", status=1)
        self.assertEqual(self.codes(), {"good.pdf": "done", "memory.pdf": "out_of_memory"})

    @unittest.skipIf(SANITIZED, "sanitizers work in no sandbox")
    def test_the_sandbox_is_closed(self):
        self.fault("probe", "probe")
        said = self.faulty("in", "--out", "out", status=1)
        self.assertEqual(self.codes(), {"probe.pdf": "unsupported_format"}, said)
        self.assertFalse(Path("/tmp/bianmu-probe").exists())

    def test_quarantine(self):
        self.fault("crash", "crash")
        self.fault("text", "nothing")
        self.faulty("in", "--out", "out", "--attempts", "2", status=1)
        self.faulty("in", "--out", "out", "--attempts", "2", "--retry-failed", status=1)
        self.assertEqual(self.rows("select source, attempts, run from documents order by id"), [("in/crash.pdf", 2, 1), ("in/text.pdf", 1, 2)])
        self.assertEqual(self.rows("select sha256 from documents order by id"), [(self.digest("in/crash.pdf"),), (self.digest("in/text.pdf"),)])
        self.faulty("in", "--out", "out", "--attempts", "2", "--retry-failed", "crashed", status=1)
        self.assertEqual(self.rows("select source, attempts, run from documents order by id"), [("in/crash.pdf", 2, 3), ("in/text.pdf", 1, 2)])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
