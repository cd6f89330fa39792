"""Placeholder contacts: reserved names, number ranges that regulators reserve for fiction, filler."""

from __future__ import annotations

from functools import lru_cache

from seedlint.text.contacts.host import HOSTS, is_special, labels
from seedlint.text.lazy import lazy

# RFC 2606, RFC 6761, RFC 5737, RFC 3849.
RESERVED = lazy(
    r"(?:.*\.)?(?:example\.(?:com|net|org|edu)|[\w-]+\.(?:test|example|invalid|localhost)|localhost(?:\.localdomain)?)"
    r"|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+|\[2001:0?db8:.*\]"
)
OWN = lazy(
    r"(?:your|my)-?(?:own-?|real-?)?(?:domain|site|website|webpage|server|host|company|organi[sz]ation|org|business)"
    r"(?:-?(?:name|here))?|(?:votre|mon|vos)-?(?:domaine|site|entreprise)|(?:ihre?|deine?|meine?)-?(?:domain|seite|firma)"
    r"|(?:tu|su|mi)-?(?:dominio|sitio|empresa)|(?:seu|sua)-?(?:dominio|site|empresa)"
    r"|(?:tuo|mio|vostro)-?(?:dominio|sito)|domain(?:-?name)?|domaine|dominio"
    r"|sample-?(?:domain|site)|example|beispiel|muster(?:domain|firma|mann|stadt|verein)|exemple|ejemplo|exemplo|esempio|voorbeeld"
)
ALONE = frozenset({"todo", "tbd", "fixme", "placeholder", "changeme", "change-me"})  # as a whole host
OF_TEMPLATES = frozenset({"website.com", "company.com", "site.com", "mail.com.br", "email.tld", "empresa.com.br"})
SECOND_LEVEL = frozenset("com co org net gov edu".split())
WHOSE = r"(?:your|my|votre|mon|ihre?|deine?|meine?|tu|su|mi|seu|sua|uw)"
LOCAL = lazy(
    rf"{WHOSE}[-_.]?(?:e-?mail|mail|courriel|correo|name|nom|nombre|nome|user-?name|address|adresse|first-?name)"
    r"(?:[-_.](?:here|address|adresse|name))?"
    r"|(?:max|erika|m)[-_.]?mustermann|(?:john|jane|j)[-_.]?doe|(?:first|vor)[-_.]?name[-_.](?:last|nach|sur)[-_.]?name|prenom[-_.]nom|nombre[-_.]apellido|nome[-_.]cognome"
)
GENERIC_NAMES = frozenset("abc asdf email example foo mail name test user xyz".split())  # on both sides: test@test.com
# By country code and national number: NANPA (555-0100 to 555-0199, and the unassigned area code 555), Ofcom, ACMA,
# Arcep, BNetzA; then one digit repeated, only zeros after an area code, and digits in ascending or descending order.
FICTITIOUS = lazy(
    r"""(?x) \+(?: 1[2-9]\d\d55501\d\d | 1555\d{7} | 1\d{3}1234567
      | 44(?:1632960|2079460|7700900|1(?:1[3-8]|[2-6]1|91)49[68]0|289649[67]|292018|808157|909879|3069990)\d*
      | 61(?:[2378](?:5550|7010)\d{4}|491570\d{3}|1800160401|1800975707|1300975707)
      | 33(?:199|261|353|465|536|639)(?:00|91|01|71|49|98)\d{4}
      | 49(?:3023125|6990009|4066969|2214710|8999998)\d{3,4}
      | 49(?:15228817386|15228895456|15229554219|171392\d{4}|1729925904|1729968532|1749091317|1749464308)
      | \d{2,6}0{7,}
      | \d{2,5}12345678 | \d{1,3}9876543210 | \d{1,3}(\d)\1{8,} | (?:1|7|2[07]|[34569]\d|8[1246])0?1234567\d* )"""
)


@lru_cache(HOSTS)
def is_placeholder_host(host: str) -> bool:
    """Tell whether `host` is reserved or a placeholder: `example.org`, `localhost`, `your-domain.com`, `TODO`."""
    host = host.lower().removesuffix(".")
    parts = labels(host)
    if len(parts) == 1 and host in ALONE:
        return True
    named = len(parts) > 1 and (any(map(OWN.fullmatch, _names(parts))) or host.removeprefix("www.") in OF_TEMPLATES)
    return bool(named) or RESERVED.fullmatch(host) is not None


def _names(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the label that is registered; below second-level suffixes such as `com.br` the third from the end."""
    return parts[-3:-1] if parts[-2] in SECOND_LEVEL and len(parts[-1]) == 2 else parts[-2:-1]


def is_placeholder_address(local: str, host: str) -> bool:
    """Tell whether an e-mail address is a placeholder."""
    local, host = local.lower(), host.lower()
    nobody = local in GENERIC_NAMES and host.endswith(".com") and host.removesuffix(".com") in GENERIC_NAMES
    return nobody or is_placeholder_host(host) or (LOCAL.fullmatch(local) is not None and not is_special(host))


def is_fictitious_number(e164: str) -> bool:
    """Tell whether a number (E.164) is reserved for fiction, or made of repeated or consecutive digits."""
    return FICTITIOUS.fullmatch(e164) is not None
