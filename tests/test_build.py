"""Installing: with a compiler the compiled module, without one the rest, and no bug of ours hidden in between."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent
PARTS = ["pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE"]
NO_COMPILER = {"CC": "/nonexistent/cc"}
BUILD = "import setuptools.build_meta as b; print(b.build_wheel('wheels'))"
HIDE_HEADERS = """
import pathlib
exists = pathlib.Path.exists
pathlib.Path.exists = lambda path, **more: path.name != "czmq_library.h" and exists(path, **more)
"""


@pytest.fixture
def tree(tmp_path):
    """A copy of what is built, without anything that was built."""
    copy = tmp_path / "tree"
    ignored = shutil.ignore_patterns("*.so", "__pycache__")
    shutil.copytree(ROOT / "czmq_lab", copy / "czmq_lab", ignore=ignored)
    for part in PARTS:
        shutil.copy(ROOT / part, copy / part)
    return copy


def run(tree, *command, **environment):
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CZMQ_LAB_")}
    return subprocess.run(
        [sys.executable, *command], cwd=tree, env={**kept, **environment}, capture_output=True, text=True
    )


def the_wheel(tree):
    (wheel,) = (tree / "wheels").glob("*.whl")
    return wheel


def files(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if name.startswith("czmq_lab/_native/")}


def test_with_a_compiler_the_module_is_in_the_wheel_and_works(tree):
    done = run(tree, "-c", BUILD, CFLAGS="-O0", CZMQ_LAB_REQUIRE_API="1")
    assert done.returncode == 0, done.stderr
    assert "-cp39-abi3-" in the_wheel(tree).name
    assert "czmq_lab/_native/_api.abi3.so" in files(the_wheel(tree))
    assert {"czmq_lab/_native/czmq.h", "czmq_lab/_native/namespaces.pyi"} <= files(the_wheel(tree))
    with zipfile.ZipFile(the_wheel(tree)) as archive:
        archive.extractall(tree / "installed")
    code = "import czmq_lab as zl; print(zl.mode, zl.zstr.__name__, zl.C.CZMQ_LAB_BUILT_FOR_MAJOR, zl.__file__)"
    used = run(tree / "installed", "-c", code, CZMQ_LAB_MODE="api")
    assert used.stdout.split() == ["api", "zstr", "4", str(tree / "installed" / "czmq_lab" / "__init__.py")], (
        used.stderr
    )


def test_without_a_compiler_it_installs_and_works(tree):
    pip = (
        "-m",
        "pip",
        "install",
        "--no-build-isolation",
        "--no-deps",
        "--no-index",
        "-v",
        "--target",
        "installed",
        ".",
    )
    done = run(tree, *pip, **NO_COMPILER)
    assert done.returncode == 0, done.stderr
    said = [line for line in (done.stdout + done.stderr).splitlines() if "compiler-free mode" in line]
    assert len(said) == 1
    assert "czmq_lab: compiler-free mode, because the compiled module cannot be built here" in said[0]
    assert not list((tree / "installed").rglob("_api*"))
    code = "import czmq_lab as zl; print(zl.mode, zl.zsys.version() == zl.version)"
    used = run(tree / "installed", "-c", code)
    assert used.stdout == "abi True\n", used.stderr


def test_without_headers_it_is_a_pure_wheel(tree):
    done = run(tree, "-c", HIDE_HEADERS + BUILD)
    assert done.returncode == 0, done.stderr
    assert "czmq_lab: compiler-free mode, because the headers of CZMQ were not found" in done.stderr
    assert the_wheel(tree).name.endswith("-py3-none-any.whl")
    assert "czmq_lab/_native/_abi.py" in files(the_wheel(tree))


@pytest.mark.parametrize("code", [BUILD, HIDE_HEADERS + BUILD], ids=["no compiler", "no headers"])
def test_the_module_can_be_required(tree, code):
    done = run(tree, "-c", code, CZMQ_LAB_REQUIRE_API="1", **NO_COMPILER)
    assert done.returncode != 0
    assert "CZMQ_LAB_REQUIRE_API forbids it" in done.stderr
    assert not (tree / "wheels").exists() or not list((tree / "wheels").glob("*.whl"))


def test_a_broken_declaration_is_never_hidden(tree):
    header = tree / "czmq_lab" / "_native" / "czmq.h"
    header.write_text(header.read_text().replace("zmsg_t *zmsg_new (void);", "zmsg_t *zmsg_new (nonsense;"))
    done = run(tree, "-c", BUILD, **NO_COMPILER)
    assert done.returncode != 0
    assert "zmsg_new (nonsense" in done.stderr


def test_a_wrong_declaration_fails_where_the_module_is_required(tree):
    header = tree / "czmq_lab" / "_native" / "czmq.h"
    header.write_text(header.read_text().replace("zmsg_t *zmsg_new (void);", "zmsg_t *zmsg_nwe (void);"))
    done = run(tree, "-c", BUILD, CFLAGS="-O0 -Werror=implicit-function-declaration", CZMQ_LAB_REQUIRE_API="1")
    assert done.returncode != 0
    assert "zmsg_nwe" in done.stderr + done.stdout


def test_editable_install_works_without_a_compiler(tree):
    code = "import setuptools.build_meta as b; print(b.build_editable('wheels'))"
    done = run(tree, "-c", code, **NO_COMPILER)
    assert done.returncode == 0, done.stderr
    assert "compiler-free mode" in done.stderr
    assert not list((tree / "czmq_lab").rglob("*.so"))
