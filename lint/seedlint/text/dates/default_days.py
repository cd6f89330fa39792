"""The days that machines write if a date is unknown, as data: mostly the zero of their calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from seedlint.text.dates.stated import EPOCH

DEFAULTS: Mapping[dt.date, str] = {
    dt.date(1, 1, 1): "the zero of Go, .NET and Python",
    dt.date(1601, 1, 1): "where the time of Windows begins",
    dt.date(1753, 1, 1): "the first day of SQL Server",
    dt.date(1899, 12, 30): "the day 0 of spreadsheets",
    dt.date(1899, 12, 31): "the day 0 of spreadsheets",
    dt.date(1900, 1, 1): "the day 1 of spreadsheets",
    dt.date(1904, 1, 1): "where the time of old Macs begins",
    EPOCH[0]: "where Unix time begins, seen from west of Greenwich",
    EPOCH[1]: "where Unix time begins",
}
MIDNIGHTS: Mapping[dt.date, str] = {  # defaults only with midnight as the time: without it they may be real dates
    dt.date(1980, 1, 1): "where the time of DOS and ZIP begins",
    dt.date(2000, 1, 1): "where the time of PostgreSQL and of many clocks begins",
    dt.date(2001, 1, 1): "where the time of Apple begins",
}
MACHINE_DAYS = frozenset((*DEFAULTS, *MIDNIGHTS))
