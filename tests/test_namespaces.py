"""CZMQ's functions as Python functions: what they do, how they look, and what they refuse."""

import ast
import doctest
import importlib
import inspect
import io
import itertools
import logging
import os
import socket
import subprocess
import sys
import threading
import uuid
from pathlib import Path

import pytest

import czmq_lab as zl
from czmq_lab import zclock, zframe, ziflist, zmsg, zpoller, zsock, zstr, zsys, zuuid
from czmq_lab._native import engine, namespaces, rules
from czmq_lab._native.declarations import declared

STUB = Path(namespaces.__file__).with_suffix(".pyi")


serial = itertools.count()


@pytest.fixture
def pair():
    """A PUSH and a PULL that are connected, as CZMQ's own sockets."""
    name = f"inproc://namespaces-{next(serial)}"
    inp, out = zsock.new_pull("@" + name), zsock.new_push(">" + name)
    zsock.set_rcvtimeo(inp, 2000)
    zsock.set_sndtimeo(out, 2000)
    yield out, inp
    zsock.destroy(out)
    zsock.destroy(inp)


# -- what they do -----------------------------------------------------------------------------------------------------


def test_strings_travel(pair):
    out, inp = pair
    assert zstr.send(out, "grüße") == 0
    assert zstr.recv(inp) == "grüße"
    assert zstr.sendx(out, "a", b"b", "") == 0
    assert zstr.recvx(inp) == ["a", "b", ""]
    assert zstr.sendm(out, "1") == 0
    assert zstr.sendf(out, "100 %s %n %d") == 0
    assert zstr.recvx(inp) == ["1", "100 %s %n %d"]
    assert zstr.send(out, None) == 0
    assert zstr.recv(inp) == ""


def test_bytes_that_are_no_text_survive(pair):
    out, inp = pair
    zstr.send(out, b"\xff\xfe")
    text = zstr.recv(inp)
    zstr.send(out, text)
    assert zframe.data(zframe.recv(inp)) == b"\xff\xfe"


def test_nothing_to_receive_is_none(pair):
    _, inp = pair
    assert zstr.recv_nowait(inp) is None
    assert zmsg.recv_nowait(inp) is None
    assert zframe.recv_nowait(inp) is None
    zsock.set_rcvtimeo(inp, 1)
    assert (zstr.recv(inp), zmsg.recv(inp), zframe.recv(inp), zstr.recvx(inp)) == (None,) * 4


def test_frames():
    frame = zframe.new(b"\0abc")
    assert (zframe.size(frame), zframe.data(frame), zframe.strhex(frame)) == (4, b"\0abc", "00616263")
    assert zframe.data(zframe.new()) == b"" == zframe.data(zframe.new_empty())
    assert zframe.data(zframe.new(bytearray(b"xy"))) == b"xy" == zframe.data(zframe.new(memoryview(b"xyz")[:2]))
    text = zframe.from_("hello")
    assert zframe.streq(text, "hello")
    assert zframe.strdup(text) == "hello"
    assert zframe.eq(text, zframe.dup(text))
    assert not zframe.eq(text, frame)
    assert not zframe.eq(text, None)
    zframe.reset(text, b"other")
    assert zframe.data(text) == b"other"
    zframe.set_more(text, 1)
    assert zframe.more(text) == 1
    assert zframe.meta(text, "Peer-Address") is None


def test_frame_flags(pair):
    out, inp = pair
    frame = zframe.new(b"x")
    assert zframe.send(frame, out, zframe.MORE | zframe.REUSE) == 0
    assert zframe.size(frame) == 1
    assert zframe.send(frame, out, 0) == 0
    with pytest.raises(zl.Gone, match=r"was taken by zframe\.send"):
        zframe.size(frame)
    first = zframe.recv(inp)
    assert zframe.more(first) == 1
    assert zframe.data(zframe.recv(inp)) == b"x"


