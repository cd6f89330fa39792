"""Function words (articles, prepositions, pronouns ...) by language, for language detection."""

from __future__ import annotations

from collections.abc import Mapping


def _sets(rows: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(row.split()) for name, row in rows.items()}


WORDS = _sets(
    {
        "en": "the of and to in at is was that for it on with as his her by be this are were been have has had not"
        " but from they their which you your we our or an will would can could there when who what if about into than"
        " its she he him my i me do does did no so up out all more one after said over also",
        "es": "el la los las del de que y en un una unos unas por con se para es fue su sus al lo ha han como más pero"
        " no si ya este esta estos estas eso hay son ser está están era muy también entre cuando sobre sin desde hasta"
        " donde porque nos le les me mi tu yo usted todo todos otro otra según hace había",
        "fr": "le la les des du de et est un une dans pour au aux il elle que qui sur été ont ce cette ces depuis ne"
        " pas plus par avec sont son sa ses leur leurs nous vous ils elles on se en mais ou où comme être avoir fait"
        " était peut tout tous aussi même très sans si je y d l c n s qu",
        "de": "der die das und ist nicht ein eine einen einem einer von mit den dem des im am zu zum zur sich auf wurde"
        " es hat seit sie er wir ich ihr für bei nach aus an in als auch wie noch nur aber oder wenn werden wird sind"
        " war waren haben hatte kann können durch über unter vor bis um dass diese dieser dieses mehr man",
        "it": "il lo la i gli le di del dello della dei degli delle che e un uno una per con è sono si da dal dalla al"
        " allo alla ai agli alle ha hanno nel nella nei non in su sul sulla come più ma anche se questo questa questi"
        " queste era stato stata essere ci mi ti suo sua loro o dopo tra quando chi cui",
        "pt": "o a os as do da dos das de que e em um uma uns umas no na nos nas para com foi não se ao aos à às é por"
        " pelo pela mais como mas ou são ser está estão tem têm seu sua seus suas ele ela eles isso este esta esse"
        " essa também já muito quando sobre entre até depois sem você foram era há",
        "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als bij door naar uit maar dan nog of"
        " over heeft hebben had werd worden wordt was waren wel geen zich kan kunnen ze zij hij wij we ik je u die dit"
        " deze tot meer al hun haar onder tegen na moet zal zou wat wie",
    }
)
# Languages that share many of these words: without lists of their own they would be detected as one of the seven.
NEIGHBOURS = _sets(
    {
        "da": "og i at det er en den til af for ikke der som med på de et har han var fra vi kan blev men om eller sig"
        " jeg du være også efter over ved ud så skal nu",
        "sv": "och i att det är en den till av för inte som med på de ett har han var från vi kan blev men om eller sig"
        " jag du vara också efter över vid ut så ska nu är när",
        "no": "og i at det er en den til av for ikke som med på de et har han var fra vi kan ble men om eller seg jeg"
        " du være også etter over ved ut så skal nå",
        "ca": "el la els les del de que i en un una per amb es és va seu seva al als ha han com més però no si aquest"
        " aquesta són ser està entre quan sobre sense des fins també molt o dels pel",
        "gl": "o a os as do da dos das de que e en un unha por con se para é foi seu súa ao aos non máis como pero ou"
        " son ser está unhas pola polo tamén xa moi cando sobre entre ata sen",
        "ro": "și de la în a cu pe care din un o nu este sunt pentru prin că se sau mai al ale cel cea au fost lui ei"
        " dar după între această acest",
        "la": "et in est non ad ut cum ex de quod qui quae sed si a ab per esse sunt hoc atque ac nec etiam enim dolor",
        "af": "die en van is in het nie te dat op vir met wat was hy sy ek ons hulle om aan by as ook of maar deur kan",
        "pl": "i w na z do się nie to że jest o jak po za od przez dla ale czy tym co lub są był być oraz który",
        "tr": "ve bir bu da de için ile olarak daha olan çok gibi sonra kadar ne o en her var değil ama",
    }
)
