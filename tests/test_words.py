"""The words of a magic's line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from czmq_lab import errors
from czmq_lab.words import split


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", []),
        ("  a  b\t", ["a", "b"]),
        ("out 'two words' \"and two\"", ["out", "two words", "and two"]),
        ("out ''", ["out", ""]),
        (r"out it\'s a\ b \\", ["out", "it's", "a b", "\\"]),
        ("pull @tcp://127.0.0.1:*  # CZMQ's own grammar", ["pull", "@tcp://127.0.0.1:*"]),
        ("# only a comment", []),
        ("inproc://a#b '#c'", ["inproc://a#b", "#c"]),
        ('"say \\"hi\\"" "c:\\new"', ['say "hi"', "c:\\new"]),
        ("pre'fix ed'post", ["prefix edpost"]),
        ('{"a": 1}', ["{a:", "1}"]),
        ("""'{"a": 1}'""", ['{"a": 1}']),
    ],
)
def test_split(line, words):
    assert split(line) == words


def test_quoted_is_remembered():
    assert [word.quoted for word in split("$a '$b' c\"d\"")] == [False, True, True]


@pytest.mark.parametrize("line", ["it's", 'a "b', "'"])
def test_an_open_quote_is_named(line):
    with pytest.raises(errors.BadArgument, match="is not closed in"):
        split(line)


@given(st.lists(st.text(max_size=8), max_size=5))
def test_what_is_quoted_comes_back(words):
    line = " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)
    assert split(line) == words


def test_a_word_that_begins_in_quotes_is_literal():
    words = split(r"""'-a' "-b" \-c -d'e' --f='g h' -h '-' """)
    assert [word for word in words if word.literal] == ["-a", "-b", "-c", "-"]
