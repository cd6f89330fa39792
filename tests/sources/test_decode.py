"""Bytes become text, or say why they don't."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.sources.decode import NotText, decode, is_binary


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_text_without_nul_survives_the_round_trip(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@given(st.binary())
def test_any_bytes_are_text_or_not_text(data: bytes) -> None:
    try:
        text = decode(data)
    except NotText as error:
        assert error.reason
    else:
        assert text.encode() == data.removeprefix(codecs.BOM_UTF8)


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"caf\xe9", "not UTF-8: byte 3 is 0xe9 (unexpected end of data)"),
        (b"\xef\xbb\xbfcaf\xe9.", "not UTF-8: byte 6 is 0xe9 (invalid continuation byte)"),
        (b"\xed\xa0\x80", "not UTF-8: byte 0 is 0xed (invalid continuation byte)"),
        (b"ab\0", "not a text: byte 2 is NUL"),
        ("a".encode("utf-16"), "UTF-16 is not read yet; save it as UTF-8"),
        (codecs.BOM_UTF16_BE + b"\0a", "UTF-16 is not read yet; save it as UTF-8"),
        ("a".encode("utf-32"), "UTF-32 is not read yet; save it as UTF-8"),
        (codecs.BOM_UTF32_BE + b"\0\0\0a", "UTF-32 is not read yet; save it as UTF-8"),
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
