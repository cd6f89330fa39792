"""Whether a file changed, as far as the system tells without reading it."""

from __future__ import annotations

import os


def status_text(status: os.stat_result) -> str:
    """Return a file's size, times and inode as a text, which differs after every write to the file.

    A write within the resolution of the disk's clock is the exception: see `YOUNG` in `cache.results`.
    """
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
