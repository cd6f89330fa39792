"""The time of day behind a date: "T09:15:00+02:00", ", 9:15 p.m.", " um 14.30 Uhr"."""

from __future__ import annotations

import datetime as dt
import re

from seedlint.text.lazy import lazy

BLANK = r"[ \t\u00a0\u202f\x00]"
TIME = lazy(
    rf"(?:T|{BLANK}{{1,3}}|,{BLANK}{{0,3}}(?:(?:at|um|à|alle(?:{BLANK}ore)?|às|a{BLANK}las|om|kl\.?){BLANK})?"
    rf"|{BLANK}(?:(?:at|um|à|alle(?:{BLANK}ore)?|às|a{BLANK}las|om|kl\.?|[-–|·@]){BLANK}))"
    r"(?:(?P<hour>\d\d?)(?:[:h]|\.(?=\d\d[ \u00a0]Uhr))(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<part>\d{1,9}))?)?"
    r"|(?<=T)(?P<compact>\d{4}(?:\d\d)?))(?!\d)"
    rf"(?:{BLANK}?(?P<half>[apAP])\.?[mM](?!\w)\.?)?"
    rf"(?:{BLANK}?(?P<zone>Z|UTC|GMT|[+−-]\d\d(?::?\d\d)?)(?!\w))?"
)


def time_behind(text: str, end: int) -> dt.time | None:
    """Return the time of day at the beginning of `text[end:]`, with its zone if that is an offset from UTC.

    None if there is none, or an impossible one.
    """
    match = TIME.match(text, end)
    if match is None:
        return None
    if compact := match["compact"]:
        hour, minute, second = int(compact[:2]), int(compact[2:4]), int(compact[4:] or 0)
    else:
        hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (match["half"] in "pP")
    part = int((match["part"] or "0")[:6].ljust(6, "0"))
    return _clock(hour, minute, second, part, _zone(match))


def time_inside(written: str) -> dt.time | None:
    """Read 15:04:05, which the command `date` writes between day and year; None if it is impossible."""
    hour, minute, second = (*map(int, written.split(":")), 0)[:3]
    return _clock(hour, minute, second)


def _clock(hour: int, minute: int, second: int, part: int = 0, zone: dt.timezone | None = None) -> dt.time | None:
    """Return a time of day, `part` in microseconds; 59 for a leap second, None for an impossible time."""
    if hour > 23 or minute > 59 or second > 60:
        return None
    return dt.time(hour, minute, min(second, 59), part, zone)


def _zone(match: re.Match[str]) -> dt.timezone | None:
    zone = match["zone"]
    if zone is None or zone in ("Z", "UTC", "GMT"):
        return dt.UTC if zone else None
    if not match["second"] and match[0][0] != "T" and (":" in zone or len(zone) == 3):
        return None  # 10:15-12:00 is a span of hours
    digits = zone[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:  # the easternmost zone
        return None
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(offset if zone[0] == "+" else -offset)
