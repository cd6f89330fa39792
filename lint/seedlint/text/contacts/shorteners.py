"""Hosts of URL shorteners, those closed by November 2026 included."""

from __future__ import annotations

SHORTENERS = frozenset(
    "bit.ly bitly.com j.mp t.co tinyurl.com tiny.cc goo.gl ow.ly is.gd v.gd buff.ly dlvr.it ift.tt fb.me lnkd.in "
    "adf.ly amzn.to rebrand.ly cutt.ly shorturl.at rb.gy t.ly bl.ink short.io tr.im su.pr snipurl.com shorte.st "
    "soo.gd s.id clck.ru u.to qr.ae trib.al nyti.ms wapo.st bbc.in reut.rs econ.st on.ft.com cnn.it apne.ws gu.com "
    "wp.me po.st bc.vc x.co mcaf.ee urlz.fr 1url.com tny.im vzturl.com kutt.it kurzelinks.de tinyurl.one "
    "spoti.fi pst.cr hubs.ly hubs.li dld.bz eepurl.com han.gl me2.do url.kr vo.la bityl.co encurtador.com.br".split()
)


def is_shortened(host: str, path: str) -> bool:
    """Tell whether a host and a path are a short URL; a shortener's own home page has no path."""
    return host.lower().removeprefix("www.") in SHORTENERS and len(path) > 1
