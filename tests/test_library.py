"""Loading and taming libczmq; each case in a process of its own, since a process loads it once."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

import czmq_lab as zl
from czmq_lab._native.library import load


def python(code, *options, **env):
    """Run a script as a user would; returns (exit status, output, seconds)."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *options, "-c", code],
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, **env},
    )
    return done.returncode, done.stdout + done.stderr, time.monotonic() - began


def test_facts():
    assert zl.mode == os.environ.get("CZMQ_LAB_MODE", zl.mode)
    assert zl.version >= (4, 0, 2)
    assert zl.zmq_version >= (4, 3, 0)
    assert zl.has("ipc") is True
    assert zl.has("no such thing") is False


def test_import_works_without_the_library():
    code = """
import czmq_lab as zl
print(issubclass(zl.Timeout, TimeoutError))
try: zl.Push
except ImportError as problem: print(problem)
"""
    status, text, _ = python(code, CZMQ_LAB_LIBRARY="/no/such/libczmq.so", CZMQ_LAB_MODE="abi")
    assert status == 0
    first, second = text.splitlines()
    assert first == "True"
    assert "no usable libczmq found (tried /no/such/libczmq.so" in second
    assert "apt-get install libczmq4" in second


def test_signals_stay_pythons():
    code = """
import os, signal, czmq_lab as zl
before = [signal.getsignal(s) for s in (signal.SIGINT, signal.SIGTERM)]
caught = lambda: [line for line in open("/proc/self/status") if line.startswith("SigCgt")]
zl.mode
was = caught()
with zl.Push(): zl.zsys.info("x"); zl.C.zsys_handler_set(zl.ffi.NULL)
assert caught() == was
assert [signal.getsignal(s) for s in (signal.SIGINT, signal.SIGTERM)] == before
os.kill(os.getpid(), signal.SIGTERM)
"""
    assert python(code)[0] == -15


EXITS = {
    "nothing": "",
    "open": "a = zl.Push('>tcp://127.0.0.1:1')",
    "unsent": "a = zl.Push('>tcp://127.0.0.1:1'); a.send(b'x')",
    "unsent, endless linger": "a = zl.Push('>tcp://127.0.0.1:1', linger=-1); a.send(b'x')",
    "closed, endless linger": "a = zl.Push('>tcp://127.0.0.1:1', linger=-1); a.send(b'x'); a.close()",
    "in a cycle": "a = zl.Push('>tcp://127.0.0.1:1'); l = [a]; l.append(l); del a, l",
    "kept by builtins": "import builtins; builtins.kept = zl.Push('>tcp://127.0.0.1:1')",
    "raw": "zl.C.zsys_socket(8, zl.ffi.NULL, 0)",
    "thread in recv": """
import threading
def wait(): zl.Pull('@inproc://x').recv()
t = threading.Thread(target=wait, daemon={daemon}); t.start()
while not any(i.is_busy for i in zl.lab.sockets().values()): pass
""".replace("{daemon}", "False"),
    "daemon thread in recv": """
import threading
def wait(): zl.Pull('@inproc://x').recv()
t = threading.Thread(target=wait, daemon=True); t.start()
while not any(i.is_busy for i in zl.lab.sockets().values()): pass
""",
    "task in arecv": """
import asyncio
async def main():
    global s, t
    s = zl.Pull('@inproc://x'); t = asyncio.ensure_future(s.arecv()); await asyncio.sleep(0)
asyncio.run(main())
""",
}


@pytest.mark.parametrize("case", EXITS)
def test_exit_is_silent_and_within_a_second(case):
    quickest = float("inf")
    for _ in range(3):  # the machine may be busy with something else; the best of three is ours
        baseline = python("import czmq_lab.sockets")[2]
        status, text, seconds = python("import czmq_lab as zl\n" + EXITS[case])
        assert (status, text) == (0, "")
        quickest = min(quickest, seconds - baseline)
        if quickest < 1.0:
            return
    pytest.fail(f"the exit took {quickest:.2f} s")


def test_what_was_sent_before_the_exit_arrives():
    with zl.Pull("@tcp://127.0.0.1:*", timeout=5) as inp:
        code = f"import czmq_lab as zl\nout = zl.Push('>{inp.endpoint}')\nfor i in range(1000): out.send(b'%d' % i)"
        assert python(code)[:2] == (0, "")
        assert [inp.recv() for _ in range(1000)] == [b"%d" % i for i in range(1000)]


