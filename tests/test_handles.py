"""Who owns what: handles that were taken, lent or destroyed, and memory that stays flat."""

import gc
import itertools
import os
import resource
import subprocess
import sys
import threading
import weakref

import pytest

import czmq_lab as zl
from czmq_lab import zframe, zmsg, zpoller, zsock, zstr, zsys
from czmq_lab._native import library
from czmq_lab._native.handles import KINDS, ffi, lib

serial = itertools.count()


@pytest.fixture
def pair():
    name = f"inproc://handles-{next(serial)}"
    inp, out = zsock.new_pull("@" + name), zsock.new_push(">" + name)
    zsock.set_rcvtimeo(inp, 2000)
    zsock.set_sndtimeo(out, 2000)
    yield out, inp
    zsock.destroy(out)
    zsock.destroy(inp)


def two_frames():
    message = zmsg.new()
    zmsg.addstr(message, "one")
    zmsg.addstr(message, "two")
    return message


# -- taken ------------------------------------------------------------------------------------------------------------


def test_sent_message_is_gone_and_says_who_took_it(pair):
    message = two_frames()
    assert zmsg.send(message, pair[0]) == 0
    for use in (zmsg.size, zmsg.pop, zmsg.dup, lambda m: zmsg.send(m, pair[0]), lambda m: zmsg.eq(zmsg.new(), m)):
        with pytest.raises(zl.Gone, match=r"this zmsg_t was taken by zmsg\.send: make a new one"):
            use(message)
    assert repr(message) == "<zmsg_t was taken by zmsg.send>"
    assert not zmsg.is_(message)
    zmsg.destroy(message)


def test_failed_send_leaves_it_with_the_caller():
    lonely = zsock.new_push(None)
    zsock.set_sndtimeo(lonely, 0)
    message, frame = two_frames(), zframe.new(b"x")
    assert zmsg.send(message, lonely) == -1
    assert zmsg.size(message) == 2
    assert zframe.send(frame, lonely, 0) == -1
    assert zframe.data(frame) == b"x"


def test_refused_call_takes_nothing():
    message, frame = two_frames(), zframe.new(b"x")
    with pytest.raises(zl.BadType):
        zmsg.send(message, "nowhere")
    with pytest.raises(zl.BadType):
        zmsg.append(None, frame)
    with pytest.raises(zl.BadArgument):
        zframe.send(frame, zsock.new_push(None), 99)
    assert zmsg.size(message) == 2
    assert zframe.data(frame) == b"x"


@pytest.mark.parametrize("call", ["append", "prepend", "push", "add", "wrap"])
def test_frame_belongs_to_the_message_that_took_it(call):
    message, frame = zmsg.new(), zframe.new(b"x")
    getattr(zmsg, call)(message, frame)
    with pytest.raises(zl.Gone, match=rf"was taken by zmsg\.{call}"):
        getattr(zmsg, call)(message, frame)
    assert zframe.data(zmsg.first(message)) == b"x"


# -- lent -------------------------------------------------------------------------------------------------------------


def test_lent_frame_keeps_its_message_alive():
    message = two_frames()
    alive = weakref.ref(message)
    frame = zmsg.first(message)
    del message
    gc.collect()
    assert zframe.data(frame) == b"one"
    assert repr(frame) == "<zframe_t of a zmsg_t>"
    del frame
    gc.collect()
    assert alive() is None


@pytest.mark.parametrize(("end", "says"), [("send", "was taken by zmsg.send"), ("destroy", "was destroyed")])
def test_lent_frame_ends_with_its_message(pair, end, says):
    message = two_frames()
    frame = zmsg.last(message)
    zmsg.send(message, pair[0]) if end == "send" else zmsg.destroy(message)
    with pytest.raises(zl.Gone, match=rf"this zframe_t belonged to a zmsg_t that {says}: duplicate it before"):
        zframe.data(frame)


@pytest.mark.parametrize("call", ["popstr", "popmsg", "unwrap"])
def test_calls_that_may_destroy_frames_end_what_was_lent(call):
    message = two_frames()
    frame = zmsg.first(message)
    getattr(zmsg, call)(message)
    with pytest.raises(zl.Gone, match=rf"may have been destroyed by zmsg\.{call}"):
        zframe.data(frame)


def test_what_is_left_can_be_lent_again():
    message = two_frames()
    before = zmsg.last(message)
    zmsg.popstr(message)
    after = zmsg.first(message)
    assert after is not before
    assert zframe.data(after) == b"two"


