"""In a real Jupyter kernel: interrupt, restart, run all twice, and a session that survives mistakes."""

from __future__ import annotations

import socket
import time

import pytest
from kernels import Kernel, kernel


@pytest.fixture
def notebook():
    with kernel() as one:
        one.ok("%load_ext czmq_lab")
        yield one


TELL = """
import threading
def tell(waits):
    while not waits(): pass
    print("waiting", flush=True)
"""
BLOCKED = "threading.Thread(target=tell, args=(lambda: inp.is_busy,)).start()\n"
AWAITING = "import asyncio; asyncio.get_running_loop().call_later(0.01, print, 'waiting')\n"


def interrupted(one: Kernel, code: str) -> tuple[str, float]:
    """Interrupt a cell once it says that it waits; returns the error's name and the seconds it took to end."""
    cell = one.start(code)
    one.until_output(cell, "waiting")
    pressed = one.interrupt()
    result = one.finish(cell, timeout=20)
    return result.error, time.monotonic() - pressed


def test_interrupting_a_blocked_zrecv(notebook):
    notebook.ok(TELL + "inp = %zsock pull @tcp://127.0.0.1:*\nout = %zsock push >{inp.endpoint}")
    tries = [interrupted(notebook, BLOCKED + "%zrecv inp -t 30") for _ in range(3)]
    assert {error for error, _ in tries} == {"KeyboardInterrupt"}
    assert min(seconds for _, seconds in tries) <= 0.3
    notebook.ok("%zsend out again")
    assert "again" in notebook.ok("%zrecv inp -t 5")
    cell = notebook.start("threading.Thread(target=tell, args=(lambda: inp.is_busy,)).start()\n%zrecv inp -t inf")
    notebook.until_output(cell, "waiting")
    notebook.interrupt()
    stopped = notebook.finish(cell, timeout=20)
    assert (stopped.error, stopped.text) == ("KeyboardInterrupt", "KeyboardInterrupt: %zrecv")


def test_interrupting_the_very_first_cell():
    def first_cell():
        with kernel() as one:
            opening = "import czmq_lab as zl\ninp = zl.Pull('@tcp://127.0.0.1:*')\n"
            error, seconds = interrupted(one, TELL + opening + BLOCKED + "inp.recv()")
            assert error == "KeyboardInterrupt"
            one.ok("out = zl.Push('>' + inp.endpoint); out.send(b'x'); assert inp.recv(timeout=5) == b'x'")
            return seconds

    assert min(first_cell() for _ in range(3)) <= 0.3


def test_interrupting_an_await_loses_no_message(notebook):
    notebook.ok("inp = %zsock pull @tcp://127.0.0.1:*\nout = %zsock push >{inp.endpoint}")
    tries = [interrupted(notebook, AWAITING + "message = await inp.arecv_message()") for _ in range(3)]
    assert {error for error, _ in tries} == {"CancelledError"}
    assert min(seconds for _, seconds in tries) <= 0.3
    notebook.ok("%zsend out next")
    assert "next" in notebook.ok("(await inp.arecv(timeout=5)).decode()")


EVERYTHING_OPEN = """
%load_ext czmq_lab
import threading
inp = %zsock pull @tcp://127.0.0.1:*
lost = %zsock push >tcp://127.0.0.1:1
stubborn = %zsock push >tcp://127.0.0.1:1 -o linger=-1
%zsend lost never arrives
%zsend stubborn never arrives
closed = %zsock push >tcp://127.0.0.1:1 -o linger=-1
%zsend closed x
%zclose closed
def wait():
    import czmq_lab as zl
    zl.Pull("@inproc://thread").recv()
threading.Thread(target=wait).start()
print(inp.endpoint.rpartition(":")[2])
"""


def test_shutdown_with_everything_open_is_quick_and_frees_the_port():
    def shut_down():
        one = Kernel()
        try:
            port = int(one.ok(EVERYTHING_OPEN))
            seconds = one.close()
        except BaseException:
            one.kill()
            raise
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
        return seconds

    assert min(shut_down() for _ in range(2)) <= 1.0


def test_running_all_cells_twice(notebook):
    port = notebook.ok("probe = %zsock pull @tcp://127.0.0.1:*\nprint(probe.endpoint)\n%zclose probe").strip()
    cells = [
        f"inp = %zsock pull @{port}",
        f"out = %zsock push >{port}",
        "%zsend out hello",
        "%zrecv inp -t 5",
        "%zsocks",
    ]
    first, second = ([notebook.ok(cell) for cell in cells] for _ in range(2))
    assert list(first)[3] == list(second)[3] == "[b'hello'] 1 frame, 5 B"
    assert notebook.ok("table = %zsocks\nprint(len(table))").strip() == "2"


