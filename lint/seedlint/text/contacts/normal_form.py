"""Normal forms of contacts and their owners' names, for comparison."""

from __future__ import annotations

from seedlint.text.lazy import lazy

URL = lazy(
    r"(?is)(?P<scheme>[a-z]+)?(?::?/{1,3})?(?:[^/?#@]*@)?(?P<host>\[[^\]]*\]|[^/?#:]*)(?::(?P<port>\d+))?(?P<rest>.*)"
)
PORTS = {"80", "443", "21"}
LEGAL = frozenset(
    "the inc incorporated ltd limited llc plc corp co gmbh ag kg ev e.v ug sa sarl srl bv nv oy ab as".split()
)


def normal_url(url: str) -> str:
    """Return host and path, folded, without scheme, user, `www.`, a usual port, the last slash and the fragment."""
    if url[:4].lower() == "www.":
        url = f"http://{url}"
    found = URL.fullmatch(url)
    if found is None:
        return url
    host = found["host"].lower().removesuffix(".").removeprefix("www.")
    port = f":{found['port']}" if found["port"] and found["port"] not in PORTS else ""
    rest = found["rest"].partition("#")[0]
    return f"{host}{port}{rest.removesuffix('/') if '?' not in rest else rest}"


def normal_address(address: str) -> str:
    """Return an e-mail address folded: hardly any server distinguishes case in the local part."""
    return address.casefold()


def normal_owner(name: str) -> str:
    """Return an owner's name as names are compared: folded, without article, legal form and possessive s."""
    folded = name.casefold().replace("’", "'").removesuffix("'s")
    words = [word.strip(".,()&'") for word in folded.split()]
    return " ".join(word for word in words if word and word not in LEGAL)