def test_messages(pair):
    out, inp = pair
    message = zmsg.new()
    zmsg.addstr(message, "b")
    zmsg.pushmem(message, b"\0")
    zmsg.addstrf(message, "%d")
    zmsg.append(message, zframe.new(b"last"))
    inner = zmsg.new()
    zmsg.addstr(inner, "nested")
    zmsg.addmsg(message, inner)
    assert (zmsg.size(message), zmsg.content_size(message)) == (5, 1 + 1 + 2 + 4 + 7)
    copy = zmsg.dup(message)
    assert zmsg.eq(copy, message)
    assert zmsg.send(message, out) == 0
    came = zmsg.recv(inp)
    assert zframe.data(zmsg.pop(came)) == b"\0"
    assert [zmsg.popstr(came) for _ in range(3)] == ["b", "%d", "last"]
    assert zmsg.popstr(zmsg.popmsg(came)) == "nested"
    assert zmsg.pop(came) is None
    assert zmsg.popstr(came) is None
    assert zmsg.popmsg(came) is None
    assert zmsg.first(came) is None


def test_signals_between_the_ends_of_a_pipe():
    front, back = zsys.create_pipe()
    assert zsock.signal(front, 3) == 0
    assert zsock.wait(back) == 3
    signal = zmsg.new_signal(7)
    assert zmsg.signal(signal) == 7
    zmsg.send(signal, back)
    assert zsock.wait(front) == 7


def test_messages_as_frames_and_files():
    message = zmsg.new()
    for data in (b"a", b"", b"\xff" * 300):
        zmsg.addmem(message, data)
    assert zmsg.eq(zmsg.decode(zmsg.encode(message)), message)
    file = io.BytesIO()
    assert zmsg.save(message, file) == 0
    file.seek(0)
    assert zmsg.eq(zmsg.load(file), message)


def test_file_has_the_format_of_c(tmp_path):
    message = zmsg.new()
    zmsg.addmem(message, b"abc")
    zmsg.addmem(message, b"d")
    path = tmp_path / "message"
    stream = zl.C.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT), b"wb")
    assert zl.C.zmsg_save(message.pointer(), stream) == 0
    zl.C.fclose(stream)
    ours = io.BytesIO()
    zmsg.save(message, ours)
    assert path.read_bytes() == ours.getvalue()
    with open(path, "rb") as file:
        assert zmsg.eq(zmsg.load(file), message)
        assert zmsg.size(zmsg.load(file)) == 0


@pytest.mark.parametrize(
    "data",
    [b"\xff\xff\xff\xff\xff", b"\xff\x80\0\0\0", b"\xff\0", b"\5ab", b"\1", b"hello, a text file\n" * 9, b"\xff" * 100],
)
def test_what_a_peer_sent_is_not_believed(data):
    assert zmsg.decode(zframe.new(data)) is None
    message = zmsg.new()
    zmsg.addmem(message, data)
    assert zmsg.popmsg(message) is None
    assert zmsg.size(message) == 0
    assert zmsg.load(io.BytesIO(data)) is None


def test_poller_tells_who_has_a_message(pair):
    out, inp = pair
    name = f"inproc://namespaces-{next(serial)}"
    raw, to_raw = zl.Pull("@" + name), zl.Push(">" + name)
    poller = zpoller.new(inp, raw)
    assert zpoller.wait(poller, 0) is None
    assert zpoller.expired(poller)
    assert not zpoller.terminated(poller)
    to_raw.send(b"x")
    assert zpoller.wait(poller, 2000) is raw
    zstr.send(out, "y")
    assert zpoller.wait(poller, 2000) is inp
    assert zpoller.remove(poller, inp) == 0
    assert zpoller.remove(poller, inp) == -1
    raw.recv()
    assert zpoller.wait(poller, 0) is None
    assert zpoller.add(poller, inp) == 0
    assert zpoller.wait(poller, 2000) is inp
    to_raw.close()
    raw.close()
    with pytest.raises(zl.Gone, match="is closed"):
        zpoller.wait(poller, 0)
    assert zpoller.remove(poller, raw) == 0
    assert zpoller.wait(poller, 0) is inp


def test_sockets_bind_connect_and_take_options():
    server = zsock.new(zl.C.ZMQ_REP)
    port = zsock.bind(server, "tcp://127.0.0.1:*")
    assert zsock.endpoint(server) == f"tcp://127.0.0.1:{port}"
    assert zsock.type_str(server) == "REP"
    client = zsock.new_req(f">tcp://127.0.0.1:{port}")
    zstr.send(client, "ping")
    assert zstr.recv(server) == "ping"
    assert zsock.unbind(server, f"tcp://127.0.0.1:{port}") == 0
    assert zsock.bind(server, "tcp://nonsense") == -1
    assert zsock.new_pull("@tcp://nonsense") is None
    assert zsock.attach(client, None, False) == 0
    zsock.set_linger(client, 7)
    assert zsock.linger(client) == 7
    assert zsock.type(client) == zl.C.ZMQ_REQ
    zsock.set_identity(client, "me")
    assert zsock.identity(client) == "me"
    sub = zsock.new_sub(None, None)
    zsock.set_subscribe(sub, "news")
    assert zsock.set_unbounded(sub) is None
    assert (zsock.rcvhwm(sub), zsock.sndhwm(sub)) == (0, 0)


