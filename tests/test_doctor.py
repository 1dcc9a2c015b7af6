"""``python -m czmq_lab doctor``, as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import czmq_lab as zl


def doctor(*arguments, **env):
    command = [sys.executable, "-m", "czmq_lab", "doctor", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **env}, timeout=60)


def test_healthy():
    done = doctor("--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert report["usable"] is True
    assert report["mode"] == zl.mode
    assert report["libczmq"].startswith(".".join(map(str, zl.version)) + " (")
    assert report["capabilities"].keys() == {"curve", "ipc", "draft"}
    assert "its libzmq is" in report["pyzmq"]
    assert done.stderr == ""


@pytest.mark.once
def test_without_a_command_it_lists_them():
    done = subprocess.run([sys.executable, "-m", "czmq_lab"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert "doctor" in done.stdout


def test_text_is_for_people():
    done = doctor()
    assert done.returncode == 0
    assert done.stdout.rstrip().endswith("usable")
    assert "libczmq" in done.stdout


@pytest.mark.once
def test_without_a_library_it_says_what_to_install(tmp_path):
    done = doctor("--json", CZMQ_LAB_LIBRARY=str(tmp_path / "libczmq.so.4"), CZMQ_LAB_MODE="abi")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert report["usable"] is False
    (problem,) = [one for one in report["problems"] if one["fatal"]]
    assert problem["problem"].startswith("no usable libczmq found (tried ")
    assert problem["problem"].endswith(")")
    assert "cannot load library" in problem["problem"]
    assert "tried" not in problem["remedy"]
    assert "apt-get install libczmq4" in problem["remedy"]
    assert "conda install -c conda-forge czmq" in problem["remedy"]
    assert doctor(CZMQ_LAB_LIBRARY=str(tmp_path / "x"), CZMQ_LAB_MODE="abi").returncode == 1


@pytest.mark.once
def test_a_library_that_is_another_is_refused():
    done = doctor(CZMQ_LAB_LIBRARY="libm.so.6", CZMQ_LAB_MODE="")
    assert done.returncode == 1
    assert "no usable libczmq found (tried libm.so.6" in done.stdout


@pytest.mark.once
def test_a_wrong_mode_is_named():
    done = doctor(CZMQ_LAB_MODE="fast")
    assert done.returncode == 1
    assert "set it to api, to abi, or not at all" in done.stdout
