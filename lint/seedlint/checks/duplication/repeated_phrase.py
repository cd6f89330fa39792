"""Kind "repeated-phrase": a text too much of which is one phrase, or phrases and lines said before.

Measures and limits are those of Gopher's repetition filters (Rae et al. 2021, table A1); how characters are counted is
that of datatrove's.
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

TOP, DUPLICATE = 2, 5  # words of the shortest phrases that the two kinds of limit are about
WORD = lazy(r"\S+")
LETTERS = lazy(r"[^\W_]+")
MOSTLY_WORDS = 2 / 3  # of the words of a text, and of a phrase, have letters: else they are figures of a table
SHORTEST = 40  # words; a shorter text is a caption, a form, a verse
INSISTENT = 4  # times that such a short text has to say its phrase
SELDOM = 0.02  # repeats of three words in five below which no limit for phrases of five words can be passed

# A share and its limit, what is measured, of how many words, and at which words such a phrase stands twice.
_Measured = tuple[float, float, str, int, int, int]


class _Excess(NamedTuple):
    """A figure above its limit, what it counts, and two places where the phrase or line stands."""

    figure: float
    limit: float
    measure: str
    first: Span
    again: Span


class RepeatedPhrase(Check):
    """Reports a document once, by the figure that is furthest above its limit."""

    class Options(NamedTuple):
        """Limits, as shares of all characters or lines; for shorter texts than `words` twice those.

        Such a short text says its phrase INSISTENT times and more; texts of fewer than SHORTEST words are left alone.
        `top` is for the most frequent phrase of 2, 3 and 4 words, `duplicate` for repeats of 5 to 10 words.
        """

        top: tuple[float, ...] = (0.20, 0.18, 0.16)
        duplicate: tuple[float, ...] = (0.15, 0.14, 0.13, 0.12, 0.11, 0.10)
        lines: float = 0.30
        line_characters: float = 0.20
        words: int = 100

    FIELDS: ClassVar = {
        "measure": "what the figure counts",
        "figure": "how much of the text that is, as a percentage",
        "limit": "how much may be",
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
        if len(words) < min(SHORTEST, self.options.words):
            return
        text = facts.prose.replace(OPAQUE, " ").replace(MARKUP, " ")
        if len(words) >= self.options.words:
            found = self._excesses(facts, text)
        else:
            strict = RepeatedPhrase(_twice(self.options))
            found = [one for one in strict._excesses(facts, text) if _times(one.again.of(text), text) >= INSISTENT]
        if found:
            yield _finding(max(found, key=lambda one: one.figure / one.limit), text)

    def _excesses(self, facts: Facts, text: str) -> Sequence[_Excess]:
        """Return what passes its limit."""
        words, repeats, _ = facts.repeats
        lines = tuple(self._repeated_lines(text))
        is_said_again = repeats > SELDOM * len(words)
        may_lead = is_said_again or any(_leading(words, self.options.top))
        found = [*lines, *self._repeated_phrases(text, words, said_again=is_said_again)] if may_lead else lines
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

    def _repeated_phrases(self, text: str, words: Sequence[str], *, said_again: bool) -> Iterator[_Excess]:
        """Yield what short phrases make up too much of a text, and long ones where any are `said_again`."""
        folded = [word.casefold() for word in words]
        found = [*self._most_frequent(folded), *(self._duplicates(folded) if said_again else ())]
        places = [word.span() for word in WORD.finditer(text)] if found else []
        for figure, limit, measure, count, *twice in found:
            first, again = (Span(places[at][0], places[at + count - 1][1]) for at in twice)
            yield _Excess(figure, limit, measure.format(count), first, again)

    def _most_frequent(self, words: Sequence[str]) -> Iterator[_Measured]:
        total = sum(map(len, words))
        for count, limit in _leading(words, self.options.top):
            figure, at, again = _most_frequent(words, count)
            if figure > limit * total:
                yield figure / total, limit, "of the text is one phrase of {} words", count, at, again

    def _duplicates(self, words: Sequence[str]) -> Iterator[_Measured]:
        total = sum(map(len, words))
        standing: Mapping[int, int] | None = None
        for count, limit in enumerate(self.options.duplicate, DUPLICATE):
            standing = _standing_twice(words, count, standing)
            if not standing:
                return
            figure, at, again = _duplicates(words, count, standing)
            if figure > limit * total:
                yield figure / total, limit, "of the text is phrases of {} words said before", count, at, again


def _times(phrase: str, text: str) -> int:
    """Return how often a phrase stands in a text; case and punctuation make no difference."""
    said, whole = (" ".join(f"<{word}>" for word in LETTERS.findall(each.casefold())) for each in (phrase, text))
    return whole.count(said)


def _twice(options: RepeatedPhrase.Options) -> RepeatedPhrase.Options:
    """Return limits twice as high for texts of any length."""
    return options._replace(
        top=tuple(2 * limit for limit in options.top),
        duplicate=tuple(2 * limit for limit in options.duplicate),
        lines=2 * options.lines,
        line_characters=2 * options.line_characters,
        words=0,
    )


def _leading(words: Sequence[str], limits: Sequence[float]) -> Iterator[tuple[int, float]]:
    """Return of how many words a phrase may be that makes up too much of a text, each number with its limit.

    A phrase stands no more often than the rarest of its words, and is no longer than so many of the longest word that
    stands as often.
    """
    total = sum(map(len, words))
    counts = Counter(words)
    least = total * min(limit / count for count, limit in enumerate(limits, TOP))  # characters, for any of the limits
    fewest = max(2, least / max(map(len, counts)))
    repeated = [(often, len(word)) for word, often in counts.items() if often >= fewest]
    longest = most = 0
    for often, length in sorted(repeated, reverse=True):
        longest = max(longest, length)
        most = max(most, often * longest)
    return ((count, limit) for count, limit in enumerate(limits, TOP) if most * count > limit * total)


def _most_frequent(words: Sequence[str], count: int) -> tuple[int, int, int]:
    """Return how many characters the most frequent phrase of so many words makes up, and where it stands twice."""
    phrases = list(zip(*(words[at:] for at in range(count)), strict=False))
    phrase, often = Counter(phrases).most_common(1)[0]
    if often == 1:
        return 0, 0, 0
    first = phrases.index(phrase)
    return often * sum(map(len, phrase)), first, phrases.index(phrase, first + 1)


def _standing_twice(words: Sequence[str], count: int, shorter: Mapping[int, int] | None) -> Mapping[int, int]:
    """Return at which words phrases of so many begin that stand twice, with where each phrase stands first.

    `shorter` is what was returned for phrases of one word less, where they were counted.
    """
    last = len(words) - count
    if shorter is None:
        phrases: Iterable[tuple[int, tuple[object, ...]]] = enumerate(
            zip(*(words[at:] for at in range(count)), strict=False)
        )
    else:  # such a phrase and one word more
        phrases = ((at, (first, words[at + count - 1])) for at, first in shorter.items() if at <= last)
    known: dict[tuple[object, ...], int] = {}
    firsts = {at: known.setdefault(phrase, at) for at, phrase in phrases}
    often = Counter(firsts.values())
    return {at: first for at, first in firsts.items() if often[first] > 1}


def _duplicates(words: Sequence[str], count: int, standing: Mapping[int, int]) -> tuple[int, int, int]:
    """Return how many characters stand in phrases that were said before, and where the one said most stands twice.

    `standing` is where phrases begin that stand twice; what is within one that was said before isn't counted again.
    """
    said: dict[int, int] = {}  # of the phrases met, by where they stand first in the text: where they were met first,
    again: dict[int, int] = {}  # where again,
    often: Counter[int] = Counter()  # and how often again
    done = characters = 0
    for at, phrase in standing.items():
        if at < done or said.setdefault(phrase, at) == at:
            continue
        again.setdefault(phrase, at)
        often[phrase] += 1
        characters += sum(map(len, words[at : at + count]))
        done = at + count
    if not often:
        return 0, 0, 0
    phrase = max(often, key=lambda each: (often[each], -said[each]))
    return characters, said[phrase], again[phrase]


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