def test_our_own_sockets_are_sockets_too():
    name = f"inproc://namespaces-{next(serial)}"
    with zl.Pull("@" + name) as inp, zl.Push(">" + name) as out:
        assert zstr.send(out, "x") == 0
        assert zsock.events(inp) & 1
        assert zstr.recv(inp) == "x"
        assert zsock.rcvhwm(inp) == inp.rcvhwm


def test_clock_and_system():
    assert zsys.version() == zl.version
    assert zclock.mono() * 1000 == pytest.approx(zclock.usecs(), abs=1e6)
    assert zclock.timestr().startswith("20")
    zclock.sleep(0)
    assert zsys.file_exists(__file__)
    assert zsys.file_size(__file__) == Path(__file__).stat().st_size
    assert not zsys.file_exists("/no/such/file")
    assert zsys.file_mode("/no/such/file") == -1
    assert zsys.sprintf("%s%n") == "%s%n"
    assert zsys.sockname(7) == "PULL"
    assert isinstance(zsys.has_curve(), bool)


def test_identifiers():
    one = zuuid.new()
    assert zuuid.size(one) == 16 == len(zuuid.data(one))
    assert uuid.UUID(zuuid.str_canonical(one)).bytes == zuuid.data(one)
    other = zuuid.new_from(bytes(range(16)))
    assert zuuid.str(other) == "000102030405060708090A0B0C0D0E0F"
    assert zuuid.neq(one, zuuid.data(other))
    zuuid.set(one, zuuid.data(other))
    assert zuuid.eq(one, zuuid.data(zuuid.dup(other)))
    with pytest.raises(zl.BadArgument, match=r"zuuid\.set: source must be 16 bytes, not 2"):
        zuuid.set(one, b"xy")
    with pytest.raises(zl.Missing, match=r"use zuuid\.set with uuid\.UUID\(text\)\.bytes"):
        _ = zuuid.set_str


def test_interfaces_are_those_of_the_system():
    interfaces = ziflist.new()
    names = []
    name = ziflist.first(interfaces)
    while name is not None:
        names.append(name)
        assert ziflist.address(interfaces).count(".") == 3
        name = ziflist.next(interfaces)
    assert len(names) == ziflist.size(interfaces)
    assert set(names) <= {name for _, name in socket.if_nameindex()}


def test_directories_are_not_formats(tmp_path):
    path = tmp_path / "100%s%n"
    assert zsys.dir_create(str(path)) == 0
    assert path.is_dir()
    assert zsys.dir_delete(str(path)) == 0
    assert not path.exists()


def test_prints_go_to_the_log_and_are_no_formats(caplog):
    caplog.set_level("DEBUG", "czmq")
    message = zmsg.new()
    zmsg.addstr(message, "%s%s%s%n")
    zmsg.addmem(message, b"\0\xff" * 100)
    zframe.print(zmsg.first(message), "look: ")
    zmsg.print(message)
    zsys.info("the last line %n")
    done = threading.Event()

    class Arrived:
        def filter(self, record):
            if record.getMessage() == "the last line %n":
                done.set()
            return True

    watch = Arrived()
    logging.getLogger("czmq").addFilter(watch)
    try:
        zsys.info("the last line %n")
        assert done.wait(5)
    finally:
        logging.getLogger("czmq").removeFilter(watch)
    lines = [record.getMessage() for record in caplog.records]
    assert "look: [008] %s%s%s%n" in lines
    assert "message of 2 frames, 208 bytes" in lines
    assert f"[200] {'00FF' * 35}..." in lines


def test_print_to_a_file(tmp_path):
    with open(tmp_path / "out", "w+") as file:
        file.write("before\n")
        zframe.fprint(zframe.new(b"%s%n"), "> ", file)
        file.write("after\n")
    assert (tmp_path / "out").read_text() == "before\n> [004] %s%n\nafter\n"


