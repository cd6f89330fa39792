"""Words by which a line is about a person or about the site, or addresses the visitor of a page."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

ABOUT_A_PERSON = lazy(
    r"\b(?:s?he|hers?|his|him|I|my|er|sie|ihr\w*|sein\w*|il|elle|lui|sa|son|él|ella|sus?|ele|ela|seus?|suas?|egli|lei"
    r"|hij|zij|zijn|haar|authors?|writers?|wr[oi]t\w+|auto[rn]\w*|auteurs?|autor[ae]s?|autric[ei]|autore|schrijver)\b",
    re.IGNORECASE,
)
ABOUT_THE_SITE = lazy(  # sentences of a page's footer: copyright, cookies, affiliate links
    r"©|\b(?:copyright|cookies?|newsletters?|(?:rights|rechten?|droits|derechos|direitos|diritti) "
    r"(?:reserved|vorbehalten|voorbehouden|réservés|reservados|riservati)|affiliat\w+|d['’]affiliation|afilia\w+"
    r"|affiliazione|reproduction|nachdruck|reproducción|reprodução|riproduzione|navegando)\b",
    re.IGNORECASE,
)
ADDRESSES_THE_VISITOR = lazy(  # words by which a template addresses the visitor of the page
    r"\b(?:we|us|our|you|your|wir|uns|unser\w*|Sie|Ihre?[nmrs]?|dein\w*|nous|notre|nos|vous|votre|vos|nosotros|nuestr[oa]s?"
    r"|usted|tus?|nosso|nossa|seus?|suas?|você|noi|nostr[oaie]|tuo|tua|vostr[oaie]|wij|ons|onze|je|jouw|uw)\b"
)
WRITERS = (
    r"(?:authors?|writers?|columnist|reporter|reviewer|contributor|autor\w*|auteure?s?|autrice|autore|autrici"
    r"|verfasser\w*|chroniqueu\w+|schrijver|schrijfster|kolumnist\w*|columnista|colunista)\b"
)
WRITER_FIRST = lazy(  # "The author", "Il nostro autore"
    rf"(?:[^\W\d_]+\s){{1,2}}{WRITERS}|L[’']{WRITERS}", re.IGNORECASE
)
NO_NAME = (  # what stands before a noun, or before the name of somebody met earlier
    r"(?!(?:The|An?|This|Our|His|Her|Its|Their|My|Mrs?|Ms|Miss|Der|Die|Das|Eine?|Unsere?|Ihre?|Seine?|Herr|Frau|Les?|La"
    r"|Une?|Mme|Madame|Monsieur|El|Los|Las|Un[ao]?|Sra?|Señora?|Os?|As?|Uma?|Il|Lo|Gli|I|Signora?|De|Het|Een|Mevrouw"
    r"|Meneer)\b)"
)
