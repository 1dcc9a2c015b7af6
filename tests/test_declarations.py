"""The declarations: complete, fresh, and the same in both modes."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import czmq_lab as zl
from czmq_lab._native import _build, declarations
from czmq_lab._native.declarations import declared
from czmq_lab._native.library import load

ROOT = Path(__file__).parent.parent
HEADER = (ROOT / "czmq_lab" / "_native" / "czmq.h").read_text()
# Exported by libczmq 4.2.1 without being public: its copies of SHA-1 and SLRE, and what no header declares.
INTERNAL = re.compile(r"^(sha1_\w+|slre_\w+|s_\w+)$|^(zsock_option_test|zsock_new_dgram_checked|zuuid_print)$")
VA_LIST = {"zsock_vsend", "zsock_vrecv", "zsys_vprintf"}  # cffi cannot pass a va_list
VARIABLES = {"zsys_interrupted", "zctx_interrupted"}


@pytest.mark.once
def test_generated_files_are_fresh():
    done = subprocess.run([sys.executable, "tools/declare.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.once
def test_check_names_what_is_stale(tmp_path):
    copy = tmp_path / "copy"
    for part in (
        "tools/declare.py",
        "tools/facts.py",
        *(f"czmq_lab/_native/{p.name}" for p in (ROOT / "czmq_lab/_native").glob("*.[hp]*")),
    ):
        (copy / part).parent.mkdir(parents=True, exist_ok=True)
        (copy / part).write_bytes((ROOT / part).read_bytes())
    for module in ("__init__", "errors", "endpoints"):
        (copy / "czmq_lab" / f"{module}.py").write_bytes((ROOT / "czmq_lab" / f"{module}.py").read_bytes())
    options = copy / "czmq_lab" / "_native" / "_options.py"
    options.write_text(options.read_text().replace("linger", "lingre"))

    def declare(*arguments):
        return subprocess.run(
            [sys.executable, "tools/declare.py", *arguments], cwd=copy, capture_output=True, text=True
        )

    done = declare("--check")
    assert done.returncode == 1
    assert done.stdout == "declare.py: czmq_lab/_native/_options.py is stale: run python tools/declare.py\n"
    assert declare().stdout == "declare.py: wrote czmq_lab/_native/_options.py\n"
    assert declare("--check").returncode == 0


@pytest.mark.once
def test_every_exported_function_is_declared():
    listed = subprocess.run(["nm", "-D", "--defined-only", load().path], capture_output=True, text=True, check=True)
    exported = {line.split()[2] for line in listed.stdout.splitlines() if line.split()[1] in "TBD"}
    assert len(exported) > 700
    lost = {name for name in exported if not INTERNAL.match(name)} - set(declared()) - VA_LIST - VARIABLES
    assert lost == set()


def test_every_stable_function_is_in_the_library():
    missing = [
        d.name for d in declared().values() if not d.draft and d.since <= load().version and d.name not in dir(zl.C)
    ]
    assert missing == []


def test_counts_by_release():
    czmq = [d for d in declared().values() if d.namespace not in ("zmq", "libc")]
    stable = [d for d in czmq if not d.draft and "test" not in d.tags]
    # 637, 10, 20 and 21 stable functions by CZMQ's own count, of which three take a va_list.
    assert Counter(d.tags["since"][0] for d in stable) == {"4.0.2": 637 - 3, "4.1.1": 10, "4.2.0": 20, "4.2.1": 21}
    assert sum(d.draft for d in czmq) == 69
    assert sum("test" in d.tags for d in czmq) == 30


def test_every_function_is_read():
    prototypes = [line for line in HEADER.splitlines() if re.match(r"^(?!typedef|#|//).*\);$", line)]
    assert len(prototypes) == len(declared())
    for declaration in declared().values():
        inside = declaration.prototype.split("(", 1)[1][:-2]
        written = 0 if inside == "void" else len(inside.split(","))
        assert len(declaration.params) + declaration.variadic == written, declaration.prototype


def test_tags_speak_of_parameters():
    for declaration in declared().values():
        names = {param.name for param in declaration.params}
        for tag in ("consume", "give", "keep", "null", "out", "update", "free", "unless", "stale"):
            assert set(declaration.tags.get(tag, ())) <= names, declaration
        for tag in ("size", "range"):
            for word in declaration.tags.get(tag, ()):
                name = word.partition("=")[0]
                assert "=" not in word or name in names, declaration
                assert "=" in word or name.isdigit() or name in declared(), declaration


def test_every_pointer_has_an_owner():
    unknown = {"void *", "const void *", "zfile_t **"}
    for declaration in declared().values():
        if "*" in declaration.returns and declaration.namespace not in ("zmq", "libc"):
            owners = {"own", "borrow"} & set(declaration.tags)
            assert len(owners) == 1 or declaration.returns in unknown, declaration


def test_only_tags_no_prose():
    for line in HEADER.split("*/", 1)[1].splitlines():
        assert re.match(r"^(// @|/\* \w+ \*/$|#define \w+ \S+$|[^/]*$)", line), line


@pytest.mark.parametrize("namespace", ["zmq", "zframe", "zarmour", "zdir_patch"])
def test_constants_have_their_declared_value(namespace):
    assert declarations.constants(namespace)
    for name in declarations.constants(namespace):
        value = re.search(rf"^#define {namespace.upper()}_{name} (\S+)$", HEADER, re.M)[1]
        assert getattr(zl.C, f"{namespace.upper()}_{name}") == int(value, 0)


@pytest.mark.once
@pytest.mark.parametrize(("version", "newest"), [((4, 0, 2), "4.0.2"), ((4, 1, 1), "4.1.1"), ((4, 2, 0), "4.2.0")])
def test_older_release_gets_what_it_has(version, newest):
    kept = _build.known_to(version, HEADER).split("*/", 1)[1]
    assert "@draft" not in kept
    assert max(re.findall(r"@since (\S+)", kept)) == newest
    assert "zmq_send (" in kept
    assert "FILE *fdopen" in kept
    assert ("zsock_set_priority" in kept) is False
    assert ("zsock_set_hwm" in kept) is (version >= (4, 1, 1))
