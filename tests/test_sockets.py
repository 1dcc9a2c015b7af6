"""Sockets as a person uses them: blocking, with endpoints, options, threads and mistakes."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import time

import pytest

import czmq_lab as zl
from czmq_lab import errors
from czmq_lab.sockets import TYPES


@pytest.fixture
def name(request):
    """An inproc name of this test's own."""
    return f"inproc://{request.node.name}"


@pytest.fixture
def pipe(name):
    with zl.Pull("@" + name, timeout=2) as inp, zl.Push(">" + name, timeout=2) as out:
        yield out, inp


@pytest.fixture
def tcp():
    with zl.Pull("@tcp://127.0.0.1:*", timeout=2) as inp, zl.Push(">" + inp.endpoint, timeout=2) as out:
        yield out, inp


def test_one_frame_arrives(pipe):
    out, inp = pipe
    out.send(b"hello")
    assert inp.recv() == b"hello"


@pytest.mark.parametrize("data", [b"", b"\0" * 3, b"x" * 1_000_000, bytearray(b"abc"), memoryview(b"abcd")[1:3]])
def test_payload_is_untouched(tcp, data):
    out, inp = tcp
    out.send(data)
    assert inp.recv() == bytes(data)


def test_multipart_is_whole(tcp):
    out, inp = tcp
    out.send_multipart([b"a", b"", b"c" * 70_000])
    assert inp.recv_multipart() == [b"a", b"", b"c" * 70_000]


@pytest.mark.parametrize("count", [63, 64, 65, 1000])
def test_many_frames_are_one_message(tcp, count):
    out, inp = tcp
    message = [b"%d" % i for i in range(count)]
    out.send_multipart(message)
    assert inp.recv_multipart() == message
    assert inp.counters == (0, 1, 0, sum(map(len, message)))
    assert out.counters == (1, 0, sum(map(len, message)), 0)


def test_sndmore_makes_one_message(pipe):
    out, inp = pipe
    out.send(b"a", zl.SNDMORE)
    out.send(b"b")
    assert inp.recv_message() == (b"a", b"b")
    assert inp.counters.received == 1


def test_counters_are_exact(pipe):
    out, inp = pipe
    for i in range(100):
        out.send_multipart([b"k", b"%02d" % i])
    for _ in range(100):
        inp.recv_multipart()
    assert out.counters == (100, 0, 300, 0)
    assert inp.counters == (0, 100, 0, 300)


def test_the_other_types_speak(name):
    with zl.Rep("@" + name, timeout=2) as rep, zl.Req(">" + name, timeout=2) as req:
        req.send_string("ask")
        assert rep.recv_string() == "ask"
        rep.send_string("answer")
        assert req.recv_string() == "answer"
    with zl.XPub("@" + name, timeout=2) as pub, zl.Sub(">" + name, subscribe="a", timeout=2) as sub:
        assert pub.recv() == b"\x01a"
        pub.send(b"b1")
        pub.send(b"a1")
        assert sub.recv() == b"a1"
    with zl.Router("@" + name, timeout=2) as router, zl.Dealer(">" + name, timeout=2, identity="d") as dealer:
        dealer.send(b"x")
        assert router.recv_multipart() == [b"d", b"x"]
        router.send_multipart([b"d", b"y"])
        assert dealer.recv() == b"y"


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_opens_and_closes(kind):
    with zl.Socket(kind) as socket:
        assert socket.type == kind
        assert repr(socket) == f"<{kind} no endpoint>"
    assert socket.closed
    assert repr(socket) == f"<{kind} closed>"
    with TYPES[kind]("@tcp://127.0.0.1:*" if kind != "XSUB" else None) as socket:
        assert socket.type == kind


# -- endpoints --------------------------------------------------------------------------------------------------------


def test_bound_port_is_readable():
    with zl.Pull("@tcp://127.0.0.1:*") as inp:
        assert inp.endpoint.startswith("tcp://127.0.0.1:")
        assert int(inp.endpoint.rpartition(":")[2]) > 0
        assert inp.endpoints == ["@" + inp.endpoint]