@pytest.mark.parametrize(
    "setting",
    [
        "ZSYS_LINGER=-5",
        "ZSYS_IPV6=7",
        "ZSYS_IO_THREADS=1000000",
        "ZSYS_MAX_SOCKETS=-1",
        "ZSYS_SNDHWM=many",
        "ZSYS_RCVHWM=-1",
    ],
)
def test_a_hostile_environment_is_ignored_and_named(setting):
    name, _, value = setting.partition("=")
    code = "import os, czmq_lab as zl\nwith zl.Push(): print(os.environ['" + name + "'])"
    status, text, _ = python(code, "-W", "always", **{name: value})
    assert status == 0
    assert f"{name}={value!r} is ignored" in text
    assert text.startswith(value + "\n")  # child processes still see it


def test_a_logsender_in_the_environment_is_ignored():
    assert python("import czmq_lab as zl\nwith zl.Push(): print('ok')", ZSYS_LOGSENDER="bad://")[:2] == (0, "ok\n")


def test_a_second_libzmq_taken_globally_is_refused():
    code = """
import ctypes, glob, os, zmq
(path,) = glob.glob(os.path.join(os.path.dirname(zmq.__file__), "..", "pyzmq.libs", "libzmq*"))
ctypes.CDLL(path, mode=ctypes.RTLD_GLOBAL)
import czmq_lab as zl
try: zl.Push(); print("works")
except ImportError as problem: print(problem)
"""
    status, text, _ = python(code)
    assert status == 0
    assert text == "works\n" or "two different libzmq are mixed" in text


def test_pyzmq_lives_beside_us():
    code = """
import zmq, czmq_lab as zl
with zl.Pull("@tcp://127.0.0.1:*", timeout=5) as inp:
    out = zmq.Context.instance().socket(zmq.PUSH)
    out.connect(inp.endpoint); out.send_multipart([b"a", b"b"])
    print(inp.recv_message())
    out.close()
"""
    assert python(code)[:2] == (0, "[b'a', b'b'] 2 frames, 2 B\n")


def test_the_log_never_blocks_and_is_not_printed():
    code = """
import czmq_lab as zl
for i in range(20_000): zl.zsys.info("x" * 900)
print("done")
"""
    assert python(code)[:2] == (0, "done\n")


@pytest.mark.once
def test_a_module_made_for_another_release_is_refused(tmp_path):
    """A compiled module that says it was made for another libczmq: a warning names both, the other mode is used."""
    code = """
import sys, types, warnings
import czmq_lab._native._api as real
class Lib:
    CZMQ_LAB_BUILT_FOR_MAJOR, CZMQ_LAB_BUILT_FOR_MINOR, CZMQ_LAB_BUILT_FOR_PATCH = 4, 1, 7
    def __getattr__(self, name): return getattr(real.lib, name)
fake = types.ModuleType(real.__name__); fake.ffi, fake.lib = real.ffi, Lib()
sys.modules[real.__name__] = fake; sys.modules["czmq_lab._native"]._api = fake
import czmq_lab as zl
print(zl.mode)
"""
    env = {k: v for k, v in os.environ.items() if k != "CZMQ_LAB_MODE"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, timeout=30)
    assert done.stdout == "abi\n"
    assert "made for libczmq 4.1.7, but 4.2.1 is installed" in done.stderr


@pytest.mark.once
def test_condas_own_library_comes_first_in_a_venv_too(tmp_path):
    (tmp_path / "conda-meta").mkdir()
    (tmp_path / "lib").mkdir()
    code = f"""
import os, sys, czmq_lab as zl
os.symlink({load().path!r}, {str(tmp_path / "lib" / "libczmq.so.4")!r})
sys.base_prefix = {str(tmp_path)!r}
from czmq_lab._native import library
print(next(library._candidates()), zl.mode)
"""
    expected = f"{tmp_path / 'lib' / 'libczmq.so.4'} abi\n"
    assert python(code, CZMQ_LAB_MODE="abi")[:2] == (0, expected)
