"""The notebook's session."""

from __future__ import annotations

import time

import pytest

import czmq_lab as zl
from czmq_lab import errors
from czmq_lab.lab import Lab


@pytest.fixture
def lab():
    one = Lab()
    yield one
    one.close(*one._named)


class Panel:
    def __init__(self):
        self.calls = []

    def freeze(self):
        self.calls.append("freeze")

    def close(self):
        self.calls.append("close")


def test_a_name_given_again_closes_its_old_socket(lab):
    first = lab.open("pull", "@tcp://127.0.0.1:*", name="inp")
    second = lab.open("pull", "@" + first.endpoint, name="inp")
    assert first.closed
    assert lab.get("inp") is second


def test_a_variable_counts_as_a_name(lab):
    lab.variables = {"mine": zl.Push(), "_hidden": zl.Push(), "other": 1}
    assert lab.get("mine") is lab.variables["mine"]
    assert "mine" in lab.sockets()
    assert "_hidden" not in lab.sockets()
    old = lab.variables["mine"]
    lab.open("push", name="mine")
    assert old.closed


@pytest.mark.parametrize("bad", [("pusk", None), ("pull", "@nowhere"), ("pull", "@tcp://127.0.0.1:99999")])
def test_nothing_is_lost_to_a_mistake(lab, bad):
    kept = lab.open("pull", "@inproc://lab-kept", name="inp")
    with pytest.raises(errors.CzmqError):
        lab.open(*bad, name="inp")
    assert not kept.closed


@pytest.mark.parametrize(
    ("endpoints", "options"),
    [
        (None, {"lingr": 1}),
        (None, {"linger": "soon"}),
        ("@inproc://lab-kept", {"rcvhwm": -5}),
        ("@ipc:///nonexistent/x", {}),
        ("@tcp://192.0.2.1:5555", {}),
        ("@inproc://lab-other", {}),
    ],
)
def test_nothing_is_lost_to_what_cannot_be_opened(lab, endpoints, options):
    lab.open("pull", "@inproc://lab-other", name="other")
    kept = lab.open("pull", "@inproc://lab-kept", name="inp")
    with pytest.raises(errors.CzmqError):
        lab.open("pull", endpoints, name="inp", **options)
    assert not kept.closed
    assert lab.get("inp") is kept


@pytest.mark.parametrize("endpoint", ["@tcp://*:{port}", "@tcp://0.0.0.0:{port}", "@tcp://127.0.0.1:*[{port}-{port}]"])
def test_an_address_of_the_old_socket_is_taken_over_however_it_is_written(lab, endpoint):
    first = lab.open("pull", "@tcp://127.0.0.1:*", name="inp")
    port = first.endpoint.rpartition(":")[2]
    for _ in range(2):
        second = lab.open("pull", endpoint.format(port=port), name="inp")
        assert first.closed
        assert second.endpoint.endswith(f":{port}")
        first = second


def test_a_path_of_the_old_socket_is_taken_over(lab, tmp_path):
    address = f"ipc://{tmp_path}/x"
    for _ in range(3):
        lab.open("pull", f"@{address}", name="inp")
    out = lab.open("push", f">{address}", name="out", timeout=5)
    out.send(b"x")
    assert lab.get("inp").recv(timeout=5) == b"x"


@pytest.mark.parametrize("name", [5, "", "a b", "1a", b"inp"])
def test_a_name_is_an_identifier(lab, name):
    with pytest.raises(errors.BadArgument, match="a name is a Python identifier"):
        lab.open("pull", name=name)


def test_a_socket_without_a_name_stays_open_and_is_listed(lab):
    lab.open("pull", "@inproc://lab-nameless")
    (name,) = [name for name in lab.sockets() if name.startswith("pull")]
    assert lab.get(name).endpoints == ["@inproc://lab-nameless"]


def test_unknown_names_close_nothing(lab):
    kept = lab.open("pull", name="inp")
    with pytest.raises(errors.BadArgument, match="no socket named 'ipn'"):
        lab.close("inp", "ipn")
    assert not kept.closed


def test_a_variable_that_is_no_socket_is_said_to_be(lab):
    lab.variables = {"x": 1}
    with pytest.raises(errors.BadArgument, match="'x' is an int, not a socket"):
        lab.get("x")


def test_table(lab):
    with zl.Pull() as outside:
        lab.open("pull", "@inproc://lab-table", name="inp")
        out = lab.open("push", ">inproc://lab-table", name="out")
        out.send(b"x")
        mine = [row for row in lab.table() if row.name in ("inp", "out")]
        assert [(r.name, r.type, r.sent, r.endpoints) for r in mine] == [
            ("inp", "PULL", 0, ["@inproc://lab-table"]),
            ("out", "PUSH", 1, [">inproc://lab-table"]),
        ]
        assert outside in lab.sockets().values()
    text = repr(type(lab.table())(mine))
    assert [line.split()[:2] for line in text.splitlines()] == [["name", "type"], ["inp", "PULL"], ["out", "PUSH"]]
    assert repr(type(lab.table())()) == "no open sockets"


def test_panels(lab):
    first, second, other = Panel(), Panel(), Panel()
    lab.show("plot inp", first)
    lab.show("plot inp", second)
    lab.show("log inp", other)
    assert first.calls == ["close"]
    assert lab.live == [second, other]
    lab.freeze_all()
    assert (second.calls, other.calls, lab.live) == (["freeze"], ["freeze"], [])


def test_peers_are_counted(lab):
    inp = lab.open("pull", "@tcp://127.0.0.1:*,@inproc://lab-peers", name="inp")
    near = lab.open("push", ">inproc://lab-peers", name="near")
    far = lab.open("push", ">" + inp.endpoints[0][1:], name="far")
    peers = lambda: {row.name: row.peers for row in lab.table() if row.name in ("inp", "near", "far")}  # noqa: E731
    deadline = time.monotonic() + 5
    while peers() != {"inp": 2, "near": 1, "far": 1}:
        assert time.monotonic() < deadline, peers()
    near.close()
    far.close()
    while peers() != {"inp": 0}:
        assert time.monotonic() < deadline, peers()
    with zl.Pull() as outside:
        assert [row.peers for row in lab.table() if lab.get(row.name) is outside] == [None]
        assert (lab.peers("inp"), lab.peers(outside)) == (0, None)