def test_without_a_sign_the_type_decides(name):
    with zl.Pull(name) as inp, zl.Push(name) as out:
        assert inp.endpoints == ["@" + name]
        assert out.endpoints == [">" + name]


def test_close_then_bind_again_works():
    with zl.Pull("@tcp://127.0.0.1:*") as first:
        address = first.endpoint
    for _ in range(50):
        with zl.Pull("@" + address) as again:
            assert again.endpoint == address


def test_a_port_range_takes_the_first_free():
    with zl.Pull("@tcp://127.0.0.1:*[53000-53099]") as one, zl.Pull("@tcp://127.0.0.1:*[53000-53099]") as two:
        assert 53000 <= int(one.endpoint.rpartition(":")[2]) < int(two.endpoint.rpartition(":")[2]) <= 53099


def test_attach_is_all_or_nothing(name):
    with zl.Pull() as inp, zl.Pull("@tcp://127.0.0.1:*") as holder:
        with pytest.raises(errors.AddressInUse):
            inp.attach(f"@{name},@{holder.endpoint}")
        assert inp.endpoints == []
        with zl.Pull("@" + name):
            pass


def test_the_holder_of_a_port_is_named():
    with zl.Pull("@tcp://127.0.0.1:*") as holder, zl.Pull() as other:
        began = time.monotonic()
        with pytest.raises(errors.AddressInUse, match="<PULL @tcp://127.0.0.1:.*> of this process holds it, close"):
            other.bind(holder.endpoint)
        assert time.monotonic() - began < 0.3  # no waiting for a socket of our own
        with pytest.raises(errors.AddressInUse, match="bound to it already"):
            holder.bind(holder.endpoint)


def test_unbind_and_disconnect(name):
    with zl.Pull("@" + name) as inp:
        inp.unbind(name)
        assert inp.endpoints == []
        with pytest.raises(errors.BadArgument, match="endpoints are none"):
            inp.unbind(name)
        with zl.Pull("@" + name):
            pass


# -- waiting ----------------------------------------------------------------------------------------------------------


def test_timeouts_say_what_was_waited_for(tcp):
    _, inp = tcp
    with pytest.raises(errors.Timeout, match=r"nothing arrived on PULL \(@tcp://127.0.0.1:\d+\) within 0.05 s"):
        inp.recv(timeout=0.05)
    with zl.Push(">tcp://127.0.0.1:1", immediate=1) as alone:
        with pytest.raises(errors.Timeout, match="has no peer to send to, or every peer's queue is full"):
            alone.send(b"x", timeout=0.05)
    with pytest.raises(TimeoutError):
        inp.recv(timeout=0)


def test_dontwait_raises_again_at_once(tcp):
    _, inp = tcp
    with pytest.raises(BlockingIOError):
        inp.recv(zl.DONTWAIT)
    with pytest.raises(errors.Again):
        inp.recv_message(zl.DONTWAIT)


def test_poll_tells_what_is_possible(pipe):
    out, inp = pipe
    assert inp.poll(0.01) == 0
    assert out.poll(0.01, zl.POLLOUT) == zl.POLLOUT
    out.send(b"x")
    assert inp.poll(2) == zl.POLLIN


def test_a_full_queue_frees_up_without_delay(name):
    """libzmq puts off noticing that a peer made room; a send right after the peer's receive works all the same."""
    with zl.Pull("@" + name, rcvhwm=1) as inp, zl.Push(sndhwm=1) as out:
        out.connect(name)
        for _ in range(2):
            out.send(b"x", timeout=1)
        for _ in range(200):
            inp.recv(timeout=1)
            inp.recv(timeout=1)
            out.send(b"y", timeout=1)
            out.send(b"y", timeout=1)


def test_interrupt_ends_a_blocked_receive(tcp):
    out, inp = tcp
    timer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        inp.recv(timeout=5)
    assert time.monotonic() - began < 2
    timer.join()
    out.send(b"still works")
    assert inp.recv() == b"still works"


