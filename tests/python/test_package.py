"""The wheel of this build, installed into an environment of its own without a network, has all that there is."""
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

pytestmark = pytest.mark.skipif(os.environ["BIANMU_MODULE"] == "OFF", reason="built without the module")

CODE = """
import json, sys
import bianmu
first, second = sys.argv[1:]
[item] = bianmu.iter_batch([second], workers=1)
print(json.dumps([bianmu.__file__, bianmu.convert(first, isolated=False).to_dict(), item.document.to_dict()]))
"""


def run(*command, **how):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **how)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(os.path.join(root, "src", "python"), folder / "src" / "python")
    shutil.copy(os.path.join(root, "CMakeLists.txt"), folder)
    run(sys.executable, "-m", "pip", "wheel", "--no-index", "--no-build-isolation", "--no-deps", "-w", folder, folder / "src" / "python")
    [wheel] = folder.glob("*.whl")
    return wheel


def test_what_is_in_it(root, wheel):
    version = re.search(r"project\(bianmu VERSION (\S+)", (root / "CMakeLists.txt").read_text())[1]
    assert wheel.name.startswith(f"bianmu-{version}-cp3")
    names = zipfile.ZipFile(wheel).namelist()
    package = {name for name in names if name.startswith("bianmu/")}
    sources = {f"bianmu/{path.name}" for path in (root / "src" / "python" / "bianmu").iterdir() if path.is_file()}
    [module] = package - sources
    assert sources < package and module.startswith("bianmu/_native.cpython-")
    assert {name.split(".data/data/")[1] for name in names if ".data/data/" in name} >= {"bin/bianmu", "libexec/bianmu/bianmu-batch"}


def test_it_works_where_it_is_installed(samples, wheel, tmp_path):
    run(sys.executable, "-m", "venv", "--system-site-packages", "--without-pip", tmp_path)
    python = tmp_path / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel)
    alone = {"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}
    file, first, second = json.loads(run(python, "-c", CODE, samples / "park-notice.pdf", samples / "bus-bulletin.docx", env=alone, cwd=tmp_path))
    assert file.startswith(str(tmp_path))
    assert first == json.loads((samples / "park-notice.pdf.json").read_bytes())
    assert second == json.loads((samples / "bus-bulletin.docx.json").read_bytes())
    assert json.loads(run(tmp_path / "bin" / "bianmu", "convert", samples / "park-notice.pdf", env=alone)) == first
