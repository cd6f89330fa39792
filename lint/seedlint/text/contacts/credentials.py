"""User names and passwords in URLs (`https://bob:secret@host`), and texts with them masked."""

from __future__ import annotations

from typing import Literal

from seedlint.text.lazy import lazy

MASK = "*"
LOGIN = lazy(r"//([^\s/?#@:<>\"'`\\|()\[\]]*)(?::([^\s/?#<>\"'`|]*))?@(?=[^\s/?#@]*[\w\]])")
# Words in the place of a password: "user:password@", "name:****@", "me:$TOKEN@".
PLACEHOLDER = lazy(
    r"(?i)(?:my|your|some|the|user)?[-_.]?(?:pass(?:w(?:or)?d|phrase|code)?|pw|pwd|secret|token|key|api[-_]?key|auth|p|x+)\d{0,3}"
    r"|[*.•x…]+|[A-Z_]*(?:PASS|TOKEN|SECRET|KEY)[A-Z_]*|.*[<>{}$%\[].*|"
)
KEY = lazy(r"(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{16,}")  # a token in the place of the user name
PUBLIC = frozenset(
    "git anonymous anon hg svn guest x-access-token oauth2 "
    "user username name login usr me you root admin foo bar".split()
)

Login = Literal["credential", "user-info", ""]


def login(url: str) -> Login:
    """Return "credential" for a URL with a password, "user-info" for one with only a user name, else ""."""
    if "@" not in url or not (found := LOGIN.search(url)) or found.start() > url.find("//"):
        return ""
    name, password = found[1], found[2]
    if KEY.fullmatch(name):
        return "credential"
    if name.lower() in PUBLIC and not password:
        return ""
    if password is None or not password:
        return "user-info" if name and not PLACEHOLDER.fullmatch(name) else ""
    return "" if PLACEHOLDER.fullmatch(password) or password == name else "credential"


def redacted(text: str) -> str:
    """Return `text` with the secrets of its URLs masked, character for character."""
    if "@" not in text or "//" not in text:
        return text
    pieces, done = list[str](), 0
    for found in LOGIN.finditer(text):
        group = 2 if found[2] else 1 if KEY.fullmatch(found[1]) else 0
        if group:
            start, end = found.span(group)
            pieces += (text[done:start], MASK * (end - start))
            done = end
    return "".join((*pieces, text[done:])) if pieces else text