def test_a_cell_that_blocks_does_not_stop_counting(notebook):
    """The background reader catches up after a long cell, and the loop answers while it reads."""
    notebook.ok(
        """
import threading, time
inp = %zsock pull @tcp://127.0.0.1:*
reader = inp.on_message()
def flood(address):
    import czmq_lab as zl
    with zl.Push(">" + address) as out:
        for i in range(50_000):
            out.send(b"x" * 20)
thread = threading.Thread(target=flood, args=(inp.endpoint,)); thread.start()
"""
    )
    notebook.ok("time.sleep(0.5)")
    notebook.ok("await __import__('czmq_lab').until(lambda: inp.counters.received == 50_000, timeout=20)")


def test_czmqs_log_goes_to_logging_and_never_to_the_cell(notebook):
    quiet = notebook.ok("import czmq_lab as zl\nzl.zsys.error('something odd %s %n')\nzl.zsys.info('fine')")
    assert quiet == ""
    text = notebook.ok(
        """
import logging
class Keep(logging.Handler):
    kept = []
    def emit(self, record): self.kept.append((record.levelname, record.getMessage()))
logging.getLogger("czmq").addHandler(Keep())
logging.getLogger("czmq").setLevel(logging.DEBUG)
zl.zsys.error("something odd %s %n"); zl.zsys.debug("detail")
await zl.until(lambda: len(Keep.kept) == 2)
print(Keep.kept)
"""
    )
    assert text.strip() == "[('ERROR', 'something odd %s %n'), ('DEBUG', 'detail')]"


def test_mistakes_leave_the_kernel_alive(notebook):
    notebook.ok("inp = %zsock pull @tcp://127.0.0.1:*\nout = %zsock push >{inp.endpoint}")
    notebook.ok("dead = %zsock pull\n%zclose dead\nnotebook_object = object()")
    for line, remedy in [
        ("%zsock", "required: type"),
        ("%zsock pusk @tcp://127.0.0.1:*", "did you mean PUSH"),
        ("%zsock push @tcp://127.0.0.1", "write tcp://host:port"),
        ("%zsock push @tcp://127.0.0.1:%s%n", "is not a port"),
        ("%zsock push nowhere", "transport is missing"),
        ("%zsock push @{inp.endpoint}", "<PULL @tcp://127.0.0.1:"),
        ("%zsock push --wrong", "unrecognized arguments"),
        ("%zsock push -o lingr=1", "did you mean linger"),
        ("%zsock push -o linger", "not NAME=VALUE"),
        ("%zsock push -o linger=soon", "linger takes an int"),
        ("%zsend nobody x", "no socket named 'nobody'; open sockets: inp, out"),
        ("%zsend out", "required: frames"),
        ("%zsend out $nothing", "no variable 'nothing'"),
        ("%zsend out $notebook_object", "cannot be sent as they are"),
        ("%zsend out 'open", "is not closed"),
        ("%zsend inp x", "PULL only receives"),
        ("%zsend dead x", "is closed"),
        ("%zrecv inp -t 0.05", "nothing arrived on PULL"),
        ("%zrecv inp -t soon", "not a time in seconds"),
        ("%zrecv out", "PUSH only sends"),
        ("%zclose", "%zclose --all"),
        ("%zclose nobody", "no socket named"),
        ("%zplot nobody", "no socket named"),
        ("%zwatch nobody", "no socket named"),
        ("%zwatch inp -l 0", "limit"),
    ]:
        result = notebook.run(line)
        assert result.error, f"{line} was accepted: {result.text}"
        assert remedy in result.text, (line, result.text)
        assert len(result.text.strip().splitlines()) == 1, (line, result.text)
    notebook.ok("%zsend out alive")
    assert "alive" in notebook.ok("%zrecv inp -t 5")


def test_a_name_given_again_survives_a_mistake(notebook):
    notebook.ok("inp = %zsock pull @inproc://kept")
    assert notebook.run("inp = %zsock pull @nowhere").error
    assert "@inproc://kept" in notebook.ok("%zsocks")


def test_lab_is_the_session_and_not_its_module(notebook):
    notebook.ok("import czmq_lab as zl, czmq_lab.lab\nfrom czmq_lab import lab\nassert zl.lab is lab")
    notebook.ok("inp = zl.lab.open('pull', '@inproc://session')\nassert zl.lab.sockets() == {'inp': inp}")


def test_a_socket_without_a_name_lives_until_it_is_closed(notebook):
    opening = "import czmq_lab, gc\n%zsock pull @inproc://unnamed\ngc.collect()\nprint(*czmq_lab.lab.sockets())"
    name = notebook.ok(opening).split()[-1]
    notebook.ok(f"%zclose {name}")
    assert notebook.ok("%zsocks") == "no open sockets"
