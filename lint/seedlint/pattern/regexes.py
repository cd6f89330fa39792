"""Regular expressions in rules: their anchors, and a guard against catastrophic backtracking.

A regex is only tried around its anchors, texts without which it can't match; one without anchors would run over every
text and is rejected. So is one that could backtrack catastrophically: backreferences, and repeats of something that
itself repeats or has alternatives (the shapes of `(a+)+`, `(a|aa)+`, `(.*?,){25}`).

The structure comes from Python's own parser; syntax that only the `regex` library has is replaced by a class of
characters, which has no anchors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]  # the parser is the interpreter's, its names are stable
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any

from seedlint.pattern.folded import PatternError

SHORTEST = 2  # letters of an anchor; fewer stand in every text
ENOUGH = 8  # letters of an anchor; more make it no rarer
RARE = frozenset("[]{}<>%$\\|@#_=")  # marks that are rare in prose: an anchor with one is rarer than any word
MOST_UNBOUNDED = 3  # open repeats in a row, each of which multiplies the time by the length of the window
PROPERTY = re.compile(r"\\[pP]\{[^}]*\}|\[:\^?\w+:\]")
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def anchors(source: str) -> tuple[str, ...]:
    """Return lower-case pieces of text one of which stands in every match.

    Raises PatternError.
    """
    try:
        tree = parser.parse(PROPERTY.sub(r"\\w", source), re.IGNORECASE)
    except re.error as error:
        raise PatternError(f"`/{source}/` is no regular expression: {error}") from None
    for danger in _dangers(tree):
        raise PatternError(f"`/{source}/` could take very long: it has {danger}")
    found = _anchors(tree)
    if not found:
        raise PatternError(f"`/{source}/` needs a word of {SHORTEST} letters or more that is always there")
    return found


def _anchors(tree: Any) -> tuple[str, ...]:
    """Return the anchors of the piece of a sequence that are rarest: those with rare marks, then long ones."""
    offers = [offer for offer in _offers(tree) if offer and min(map(len, offer)) >= SHORTEST]
    return max(offers, key=_rarity, default=())


def _rarity(anchors: Sequence[str]) -> tuple[bool, int]:
    return not any(map(RARE.isdisjoint, anchors)), min(ENOUGH, *map(len, anchors))


def _offers(tree: Any) -> Iterator[tuple[str, ...]]:
    run = ""
    for index, (code, argument) in enumerate(tree):
        if code is op.LITERAL and chr(argument).isprintable():
            run += chr(argument)
            continue
        if run:
            yield _folded(run)
            yield tuple(text for begin in _begins(tree[index:]) for text in _folded(run + begin))
        run = ""
        yield from _offers_of(code, argument)
    yield _folded(run)


def _begins(tree: Any) -> tuple[str, ...]:
    """Return the literal texts one of which a sequence begins with; none where something else may stand there."""
    run = ""
    for index, (code, argument) in enumerate(tree):
        if code is op.LITERAL and chr(argument).isprintable():
            run += chr(argument)
        elif run or code is op.AT:
            if run:
                break
        else:
            each = [_begins(body) for body in _bodies(code, argument)]
            if code in REPEATS and argument[0] == 0:
                each.append(_begins(tree[index + 1 :]))
            return tuple(dict.fromkeys(text for found in each for text in found)) if all(each) else ()
    return (run,) if run else ()


def _bodies(code: Any, argument: Any) -> tuple[Any, ...]:
    """Return the sequences one of which an element of a sequence is, if it isn't left out."""
    if code is op.BRANCH:
        return tuple(argument[1])
    if code in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return (argument[-1],) if code is op.SUBPATTERN else (argument,)
    return (argument[2],) if code in REPEATS else ()


def _offers_of(code: Any, argument: Any) -> Iterator[tuple[str, ...]]:
    if code is op.SUBPATTERN:
        yield from _offers(argument[-1])
    elif code is op.ATOMIC_GROUP:
        yield from _offers(argument)
    elif code in REPEATS and argument[0] > 0:
        yield from _offers(argument[2])
    elif code is op.BRANCH:
        each = [_anchors(branch) for branch in argument[1]]
        yield tuple(dict.fromkeys(anchor for found in each for anchor in found)) if all(each) else ()


def _folded(run: str) -> tuple[str, ...]:
    text = " ".join(run.lower().replace("’", "'").split())
    return (text,) if text else ()


def _dangers(tree: Any) -> Iterator[str]:
    unbounded = 0
    for code, argument in tree:
        if code is op.GROUPREF:
            yield "a backreference"
        elif code in REPEATS:
            low, high, body = argument
            unbounded += high == op.MAXREPEAT and low != high
            if high > 1 and (low != high or _varies(body)) and _ambiguous(body):
                yield "a repeat of something that itself repeats or chooses"
            yield from _dangers(body)
        else:
            for inner in _inside(code, argument):
                yield from _dangers(inner)
    if unbounded > MOST_UNBOUNDED:
        yield f"more than {MOST_UNBOUNDED} open repeats in a row"


def _inside(code: Any, argument: Any) -> Iterator[Any]:
    if code is op.SUBPATTERN:
        yield argument[-1]
    elif code is op.ATOMIC_GROUP:
        yield argument
    elif code is op.BRANCH:
        yield from argument[1]
    elif code in (op.ASSERT, op.ASSERT_NOT):
        yield argument[1]


def _ambiguous(tree: Any) -> bool:
    """Tell whether a sequence can be matched in several ways: something in it repeats or chooses."""
    for code, argument in tree:
        if code is op.BRANCH or (code in REPEATS and (argument[0] != argument[1] or _ambiguous(argument[2]))):
            return True
        if any(_ambiguous(inner) for inner in _inside(code, argument)):
            return True
    return False


def _varies(tree: Any) -> bool:
    low, high = tree.getwidth()
    return bool(low != high)