def test_closing_from_another_thread_ends_the_wait():
    inp = zl.Pull("@tcp://127.0.0.1:*")
    caught = []

    def wait():
        try:
            inp.recv()
        except errors.CzmqError as problem:
            caught.append(problem)

    thread = threading.Thread(target=wait)
    thread.start()
    while not inp.is_busy:
        pass
    inp.close()
    thread.join(5)
    assert [type(problem) for problem in caught] == [errors.Gone]
    assert inp.closed


def test_closing_from_another_thread_ends_a_loop_over_messages():
    with zl.Pull("@inproc://loop") as inp, zl.Push(">inproc://loop") as out:
        out.send(b"1")
        got = []
        thread = threading.Thread(target=lambda: got.extend(inp), daemon=True)
        thread.start()
        while inp.counters.received < 1 or not inp.is_busy:
            assert thread.is_alive()
        inp.close()
        thread.join(5)
        assert not thread.is_alive()
    assert got == [(b"1",)]


# -- who may use it ---------------------------------------------------------------------------------------------------


def in_thread(function):
    result = []

    def run():
        try:
            result.append(function())
        except Exception as problem:
            result.append(problem)

    thread = threading.Thread(target=run, name="other")
    thread.start()
    thread.join(5)
    return result[0]


def test_a_second_thread_is_refused_with_advice(pipe):
    out, _ = pipe
    out.send(b"mine")
    problem = in_thread(lambda: out.send(b"theirs"))
    assert isinstance(problem, errors.WrongThread)
    assert "belongs to thread 'MainThread' and was used from 'other'" in str(problem)
    assert "czmq_lab.on_main" in str(problem)


def test_the_first_thread_that_uses_it_owns_it(pipe):
    out, inp = pipe  # made and attached here
    assert in_thread(lambda: out.send(b"from there")) is None
    assert inp.recv() == b"from there"


def test_hand_over(pipe):
    out, inp = pipe
    out.send(b"1")
    out.hand_over()
    assert in_thread(lambda: out.send(b"2")) is None
    assert [inp.recv(), inp.recv()] == [b"1", b"2"]


def test_closed_is_gone(pipe):
    out, _ = pipe
    out.close()
    out.close()
    with pytest.raises(errors.Gone, match="this PUSH socket is closed"):
        out.send(b"x")
    with pytest.raises(errors.Gone):
        _ = out.linger
    with pytest.raises(errors.Gone):
        out.bind("tcp://127.0.0.1:*")


def test_no_slot_is_lost_when_a_constructor_fails():
    for _ in range(2000):
        with pytest.raises(errors.BadEndpoint):
            zl.Push(">nowhere")
    gc.collect()
    with zl.Push():
        pass


def test_twenty_thousand_sockets_in_a_loop():
    for i in range(20_000):
        socket = zl.Push(">tcp://127.0.0.1:1")
        if i % 2:
            socket.close()
    socket.close()


def test_fork_leaves_the_parents_sockets_alone(pipe):
    """In a process of its own, for forking a test runner is not what is tested."""
    code = """
import os, czmq_lab as zl
inp = zl.Pull("@ipc://@czmq-lab-fork-%d" % os.getpid(), timeout=5)
out = zl.Push(">" + inp.endpoint, timeout=5)
out.send(b"before")
child = os.fork()
if child == 0:
    try:
        out.send(b"x")
    except zl.Gone as problem:
        assert "forked" in str(problem), problem
    with zl.Push(">" + inp.endpoint, timeout=5) as mine:
        mine.send(b"from the child")
    raise SystemExit(0)
print(sorted([inp.recv(), inp.recv()]), os.waitpid(child, 0)[1])
"""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, timeout=30)
    assert (done.stdout, done.stderr) == ("[b'before', b'from the child'] 0\n", "")