def test_the_same_frame_is_the_same_handle():
    message = two_frames()
    first = zmsg.first(message)
    assert zmsg.first(message) is first
    assert zmsg.pop(message) is first
    zmsg.destroy(message)
    assert zframe.data(first) == b"one"


def test_removed_frame_is_ours():
    message = two_frames()
    frame = zmsg.first(message)
    zmsg.remove(message, frame)
    assert zmsg.size(message) == 1
    zmsg.destroy(message)
    assert zframe.data(frame) == b"one"
    other = zmsg.first(two_frames())
    with pytest.raises(zl.BadArgument, match=r"zmsg\.remove: frame is not of this message"):
        zmsg.remove(two_frames(), other)


def test_lent_frame_cannot_be_given_away(pair):
    message = two_frames()
    frame = zmsg.first(message)
    with pytest.raises(
        zl.BadArgument, match=r"zmsg\.append would take this zframe_t from its zmsg_t: pass zframe\.dup"
    ):
        zmsg.append(zmsg.new(), frame)
    with pytest.raises(zl.BadArgument, match=r"zframe\.send would take"):
        zframe.send(frame, pair[0], 0)
    with pytest.raises(zl.BadArgument, match="belongs to a zmsg_t, which destroys it"):
        zframe.destroy(frame)
    assert zframe.data(frame) == b"one"


def test_poller_keeps_its_readers_alive():
    name = f"inproc://handles-{next(serial)}"
    poller = zpoller.new(zsock.new_pull("@" + name))
    gc.collect()
    out = zsock.new_push(">" + name)
    zstr.send(out, "x")
    found = zpoller.wait(poller, 2000)
    assert zstr.recv(found) == "x"
    zsock.destroy(found)
    with pytest.raises(zl.Gone, match="this zsock_t was destroyed"):
        zpoller.wait(poller, 0)
    assert zpoller.remove(poller, found) == 0
    assert zpoller.wait(poller, 0) is None


# -- destroyed --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [zframe.new, zmsg.new, zpoller.new, lambda: zsock.new(8)])
def test_destroying_twice_is_harmless(make):
    handle = make()
    namespace = getattr(zl, handle.kind[:-2])
    namespace.destroy(handle)
    namespace.destroy(handle)
    assert repr(handle) == f"<{handle.kind} was destroyed>"
    with pytest.raises(zl.Gone, match="was destroyed"):
        handle.pointer()
    with pytest.raises(zl.BadType):
        namespace.destroy(None)


def test_probe_takes_any_object():
    frame = zframe.new(b"")
    assert zframe.is_(frame)
    assert not zframe.is_(zmsg.new())
    assert not zframe.is_(None)
    assert not zframe.is_(b"bytes")
    zframe.destroy(frame)
    assert not zframe.is_(frame)


def test_every_kind_has_its_destructor():
    for kind, handle in KINDS.items():
        assert handle._destroyer == getattr(lib, kind[:-2] + "_destroy")
        assert ffi.typeof(f"{kind} *").kind == "pointer"


# -- threads, processes, the end --------------------------------------------------------------------------------------


def test_one_thread_at_a_time(pair):
    out, inp = pair
    zsock.set_rcvtimeo(inp, -1)
    came = []
    inside = threading.Thread(target=lambda: came.append(zstr.recv(inp)))
    inside.start()
    while not inp.is_busy:
        pass
    for call in (zstr.recv, zsock.linger, zsock.flush, zsock.endpoint, lambda s: zsock.bind(s, "inproc://x")):
        with pytest.raises(zl.WrongThread, match="in the middle of a call of another thread"):
            call(inp)
    with pytest.raises(zl.WrongThread, match="in use by another thread"):
        zsock.destroy(inp)
    zstr.send(out, "done")
    inside.join(5)
    assert came == ["done"]
    assert not inp.is_busy


