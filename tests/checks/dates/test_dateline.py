"""The check on datelines that name no day."""

from __future__ import annotations

import pytest

from seedlint.base.model import Document, Field, Span
from seedlint.checks.dates.dateline import Dateline
from seedlint.facts import Facts

TOLD = "The pier on the lake shut at noon and the last boat left empty.\n"


def datelines(text: str, path: str = "page.txt", **metadata: str) -> list[str]:
    fields = {key: Field(value, Span(0, 0)) for key, value in metadata.items()}
    facts = Facts(Document(path, text, metadata=fields))
    return [finding.span.of(text) for finding in Dateline(Dateline.Options()).inspect(facts, ())]


@pytest.mark.parametrize(
    "dateline",
    [
        "ROCHESTER, Minn.", "LORNE", "LE HAVRE", "NEW YORK (AP)", "LORNE, Tarn (Reuters)", "WASHINGTON, D.C.", "ST. IVES",
        "MÜNCHEN (dpa)", "SÃO PAULO", "ROCHESTER, New York", "KYIV, Ukraine",
    ],
)  # fmt: skip
def test_a_place_and_a_dash_before_a_sentence_are_a_dateline(dateline: str) -> None:
    for dash in (" – ", " — ", " - ", " -- "):
        assert datelines(f"{dateline}{dash}{TOLD}") == [dateline]


@pytest.mark.parametrize(
    "text",
    [
        f"UPDATE – {TOLD}",
        f"BREAKING NEWS – {TOLD}",
        "ROCHESTER – Five dead\n",
        "PIER AND KIOSK - CLOSED UNTIL FURTHER NOTICE BY THE BOARD.\n",
        f"LORNE: {TOLD}",
        f"Lorne – {TOLD}",
        f"LORNE, May 14, 2024 – {TOLD}",
        f"Published 14 May 2024\nLORNE – {TOLD}",
        f"One.\nTwo.\nThree.\nLORNE – {TOLD}",
        f"LORNE – and {TOLD}",
        f"I – {TOLD}",
    ],
)
def test_headings_and_dated_documents_are_none(text: str) -> None:
    assert datelines(text) == []


def test_metadata_path_draft_and_documentation_silence_it() -> None:
    text = f"LORNE – {TOLD}"
    assert datelines(text, date="2024-05-14") == []
    assert datelines(text, "2024-05-14-pier.txt") == []
    assert datelines(text, draft="true") == []
    assert datelines(text, "README") == []


def test_a_long_line_of_capitals_costs_linear_time() -> None:
    assert datelines("LORNE LORNE " * 20_000) == []