# -- mistakes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mistake", "kind", "remedy"),
    [
        (lambda s: zl.Socket("pusk"), ValueError, "did you mean PUSH"),
        (lambda s: zl.Socket(99), ValueError, "no socket type 99"),
        (lambda s: zl.Socket(None), ValueError, "use one of PAIR"),
        (lambda s: zl.Push(">tcp://127.0.0.1"), ValueError, "write tcp://host:port"),
        (lambda s: zl.Push(5555), TypeError, "an endpoint is text"),
        (lambda s: s.connect("tcp://127.0.0.1:*"), ValueError, "name the peer's real port"),
        (lambda s: s.bind("tcp://127.0.0.1:%s%n"), ValueError, "is not a port"),
        (lambda s: s.bind("inproc://a\0b"), ValueError, "take it out"),
        (lambda s: s.bind("tcp://no-such-interface-here:5555"), OSError, "use 127.0.0.1 or"),
        (lambda s: s.bind("ipc:///no/such/directory/x"), OSError, "directory of that path is missing"),
        (lambda s: zl.Push(linger="soon"), TypeError, "linger takes an int"),
        (lambda s: zl.Push(lingr=1), ValueError, "did you mean linger"),
        (lambda s: zl.Push(rcvhwm=-1), ValueError, "must be 0 to"),
        (lambda s: s.send("text"), TypeError, "write .encode()"),
        (lambda s: s.send(None), TypeError, "not NoneType"),
        (lambda s: s.send_string(b"bytes"), TypeError, "takes str, not bytes"),
        (lambda s: s.send_multipart(b"abc"), TypeError, "write [data]"),
        (lambda s: s.send_multipart([]), ValueError, "at least one frame"),
        (lambda s: s.recv(), OSError, "PUSH only sends"),
        (lambda s: zl.Pull("@inproc://never").recv(timeout=-2), ValueError, "None for ever"),
        (lambda s: s.subscribe("x"), ValueError, "only a SUB socket can subscribe; this is PUSH"),
        (lambda s: setattr(s, "no_such_option", 1), AttributeError, "no_such_option"),
        (lambda s: zl.Req(">inproc://nobody").recv(timeout=0), OSError, "send a request, then receive"),
        (lambda s: zl.Rep("@inproc://nobody-asks").send(b""), OSError, "receive a request, then send"),
        (lambda s: zl.Router(router_mandatory=1).send_multipart([b"who", b"x"]), OSError, "no peer has that identity"),
        (lambda s: pickle.dumps(s), TypeError, "cannot be pickled"),
    ],
)
def test_a_mistake_is_one_line_with_the_remedy(mistake, kind, remedy):
    with zl.Push() as socket, pytest.raises(kind) as caught:
        mistake(socket)
    assert remedy in str(caught.value)
    assert "\n" not in str(caught.value)


def test_percent_is_only_a_letter(name):
    with zl.Pull(f"@{name}%s%n%d") as inp, zl.Push(f">{name}%s%n%d") as out:
        out.send(b"%s%n")
        assert inp.recv(timeout=2) == b"%s%n"


# -- found by trying to break it --------------------------------------------------------------------------------------


def child(code, *arguments, timeout=60):
    """Run code that would end the process if it were wrong; returns its last line."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=timeout)
    assert done.returncode == 0, (done.returncode, done.stderr[-2000:])
    return done.stdout.strip().rpartition("\n")[2]


def test_looking_at_options_from_elsewhere_harms_nobody():
    """Reading EVENTS makes libzmq work on the socket: from two threads at once it killed the process."""
    code = """
import threading, time, czmq_lab as zl
refused = 0
for attempt in range(3):
    inp = zl.Pull("@inproc://a"); out = zl.Push(">inproc://a", timeout=0.1)
    stop = time.monotonic() + 0.5
    def look():
        global refused
        while time.monotonic() < stop:
            try: inp.events, inp.linger, inp.fileno()
            except zl.WrongThread: refused += 1
            except zl.Gone: return
    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads: thread.start()
    while time.monotonic() < stop:
        try: out.send(b"x" * 10); inp.recv(timeout=0.1)
        except (zl.WrongThread, zl.Timeout): pass
    inp.close(); out.close()
    for thread in threads: thread.join()
