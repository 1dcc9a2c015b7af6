"""Socket options: the numbers, ranges and types that the attributes promise, against the libzmq that is there."""

import typing

import pytest

import czmq_lab as zl
from czmq_lab._native._options import Options
from czmq_lab._native.options import Blob, Curve, Int, Option, Text, Wide

EVERY = {name: option for name, option in vars(Options).items() if isinstance(option, Option)}
NUMBERS = {name: option for name, option in EVERY.items() if isinstance(option, Int) and "w" in option.access}
TYPES = [zl.Pair, zl.Pub, zl.Sub, zl.Req, zl.Rep, zl.Dealer, zl.Router, zl.Pull, zl.Push, zl.XPub, zl.XSub, zl.Stream]
# libzmq 4 is built with or without these.
OPTIONAL = {
    "in_batch_size", "out_batch_size", "priority", "router_notify", "wss_trust_system", "vmci_buffer_size",
    "vmci_buffer_min_size", "vmci_buffer_max_size", "vmci_connect_timeout", "only_first_subscribe", "reconnect_stop",
    "xpub_manual_last_value", "multicast_loop", "loopback_fastpath", "zap_enforce_domain",
}  # fmt: skip
KEY = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7"


def taken_by(option, value):
    """The socket types whose libzmq takes this value, asked without the attribute in between."""
    data = value.to_bytes(option.size, "little", signed=value < 0)
    found = []
    for kind in TYPES:
        with kind() as sock:
            if zl.C.zmq_setsockopt(sock._handle, option.number, data, len(data)) == 0:
                found.append(kind)
    return found


@pytest.mark.parametrize("name", sorted(NUMBERS))
def test_every_number_in_range_is_taken(name):
    option = NUMBERS[name]
    low, high = taken_by(option, option.low), taken_by(option, option.high)
    assert bool(low) == bool(high)
    assert low or name in OPTIONAL


@pytest.mark.parametrize(
    "name", ["linger", "sndhwm", "backlog", "rate", "tcp_keepalive", "ipv6", "heartbeat_ivl", "tos"]
)
def test_range_begins_where_libzmq_begins(name):
    option = NUMBERS[name]
    assert not taken_by(option, option.low - 1)
    with zl.Dealer() as sock, pytest.raises(zl.BadArgument, match=rf"{name} must be {option.low} to"):
        setattr(sock, name, option.low - 1)


@pytest.mark.parametrize("name", sorted(EVERY))
def test_annotation_says_what_can_be_read_and_written(name):
    hint = typing.get_type_hints(Options, vars(typing) | {"Option": Option, "NoReturn": typing.NoReturn})[name]
    reads, takes = typing.get_args(hint)
    assert (reads is not typing.NoReturn) == ("r" in EVERY[name].access)
    assert (takes is not typing.NoReturn) == ("w" in EVERY[name].access)
    assert EVERY[name].__doc__.endswith(".")


@pytest.mark.parametrize(
    "name", sorted(name for name in NUMBERS if name not in OPTIONAL and "r" in NUMBERS[name].access)
)
def test_number_reads_back(name):
    option = NUMBERS[name]
    value = option.low + 1
    with zl.Dealer() as sock:
        setattr(sock, name, value)
        kept = getattr(sock, name)
    if name == "heartbeat_ttl":
        assert kept == value // 100 * 100  # libzmq keeps tenths of a second
    else:
        assert kept == value


@pytest.mark.parametrize(("name", "value"), [("affinity", 2**63 + 5), ("maxmsgsize", 2**40)])
def test_wide_numbers_keep_all_their_bits(name, value):
    assert isinstance(EVERY[name], Wide)
    with zl.Dealer() as sock:
        setattr(sock, name, value)
        assert getattr(sock, name) == value
        assert zl.C.zmq_setsockopt(sock._handle, EVERY[name].number, b"\0" * 4, 4) == -1


def test_text_and_bytes():
    assert isinstance(EVERY["zap_domain"], Text)
    assert isinstance(EVERY["identity"], Blob)
    with zl.Dealer() as sock:
        sock.zap_domain = "kitchen"
        sock.plain_username = b"ann"
        assert (sock.zap_domain, sock.plain_username) == ("kitchen", "ann")
        sock.identity = "zoë"
        assert sock.identity == "zoë".encode()
        sock.identity = b"\1\0\2"
        assert sock.identity == b"\1\0\2"


def test_curve_keys_in_both_forms():
    if not zl.has("curve"):
        pytest.skip("this libzmq was built without CURVE")
    assert isinstance(EVERY["curve_serverkey"], Curve)
    with zl.Dealer() as sock:
        sock.curve_serverkey = KEY
        assert sock.curve_serverkey == KEY
        raw = zl.ffi.new("uint8_t[32]")
        zl.C.zmq_z85_decode(raw, KEY.encode())
        sock.curve_publickey = bytes(raw)
        assert sock.curve_publickey == KEY


@pytest.mark.parametrize(
    ("name", "value", "error", "says"),
    [
        ("linger", "soon", zl.BadType, "linger takes an int, not str"),
        ("linger", 1.5, zl.BadType, "linger takes an int, not float"),
        ("linger", -2, zl.BadArgument, "linger must be -1 to"),
        ("sndhwm", 2**31, zl.BadArgument, "sndhwm must be 0 to"),
        ("ipv6", 2, zl.BadArgument, "ipv6 must be 0 to 1"),
        ("identity", 5, zl.BadType, "identity takes str or bytes, not int"),
        ("zap_domain", "a\0b", zl.BadArgument, "zap_domain must not contain NUL"),
        ("curve_serverkey", "short", zl.BadArgument, "curve_serverkey must be 40 characters of Z85 or 32 bytes"),
        ("curve_serverkey", "ä" * 40, zl.BadArgument, "curve_serverkey must be 40 characters"),
        ("curve_serverkey", 7, zl.BadType, "curve_serverkey takes a key as str or bytes"),
        ("fd", 1, AttributeError, "fd can only be read"),
        ("identity", b"", zl.ZmqError, "identity cannot be set on this type"),
        ("xpub_verbose", 1, zl.ZmqError, "xpub_verbose cannot be set on this type"),
    ],
)
def test_wrong_value_is_one_line(name, value, error, says):
    with zl.Dealer() as sock:
        with pytest.raises(error, match=says) as caught:
            setattr(sock, name, value)
        assert "\n" not in str(caught.value)


def test_what_libzmq_keeps_to_itself_is_no_attribute():
    with zl.XPub() as sock:
        assert not hasattr(sock, "xpub_verbose")
        with pytest.raises(AttributeError, match="xpub_verbose can only be set"):
            sock.xpub_verbose  # noqa: B018


def test_option_explains_itself():
    assert "Milliseconds" in repr(Options.linger)
