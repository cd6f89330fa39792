"""Which scripts the letters of a host's name are of: names that look like others (UTS 39, Highly Restrictive)."""

from __future__ import annotations

import unicodedata

# What one label may mix: Latin with each of the three East Asian systems.
TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
)
WITHIN = {"IDEOGRAPHIC": "CJK", "KATAKANA-HIRAGANA": "KATAKANA", "FULLWIDTH": "LATIN", "HALFWIDTH": "KATAKANA"}
# Letters of other scripts that look just like Latin ones (from Unicode's confusables.txt).
LIKE_LATIN = frozenset("асеԁһіјӏорԛѕԝхуүѵԍоαινορυγκτχ")


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


def ascii_form(host: str) -> str:
    """Return `host` as the network is asked for it."""
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
