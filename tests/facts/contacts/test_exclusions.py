"""What has a phone number's digits and is none, kind by kind: silent even where a cue stands before it."""

from __future__ import annotations

import pytest

from seedlint.facts.contacts.phones import phones

CUES = ("", "Call us. ", "For calls quote ", "phone ")
KINDS = {
    "isbn": ("978-0-306-40615-7", "979-10-90636-07-1", "ISBN 0-306-40615-2", "ISBN 3-16-148410-0"),
    "issn": ("ISSN 2049-3630", "ISSN 1234-567X"),
    "doi": ("10.1016/2019.05.031.4417", "doi:10.1000/182-338-4417"),
    "iban": ("DE44 5001 0517 5407 3249 31", "GB29NWBK60161331926819", "FR14 2004 1010 0505 0001 3M02 606"),
    "card": ("4111 1111 1111 1111", "5500-0000-0000-0004", "3782 822463 10005"),
    "date": (
        "2020-03-14",
        "14.03.2020",
        "03/14/2020",
        "2020-03-14 10:30",
        "20200314",
        "20200314T103000",
        "2015-2019",
        "1998–2004",
    ),
    "version": ("10.0.19041.1288", "v2.338.4417", "1.24.20190115"),
    "money": ("$1,204,331", "€ 338.441.700", "1 204 331 EUR", "£338,441.70"),
    "count": ("1,204,331", "12,345,678,901"),
    "coordinates": ("44.97780, -93.26500", "-93.265012", "52.520008 13.404954"),
    "address": ("192.168.100.200", "10.4.17.33"),
    "uuid": ("123e4567-e89b-12d3-a456-426614174000", "00112233-4455-6677-8899-001122334455"),
    "ssn": ("078-05-1120",),
    "zip": ("55901-2345",),
    "order": (
        "order 6123384417",
        "SKU 650-253-0000-A",
        "invoice no. 612-338-4417",
        "docket 17-2345-678",
        "case 612 338 4417",
    ),
    "id": ("ORCID 0000-0002-1825-0097", "PMID 12345678", "RFC 8259", "ISIN US0378331005"),
    "time": ("10:30:15 +0100", "22:15:00 -0500"),
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts])
@pytest.mark.parametrize("cue", CUES)
def test_what_is_no_phone_number_is_left_alone(kind: str, text: str, cue: str) -> None:
    assert [(phone.text, phone.reason) for phone in phones(f"{cue}{text} and more.", regions=("US",))] == []


@pytest.mark.parametrize("region", ["GB", "DE", "IN", "FR"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("order",)])
def test_no_other_region_takes_it_for_one(kind: str, region: str) -> None:
    for text in KINDS[kind]:
        assert [
            phone.text for phone in phones(f"See {text} and more.", regions=(region,)) if phone.reason or phone.cue
        ] == []
