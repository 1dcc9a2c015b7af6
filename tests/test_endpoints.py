"""Endpoints: CZMQ's grammar, and mistakes that libzmq would answer badly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from czmq_lab import errors
from czmq_lab.endpoints import Endpoint, check, parse, ports


def test_the_sign_decides_and_else_the_caller():
    text = "@tcp://127.0.0.1:*, >ipc:///tmp/x,inproc://y"
    expected = [(True, "tcp://127.0.0.1:*"), (False, "ipc:///tmp/x"), (False, "inproc://y")]
    assert parse(text, bind=False) == expected
    assert parse(text, bind=True)[2] == Endpoint(True, "inproc://y")
    assert repr(parse("inproc://y", bind=True)) == "[@inproc://y]"


@pytest.mark.parametrize(
    "address",
    [
        "tcp://*:*",
        "tcp://127.0.0.1:0",
        "tcp://127.0.0.1:!",
        "tcp://127.0.0.1:*[60000-]",
        "tcp://127.0.0.1:*[60000-60100]",
        "tcp://[::1]:5555",
        "tcp://[fe80::1%eth0]:5555",
        "tcp://eth0:5555",
        "ipc://@abstract",
        "ipc://*",
        "inproc://a b".replace(" ", "-"),
        "inproc://100%s",
        "epgm://eth0;239.192.1.1:5555",
    ],
)
def test_what_can_be_bound(address):
    assert check(address, bind=True) == address


@pytest.mark.parametrize(
    ("address", "bind", "remedy"),
    [
        ("", True, "write for example tcp://"),
        ("127.0.0.1:5555", True, "transport is missing"),
        ("http://host:80", False, "use tcp://, ipc:// or inproc://"),
        ("tcp://", True, "nothing follows tcp://"),
        ("tcp://host", False, "port is missing"),
        ("tcp://[::1]", False, "port is missing"),
        ("tcp://:5555", True, "host is missing"),
        ("tcp://host:70000", True, "not between 0 and 65535"),
        ("tcp://host:²", True, "is not a port"),
        ("tcp://host:-1", True, "is not a port"),
        ("tcp://host:*[60000-50000]", True, "not ascending"),
        ("tcp://host:*[1-2000000]", True, "is not a port"),
        ("tcp://host:*", False, "only binds"),
        ("tcp://host:0", False, "cannot be connected to"),
        ("tcp://ho st:1", False, "take it out"),
        ("inproc://a\0b", True, "take it out"),
        ("inproc://a\u202eb", True, "take it out"),
        ("ipc://" + "x" * 108, True, "shorter"),
        ("inproc://" + "x" * 256, True, "shorter"),
    ],
)
def test_a_mistake_is_named_with_its_remedy(address, bind, remedy):
    with pytest.raises(errors.BadEndpoint) as caught:
        check(address, bind=bind)
    assert remedy in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("text", ["@>tcp://a:1", ">@tcp://a:1", "@@inproc://a", "inproc://a, >>inproc://b"])
def test_one_sign_is_enough(text):
    with pytest.raises(errors.BadEndpoint, match="write one sign, @ to bind or > to connect"):
        parse(text, bind=True)


def test_what_is_no_text_is_said():
    for bad in (None, 5, b"tcp://a:1"):
        with pytest.raises(errors.BadType, match=f"not {type(bad).__name__}"):
            check(bad, bind=True)


def test_errors_of_binding_and_connecting_are_one_short_line(tmp_path):
    import czmq_lab as zl

    with zl.Pull() as inp:
        for call in (inp.bind, inp.connect, inp.unbind, inp.disconnect):
            for bad in (None, 5):
                with pytest.raises(errors.BadType, match="an endpoint is text"):
                    call(bad)
        for call, address in ((inp.bind, "@tcp://127.0.0.1:*"), (inp.connect, ">tcp://127.0.0.1:1")):
            with pytest.raises(errors.BadEndpoint, match="leave out the sign"):
                call(address)
        for call in (inp.bind, inp.unbind):
            with pytest.raises(errors.CzmqError) as caught:
                call("tcp://" + "h" * 300 + ":5555")
            assert len(str(caught.value)) < 250
        with pytest.raises(errors.AddressInUse, match="use another path") as caught:
            inp.bind(f"ipc://{str(tmp_path)[:90]}")
        assert "port" not in str(caught.value)
        with pytest.raises(errors.ZmqError, match="ipv6=1"):
            inp.bind("tcp://[::1]:*")


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_parsed_or_refused_in_one_line(text, bind):
    try:
        found = parse(text, bind=bind)
        words = [endpoint.address for endpoint in found]
    except errors.BadEndpoint as problem:
        words = [f"{problem} ://"]
    assert all("://" in word and word.isprintable() for word in words)


def test_port_ranges():
    head, numbers = ports("tcp://127.0.0.1:![50000-50010]")
    assert head == "tcp://127.0.0.1:"
    assert sorted(numbers) == list(range(50000, 50011))
    assert ports("tcp://127.0.0.1:5555") is None
    assert ports("tcp://127.0.0.1:*") is None
