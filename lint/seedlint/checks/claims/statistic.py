"""Kind "statistic": a figure about the world whose sentence, paragraph and section name no source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.claims.figures import ALL_OR_NONE, DATA_SOURCE, MEMBERS_NAMED, NO_STATISTIC, SOURCE_SHOWS, figures
from seedlint.text.claims.speech import CITATION
from seedlint.text.lazy import lazy

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
        taken = [*quoted, *facts.regions("quote"), *facts.regions("table"), *facts.regions("heading")]
        described: dict[Span, bool] = {}
        for sentence, figure in _claims_with_figures(facts, claimed):
            if any(span.overlaps(figure) for span in taken) or _has_source(facts, sentence, figure, described):
                continue
            yield Finding(figure, related=facts.nearest_source(figure))


def _claims_with_figures(facts: Facts, claimed: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the sentences that claim something about the world, each with its first figure."""
    prose, done = facts.prose, -1
    headings = {paragraph.span for paragraph in facts.paragraphs if paragraph.kind == "heading"}
    for figure in claimed:
        sentence = facts.sentences.at(figure.start)
        if sentence is None or sentence.start == done or facts.sentences.paragraph_at(figure.start) in headings:
            continue
        said = sentence.of(prose)
        if len(said.split()) < SHORT or ALL_OR_NONE.fullmatch(figure.of(prose)) or NO_STATISTIC.search(said):
            continue
        done = sentence.start
        yield sentence, figure


def _has_source(facts: Facts, sentence: Span, figure: Span, described: dict[Span, bool]) -> bool:
    """Tell whether a figure has a source; `described` caches for each section whether it describes its data."""
    if MEMBERS_NAMED.match(facts.prose, figure.end, sentence.end) or SOURCE_SHOWS.search(facts.prose, *sentence):
        return True
    paragraph = facts.sentences.paragraph_at(sentence.start) or sentence
    if any(link.overlaps(paragraph) for link in facts.links) or CITATION.search(facts.prose, *paragraph):
        return True
    section = facts.section_at(sentence.start)
    body = section.body if section else paragraph
    if body not in described:
        described[body] = _describes_data(facts, body)
    if described[body]:
        return True
    return any(
        (one.sentence == sentence and _reports(one, facts.prose, figure))
        or (one.kind == "named" and one.sentence.overlaps(paragraph))
        for one in facts.attributions
    )


def _reports(one: Attribution, prose: str, figure: Span) -> bool:
    """Tell whether an attribution may be that of a figure in its sentence; that of another clause is not."""
    if one.cue.overlaps(figure):  # "an estimated 300" names nobody
        return False
    return one.cue.start < figure.start or NEXT_CLAUSE.search(prose[figure.end : one.cue.start]) is None


def _describes_data(facts: Facts, body: Span) -> bool:
    return any(_names_data(facts, Span(*match.span())) for match in DATA_SOURCE.finditer(facts.prose, *body))


def _names_data(facts: Facts, word: Span) -> bool:
    """Tell whether the sentence of "survey", "report", "according to" has a name or a year."""
    sentence = facts.sentences.at(word.start)
    return sentence is not None and NAME.search(facts.prose, *sentence) is not None
