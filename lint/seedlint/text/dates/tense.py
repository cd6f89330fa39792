"""The tense of a date's clause, by the verb nearest to the date.

Verbs are recognized by their auxiliaries and endings, without parsing.
"""

from __future__ import annotations

import re
from typing import Literal

from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy

Time = Literal["past", "future", "other"]

BREAK = lazy(r"[;:?!(){}|•\x1a]|\n[ \t]*\n|\n[ \t]*[-*•#]|[.][\"”’)\]]*\s+(?=[^\w\s]?[A-ZÀ-Þ])|[–—]|\s-{1,2}\s")
ADVERBS = r"(?:\s+(?:not|also|then|now|be|been|have|has|only|first|formally|officially|probably|likely|soon|\w{3,}ly))*"
NO_PAST = (  # words that end like a past tense
    "need|indeed|speed|feed|seed|weed|breed|bleed|exceed|proceed|succeed|hundred|sacred|kindred|naked|wicked|rugged|agreed"
    "|united|unprecedented|so-called|based|limited|bed|red|shed|embed|hatred|infrared|aged|beloved|learned|supposed"
    "|detailed|combined|mixed|related|dedicated|experienced|advanced|alleged|fixed|armed|married|retired|elected"
)
IRREGULAR = (
    "was|were|had|did|didn[’']t|said|told|took|began|came|went|left|saw|fell|rose|died|broke|became|gave|won|lost|held|met"
    "|got|made|ran|wrote|spoke|grew|knew|threw|flew|stood|caught|taught|bought|brought|thought|fought|kept|felt|built|sold"
    "|paid|struck|drove|chose|sank|found|led|sent|shut|hit|burst|swept|sought|wed|drew|laid|hung|swore|withdrew|fled|shot"
)
PLANNED = (
    "scheduled|planned|due|set|slated|expected|postponed|delayed|moved|rescheduled|extended|announced|called|convened"
    "|invited|booked|proposed|approved|promised|predicted|forecast|projected|anticipated|intended|meant|supposed|expires?"
    "|ordered|offered|confirmed|arranged|agreed|required|requested|asked|urged|demanded|reserved|advertised|granted"
    "|aimed|hoped|wanted|decided|vowed|pledged|previsto|prevista|prévue?|geplant|programado|fissat[oa]|marcad[oa]"
)
FUTURE = (
    rf"(?:will|won[’']t|shall)(?!\w){ADVERBS}(?:\s+[a-z]+)?"
    rf"|(?:is|are)\s+(?:now\s+)?(?:due|set|expected|scheduled|slated|going|planned|likely|to){ADVERBS}(?:\s+to)?{ADVERBS}(?:\s+[a-z]+)?"
    r"|(?:resumes?|opens?|starts?|begins?|meets?|votes?|takes?\s+place)"
    r"|será[ns]?|serán|ser[àa]|sera|seront|va|vont|wird|werden|sarà|saranno|serão|vai|vão|tendrá|aura|avrà|terá|abrirá|findet"
)
OTHER = (
    rf"(?:would|may|might|could|can|cannot|should|must|if|unless|when|whether|wenn|falls|würde[n]?){ADVERBS}(?:\s+[a-z]+)?"
    rf"|(?:was|were|been|be|is|are|been|fue|était|war)\s+(?:\w+ly\s+)?(?:{PLANNED}|to)(?!\w)(?:{ADVERBS}(?:\s+to{ADVERBS}\s+[a-z]+)?)"
    rf"|to(?!\s+(?:the|a|an|his|her|its|their)\s){ADVERBS}\s+[a-z]+|(?:{PLANNED})(?!\w)"
    r"|comes?|goes|ends|expires?|enters?|arrives?|returns?|leaves?|closes?|becomes?|falls?|lasts?|applies|continues?|remains?"
    rf"|(?:is|are|be|being)(?:{ADVERBS}\s+(?:[a-z]+ed|{IRREGULAR}))?|has|have|does|do|tiene|est|sont|ist|sind|sta|está|están|estão"
)
PAST = (
    rf"(?:{IRREGULAR})|(?!(?:{NO_PAST})(?!\w))[a-z]{{2,}}ed"
    r"|fue|fueron|hubo|[a-zñáéíú]{3,}(?:ó|aron|ieron)|ha[n]?\s+[a-z]+[aei][dt]o"
    r"|(?:a|ont|est|sont|s[’']est)\s+(?:été\s+)?[a-zàâçéèêëîïôûù]{2,}(?:ées?|és?|is?|us?|ies?|it)|fut|furent|était|étaient"
    r"|wurden?|war|waren|hatten?|trat|kam|ging|fand|starb|begann|(?:ist|hat|haben|sind)\s+(?:[^\s]+\s+){0,3}ge[a-zäöüß]{3,}(?:t|en)"
    r"|(?:è|sono)\s+(?!quest)[a-z]+(?:[aiu]t|ss|rt|st)[oaie]|fu|furono|foi|foram|[a-zç]{3,}(?:ou|aram|eram|iram)"
)
VERB = lazy(
    rf"(?<![\w’'-])(?:(?P<future>{FUTURE})|(?P<have>(?:has|have)\s+(?:been\s+)?[a-z]+(?:ed|en))|(?P<planned>{OTHER})"
    rf"|(?P<past>{PAST}))(?![\w’'-])",
)


class Verb(NamedTuple):
    """A verb near a date: its tense, the verb as written, and the text between it and the date."""

    time: Time
    text: str
    between: str


def verb_near(before: str, after: str) -> Verb | None:
    """Return the nearest verb in the clause of a date: before it, else behind it; None if there is none."""
    clause = before[max((match.end() for match in BREAK.finditer(before)), default=0) :]
    found = next(iter(reversed(list(VERB.finditer(clause)))), None)
    if found:
        return Verb(_time(found), found[0], clause[found.end() :])
    end = BREAK.search(after)
    clause = after[: end.start()] if end else after
    found = VERB.search(clause)
    return Verb(_time(found), found[0], clause[: found.start()]) if found else None


def _time(match: re.Match[str]) -> Time:
    if match["past"] or match["have"]:
        return "past"
    return "future" if match["future"] else "other"