def test_interrupt_ends_a_receive_and_leaves_the_socket_usable():
    code = """if True:
        import os, signal, threading
        from czmq_lab import zsock, zstr, zpoller
        inp, out = zsock.new_pull("@inproc://x"), zsock.new_push(">inproc://x")
        poller = zpoller.new(inp)

        def interrupt(handle):
            while not handle.is_busy:
                pass
            threading.Event().wait(0.1)  # from busy to blocked inside libzmq
            os.kill(os.getpid(), signal.SIGINT)

        for handle, wait in ((inp, lambda: zstr.recv(inp)), (poller, lambda: zpoller.wait(poller, -1))):
            threading.Thread(target=interrupt, args=(handle,)).start()
            try:
                wait()
                print("not interrupted")
            except KeyboardInterrupt:
                pass
            zstr.send(out, "still here")
            print(zstr.recv(inp))
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20)
    assert (done.stdout, done.stderr, done.returncode) == ("still here\n" * 2, "", 0)


# -- what they refuse -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda s: zstr.send(b"not a socket", "x"), zl.BadType, r"zstr.send: dest must be a socket.*not bytes"),
        (lambda s: zstr.send(None, "x"), zl.BadType, "dest must be a socket"),
        (lambda s: zstr.send(zframe.new(b""), "x"), zl.BadType, "must be a socket.*not zframe_t"),
        (lambda s: zstr.send(s, "a\0b"), zl.BadArgument, "zstr.send: string holds a NUL"),
        (lambda s: zstr.send(s, 5), zl.BadType, "string must be str or bytes, not int"),
        (lambda s: zstr.sendm(s, 5), zl.BadType, "string must be str or bytes"),
        (lambda s: zstr.sendx(s), zl.BadArgument, "zstr.sendx: give at least one string"),
        (lambda s: zstr.sendx(s, None), zl.BadType, "a string must be str or bytes"),
        (lambda s: zmsg.addstr(zmsg.new(), None), zl.BadType, "zmsg.addstr: string must be str or bytes"),
        (lambda s: zmsg.addmem(zmsg.new(), "text"), zl.BadType, r"data must be bytes, not str: write \.encode"),
        (lambda s: zmsg.addmem(zmsg.new(), 10**18), zl.BadType, "data must be bytes, not int"),
        (lambda s: zmsg.append(zmsg.new(), None), zl.BadType, "frame must be a zframe_t, not None"),
        (lambda s: zmsg.size(zframe.new()), zl.BadType, "self must be a zmsg_t, not zframe_t: make one with zmsg.new"),
        (lambda s: zmsg.new_signal(256), zl.BadArgument, "status must be 0 to 255, not 256"),
        (lambda s: zmsg.load("a path"), zl.BadType, "zmsg.load: file must be an open binary file"),
        (lambda s: zmsg.load(io.StringIO("text")), zl.BadType, "file must be an open binary file"),
        (lambda s: zmsg.save(zmsg.new(), io.StringIO()), zl.BadType, "zmsg.save: file must be an open binary file"),
        (lambda s: zmsg.save(zmsg.new(), io.BytesIO().close()), zl.BadType, "file must be an open binary file"),
        (lambda s: zframe.size(None), zl.BadType, "zframe.size: self must be a zframe_t, not None"),
        (lambda s: zframe.set_more(zframe.new(), 2), zl.BadArgument, "more must be 0 to 1"),
        (lambda s: zframe.send(zframe.new(), s, 8), zl.BadArgument, "flags must be 0 to 7"),
        (lambda s: zframe.streq(zframe.new(), None), zl.BadType, "string must be str"),
        (lambda s: zframe.fprint(zframe.new(), None, "path"), zl.BadType, "file must be an open file"),
        (lambda s: zpoller.new(None), zl.BadType, "zpoller.add: reader must be a socket"),
        (lambda s: zpoller.wait(zpoller.new(), -5), zl.BadArgument, "timeout must be -1 to"),
        (lambda s: zsock.new(99), zl.BadArgument, "zsock.new: type must be 0 to 11, not 99"),
        (lambda s: zsock.new("PUSH"), zl.BadType, "type must be an int, not str"),
        (lambda s: zsock.new_push(5), zl.BadType, "endpoint must be str or bytes"),
        (lambda s: zsock.bind(s, "tcp://10.255.255.1:*[60000-50000]"), zl.BadEndpoint, "not ascending"),
        (lambda s: zsock.bind(s, "tcp://10.255.255.1:*[1-2000000000]"), zl.BadEndpoint, "not a port"),
        (lambda s: zsock.attach(s, "@tcp://10.255.255.1:![9-1]", True), zl.BadEndpoint, "not ascending"),
        (lambda s: zsock.set_linger(s, -2), zl.BadArgument, "linger must be -1 to"),
        (lambda s: zsock.set_subscribe(s, "x"), zl.ZmqError, "subscribe cannot be set on this type"),
        (lambda s: zsock.set_curve_serverkey(s, "short"), zl.BadArgument, "40 characters of Z85"),
        (lambda s: zsock.set_plain_username(s, ""), zl.ZmqError, "plain_username cannot be set"),
        (lambda s: zsys.sockname(12), zl.BadArgument, "socktype must be 0 to 11"),
        (lambda s: zsys.set_linger(-1), zl.BadArgument, "linger must be 0 to"),
        (lambda s: zsys.set_ipv6(5), zl.BadArgument, "ipv6 must be 0 to 1"),
        (lambda s: zsys.set_logident(None), zl.BadType, "value must be str"),
        (lambda s: zsys.file_exists(None), zl.BadType, "filename must be str"),
        (lambda s: zclock.sleep(-1), zl.BadArgument, "msecs must be 0 to"),
    ],
)
def test_mistakes_raise_one_line(pair, call, error, says):
    with pytest.raises(error, match=says) as caught:
        call(pair[0])
    assert "\n" not in str(caught.value)
    assert zstr.send(pair[0], "and the socket still works") == 0


def test_a_class_socket_is_no_zsock():
    with (
        zl.Push() as sock,
        pytest.raises(zl.BadType, match=r"self must be a zsock_t, not Push \(a Push has its own \.bind"),
    ):
        zsock.bind(sock, "inproc://x")


def test_pyzmq_sockets_are_told_apart():
    zmq = pytest.importorskip("zmq")
    with zmq.Context() as context, context.socket(zmq.PUSH) as foreign:
        with pytest.raises(zl.BadType, match="pyzmq socket, which belongs to another libzmq"):
            zstr.send(foreign, "x")


def test_arity_and_keywords_are_pythons():
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'string'"):
        zframe.from_()
    assert zframe.data(zframe.from_(string="x")) == b"x"


# -- how they look ----------------------------------------------------------------------------------------------------


def stubbed():
    tree = ast.parse(STUB.read_text())
    for scope in tree.body:
        if isinstance(scope, ast.ClassDef):
            for node in scope.body:
                if isinstance(node, ast.FunctionDef):
                    yield scope.name[1:], node


def shape(node):
    """A signature as text, from a stub's function or a live one."""
    return f"({ast.unparse(node.args)}) -> {ast.unparse(node.returns)}".replace("builtins.", "")


