"""What the tests of the service share: a service on a free port, and requests to it."""
import http.client
import json
import os
import re
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SANITIZED = bool(os.environ.get("BIANMU_SANITIZE"))


class Service(unittest.TestCase):
    binary = faulty = None
    options = ()
    is_faulty = False
    jobs = 2
    maxDiff = None

    def setUp(self):
        self.running = self.start(*self.options)

    def start(self, *options):
        command = [self.faulty, "serve"] if self.is_faulty else [self.binary, "serve"]
        running = subprocess.Popen([*command, "--listen", "127.0.0.1:0", "--jobs", str(self.jobs), *options], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self.addCleanup(self.end, running)
        line = running.stderr.readline()
        self.assertRegex(line, r"\Abianmu: listening on http://127\.0\.0\.1:\d+/\n\Z")
        self.port = int(re.search(r":(\d+)/", line)[1])
        return running

    def end(self, running):
        if running.poll() is None:
            running.kill()
        running.wait()
        running.stderr.close()

    def ask(self, method, path, body=None, headers=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            answer.text = answer.read()
            return answer
        finally:
            connection.close()

    def problem(self, status, code, *request, **how):
        """Asserts that the answer is a problem of this code, and gives its detail."""
        answer = self.ask(*request, **how)
        self.assertEqual((answer.status, answer.getheader("Content-Type")), (status, "application/problem+json"), answer.text)
        found = json.loads(answer.text)
        self.assertEqual((found["status"], found["code"], found["type"]), (status, code, f"urn:bianmu:problem:{code}"))
        self.assertNotRegex(answer.text.decode(), r"/(?:tmp|proc|home|root|work|usr)/", "a path of the server")
        return found["detail"]

    def workers(self):
        return [int(word) for children in Path(f"/proc/{self.running.pid}/task").glob("*/children") for word in children.read_text().split()]

    def wait_until(self, holds, what):
        deadline = time.monotonic() + 20
        while not holds():
            self.assertLess(time.monotonic(), deadline, what)
            time.sleep(0.05)

    def stop(self, number=signal.SIGTERM):
        self.running.send_signal(number)
        status = self.running.wait(timeout=60)
        return status, self.running.stderr.read()


def form(**parts):
    """A multipart body and its headers; a part is text, or a name and bytes."""
    boundary = "bianmu-boundary"
    body = b""
    for name, value in parts.items():
        file, content = value if isinstance(value, tuple) else (None, value.encode())
        disposition = f'form-data; name="{name}"' + (f'; filename="{file}"' if file else "")
        body += f"--{boundary}\r\nContent-Disposition: {disposition}\r\n\r\n".encode() + content + b"\r\n"
    return {"body": body + f"--{boundary}--\r\n".encode(), "headers": {"Content-Type": f"multipart/form-data; boundary={boundary}"}}


def temporary(text):
    file = tempfile.NamedTemporaryFile("w", delete=False)
    file.write(text)
    file.close()
    return file.name
