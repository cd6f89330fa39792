"""The regular expressions of the elements of a pattern: blanks, words, names, clauses."""

from __future__ import annotations

from seedlint.text.lazy import lazy

OPAQUE = "\x1a"  # stands for a character of code in the prose view: a substitute, by its ASCII meaning
MARKUP = "\x00"  # stands for a character of markup, which a reader doesn't see; no text holds it (NUL means binary)

BLANK = r"[ \t\u00a0\u202f\x00]"
LINE_END = r"(?:\r\n|\n|\r(?!\n))"
GAP = rf"(?:{BLANK}+(?:{LINE_END}{BLANK}*)?|{LINE_END}{BLANK}*)"  # blanks, one line end among them at most
ANY_GAP = r"(?:[ \t\u00a0\u202f\x00\r\n]+)"  # compiles in half the time; a match is held against BLANK_LINE instead
BLANK_LINE = lazy(rf"[\r\n](?:(?<=\n)|(?!\n)|\n){BLANK}*[\r\n]")  # begins with LINE_END, as one class for speed
WORD = r"(?-i:\p{Ll}[\w'’-]*)"
CAPITALISED = r"(?-i:\p{Lu}[\w'’.-]*)"
NAME = rf"{CAPITALISED}(?: (?:(?:of|de|van|von|der|den|la|le|du|di|da|al|bin|and|&) )?{CAPITALISED}){{0,4}}"
NUMBER = r"\d+(?:[.,]\d+)*"
FUNCTION_WORDS = (
    "a|an|the|this|that|these|those|such|my|your|his|her|its|our|their|whose|it|he|she|they|them|we|us|you|who|which|what"
    "|of|to|in|on|at|by|for|from|with|without|about|than|as|if|when|while|because|but|not|no|nor|is|are|was|were|be|been"
    "|has|have|had|do|does|did|will|would|can|could|may|might|must|should"
)
MODIFIER = rf"(?!(?:{FUNCTION_WORDS})(?![\w'’-])){WORD}"
APART = r"[^\s\x00,.;:!?()–—]+,?"
REST = rf"(?: {APART}){{0,14}}"
ASIDE = rf"(?:,(?! (?:and|or|but|nor|so|if|when)\b) {APART}{REST}(?<=,)| \({APART}{REST}\)| ?[–—] ?{APART}{REST} ?[–—])"
AFTER_NOUN = (
    "as|to|for|with|that|who|which|in|on|at|by|from|because|since|when|while|if|and|or|but|is|are|was|were|has|have|had"
    "|after|before|during|than|about|not|until|today"
)
STOP = rf"(?=[\s\x00]*(?:[^\w\s\x00]|\Z|(?:{AFTER_NOUN})\b))"
OPENERS = "and|but|yet|so|while|whereas|although|though|because|since|as|that|which|what|where|however"
FULL_STOP = r"(?:\p{Ll}{2}|\d)[.!?…][\"”’)\]\x00]{0,4}(?=[\s\x00])"
BREAK = rf"[,;:(\[—–\"“‘*•]|(?:\A|[\s\x00])-|[\r\n][\t\x00]{{0,8}}(?=[\r\n])|{FULL_STOP}|\b(?:{OPENERS})(?=[\s\x00])"
BEHIND_BREAK = rf"(?<=(?:{BREAK})[\s\x00]{{0,8}})"
CLAUSE = rf"(?:\A|\G|{BEHIND_BREAK})"  # `\G` is where the search began: a sentence's first word
BUILT_IN = {"Name": NAME, "#": NUMBER, "modifier": MODIFIER, "aside": ASIDE, "stop": STOP}
LONGEST = {NAME: 9, NUMBER: 1, WORD: 1, MODIFIER: 1, ASIDE: 17, STOP: 0}  # words, as blanks part them
COMMON = frozenset(  # the commonest words of English prose: an anchor among them stands in every other sentence
    """
    the be to of and a in that have i it for not on with he as you do at this but his by from they we say her she or an
    will my one all would there their what so up out if about who get which go me when make can like time no just him
    know take people into year your good some could them see other than then now look only come its over think also
    back after use two how our work first well way even new want because any these give day most us is are was were
    been has had did said says may many more much such own same each both few every never still here where why through
    called made find found used right long little part old great high small large next early young
    """.split()
)
