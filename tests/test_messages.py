"""Messages, and the frames that Python values become."""

from __future__ import annotations

import array

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
    ],
)
def test_frames_of_python_values(value, expected):
    assert list(frames(value)) == expected


def test_what_cannot_be_sent_is_said():
    with pytest.raises(errors.BadType, match="object objects cannot be sent as they are"):
        list(frames(object()))
