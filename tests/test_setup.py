"""tools/setup.sh on machines where something is missing: what it runs, and the one message when it cannot go on."""

import pathlib
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.once

SCRIPT = pathlib.Path(__file__).parent.parent / "tools" / "setup.sh"
NO_LIBRARY = f'[ "$1" != - ] || exit 1\nexec {sys.executable} "$@"'  # only the probe for libczmq is read from stdin


class Machine:
    """A PATH with the shell's own tools and whatever a test adds; nothing else can be found from there."""

    def __init__(self, folder):
        self.folder, self.path = folder, folder / "bin"
        self.path.mkdir()
        (folder / "tools").mkdir()
        shutil.copy(SCRIPT, folder / "tools")
        for name in ("sh", "dirname", "env"):
            (self.path / name).symlink_to(shutil.which(name))
        self.add("id", "echo 1000")

    def add(self, name, script):
        (self.path / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.path / name).chmod(0o755)

    def setup(self, level="lab", **environment):
        return subprocess.run(
            [str(self.folder / "tools" / "setup.sh"), level],
            env={"PATH": str(self.path), "HOME": str(self.folder), **environment},
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_no_python(machine):
    result = machine.setup()
    assert result.returncode == 1
    assert "Python 3.11 or newer is needed" in result.stderr
    assert result.stderr.count("\n") == 1


def test_old_python(machine):
    machine.add("python3", "exit 1")
    assert "make setup PYTHON=" in machine.setup().stderr


@pytest.mark.parametrize("managers", [[], ["apt-get"], ["dnf", "apk"]])
def test_no_rights_or_no_package_manager(machine, managers):
    machine.add("python3", NO_LIBRARY)
    for name in managers:
        machine.add(name, "echo called without rights")
    result = machine.setup()
    assert result.returncode == 1
    assert "called without rights" not in result.stdout
    assert result.stderr.count("\n") == 1
    assert ("there is no sudo" if managers else "no package manager") in result.stderr
    assert "libczmq-dev" in result.stderr
    assert "conda install -c conda-forge czmq" in result.stderr


@pytest.mark.parametrize(
    ("manager", "expected"),
    [
        ("apt-get", ["sudo apt-get update -qq", "--no-install-recommends libczmq-dev gcc libc6-dev python3."]),
        ("dnf", ["sudo dnf install -y czmq-devel gcc python3-devel"]),
        ("pacman", ["sudo pacman -Sy --needed --noconfirm czmq gcc"]),
        ("apk", ["sudo apk add --update-cache czmq-dev gcc musl-dev python3-dev"]),
        ("brew", ["running: brew install czmq"]),
        ("conda", ["running: conda install -y -c conda-forge czmq c-compiler"]),
    ],
)
def test_package_manager_is_asked_and_said_so(machine, manager, expected):
    machine.add("python3", NO_LIBRARY)
    machine.add("sudo", 'exec "$@"')
    machine.add(manager, "exit 0")
    result = machine.setup(**({"CONDA_PREFIX": str(machine.folder)} if manager == "conda" else {}))
    for words in expected:
        assert words in result.stdout
    assert result.returncode == 1  # it was a show: nothing was installed, and setup.sh looks again
    assert "cannot load it: name the file in CZMQ_LAB_LIBRARY" in result.stderr


def test_library_alone_when_the_rest_cannot_be_had(machine):
    machine.add("python3", NO_LIBRARY)
    machine.add("sudo", 'exec "$@"')
    machine.add("dnf", 'case "$*" in *gcc*) exit 1 ;; esac')
    result = machine.setup()
    assert result.stdout.rstrip().endswith("running: sudo dnf install -y czmq-devel")
    assert "cannot install" not in result.stderr


def test_tests_need_the_compiler_and_the_browser(machine):
    machine.add("python3", NO_LIBRARY)
    machine.add("sudo", "exit 1")
    machine.add("dnf", "exit 0")
    result = machine.setup("test")
    assert result.returncode == 1
    assert "dnf did not succeed. Needed: czmq-devel gcc python3-devel chromium." in result.stderr
