"""Homographs: host names whose letters, by their scripts, look like others (UTS 39, Highly Restrictive)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# The scripts that one label may mix: Latin with each of the three East Asian systems.
TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
)
WITHIN = {"IDEOGRAPHIC": "CJK", "KATAKANA-HIRAGANA": "KATAKANA", "FULLWIDTH": "LATIN", "HALFWIDTH": "KATAKANA"}
# Letters of other scripts that look just like Latin ones (from Unicode's confusables.txt), and which ones.
LOOKS = dict(zip("асеԁһіјӏорԛѕԝхуүѵԍоαινορυγκτχ", "acedhijlopqswxyyvgoaivopuyktx", strict=True))
LIKE_LATIN = frozenset(LOOKS)
# ASCII look-alikes, before case folding: a capital I and the digit 1 for l, "rn" for m.
WITHIN_LATIN = (("I", "l"), ("1", "l"), ("|", "l"), ("0", "o"), ("rn", "m"), ("vv", "w"))


def looks_like_another(host: str) -> bool:
    """Tell whether a label of `host` mixes scripts, is Latin by its looks alone, or can't be decoded."""
    if host.isascii() and "xn--" not in host.lower():
        return False
    parts = host.lower().removesuffix(".").split(".")
    decoded = [_decoded(part) for part in parts]
    return any(part is None or _is_mixed(part) for part in decoded) or (
        parts[-1].isascii()
        and not parts[-1].startswith("xn--")
        and any(part and LIKE_LATIN.issuperset(part.replace("-", "")) for part in decoded)
    )


def imitated(host: str, known: Iterable[str]) -> str:
    """Return the name among `known` whose look `host` or its end has, "" where there is none or it is a known one."""
    parts = host.removesuffix(".").split(".")
    tails = [(name, ".".join(parts[-1 - name.count(".") :])) for name in known]
    if any(ascii_form(tail.lower()) == ascii_form(name.lower()) for name, tail in tails):
        return ""
    return next((name for name, tail in tails if _look(tail) == _look(name)), "")


def _look(host: str) -> str:
    """Return one form for all names that look alike."""
    decoded = ".".join(_decoded(part) or part for part in host.split("."))
    for written, seen in WITHIN_LATIN:
        decoded = decoded.replace(written, seen)
    return "".join(LOOKS.get(char, char) for char in unicodedata.normalize("NFKC", decoded).lower())


def ascii_form(host: str) -> str:
    """Return `host` as DNS is queried for it."""
    return ".".join(
        part if part.isascii() else "xn--" + part.lower().encode("punycode").decode("ascii")
        for part in unicodedata.normalize("NFC", host).split(".")
    )


def _decoded(label: str) -> str | None:
    """Return a label's letters, None for a punycode that decodes to nothing that a name could be."""
    if not label.startswith("xn--"):
        return label
    try:
        letters = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return None
    return letters if letters and not letters.isascii() and letters.isprintable() else None


def _is_mixed(label: str) -> bool:
    scripts = {_script(char) for char in label if char.isalpha()} - {""}
    return len(scripts) > 1 and not any(scripts <= allowed for allowed in TOGETHER)


def _script(char: str) -> str:
    """Return the script by the first word of a letter's name; "" for what belongs to none."""
    name = unicodedata.name(char, "").replace("-", " ").split()
    word = name[0] if name else ""
    if word in ("MODIFIER", "FEMININE", "MASCULINE", "MICRO"):
        return ""
    return WITHIN.get(word, word)