def test_stub_has_the_signatures_of_the_functions():
    checked = 0
    for namespace, node in stubbed():
        if (
            f"{namespace}.{node.name}".replace(".", "_") in declared()
            and declared()[f"{namespace}_{node.name}"].since > zl.version
        ):
            continue
        live = getattr(getattr(zl, namespace), node.name)
        signature = inspect.signature(live)
        live_node = ast.parse(f"def f{_unquoted(signature)}: ...").body[0]
        assert shape(live_node) == shape(node), f"{namespace}.{node.name}"
        checked += 1
    assert checked > 300


def _unquoted(signature):
    """With annotations as they are written, not as strings."""
    parameters = [p.replace(annotation=_Verbatim(p.annotation)) for p in signature.parameters.values()]
    return signature.replace(parameters=parameters, return_annotation=_Verbatim(signature.return_annotation))


class _Verbatim:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def test_dir_is_the_stub():
    for name in engine.OFFERED:
        listed = {entry for entry in dir(getattr(zl, name)) if not entry.isupper()}
        assert listed == {node.name for namespace, node in stubbed() if namespace == name}


def test_every_listed_function_works_out():
    for name in engine.OFFERED:
        for entry in dir(getattr(zl, name)):
            function = getattr(getattr(zl, name), entry)
            if callable(function):
                assert function.__qualname__ == f"{name}.{entry}"
                first, _, rest = function.__doc__.partition("\n")
                assert first.endswith("."), function
                assert "\nC: " in rest or "\n    C: " in rest, function
                assert inspect.getsource(function).lstrip().startswith("def ")


