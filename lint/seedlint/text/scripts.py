"""Ranges of scripts and pictures, as insides of regular-expression classes: those that need invisible characters."""

from __future__ import annotations

# Arabic and related scripts, Syriac, N'Ko, Mandaic; Indic scripts from Devanagari to Sinhala; Mongolian: U+200C and
# U+200D control whether their letters join.
JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u1800-\u18af\ua840-\ua9df\uaa60-\uaadf\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefe"
    "\U00010ac0-\U00010aff\U00010d00-\U00010fff\U00011000-\U000119ff\U0001e900-\U0001e95f"
)
# Thai, Lao, Tibetan, Myanmar, Khmer, Tai, Chinese, Japanese: written without blanks, so U+200B may separate words.
UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\u9fff\ua9e0-\uaa7f\uf900-\ufaff"
    "\uff01-\uffef\U00020000-\U0003ffff"
)
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
# Emoji and other pictures: symbols, dingbats, modifiers, regional indicators, keycaps, tags.
PICTURES = "\u200d\ufe0f\u20e3\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\U000e0020-\U000e007f"