# Each line is one thread's loop; all of them use one frame f, one message m, one identifier u, one interface list i.
STRESS = {
    "one frame": ["zframe.reset(f, b'y' * 100_000)", "zframe.reset(f, b'z' * 90_000)", "zframe.data(f); zframe.dup(f)"],
    "one message": [
        "zmsg.addmem(m, b'y' * 10); zmsg.popstr(m)",
        "zmsg.addmem(m, b'z' * 10); zmsg.pop(m)",
        "zmsg.dup(m); zmsg.encode(m)",
    ],
    "interfaces": ["ziflist.reload(i)", "ziflist.first(i); ziflist.next(i); ziflist.address(i)"],
    "an identifier": ["zuuid.set(u, bytes(16))", "zuuid.str_canonical(u); zuuid.str(u)", "zuuid.dup(u)"],
    "settings": [
        "zsys.set_interface('lo' * 99); zsys.set_ipv6_address('::1' * 99); zsys.set_logident('x' * 99)",
        "zsys.set_interface('*' * 90); zsys.set_ipv6_address('::2' * 90); zsys.set_logident('y' * 90)",
        "zsys.interface(); zsys.ipv6_address()",
    ],
    "by hand": [
        "zmsg.addmsg(m, zmsg.decode(zmsg.encode(other)))",
        "zmsg.popmsg(m)",
        "zmsg.save(m, io.BytesIO())",
        "zmsg.remove(m, zmsg.first(m))",
    ],
    "what is lent": [
        "zframe.data(zmsg.first(m)); zframe.reset(zmsg.last(m), b'x' * 50_000)",
        "zmsg.addmem(m, b'y'); zframe.data(zmsg.pop(m))",
        "zmsg.addmem(m, b'z'); zmsg.popstr(m)",
    ],
    "two messages": [
        "zmsg.addmem(m, b'y'); zmsg.append(other, zmsg.pop(m))",
        "zmsg.addmem(other, b'y'); zmsg.append(m, zmsg.pop(other))",
        "zmsg.eq(m, other); zmsg.eq(m, m)",
        "zmsg.eq(other, m)",
    ],
    "given away": ["zmsg.addmem(m, b'y'); zmsg.send(m, out); m = zmsg.new()", "zmsg.addmem(m, b'z'); zmsg.size(m)"],
    "destroyed": [
        "zmsg.destroy(m); m = zmsg.new(); zmsg.addmem(m, b'y')",
        "zframe.data(zmsg.first(m)); zmsg.dup(m)",
        "zframe.destroy(f); f = zframe.new(b'y' * 100_000)",
        "zframe.strhex(f)",
        "gc.collect()",
    ],
}


