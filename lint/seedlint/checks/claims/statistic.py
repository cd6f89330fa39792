"""Kind "statistic": a figure about the world whose sentence, paragraph and section name no source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.cached_property import cached_property
from seedlint.text.claims.figures import ALL_OR_NONE, DATA_SOURCE, MEMBERS_NAMED, NO_STATISTIC, SOURCE_SHOWS, figures
from seedlint.text.claims.speech import CITATION
from seedlint.text.lazy import lazy
from seedlint.text.spans import disjoint, meets

if TYPE_CHECKING:
    from seedlint.facts.claims.attributions import Attribution

SHORT = 5  # words; a shorter "sentence" is a label or a cell of a table
# What is reported behind it is another clause: "40 percent were lost, and farmers fear that the rest will be".
NEXT_CLAUSE = lazy(
    r"[,;]\s(?:and|but|yet|so|while|whereas|although|though|because|und|aber|doch|während|y|pero|mientras|et|mais|e|mas"
    r"|enquanto)\s[^,;\d]*\Z"
)
NAME = lazy(r"(?<=[\w,;:’'\"”)] )[A-ZÀ-ÖØ-Þ][\w'’&-]+|\b(?:19|20)\d\d\b")


class Statistic(Check):
    """Finds figures in prose that have no source, one a sentence.

    A citation, a link or a named source counts for its whole paragraph; a survey, a report or data with a name or a
    year counts for its section, since an article names them once. Documentation is left out: its figures are settings.
    """

    class Options(NamedTuple):
        """No options."""

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the first figure of each sentence that has no source."""
        claimed = figures(facts.prose, facts.digits)
        if not claimed or facts.genre:
            return
        quoted = [quote.span for quote in facts.unattributed_quotes if quote.closed or quote.continued]
        taken = disjoint((*quoted, *facts.regions("quote"), *facts.regions("table"), *facts.regions("heading")))
        sources = _Sources(facts)
        for sentence, figure in _claims_with_figures(facts, claimed):
            if not meets(taken, figure) and not sources.include_that_of(figure, sentence):
                yield Finding(figure, related=facts.nearest_source(figure))


def _claims_with_figures(facts: Facts, claimed: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the sentences that claim something about the world, each with its first figure."""
    prose, done = facts.prose, -1
    headings = {paragraph.span for paragraph in facts.paragraphs if paragraph.kind == "heading"}
    for figure in claimed:
        sentence = facts.sentences.at(figure.start)
        if sentence is None or sentence.start == done or ALL_OR_NONE.fullmatch(figure.of(prose)):
            continue
        done, said = sentence.start, sentence.of(prose)
        in_heading = facts.sentences.paragraph_at(figure.start) in headings
        if not in_heading and len(said.split()) >= SHORT and not NO_STATISTIC.search(said):
            yield sentence, figure


class _Sources:
    """The sources that a document names; each part of it is read for them once, and only if a figure asks."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._cited: dict[Span, bool] = {}  # paragraphs: whether they have a link or a citation
        self._described: dict[Span, bool] = {}  # bodies of sections: whether they name their data

    def include_that_of(self, figure: Span, sentence: Span) -> bool:
        """Tell whether a figure has a source."""
        prose, sentences = self._facts.prose, self._facts.sentences
        if MEMBERS_NAMED.match(prose, figure.end, sentence.end) or SOURCE_SHOWS.search(prose, *sentence):
            return True
        paragraph = sentences.paragraph_at(sentence.start) or sentence
        section = self._facts.section_at(sentence.start)
        if self._is_cited(paragraph) or self._names_data(section.body if section else paragraph):
            return True
        one = self._attributions.get(sentence)
        return (one is not None and _reports(one, prose, figure)) or meets(self._sentences_with_names, paragraph)

    def _is_cited(self, paragraph: Span) -> bool:
        if paragraph not in self._cited:
            citation = CITATION.search(self._facts.prose, *paragraph)
            self._cited[paragraph] = citation is not None or meets(self._facts.linked, paragraph)
        return self._cited[paragraph]

    def _names_data(self, body: Span) -> bool:
        """Tell whether a sentence with "survey", "report", "according to" has a name or a year."""
        if body not in self._described:
            prose = self._facts.prose
            words = DATA_SOURCE.finditer(prose, *body)
            sentences = (sentence for sentence, _ in groupby(self._facts.sentences.at(word.start()) for word in words))
            self._described[body] = any(sentence and NAME.search(prose, *sentence) for sentence in sentences)
        return self._described[body]

    @cached_property
    def _attributions(self) -> Mapping[Span, Attribution]:
        """The attributions, each by its sentence, which has only one."""
        return {one.sentence: one for one in self._facts.attributions}

    @cached_property
    def _sentences_with_names(self) -> Sequence[Span]:
        return [one.sentence for one in self._facts.attributions if one.kind == "named"]


def _reports(one: Attribution, prose: str, figure: Span) -> bool:
    """Tell whether an attribution may be that of a figure in its sentence; that of another clause is not."""
    if one.cue.overlaps(figure):  # "an estimated 300" names nobody
        return False
    return one.cue.start < figure.start or NEXT_CLAUSE.search(prose[figure.end : one.cue.start]) is None
