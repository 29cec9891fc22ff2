"""Makes the wheel of a checkout: the package with its module, and the programs. BIANMU_BUILD names a build to take them from; else one is made."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

from distutils.command.install_data import install_data  # isort: skip; setuptools brings it

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "wheel-work"  # nothing is left beside the sources


def run(*command):
    subprocess.run([str(word) for word in command], check=True)


class Build(build_ext):
    """Has CMake build and install all of bianmu, and takes the module."""

    @property
    def installed(self):
        return Path(self.build_temp).resolve() / "installed"

    def build_extension(self, extension):
        build = ROOT / os.environ.get("BIANMU_BUILD", "")
        if build == ROOT:
            build = WORK / "cmake"
            run("cmake", "-G", "Ninja", "-S", ROOT, "-B", build, "-DCMAKE_BUILD_TYPE=Release", "-DBIANMU_TESTS=OFF", f"-DBIANMU_PYTHON={sys.executable}")
            run("cmake", "--build", build)
        shutil.rmtree(self.installed, ignore_errors=True)
        run("cmake", "--install", build, "--prefix", self.installed, "--component", "bianmu", "--strip")
        target = Path(self.get_ext_fullpath(extension.name))
        module = self.installed / "lib" / "python3" / "dist-packages" / "bianmu" / target.name
        if not module.exists():
            sys.exit(f"{build} has no module for this Python: build with python3-dev and pybind11-dev, and BIANMU_PYTHON={sys.executable}")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(module, target)


class Programs(install_data):
    """Puts the programs where `bianmu` finds its companions."""

    def run(self):
        installed = self.get_finalized_command("build_ext").installed
        self.data_files = [(folder, [str(path) for path in sorted((installed / folder).iterdir())]) for folder in ("bin", "libexec/bianmu")]
        super().run()


WORK.mkdir(parents=True, exist_ok=True)
version = re.search(r"project\(bianmu VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text())[1]
setup(
    version=version,
    ext_modules=[Extension("bianmu._native", [])],
    data_files=[("bin", [])],
    options={"build": {"build_base": str(WORK)}, "egg_info": {"egg_base": str(WORK)}},
    cmdclass={"build_ext": Build, "install_data": Programs},
)
