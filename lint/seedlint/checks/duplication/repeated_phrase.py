"""Kind "repeated-phrase": a text that consists too much of one phrase, or of repeated phrases or lines.

Measures and limits are those of Gopher's repetition filters (Rae et al. 2021, table A1); characters are counted as in
datatrove.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

TOP, DUPLICATE = 2, 5  # words of the shortest phrases to which the limits `top` and `duplicate` apply
WORD = lazy(r"\S+")
LETTERS = lazy(r"[^\W_]+")
MOSTLY_WORDS = 2 / 3  # the share of words with letters, above which a phrase is no row of a table
SHORTEST = 40  # words; a shorter text is a caption, a form, a verse
INSISTENT = 4  # occurrences of the phrase in a text below `words`, at least
SELDOM = 0.02  # the share of repeated runs (`Repeats`) up to which phrases of five words needn't be counted

# A share and its limit, what is measured, the words of a phrase, and the indexes of two occurrences of one.
_Measured = tuple[float, float, str, int, int, int]


class _Excess(NamedTuple):
    """A figure above its limit, what it counts, and two occurrences of the phrase or line."""

    figure: float
    limit: float
    measure: str
    first: Span
    again: Span


class RepeatedPhrase(Check):
    """Reports a document once, with the figure that is furthest above its limit."""

    class Options(NamedTuple):
        """Limits, as shares of all characters or lines.

        `top` is for the most frequent phrase of 2, 3 and 4 words, `duplicate` for repeated phrases of 5 to 10 words.
        For texts of fewer than `words` words the limits are doubled, and the phrase must occur INSISTENT times; texts
        of fewer than SHORTEST words are ignored.
        """

        top: tuple[float, ...] = (0.20, 0.18, 0.16)
        duplicate: tuple[float, ...] = (0.15, 0.14, 0.13, 0.12, 0.11, 0.10)
        lines: float = 0.30
        line_characters: float = 0.20
        words: int = 100

    FIELDS: ClassVar = {
        "measure": "what the figure counts",
        "figure": "its share of the text, as a percentage",
        "limit": "the largest share allowed",
        "phrase": "the phrase or line that repeats most",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError for a wrong number of limits."""
        if (len(options.top), len(options.duplicate)) != (3, 6):
            raise ValueError("`top` has limits for phrases of 2, 3 and 4 words, `duplicate` for those of 5 to 10")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield at most one finding; tables and calls of documentation repeat as they must."""
        if facts.genre:
            return
        words = facts.repeats.words
        if not words or len(words) < min(SHORTEST, self.options.words):
            return
        text = facts.prose.replace(OPAQUE, " ").replace(MARKUP, " ")
        if len(words) >= self.options.words:
            found = self._excesses(facts, text)
        else:
            strict = RepeatedPhrase(_doubled(self.options))
            found = [
                one for one in strict._excesses(facts, text) if _occurrences(one.again.of(text), text) >= INSISTENT
            ]
        if found:
            yield _finding(max(found, key=lambda one: one.figure / one.limit), text)

    def _excesses(self, facts: Facts, text: str) -> Sequence[_Excess]:
        """Return the figures above their limits."""
        words, repeated, _ = facts.repeats
        lines = tuple(self._repeated_lines(text))
        has_long_repeats = repeated > SELDOM * len(words)
        if has_long_repeats or any(_lengths_above_limit(words, self.options.top)):
            phrases = tuple(self._repeated_phrases(text, words, long_ones=has_long_repeats))
        else:
            phrases = ()
        found = (*lines, *phrases)
        return [one for one in found if _is_prose(one.again.of(text))]

    def _repeated_lines(self, text: str) -> Iterator[_Excess]:
        lines = [*filter(None, map(str.strip, text.splitlines()))]
        repeated = len(lines) - len(set(lines))
        if not repeated:
            return
        counts = Counter(lines)
        line = max(counts, key=lambda each: (counts[each] - 1) * len(each))
        characters = sum((count - 1) * len(each) for each, count in counts.items()) / sum(map(len, lines))
        first = text.index(line)
        again = text.find(line, first + len(line))
        places = Span(first, first + len(line)), Span(again, again + len(line))
        if repeated > self.options.lines * len(lines):
            yield _Excess(repeated / len(lines), self.options.lines, "of the lines repeat", *places)
        if characters > self.options.line_characters:
            yield _Excess(characters, self.options.line_characters, "of the text is repeated lines", *places)

    def _repeated_phrases(self, text: str, words: Sequence[str], *, long_ones: bool) -> Iterator[_Excess]:
        """Yield the figures of short phrases above their limits, and those of `long_ones` if asked for."""
        folded = [word.casefold() for word in words]
        found = [*self._most_frequent(folded), *(self._duplicates(folded) if long_ones else ())]
        places = [word.span() for word in WORD.finditer(text)] if found else []
        for figure, limit, measure, count, *twice in found:
            first, again = (Span(places[at][0], places[at + count - 1][1]) for at in twice)
            yield _Excess(figure, limit, measure.format(count), first, again)

    def _most_frequent(self, words: Sequence[str]) -> Iterator[_Measured]:
        total = sum(map(len, words))
        for count, limit in _lengths_above_limit(words, self.options.top):
            figure, at, again = _most_frequent(words, count)
            if figure > limit * total:
                yield figure / total, limit, "of the text is one phrase of {} words", count, at, again

    def _duplicates(self, words: Sequence[str]) -> Iterator[_Measured]:
        total = sum(map(len, words))
        repeated: Mapping[int, int] | None = None
        for count, limit in enumerate(self.options.duplicate, DUPLICATE):
            repeated = _repeated_starts(words, count, repeated)
            if not repeated:
                return
            figure, at, again = _duplicates(words, count, repeated)
            if figure > limit * total:
                yield figure / total, limit, "of the text is phrases of {} words said before", count, at, again


def _occurrences(phrase: str, text: str) -> int:
    """Count the occurrences of a phrase in a text; case and punctuation make no difference."""
    part, whole = (" ".join(f"<{word}>" for word in LETTERS.findall(each.casefold())) for each in (phrase, text))
    return whole.count(part)


def _doubled(options: RepeatedPhrase.Options) -> RepeatedPhrase.Options:
    """Return limits twice as high, for texts of any length."""
    return options._replace(
        top=tuple(2 * limit for limit in options.top),
        duplicate=tuple(2 * limit for limit in options.duplicate),
        lines=2 * options.lines,
        line_characters=2 * options.line_characters,
        words=0,
    )


def _lengths_above_limit(words: Sequence[str], limits: Sequence[float]) -> Iterator[tuple[int, float]]:
    """Return the lengths, in words, of phrases that may exceed their limit, each with the limit.

    It is an upper bound from the counts of words: a phrase is no more frequent than the rarest of its words, and none
    of its words is longer than the longest that is as frequent.
    """
    total = sum(map(len, words))
    counts = Counter(words)
    least = total * min(limit / count for count, limit in enumerate(limits, TOP))  # characters, to exceed any limit
    fewest = max(2, least / max(map(len, counts)))
    frequent = [(often, len(word)) for word, often in counts.items() if often >= fewest]
    longest = most = 0
    for often, length in sorted(frequent, reverse=True):
        longest = max(longest, length)
        most = max(most, often * longest)
    return ((count, limit) for count, limit in enumerate(limits, TOP) if most * count > limit * total)


def _most_frequent(words: Sequence[str], count: int) -> tuple[int, int, int]:
    """Return how many characters the most frequent phrase of `count` words makes up, and its first two indexes."""
    phrases = list(zip(*(words[at:] for at in range(count)), strict=False))
    phrase, often = Counter(phrases).most_common(1)[0]
    if often == 1:
        return 0, 0, 0
    first = phrases.index(phrase)
    return often * sum(map(len, phrase)), first, phrases.index(phrase, first + 1)


def _repeated_starts(words: Sequence[str], count: int, shorter: Mapping[int, int] | None) -> Mapping[int, int]:
    """Return the indexes at which repeated phrases of `count` words begin, each with the index of the first occurrence.

    `shorter` is the result for phrases of one word less, if they were counted.
    """
    last = len(words) - count
    if shorter is None:
        phrases: Iterable[tuple[int, tuple[object, ...]]] = enumerate(
            zip(*(words[at:] for at in range(count)), strict=False)
        )
    else:  # only these can be repeated with one more word
        phrases = ((at, (first, words[at + count - 1])) for at, first in shorter.items() if at <= last)
    known: dict[tuple[object, ...], int] = {}
    firsts = {at: known.setdefault(phrase, at) for at, phrase in phrases}
    often = Counter(firsts.values())
    return {at: first for at, first in firsts.items() if often[first] > 1}


def _duplicates(words: Sequence[str], count: int, repeated: Mapping[int, int]) -> tuple[int, int, int]:
    """Return how many characters are in repeats of phrases, and two indexes of the phrase that is repeated most.

    `repeated` is the result of `_repeated_starts`; repeats that overlap are counted once.
    """
    # By the index of each phrase's first occurrence in the text:
    first: dict[int, int] = {}  # where it was first counted
    second: dict[int, int] = {}  # where it was counted again
    often: Counter[int] = Counter()  # how many times again
    done = characters = 0
    for at, phrase in repeated.items():
        if at < done or first.setdefault(phrase, at) == at:
            continue
        second.setdefault(phrase, at)
        often[phrase] += 1
        characters += sum(map(len, words[at : at + count]))
        done = at + count
    if not often:
        return 0, 0, 0
    phrase = max(often, key=lambda each: (often[each], -first[each]))
    return characters, first[phrase], second[phrase]


def _is_prose(text: str) -> bool:
    """Tell whether most words of a phrase have letters."""
    words = text.split()
    return sum(any(char.isalpha() for char in word) for word in words) > MOSTLY_WORDS * len(words)


def _finding(excess: _Excess, text: str) -> Finding:
    values = {
        "measure": excess.measure,
        "figure": f"{100 * excess.figure:.0f} %",
        "limit": f"{100 * excess.limit:.0f} %",
        "phrase": " ".join(excess.again.of(text).split()),
    }
    return Finding(excess.again, values, related=(Related(excess.first, "where it stands first"),))