def test_help_shows_prototype_and_ownership():
    assert inspect.getdoc(zmsg.send).splitlines() == [
        "Call zmsg_send of CZMQ; returns the int of C.",
        "",
        "On success self is taken: it cannot be used afterwards.",
        "",
        "C: int zmsg_send (zmsg_t **self_p, void *dest);",
        "Source: zmsg(3), since CZMQ 4.0.2.",
    ]
    assert "zmsg of CZMQ: messages of several frames" in zmsg.__doc__


@pytest.mark.parametrize("name", ["_options", "declarations", "engine", "rules"])
def test_examples_in_docstrings_are_true(name):
    result = doctest.testmod(importlib.import_module(f"czmq_lab._native.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


def test_missing_functions_say_why():
    with pytest.raises(zl.Missing, match=r"zsock\.join belongs to CZMQ's draft API, and this libczmq"):
        _ = zsock.join
    with pytest.raises(zl.Missing, match=r"zsys\.shutdown is not offered in Python: .* czmq_lab\.C\.zsys_shutdown"):
        _ = zsys.shutdown
    with pytest.raises(zl.Missing, match=r"zconfig\.new is not offered in Python"):
        _ = zl.zconfig.new
    with pytest.raises(AttributeError, match=r"CZMQ has no zmsg\.pupstr; did you mean zmsg\.popstr\?"):
        _ = zmsg.pupstr
    assert not hasattr(zsock, "join")
    assert dir(zl.zconfig) == []


def test_an_older_library_names_the_release(monkeypatch):
    loaded = engine.library.load()

    class Old:
        def __getattr__(self, name):
            if name == "zsock_set_priority":
                raise AttributeError(name)
            return getattr(loaded.lib, name)

    monkeypatch.setattr(engine.library, "load", lambda: loaded._replace(lib=Old(), version=(4, 1, 1), path="/old.so"))
    fresh = engine.Namespace("zsock", "")
    with pytest.raises(zl.Missing, match=r"zsock\.set_priority came with CZMQ 4\.2\.1; this is 4\.1\.1 \(/old\.so\)"):
        _ = fresh.set_priority
    assert "set_priority" not in dir(fresh)
    assert "set_linger" in dir(fresh)


def test_raw_door():
    assert zl.C.zsys_has_curve() == zsys.has_curve()
    assert zl.C.ZMQ_PUSH == 8
    assert zl.C.zsys_interrupted == 0
    names = dir(zl.C)
    assert {"zmsg_test", "zmq_msg_recv", "zconfig_new", "ETERM", "fdopen"} <= set(names)
    assert "zsock_join" not in names
    with pytest.raises(zl.Missing, match="zsock_join belongs to CZMQ's draft API"):
        _ = zl.C.zsock_join
    with pytest.raises(AttributeError, match=r"CZMQ has no zsock_neww; did you mean zsock_new\?"):
        _ = zl.C.zsock_neww


def test_rules_leave_nothing_entered_and_no_handle_unlocked():
    """What must be undone is followed by its try; a handle is used under its lock, which nobody holds while waiting."""
    seen = set()
    for declaration in declared().values():
        plan = rules.plan(declaration) if declaration.namespace in engine.OFFERED else None
        for index, line in enumerate(plan.body if plan else ()):
            indent = line[: len(line) - len(line.lstrip())]
            if any(begin in line for begin in ("= _enter(", "= _open(", "= _take(")):
                assert plan.body[index + 1] == indent + "try:", declaration.name
                assert "= _take(" not in line or indent == "", declaration.name
            if ".pointer()" in line:
                before = "".join(plan.body[:index])
                assert "with " in before, declaration.name
                assert "_lock(" in before, declaration.name
                assert "_enter(" not in "".join(plan.body), declaration.name
                seen.add(declaration.namespace)
    assert seen >= {"zframe", "zmsg", "ziflist", "zuuid"}


@pytest.mark.once
def test_importing_needs_no_library():
    code = "from czmq_lab import zstr, C; print(repr(zstr))"
    environment = {"CZMQ_LAB_LIBRARY": "/nowhere.so", "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert done.stdout.startswith("<zstr of CZMQ: strings")
