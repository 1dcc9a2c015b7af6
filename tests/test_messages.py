"""Messages, and the frames that Python values become."""

from __future__ import annotations

import array
import numbers

import numpy
import pytest

import czmq_lab as zl
from czmq_lab import errors
from czmq_lab.messages import frames


def test_message_knows_itself():
    message = zl.Message([b"topic", b'{"a": 1}'])
    assert repr(message) == "[b'topic', b'{\"a\": 1}'] 2 frames, 13 B"
    assert message.json() == {"a": 1}
    assert message.text == 'topic {"a": 1}'
    assert repr(zl.Message([b""])) == "[b''] 1 frame, 0 B"


def test_message_repr_is_bounded():
    assert len(repr(zl.Message([b"x" * 10_000_000] * 1000))) < 2000


class Count:
    def __str__(self):
        return "7"


numbers.Integral.register(Count)


def test_a_message_is_made_of_bytes():
    with pytest.raises(errors.BadType, match="is bytes, not str"):
        zl.Message(["x"])


def test_json_of_a_message_without_frames():
    with pytest.raises(errors.BadArgument, match="the message has no frames"):
        zl.Message().json()


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [10**5000, "\ud800", nested(100_000), {1: object()}, {1j}, numpy.array([object()]), numpy.array([0], "M8[s]")],
    ids=lambda value: type(value).__name__,
)
def test_what_has_no_bytes_is_refused_in_one_line(value):
    with pytest.raises((errors.BadArgument, errors.BadType)) as caught:
        list(frames(value))
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (b"\xff", [b"\xff"]),
        ("é", ["é".encode()]),
        (42, [b"42"]),
        (0.5, [b"0.5"]),
        ({"a": [1, None]}, [b'{"a": [1, null]}']),
        (True, [b"true"]),
        (zl.Message([b"a", b"b"]), [b"a", b"b"]),
        (array.array("H", [1]), [b"\x01\x00"]),
        (Count(), [b"7"]),
        (numpy.int64(42), [b"42"]),
        (numpy.float32(0.1), [b"0.1"]),
        (numpy.array([1], "<u2"), [b"\x01\x00"]),
    ],
)
def test_frames_of_python_values(value, expected):
    assert list(frames(value)) == expected


def test_what_cannot_be_sent_is_said():
    with pytest.raises(errors.BadType, match="object objects cannot be sent as they are"):
        list(frames(object()))
