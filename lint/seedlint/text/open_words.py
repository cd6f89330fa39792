"""Words that can't end a sentence, by language: articles, conjunctions, some prepositions."""

from __future__ import annotations

from collections.abc import Mapping

OPEN_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the a an and or nor but of with from into than because although unless whose their my our your its every"
        " per via among between during against towards toward is are was were",
        "de": "der die den dem des eine einen einem einer und oder sondern mit von vom zum zur für gegen ohne durch"
        " bei sowie dass weil sehr seine seiner ihre ihrer als wie im",
        "fr": "le la les une un des du de et ou mais que qui dans par pour au aux ce cette ces sa ses son leurs chez",
        "es": "el la los las una un del de y o pero que con en por para su sus al según entre desde hasta sobre",
        "it": "il lo la gli le una un di del della dei delle degli e o ma che con per nel nella nei sul dal dalla",
        "pt": "os as um uma de da dos das e ou mas que com em por para na nos nas ao aos pelo pela seu sua",
        "nl": "de het een en of maar van met om dat die voor bij tot naar zijn hun haar deze",
    }.items()
}