print(refused > 0)
"""
    assert child(code) == "True"


def test_closing_while_others_look_harms_nobody():
    code = """
import threading, time, czmq_lab as zl
stop = time.monotonic() + 1.5
while time.monotonic() < stop:
    inp = zl.Pull("@inproc://a")
    running = threading.Barrier(4)
    def look():
        running.wait()
        while True:
            try: inp.events, inp.linger, inp.endpoints
            except zl.WrongThread: pass
            except zl.Gone: return
    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads: thread.start()
    running.wait()
    time.sleep(0.002)
    inp.close()
    for thread in threads: thread.join()
print("alive")
"""
    assert child(code) == "alive"


@pytest.mark.parametrize("frames", [2, 5, 200])
def test_an_interrupt_tears_no_message(frames):
    """Ctrl-C again and again: every message that arrives is whole, and only whole ones are sent."""
    code = """
import os, signal, sys, threading, time, czmq_lab as zl
frames = [b"head"] + [b"f"] * (int(sys.argv[1]) - 2) + [b"tail"]
inp = zl.Pull("@inproc://a"); out = zl.Push(">inproc://a")
stop = time.monotonic() + 1.5
interrupts = whole = 0
def press():
    while time.monotonic() < stop:
        time.sleep(0.003)
        os.kill(os.getpid(), signal.SIGINT)
presser = threading.Thread(target=press)
presser.start()
torn = []
while True:
    try:
        while time.monotonic() < stop:
            out.send_multipart(frames)
            got = inp.recv_multipart(timeout=1)
            if got == frames: whole += 1
            else: torn.append(got)
        presser.join()
        break
    except KeyboardInterrupt:
        interrupts += 1
    except zl.Timeout:
        pass
assert not torn, torn[0]
assert interrupts > 20 and whole > 20, (interrupts, whole)
print("whole")
"""
    assert child(code, str(frames)) == "whole"


def test_a_frame_that_is_no_text_is_not_lost(pipe):
    out, inp = pipe
    out.send(b"\xff\xfe")
    with pytest.raises(errors.BadArgument, match=r"not UTF-8 text .*: use recv\(\)") as caught:
        inp.recv_string()
    assert caught.value.frame == b"\xff\xfe"


@pytest.mark.parametrize(
    ("mistake", "kind", "remedy"),
    [
        (lambda s: s.recv(0.5), TypeError, "did you mean timeout=0.5"),
        (lambda s: s.send(b"x", 64), TypeError, "neither DONTWAIT nor SNDMORE"),
        (lambda s: zl.Pull(timeout="1"), TypeError, "give seconds as a number"),
        (lambda s: zl.Sub(subscribe=5), TypeError, "a topic is str or bytes, not int"),
        (lambda s: zl.Sub().subscribe("\ud800"), ValueError, "cannot be written as UTF-8"),
        (lambda s: s.send_string("\ud800"), ValueError, "cannot be written as UTF-8"),
        (lambda s: s.send_multipart(5), TypeError, "takes a list of frames"),
        (lambda s: s.send_multipart({"a": 1}), TypeError, "takes a list of frames"),
        (lambda s: s.poll("1"), TypeError, "give seconds as a number"),
        (lambda s: s.poll(0, "in"), ValueError, "give POLLIN, POLLOUT"),
        (lambda s: zl.Pull(__init__=1), ValueError, "no socket option '__init__'"),
        (lambda s: zl.Pull(fd=3), ValueError, "can only be read"),
        (lambda s: zl.Monitor(5), TypeError, "watches a socket of czmq_lab, not int"),
    ],
)
def test_more_mistakes_are_one_line_with_the_remedy(mistake, kind, remedy):
    with zl.Push() as socket, pytest.raises(kind) as caught:
        mistake(socket)
    assert isinstance(caught.value, errors.CzmqError)
    assert remedy in str(caught.value)


def test_a_bytearray_is_one_topic(name):
    with zl.XPub("@" + name, timeout=2) as pub, zl.Sub(">" + name, subscribe=bytearray(b"ab")):
        assert pub.recv() == b"\x01ab"
