"""pipe_test.py BIANMU FAULTY: requests on standard input, answers on standard output, whatever the requests are and however slowly answers are read."""
import base64
import json
import os
import select
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "cli"))
import made_pdf
from batches import FAULTY, SANITIZED, Batches


def kib(pid, name="VmHWM"):
    return int(next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith(name)).split()[1])


class Pipe(Batches):
    def pipe(self, requests, *arguments, status=0, program=None):
        lines = b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in requests)
        run = self.run_program("pipe", *arguments, input=lines, program=program)
        self.assertEqual(run.returncode, status, run.stderr.decode())
        return [json.loads(line) for line in run.stdout.splitlines()]

    def converted(self, *arguments):
        return json.loads(self.run_program("convert", *arguments).stdout)

    def test_answers_are_what_convert_gives_in_order(self):
        names = ["bus-bulletin.pdf", "library-bulletin.docx", "park-notice.pdf", "bus-bulletin.docx"]
        for name in names:
            self.sample(name, name)
        requests = [{"id": f"{i}", "path": names[i % 4]} for i in range(40)]
        requests += [{"id": 40.5, "content": base64.b64encode((self.folder / names[0]).read_bytes()).decode(), "name": "folder/b.pdf"}]
        answers = self.pipe(requests, "--jobs", "2")
        self.assertEqual([answer["id"] for answer in answers], [request["id"] for request in requests])
        for answer, name in zip(answers[:4], names):
            self.assertEqual(answer["document"], self.converted(name))
        self.assertEqual(answers[40]["document"]["source"]["name"], "b.pdf")
        unordered = self.pipe(requests, "--jobs", "2", "--unordered")
        self.assertCountEqual(unordered, answers)

    def test_options_of_each_request_and_of_all(self):
        name = self.sample("library-bulletin.pdf", "a.pdf")
        paper = self.sample("school-newsletter.pdf", "paper.pdf")
        self.sample("profiles/school-newsletter.json", "own.json")
        asked = [{}, {"pages": "1"}, {"evidence": "full"}, {"format": "text"}, {"profile": "generic"}, {}]
        answers = self.pipe([{"id": i, "path": name, "options": options} for i, options in enumerate(asked)] +
                            [{"id": 6, "path": paper, "options": {"profile": "own.json"}}], "--evidence", "none", "--jobs", "1")
        documents = [answer["document"] for answer in answers]
        self.assertEqual(documents[0], self.converted(name, "--evidence", "none"))
        self.assertEqual(documents[1], self.converted(name, "--evidence", "none", "--pages", "1"))
        self.assertEqual(documents[2], self.converted(name))
        self.assertEqual(documents[3], self.run_program("convert", name, "--format", "text").stdout.decode())
        self.assertEqual(documents[4]["generator"]["profile"], "generic")
        self.assertEqual(documents[5], documents[0])
        self.assertEqual(documents[6], self.converted(paper, "--evidence", "none", "--profile", "own.json"))

    def test_options_that_name_files(self):
        name = self.sample("library-bulletin.pdf", "a.pdf")
        self.write("password", "pass\n")
        asked = [{"password_file": "password", "ocr": "never"}, {"password_file": "gone"}, {"password_file": "password", "password": "pass"},
                 {"corrections": "gone"}, {"figures": "pics"}]
        answers = self.pipe([{"id": i, "path": name, "options": options} for i, options in enumerate(asked)], "--jobs", "1", status=1)
        self.assertEqual(answers[0]["document"], self.converted(name))
        self.assertEqual([answer["error"]["message"] for answer in answers[1:]], [
            "line 2: options.password_file gone: there is no such file; check the name",
            "line 3: options.password and options.password_file exclude each other; give one",
            "line 4: options.corrections gone: there is no such file; check the name",
            "line 5: unknown member figures of options; they are format, profile, password, pages, revisions, evidence, hidden, corrections, password_file, ocr"])

    def test_what_is_no_request_is_answered_and_the_next_is_read(self):
        name = self.sample("bus-bulletin.pdf", "a.pdf")
        self.write("empty.pdf", "")
        requests = [b"{no json\n", b"\n", b"[1]\n", {"id": 3}, {"id": 4, "path": name, "content": ""}, {"id": [5], "path": name}, {"id": 6, "paht": name},
                    {"id": 7, "path": 7}, {"id": 8, "content": "-no base64-"}, {"id": 9, "content": ""}, {"id": 10, "path": "gone.pdf"},
                    {"id": 11, "path": "empty.pdf"}, {"id": 12, "path": name, "options": {"page": "1"}}, {"id": 13, "path": name, "options": {"pages": "x"}},
                    {"id": 14, "path": name, "options": {"profile": "bulletn"}}, {"id": 15, "path": name, "options": {"hidden": 1}},
                    {"id": 16, "content": base64.b64encode(b"no PDF").decode()}, {"path": name}, {"id": 18, "path": name}]
        answers = self.pipe([*requests[:-1], json.dumps(requests[-1]).encode()], "--jobs", "1", status=1)
        said = {answer["id"]: answer["error"]["code"] + ": " + answer["error"]["message"] for answer in answers if "error" in answer}
        said.pop(14)
        self.assertEqual(said, {
            None: "usage: line 6: id is a string or a number", 3: "usage: line 4: a request has either path or content",
            4: "usage: line 5: a request has either path or content", 6: "usage: line 7: unknown member paht of a request; it has id, path or content, name, options",
            7: "usage: line 8: path is a string", 8: "usage: line 9: content is no Base64", 9: "empty: is empty; it may not have been copied or downloaded whole",
            10: "not_found: there is no such file; check the name", 11: "empty: is empty; it may not have been copied or downloaded whole",
            12: "usage: line 13: unknown member page of options; did you mean pages?",
            13: "usage: line 14: options.pages takes pages and ranges from 1, such as 1-5,8; not x", 15: "usage: line 16: options.hidden is a string, or true or false",
            16: "unsupported_format: " + answers[15]["error"]["message"]})
        self.assertEqual([answer["id"] for answer in answers], [None, None, 3, 4, None, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, None, 18])
        self.assertTrue(all("document" in answer for answer in answers[-2:]))

    def test_faults_cost_only_themselves(self):
        name = self.sample("bus-bulletin.pdf", "good.pdf")
        for fault in ("crash", "hang"):
            self.write(fault, f"%FAULT {fault}")
        requests = [{"id": i, "path": path} for i, path in enumerate([name, "crash", name, "hang", name, name])]
        answers = self.pipe(requests, "--jobs", "2", "--timeout", "2", status=1, program=FAULTY)
        self.assertEqual([answer.get("error", {}).get("code") for answer in answers], [None, "crashed", None, "timed_out", None, None])

    def test_each_request_is_answered_before_the_next_is_made(self):
        name = self.sample("bus-bulletin.pdf", "a.pdf")
        run = self.start("pipe", "--jobs", "1", "--quiet", stdin=subprocess.PIPE)
        for i in range(3):
            run.stdin.write(json.dumps({"id": i, "path": name}).encode() + b"\n")
            run.stdin.flush()
            self.assertTrue(select.select([run.stdout], [], [], 20)[0])
            self.assertEqual(json.loads(run.stdout.readline())["id"], i)
        _, said = run.communicate(timeout=20)
        self.assertEqual((run.returncode, said), (0, b""))

    def test_a_reader_that_goes_ends_it(self):
        name = self.sample("bus-bulletin.pdf", "a.pdf")
        run = self.start("pipe", "--jobs", "1", stdin=subprocess.PIPE)
        run.stdin.write(json.dumps({"id": 1, "path": name}).encode() + b"\n")
        run.stdin.flush()
        run.stdout.readline()
        run.stdout.close()
        self.assertEqual(run.wait(10), 3)   # though its input stays open
        self.assertEqual(run.stderr.read().decode(), "bianmu: standard output: cannot be written: the program that read it has ended [environment]\n")
        run.stdin.close()
        run.stderr.close()

    def test_a_slow_reader_holds_the_requests_up(self):
        """1000 requests with their contents; while nobody reads, what is taken in is bounded."""
        content = base64.b64encode(made_pdf.pdf() + b"%" + bytes(20000)).decode()
        count = 1000
        run = self.start("pipe", "--jobs", "2", "--quiet", stdin=subprocess.PIPE)
        os.set_blocking(run.stdin.fileno(), False)
        lines = b"".join(json.dumps({"id": i, "content": content}).encode() + b"\n" for i in range(count))
        sent = 0
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < 1.5 and sent < len(lines):   # nobody reads
            try:
                sent += os.write(run.stdin.fileno(), lines[sent:sent + 65536])
                quiet_since = time.monotonic()
            except BlockingIOError:
                time.sleep(0.02)
        self.assertLess(sent, 200 * len(lines) // 1000)
        os.set_blocking(run.stdin.fileno(), True)
        if os.fork() == 0:
            with run.stdin as rest:
                rest.write(lines[sent:])
            os._exit(0)
        run.stdin.close()
        ids = []
        for line in run.stdout:
            ids.append(json.loads(line)["id"])
            if len(ids) == count // 2:
                peak = kib(run.pid)
        run.stdout.close()
        run.stderr.close()
        self.assertEqual((run.wait(10), ids), (0, list(range(count))))
        os.wait()
        if not SANITIZED:
            self.assertLess(peak, 60 << 10)

    def test_requests_that_are_too_long(self):
        name = self.sample("bus-bulletin.pdf", "a.pdf")
        long = b'{"id": 1, "content": "' + b"A" * (33 << 20) + b'"}\n'
        answers = self.pipe([{"id": 0, "path": name}, long, {"id": 2, "path": name}], "--jobs", "1", status=1)
        self.assertEqual([(answer["id"], answer.get("error", {}).get("code")) for answer in answers], [(0, None), (None, "too_large"), (2, None)])

    def test_usage(self):
        for arguments, said in ((["--format", "ndjsn"], "--format takes json, ndjson, markdown, html, text, not ndjsn; did you mean ndjson?"),
                                (["--pretty"], "unknown option --pretty; see bianmu pipe --help"), (["x"], "unexpected argument x; see bianmu pipe --help")):
            run = self.run_program("pipe", *arguments)
            self.assertEqual((run.returncode, run.stderr.decode()), (2, f"bianmu: {said} [usage]\n"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
