"""Split the line of a magic into words, remembering which were quoted."""

from __future__ import annotations

from .errors import BadArgument

__all__ = ["Word", "split"]


class Word(str):
    """One word of a line; ``quoted`` tells whether any of it stood in quotes, ``literal`` whether its first letter did.

    A backslash in front of the first letter makes the word literal as well.
    """

    quoted: bool = False
    literal: bool = False


def split(line: str) -> list[Word]:
    r"""Split at white space; quotes keep it, a backslash keeps the next character, ``#`` begins a comment.

    Raises BadArgument when a quote is not closed.

    >>> split("out 'two words' it\\'s  # the rest is a comment")
    ['out', 'two words', "it's"]
    """
    words: list[Word] = []
    text: list[str] | None = None  # the word being read, None between words
    quote, quoted, literal = "", False, False
    letters = iter(line)
    for letter in letters:
        if quote:
            if letter == quote:
                quote = ""
            elif letter == "\\" and quote == '"':
                following = next(letters, "")
                text.append(following if following in '"\\' else letter + following)  # type: ignore[union-attr]
            else:
                text.append(letter)  # type: ignore[union-attr]
        elif letter in "'\"":
            literal = literal or text is None
            quote, quoted, text = letter, True, text if text is not None else []
        elif letter.isspace():
            if text is not None:
                words.append(_word(text, quoted, literal))
            text, quoted, literal = None, False, False
        elif letter == "#" and text is None:
            break
        else:
            literal = literal or (text is None and letter == "\\")
            text = text if text is not None else []
            text.append(next(letters, letter) if letter == "\\" else letter)
    if quote:
        raise BadArgument(f"a {quote} is not closed in: {line.strip()}; for one inside a word write \\{quote}")
    if text is not None:
        words.append(_word(text, quoted, literal))
    return words


def _word(letters: list[str], quoted: bool, literal: bool) -> Word:
    word = Word("".join(letters))
    word.quoted, word.literal = quoted, literal
    return word
