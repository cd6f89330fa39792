"""The names of news agencies and wire services."""

from __future__ import annotations

AGENCIES: frozenset[str] = frozenset(
    name.strip()
    for name in (
        "associated press, ap, reuters, thomson reuters, agence france-presse, afp, united press international, upi,"
        " bloomberg, bloomberg news, dpa, deutsche presse-agentur, apa, keystone-sda, sda, ats, efe, agencia efe,"
        " europa press, ansa, adnkronos, agi, lusa, agência lusa, agência brasil, anp, belga, tass, interfax, xinhua,"
        " kyodo, kyodo news, jiji press, yonhap, pti, press trust of india, ani, ians, aap, pa, pa media,"
        " press association, canadian press, the canadian press, cna, tt, ntb, ritzau, stt, pap, ctk, čtk, mti,"
        " agerpres, anadolu, anadolu agency, irna, ap news, tribune news service, new york times news service,"
        " washington post news service, mcclatchy, knight ridder, stacker, the conversation, prnewswire, pr newswire,"
        " business wire, businesswire, globe newswire, globenewswire, accesswire, presseportal, ots, news aktuell,"
        " ein presswire, newswire"
    ).split(",")
)


def is_agency(name: str) -> bool:
    """Tell whether a name, with or without "the", is a news agency's."""
    return name.casefold().removeprefix("the ").strip(" .") in AGENCIES
