"""Tracking parameters: keys of a URL's query that say where a visitor came from and don't change what is shown."""

from __future__ import annotations

from collections.abc import Iterator

from seedlint.text.lazy import lazy

# As ClearURLs, Firefox and Brave strip them from any host; `ref` and `source` are left: they mean something somewhere.
TRACKING = lazy(
    r"(?i)(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|igsh|yclid|ysclid|twclid|ttclid"
    r"|li_fat_id|_hsenc|_hsmi|vero_id|vero_conv|oly_(?:anon|enc)_id|mkt_tok|s_cid|wickedid|rb_clickid|_openstat"
    r"|pk_(?:campaign|kwd|source|medium|content)|mtm_(?:campaign|kwd|keyword|source|medium|content|cid|group))"
)
CUE = lazy(
    r"(?i)[?&;](?:utm_|\w*(?:clk?id|cid|eid|braid|clsrc)=|igsh|_hs|vero_|oly_|mkt_tok|li_fat|pk_|mtm_|wicked|rb_cl|_op)"
)
SIGNED = lazy(r"(?i)[?&;](?:sig|signature|hmac|hash|x-amz-\w+|x-goog-\w+|policy|token|key-pair-id|md5|checksum)=")
SEPARATOR = lazy(r"&amp;|[&;]")


def tracking(url: str) -> tuple[tuple[int, int], ...]:
    """Return the spans in `url` to remove, so that no tracking parameter is left and nothing else changes."""
    return tuple(_tracking_parameters(url)) if CUE.search(url) else ()


def is_signed(url: str) -> bool:
    """Tell whether the query may be signed: then no key of it can be left out."""
    return SIGNED.search(url) is not None


def _tracking_parameters(url: str) -> Iterator[tuple[int, int]]:
    end = url.find("#") if "#" in url else len(url)
    mark = url.find("?", 0, end)
    if mark < 0:
        return
    pieces, at = [], mark + 1
    for found in SEPARATOR.finditer(url, at, end):
        pieces.append((at, found.start(), found.end()))
        at = found.end()
    pieces.append((at, end, end))
    kept = [not TRACKING.fullmatch(url[start:stop].partition("=")[0]) for start, stop, _ in pieces]
    if not any(kept):
        yield mark, end
        return
    last = max(index for index, keep in enumerate(kept) if keep)
    for index, (start, _, after) in enumerate(pieces[:last]):
        if not kept[index]:
            yield start, after  # with the sign behind it
    if last + 1 < len(pieces):
        yield pieces[last][1], end  # with the sign before it
