"""Guessing the encoding of bytes that are not UTF-8 and have no byte order mark.

The guess is charset-normalizer's, among encodings that are common for documents: with all it knows, it prefers rare
ones. It is trusted if a language is recognized, or if only one reading is plausible.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

ENCODINGS = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("koi8_r", "iso8859_2", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
WESTERN = "cp1252"  # wins among equally good readings: it is by far the most frequent
NOISE = 0.1  # the share of noise (the detector's `chaos`) above which a reading is rejected
LANGUAGE = 0.1  # the similarity to a language (`coherence`) from which a reading is trusted
CLOSE = 0.1  # readings whose coherence differs by less count as equally good
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")  # never in a document
SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
BEYOND = re.compile(rb"[\x80-\xff]")


def guessed(data: bytes) -> tuple[str, str] | None:
    """Return the text and the name of its encoding, None if no guess is certain enough."""
    if _is_broken_utf8(data):
        return None
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=list(ENCODINGS), enable_fallback=False, preemptive_behaviour=False)
    likely = [match for match in found if match.chaos <= NOISE]
    if not likely:
        return None
    best = max(likely, key=lambda match: match.coherence)
    close = [match for match in likely if match.coherence >= best.coherence - CLOSE]
    name = WESTERN if any(WESTERN in match.could_be_from_charset for match in close) else best.encoding
    if not _is_sure(data, best, likely):
        return None
    try:
        text = data.decode(name)
    except UnicodeDecodeError:  # the detector only samples long texts
        return None
    return None if CONTROLS.search(text) else (text, name)


def _is_sure(data: bytes, best: CharsetMatch, likely: Sequence[CharsetMatch]) -> bool:
    """Tell whether a language is recognized, or only one reading is likely and the text isn't mostly beyond ASCII."""
    several = best.multi_byte_usage > 0
    return best.coherence >= LANGUAGE or (len(likely) == 1 and (several or 2 * len(BEYOND.findall(data)) < len(data)))


def _is_broken_utf8(data: bytes) -> bool:
    """Tell whether most bytes beyond ASCII are valid UTF-8: then the others are damage, not another encoding."""
    sequences = sum(len(match[0]) for match in SEQUENCE.finditer(data))
    return 2 * sequences > len(BEYOND.findall(data))
