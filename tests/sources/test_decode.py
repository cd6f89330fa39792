"""Bytes become text, or say why they don't."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.sources.decode import Decoded, NotText, decode, is_binary

MARKED = (  # the longer first: UTF-32 in little-endian order begins like UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_text_without_nul_survives_the_round_trip(text: str) -> None:
    for mark, encoding in MARKED:
        assert decode(mark + text.encode(encoding)) == Decoded(text)
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == Decoded(text)


@given(st.binary())
def test_any_bytes_are_text_or_not_text(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotText as error:
        assert error.reason
    else:
        mark, encoding = next(((mark, name) for mark, name in MARKED if data.startswith(mark)), (b"", "utf-8"))
        assert data[len(mark) :].decode(decoded.assumed or encoding) == decoded.text


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


WRITTEN = {
    "cp1252": "Le café est fermé depuis l’été dernier, a déclaré le maire.",
    "cp1250": "Zażółć gęślą jaźń, powiedział burmistrz Łodzi w środę. Most był zamknięty od lata.",
    "cp1251": "Мэр города сообщил во вторник, что мост закрыт до лета.",
    "koi8_r": "Мэр города сообщил во вторник, что мост закрыт до лета.",
    "cp1253": "Ο δήμαρχος είπε την Τρίτη ότι η γέφυρα θα μείνει κλειστή.",
    "cp1255": "ראש העיר אמר ביום שלישי כי הגשר יישאר סגור עד הקיץ.",
    "cp1256": "قال رئيس البلدية يوم الثلاثاء إن الجسر سيبقى مغلقا حتى الصيف.",
    "cp932": "市長は火曜日に橋が夏まで閉鎖されると発表した。",
    "euc_jp": "市長は火曜日に橋が夏まで閉鎖されると発表した。",
    "gb18030": "市长星期二宣布大桥将关闭到夏天，居民们对此表示不满。",
    "big5": "市長星期二宣布大橋將關閉到夏天，居民們對此表示不滿。",
    "cp949": "시장은 화요일에 다리가 여름까지 폐쇄된다고 발표했다.",
}


@pytest.mark.parametrize("encoding", WRITTEN)
def test_an_encoding_that_its_language_gives_away_is_assumed(encoding: str) -> None:
    text = f"{WRITTEN[encoding]}\r\n" * 3
    assert decode(text.encode(encoding)) == Decoded(text, encoding)


def test_curly_quotes_of_the_western_encoding_are_read_in_a_short_text() -> None:
    text = "The board “met” on Tuesday — it said."
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252")


@pytest.mark.parametrize(
    "data",
    [
        b"caf\xe9",  # too little to tell
        "Le café d’en face “ouvre”, dit-on à l’école. ".encode() * 3 + b"\xff\n",  # damaged UTF-8
        b"\xff" * 5000,
        bytes(range(1, 256)) * 4,
    ],
)
def test_what_is_not_surely_a_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotText, match="not UTF-8: byte"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"caf\xe9", "not UTF-8: byte 3 is 0xe9 (unexpected end of data)"),
        (b"\xef\xbb\xbfcaf\xe9.", "not UTF-8: byte 6 is 0xe9 (invalid continuation byte)"),
        (b"\xed\xa0\x80", "not UTF-8: byte 0 is 0xed (invalid continuation byte)"),
        (b"ab\0", "not a text: byte 2 is NUL"),
        (codecs.BOM_UTF16_LE + b"a", "not UTF-16: byte 2 is 0x61 (truncated data)"),
        (codecs.BOM_UTF16_BE + b"\xdc\0", "not UTF-16: byte 2 is 0xdc (illegal encoding)"),
        (codecs.BOM_UTF16_BE + b"\0a\0\0", "not a text: character 1 is NUL"),
        (codecs.BOM_UTF32_BE + b"\xff\0\0a", "not UTF-32: byte 4 is 0xff (code point not in range(0x110000))"),
    ],
)
def test_what_is_no_text_is_refused_by_name_and_place(data: bytes, reason: str) -> None:
    with pytest.raises(NotText) as caught:
        decode(data)
    assert caught.value.reason == reason


def test_a_binary_is_known_by_a_nul_near_its_beginning_and_utf_16_is_none() -> None:
    assert is_binary(b"PK\0\0")
    assert not is_binary(b" " * 9000 + b"\0")
    assert not is_binary("text".encode("utf-16"))
