"""serve_test.py BIANMU FAULTY [CLASS…]: the service as clients meet it."""
import concurrent.futures
import json
import os
import signal
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

from made_pdf import pdf  # noqa: E402
from service import SAMPLES, SANITIZED, Service, form, temporary  # noqa: E402

Service.binary, Service.faulty = sys.argv[1:3]
BULLETIN = (SAMPLES / "library-bulletin.pdf").read_bytes()


class Convert(Service):
    def test_the_same_as_the_command_line(self):
        for name in ("library-bulletin.pdf", "park-notice.docx"):
            for form_name in ("json", "ndjson", "markdown", "html", "text"):
                with self.subTest(f"{name} {form_name}"):
                    expected = subprocess.run([self.binary, "convert", SAMPLES / name, "--format", form_name], check=True, capture_output=True).stdout
                    answer = self.ask("POST", f"/v1/convert?format={form_name}&name={name}", (SAMPLES / name).read_bytes())
                    self.assertEqual((answer.status, answer.text), (200, expected))
        sent = self.ask("POST", "/v1/convert?pretty=true", **form(file=("library-bulletin.pdf", BULLETIN)))
        self.assertEqual(sent.text, (SAMPLES / "library-bulletin.pdf.json").read_bytes())
        self.assertEqual(sent.getheader("Content-Type"), "application/json")

    def test_options(self):
        answer = json.loads(self.ask("POST", "/v1/convert?pages=2-3&evidence=none&profile=generic", BULLETIN).text)
        self.assertEqual((answer["generator"]["profile"], answer["evidence"]), ("generic", {}))
        rows = self.ask("POST", "/v1/convert?format=ndjson&rows=article", BULLETIN)
        self.assertEqual((rows.getheader("Content-Type"), rows.text.count(b"\n")), ("application/x-ndjson", 7))
        profile = '{"name":"own","extends":"bulletin"}'
        own = self.ask("POST", "/v1/convert", **form(file=("a.pdf", BULLETIN), profile=profile))
        self.assertEqual((own.status, json.loads(own.text)["generator"]["profile"]), (200, "own"))
        self.problem(400, "usage", "POST", "/v1/convert?formt=text", BULLETIN)
        self.assertIn("did you mean markdown?", self.problem(400, "usage", "POST", "/v1/convert?format=markdwn", BULLETIN))
        self.problem(400, "usage", "POST", "/v1/convert?profile=/etc/passwd", BULLETIN)
        self.problem(400, "usage", "POST", "/v1/convert", **form(file=("a.pdf", BULLETIN), profile="{}"))
        self.problem(400, "usage", "POST", "/v1/convert", **form(file=("a.pdf", BULLETIN), surprise="x"))
        self.problem(400, "usage", "POST", "/v1/convert", **form(password="x"))
        twice = form(file=("a.pdf", BULLETIN))
        twice["body"] = twice["body"].replace(b"--bianmu-boundary--", form(file=("b.pdf", BULLETIN))["body"])
        self.assertEqual(self.problem(400, "usage", "POST", "/v1/convert", **twice), "the form has two parts named file; a request holds one document")
        self.assertIn("boundary", self.problem(400, "usage", "POST", "/v1/convert", BULLETIN, headers={"Content-Type": "multipart/form-data; boundary=x"}))
        self.assertIn("compressed", self.problem(415, "unsupported_format", "POST", "/v1/convert", b"\x1f\x8b", headers={"Content-Encoding": "gzip"}))

    def test_passwords(self):
        locked = pdf(password="secret")
        self.problem(422, "encrypted", "POST", "/v1/convert", locked)
        self.problem(422, "wrong_password", "POST", "/v1/convert?password=no", locked)
        self.assertEqual(self.ask("POST", "/v1/convert", **form(file=("a.pdf", locked), password="secret")).status, 200)

    def test_errors_are_problems_with_the_codes_of_the_contract(self):
        self.problem(422, "empty", "POST", "/v1/convert", b"")
        self.problem(415, "unsupported_format", "POST", "/v1/convert", b"plain text\n")
        self.problem(422, "damaged", "POST", "/v1/convert", b"%PDF-1.7\nnothing more")
        self.problem(404, "no_such_path", "GET", "/v2/convert")
        self.problem(404, "no_such_path", "GET", "/v1/convert")
        self.problem(404, "no_such_path", "POST", "/v2/convert", BULLETIN)

    def test_a_request_without_a_body_is_answered_at_once(self):
        for head, status in ((b"POST /v2/convert", b"404"), (b"PUT /v1/convert", b"404"), (b"POST /v1/convert", b"422"), (b"POST /v1/jobs", b"422"), (b"PUT /v1/jobs/" + b"0" * 32 + b"/corrections", b"404")):
            with socket.create_connection(("127.0.0.1", self.port), timeout=5) as asking:   # the server waits 10 seconds for a body that is announced
                asking.sendall(head + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
                self.assertTrue(asking.recv(64).startswith(b"HTTP/1.1 " + status), head)

    def test_what_it_says_of_itself(self):
        self.assertEqual((self.ask("GET", "/healthz").status, self.ask("GET", "/readyz").status), (200, 200))
        for name in ("document", "record", "profile", "corrections"):
            expected = (SAMPLES.parent / "schemas" / f"{name}.schema.json").read_bytes()
            self.assertEqual(self.ask("GET", f"/v1/schema/{name}").text, expected)
        self.problem(404, "no_such_path", "GET", "/v1/schema/nothing")
        described = json.loads(self.ask("GET", "/openapi.json").text)
        self.assertEqual(described["openapi"], "3.1.0")
        for path in described["paths"]:
            filled = path.replace("{id}", "0" * 32).replace("{number}", "1").replace("{name}", "document")
            for method in set(described["paths"][path]) - {"parameters"}:
                answer = self.ask(method.upper(), filled, b"" if method in ("post", "put") else None)
                self.assertNotIn(b"no_such_path", answer.text, f"{method} {path} is described but not there")
                self.assertIn(str(answer.status), described["paths"][path][method]["responses"], f"{method} {path}")
        docs = self.ask("GET", "/docs").text.decode()
        self.assertIn("POST /v1/convert", docs)
        self.ask("POST", "/v1/convert", BULLETIN)
        counted = 'bianmu_requests_total{route="/v1/convert",status="200"} 1'
        self.wait_until(lambda: counted in self.ask("GET", "/metrics").text.decode(), "an answer is counted once it is sent")
        metrics = self.ask("GET", "/metrics").text.decode()
        self.assertRegex(metrics, r'(?m)^bianmu_conversions_total\{code="done"\} 1$')
        self.assertRegex(metrics, r'(?m)^bianmu_requests_total\{route="/v1/convert",status="200"\} 1$')
        self.assertRegex(metrics, r'(?m)^bianmu_conversion_seconds_bucket\{le="\+Inf"\} \d+$')


class Jobs(Service):
    def make(self, body=BULLETIN, name="library-bulletin.pdf", query=""):
        answer = self.ask("POST", f"/v1/jobs?name={name}{query}", body)
        self.assertEqual(answer.status, 202, answer.text)
        job = json.loads(answer.text)
        self.assertEqual(answer.getheader("Location"), f"/v1/jobs/{job['id']}")
        for _ in range(300):
            if job["status"] != "queued":
                break
            time.sleep(0.05)
            job = json.loads(self.ask("GET", f"/v1/jobs/{job['id']}").text)
        return job

    def test_a_job(self):
        job = self.make(query="&pretty=true")
        self.assertEqual((job["status"], job["name"], job["progress"]["fraction"]), ("done", "library-bulletin.pdf", 1))
        self.assertEqual(self.ask("GET", job["links"]["result"]).text, (SAMPLES / "library-bulletin.pdf.json").read_bytes())
        pages = json.loads(self.ask("GET", job["links"]["pages"]).text)
        self.assertEqual([page["number"] for page in pages["pages"]], list(range(1, 9)))
        picture = self.ask("GET", job["links"]["pages"] + "/3")
        self.assertEqual((picture.status, picture.getheader("Content-Type"), picture.text[:4]), (200, "image/png", b"\x89PNG"))
        self.problem(404, "no_such_page", "GET", job["links"]["pages"] + "/9")
        self.assertEqual(self.ask("DELETE", job["links"]["self"]).status, 204)
        self.problem(404, "no_such_job", "GET", job["links"]["self"])
        self.problem(404, "no_such_job", "GET", "/v1/jobs/" + "0" * 32)

    def test_progress_by_pages(self):
        made = self.ask("POST", "/v1/jobs", pdf(["The library opens at nine. The garden opens at ten."] * 20000))
        job = json.loads(made.text)
        seen = []
        while job["status"] == "queued":
            seen.append(job["progress"])
            job = json.loads(self.ask("GET", job["links"]["self"]).text)
        self.assertEqual((job["status"], job["progress"]["stage"], job["progress"]["fraction"]), ("done", "ended", 1), job)
        told = [progress for progress in seen if "page" in progress]
        self.assertGreater(len({progress["page"] for progress in told}), 1)
        for progress in told:
            self.assertEqual((progress["stage"], progress["pages"]), ("converting", 20000))
            self.assertAlmostEqual(progress["fraction"], progress["page"] / 40000)
        self.assertEqual(told, sorted(told, key=lambda progress: progress["fraction"]))

    def test_a_job_that_fails(self):
        job = self.make(b"no document")
        self.assertEqual((job["status"], job["error"]["code"]), ("failed", "unsupported_format"))
        self.problem(415, "unsupported_format", "GET", job["links"]["result"])

    def test_corrections(self):
        job = self.make()
        document = json.loads(self.ask("GET", job["links"]["result"]).text)
        block = document["sections"][0]["articles"][0]["blocks"][0]
        sidecar = {"corrections_version": "1.0", "source": {"name": "library-bulletin.pdf"},
                   "corrections": [{"op": "set_type", "block": {"id": block["id"]}, "type": "heading", "level": 2}]}
        answer = self.ask("PUT", job["links"]["corrections"], json.dumps(sidecar))
        corrected = json.loads(answer.text)["sections"][0]["articles"][0]["blocks"][0]
        self.assertEqual((corrected["type"], corrected["level"], corrected["rule"]), ("heading", 2, "correction"))
        sent = self.ask("POST", "/v1/convert?name=library-bulletin.pdf", **form(file=("library-bulletin.pdf", BULLETIN), corrections=json.dumps(sidecar)))
        self.assertEqual(sent.text, answer.text)
        self.problem(400, "usage", "PUT", job["links"]["corrections"], b"{}")


class Guards(Service):
    options = ("--max-body", "1")

    def test_safe_headers_on_every_answer(self):
        for path in ("/", "/assets/view.js", "/docs", "/healthz", "/nothing", "/v1/schema/document"):
            answer = self.ask("GET", path)
            self.assertIn("default-src 'none'", answer.getheader("Content-Security-Policy"), path)
            self.assertEqual(answer.getheader("X-Content-Type-Options"), "nosniff")
            self.assertEqual(answer.getheader("Cache-Control"), "no-store")
        page = self.ask("GET", "/").text.decode()
        self.assertNotRegex(page, r"<script>|style=|\son\w+=")

    def test_a_token(self):
        token = "a-token-of-some-length"
        file = temporary(token + "\n")
        self.addCleanup(os.unlink, file)
        self.start("--token-file", file)
        self.assertEqual((self.ask("GET", "/").status, self.ask("GET", "/healthz").status), (200, 200))
        self.problem(401, "unauthorized", "POST", "/v1/convert", BULLETIN)
        self.problem(401, "unauthorized", "GET", "/metrics")
        self.problem(401, "unauthorized", "POST", "/v1/convert", BULLETIN, headers={"Authorization": "Bearer " + token + "x"})
        self.assertEqual(self.ask("POST", "/v1/convert", BULLETIN, headers={"Authorization": "Bearer " + token}).status, 200)

    def test_a_warning_where_anyone_may_ask(self):
        file = temporary("a-token-of-some-length\n")
        self.addCleanup(os.unlink, file)
        for options, level in ((["--listen", "0.0.0.0:0"], "warning"), (["--listen", "0.0.0.0:0", "--token-file", file], "info"), (["--listen", "127.0.0.2:0"], "info")):
            running = subprocess.Popen([self.binary, "serve", *options, "--log-format", "json"], stderr=subprocess.PIPE, text=True)
            self.addCleanup(self.end, running)
            said = json.loads(running.stderr.readline())
            self.assertEqual(said["level"], level, said)
            if level == "warning":
                self.assertRegex(said["message"], r"^whoever reaches http://0\.0\.0\.0:\d+/ may use this service; ask for a token with --token-file")

    def test_pages_of_other_sites_may_not_use_it(self):
        for host in ("example.cn", "127.example.cn"):
            self.problem(421, "wrong_host", "GET", "/", headers={"Host": host})
        self.problem(403, "foreign_origin", "POST", "/v1/convert", BULLETIN, headers={"Origin": "http://example.cn"})
        self.problem(403, "foreign_origin", "GET", "/metrics", headers={"Sec-Fetch-Site": "cross-site"})
        own = {"Origin": f"http://127.0.0.1:{self.port}"}
        self.assertEqual(self.ask("POST", "/v1/convert", BULLETIN, headers=own).status, 200)

    def test_bodies_that_are_too_large(self):
        self.problem(413, "too_large", "POST", "/v1/convert", b"%PDF-" + b"x" * (1 << 20))
        self.problem(413, "too_large", "POST", "/v1/convert", **form(file=("a.pdf", b"x" * (2 << 20))))
        self.problem(413, "too_large", "POST", "/v1/convert", b"x" * (20 << 20))
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as asking:   # whether a large body may come
            asking.sendall(b"POST /v1/convert HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 900000000\r\n\r\n")
            self.assertTrue(asking.recv(64).startswith(b"HTTP/1.1 413 "))
        self.assertEqual(self.ask("POST", "/v1/convert", BULLETIN).status, 200)

    def test_a_wrong_command_line(self):
        for arguments, message in ((["--listen", "here:there"], "--listen takes an address and a port, such as 127.0.0.1:8640, not here:there"),
                                   (["--lisen", "1"], "unknown option --lisen; did you mean --listen?"),
                                   (["--token-file", "/nothing"], "--token-file /nothing: there is no such file; check the name"),
                                   (["--max-body", "0"], "--max-body is 1 to 1024, --queue at least 1")):
            run = subprocess.run([self.binary, "serve", *arguments], capture_output=True, text=True, timeout=20)
            self.assertEqual((run.returncode, run.stderr), (2, f"bianmu: {message} [usage]\n"))
        run = subprocess.run([self.binary, "serve", "--listen", f"127.0.0.1:{self.port}"], capture_output=True, text=True, timeout=20)
        self.assertEqual(run.returncode, 3)
        self.assertRegex(run.stderr, r"\Abianmu: cannot listen on 127\.0\.0\.1 port \d+; it may be in use, .* \[environment\]\n\Z")


class Faults(Service):
    options = ("--timeout", "1" if not SANITIZED else "4", "--queue", "4", "--memory", "1024")
    is_faulty = True

    def test_documents_that_harm_their_worker_harm_no_other(self):
        with concurrent.futures.ThreadPoolExecutor(8) as clients:
            hanging = clients.submit(self.problem, 504, "timed_out", "POST", "/v1/convert", b"%FAULT hang")
            time.sleep(0.1)
            for _ in range(3):
                self.assertEqual(self.ask("POST", "/v1/convert", BULLETIN).status, 200)
            self.assertFalse(hanging.done())
            hanging.result()
        self.problem(500, "crashed", "POST", "/v1/convert", b"%FAULT crash")
        if not SANITIZED:
            self.problem(507, "out_of_memory", "POST", "/v1/convert", b"%FAULT memory")
        self.assertEqual(self.ask("POST", "/v1/convert", BULLETIN).status, 200)

    def test_a_full_queue(self):
        with concurrent.futures.ThreadPoolExecutor(12) as clients:
            answers = [clients.submit(self.ask, "POST", "/v1/convert", b"%FAULT slow") for _ in range(12)]
            found = [answer.result() for answer in answers]
        statuses = {answer.status for answer in found}
        self.assertLessEqual(statuses, {415, 429})
        self.assertIn(429, statuses)
        busy = next(answer for answer in found if answer.status == 429)
        self.assertEqual((json.loads(busy.text)["code"], busy.getheader("Retry-After")), ("busy", "2"))
        self.assertEqual(self.ask("POST", "/v1/convert", BULLETIN).status, 200)

    def test_clients_that_break_off(self):
        for sent in (b"", b"POST /v1/convert HTTP/1.1\r\n", b"POST /v1/convert HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nshort",
                     b"POST /v1/convert HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"\0\xff" * 5000):
            with socket.create_connection(("127.0.0.1", self.port)) as client:
                client.sendall(sent)
        self.assertEqual(self.ask("POST", "/v1/convert", BULLETIN).status, 200)


class Slow(Service):
    options = ("--timeout", "90")
    jobs = 1
    is_faulty = True

    def test_documents_that_hang_leave_a_worker_to_others(self):
        job = json.loads(self.ask("POST", "/v1/jobs", b"%FAULT hang").text)
        for _ in range(3):
            self.assertEqual(self.ask("POST", "/v1/convert", BULLETIN).status, 200)
        job = json.loads(self.ask("GET", job["links"]["self"]).text)
        self.assertEqual((job["status"], job["progress"]["stage"]), ("queued", "converting"), "the others waited for it")
        self.wait_until(lambda: len(self.workers()) == 2, "no worker in the place of the slow one")


class Readiness(Service):
    def test_workers_wait_for_documents(self):
        self.wait_until(lambda: len(self.workers()) == 2, "no workers before the first document")
        first = self.workers()
        os.kill(first[0], signal.SIGKILL)
        self.wait_until(lambda: len(self.workers()) == 2 and self.workers() != first, "no worker in the place of one that died")
        self.assertEqual(self.ask("POST", "/v1/convert", BULLETIN).status, 200)

    def test_clients_that_knock_while_it_is_busy_need_not_knock_again(self):
        self.running.send_signal(signal.SIGSTOP)
        try:
            for _ in range(64):
                client = socket.create_connection(("127.0.0.1", self.port), timeout=0.5)   # the system knocks again after a second
                self.addCleanup(client.close)
        finally:
            self.running.send_signal(signal.SIGCONT)


class Stop(Service):
    is_faulty = True

    def test_what_is_under_way_is_answered(self):
        with concurrent.futures.ThreadPoolExecutor(1) as clients:
            slow = clients.submit(self.ask, "POST", "/v1/convert", b"%FAULT slow")
            time.sleep(0.4)
            status, said = self.stop()
            self.assertEqual(slow.result().status, 415)
        self.assertEqual((status, said), (0, "bianmu: stopping: what is under way is finished first\n"))

    def test_an_idle_service_ends_at_once(self):
        start = time.monotonic()
        self.assertEqual(self.stop(signal.SIGINT)[0], 0)
        self.assertLess(time.monotonic() - start, 5)
        self.assertRaises(ConnectionRefusedError, self.ask, "GET", "/healthz")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