@pytest.mark.parametrize("loops", STRESS.values(), ids=STRESS)
def test_threads_may_share_what_is_no_socket(loops):
    code = f"""if True:
        import gc, io, sys, threading, time
        import czmq_lab as zl
        from czmq_lab import zframe, ziflist, zmsg, zsock, zsys, zuuid
        sys.setswitchinterval(1e-5)
        f, m, u, i, other = zframe.new(b"x"), zmsg.new(), zuuid.new(), ziflist.new(), zmsg.new()
        inp, out = zsock.new_pull("@inproc://stress"), zsock.new_push(">inproc://stress")
        zsock.set_sndtimeo(out, 0)
        zmsg.addmem(other, b"x" * 300)
        wrong, turns, end = [], [], time.monotonic() + 0.7

        def loop(code):
            turn = 0
            while time.monotonic() < end and not wrong:
                try:
                    exec(code, globals())
                except (zl.Gone, zl.BadType, zl.BadArgument):  # another thread has taken or ended it
                    pass
                except BaseException as problem:
                    wrong.append(problem)
                turn += 1
            turns.append(turn)

        codes = [compile(text, "", "exec") for text in {loops!r}]
        threads = [threading.Thread(target=loop, args=(code,)) for code in codes]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        assert not wrong, wrong
        assert min(turns) > 10, turns
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_blocked_receive_holds_up_no_message(pair):
    out, inp = pair
    zsock.set_rcvtimeo(inp, -1)
    came = []
    inside = threading.Thread(target=lambda: came.append(zmsg.recv(inp)))
    inside.start()
    while not inp.is_busy:
        pass
    message = two_frames()
    assert zmsg.size(zmsg.dup(message)) == 2
    assert zmsg.send(message, out) == 0
    inside.join(5)
    assert zmsg.size(came[0]) == 2


def test_a_blocked_send_has_taken_its_message():
    name = f"inproc://handles-{next(serial)}"
    lonely, message = zsock.new_push("@" + name), two_frames()
    first = zmsg.first(message)
    inside = threading.Thread(target=zmsg.send, args=(message, lonely))
    inside.start()
    while not lonely.is_busy:
        pass
    for use in (lambda: zmsg.size(message), lambda: zframe.data(first)):
        with pytest.raises(zl.Gone, match="is in use by another call"):
            use()
    assert zmsg.size(two_frames()) == 2
    inp = zsock.new_pull(">" + name)
    zsock.set_rcvtimeo(inp, 5000)
    assert zmsg.size(zmsg.recv(inp)) == 2
    inside.join(5)
    with pytest.raises(zl.Gone, match=r"was taken by zmsg\.send"):
        zmsg.size(message)


def test_sockets_run_out_with_an_error_and_come_back():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    used = len(os.listdir("/proc/self/fd"))
    made = []

    def make_many():
        while True:
            made.append(zsock.new_pull("@tcp://127.0.0.1:*"))

    resource.setrlimit(resource.RLIMIT_NOFILE, (used + 40, hard))
    try:
        with pytest.raises(zl.ZmqError, match=r"zsock\.new_pull: no file descriptors are free: close sockets"):
            make_many()
        assert len(made) > 5
        made.clear()
        assert zsock.new_pull("@tcp://127.0.0.1:*") is not None
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_thousands_of_sockets_in_a_loop():
    for _ in range(3000):
        zsock.destroy(zsock.new(zl.C.ZMQ_PUSH))
    for _ in range(3000):
        zsock.new(zl.C.ZMQ_PUSH)


def test_forked_child_leaves_the_parents_sockets_alone(pair):
    out, inp = pair
    child = os.fork()
    if child == 0:
        try:
            zstr.send(out, "x")
            os._exit(1)
        except zl.Gone as problem:
            os._exit(0 if "before this process was forked" in str(problem) else 2)
    assert os.waitpid(child, 0)[1] == 0
    zstr.send(out, "parent")
    assert zstr.recv(inp) == "parent"


def test_exit_with_everything_open_is_silent():
    code = """if True:
        import threading
        from czmq_lab import zframe, zmsg, zpoller, zsock, zstr, zsys
        inp, out = zsock.new_pull("@tcp://127.0.0.1:*"), zsock.new_push(None)
        zsock.set_linger(out, -1)
        zsock.connect(out, zsock.endpoint(inp))
        left = zsock.new_pull("@tcp://127.0.0.1:*")
        lonely = zsock.new_push(">" + zsock.endpoint(left))
        zsock.destroy(left)
        zsock.set_linger(lonely, -1)
        zstr.send(lonely, "never sent")
        poller, pipe, message = zpoller.new(inp), zsys.create_pipe(), zmsg.new()
        zmsg.addstr(message, "x")
        frame = zmsg.first(message)
        waiting = threading.Thread(target=zstr.recv, args=(pipe[0],))
        waiting.start()
        while not pipe[0].is_busy:
            pass
        cycle = [inp, poller]
        cycle.append(cycle)
        print("end")
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20)
    assert (done.stdout, done.stderr, done.returncode) == ("end\n", "", 0)


# -- memory -----------------------------------------------------------------------------------------------------------


def resident():
    """Kilobytes of memory that this process really has."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize() // 1024


def strings(out, inp):
    zstr.send(out, "x" * 4000)
    zstr.recv(inp)


def hexadecimal(out, inp):
    zframe.strhex(zframe.new(b"x" * 4000))


def duplicates(out, inp):
    zmsg.dup(zmsg.decode(zmsg.encode(messages())))


def messages():
    message = zmsg.new()
    zmsg.addmem(message, b"x" * 4000)
    zmsg.append(message, zframe.new(b"y" * 4000))
    return message


def taking(out, inp):
    zmsg.send(messages(), out)
    came = zmsg.recv(inp)
    zmsg.remove(came, zmsg.first(came))
    zmsg.pop(came)


def failing(out, inp):
    zmsg.decode(zframe.new(b"\xff" * 4000))
    with pytest.raises(zl.BadType):
        zmsg.send(messages(), None)


def names(out, inp):
    zsys.hostname()
    zsys.sprintf("x" * 4000)


@pytest.mark.parametrize("work", [strings, hexadecimal, duplicates, taking, failing, names])
def test_memory_stays_flat(pair, work):
    for _ in range(1000):
        work(*pair)
    gc.collect()
    before = resident()
    for _ in range(10_000):
        work(*pair)
    gc.collect()
    assert resident() - before < 4000  # a leak of 4 kB a turn would be 40,000


def test_nothing_stays_registered():
    gc.collect()
    before = len(library.live())
    for _ in range(10):
        zsock.new(8)
        zpoller.new(zsock.new(7))
    gc.collect()
    assert len(library.live()) == before
