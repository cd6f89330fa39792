"""The words for the signs of an e-mail address, in brackets: "ann [at] town [dot] org". Regexes, case is ignored."""

from __future__ import annotations

AT = r"\s?[\[({<]\s?(?:at|ät|arroba|arobase|chiocciola|apenstaartje|chez|klammeraffe)\s?[\])}>]\s?"
DOT = r"\s?[\[({<]\s?(?:dot|punkt|point|ponto|punto)\s?[\])}>]\s?"
