"""The wheel holds the whole package, of the project's version."""
import re
import shutil
import subprocess
import sys
import zipfile

import pytest


def test_wheel(root, tmp_path):
    pytest.importorskip("setuptools")
    pytest.importorskip("wheel")
    shutil.copytree(root / "src" / "python", tmp_path / "python")
    code = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=tmp_path / "python", check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    version = re.search(r"project\(bianmu VERSION (\S+)", (root / "CMakeLists.txt").read_text())[1]
    assert wheel.name.startswith(f"bianmu-{version}-py3")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("bianmu/")}
    assert names == {f"bianmu/{path.name}" for path in (root / "src" / "python" / "bianmu").iterdir() if path.is_file()}
