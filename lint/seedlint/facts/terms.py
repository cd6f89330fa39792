"""Terms: the content words of a document, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from seedlint.text.lazy import lazy

WORD = lazy(r"[^\W\d_]{3,}(?:['’-][^\W\d_]+)*")
# Stop words of English, German, French and Spanish: common in any text, so they say nothing about its subject.
STOP_WORDS = frozenset(
    (
        "about above after again against all also although always among and another any anyone anything are"
        " aren't around because been before being below between both but can can't cannot could couldn't did"
        " didn't does doesn't doing don't done down during each either else etc even ever every everyone"
        " everything few first for from further get gets getting got had hadn't has hasn't have haven't having her"
        " here here's hers herself him himself his how however i'm i've into isn't it's its itself just last least"
        " less let let's like made make makes making many may maybe might more most much must near need never next"
        " nor not nothing now off often once one only onto other others our ours ourselves out over own per"
        " perhaps put rather really said same say says see seem seems several shall she should shouldn't since"
        " some someone something still such take than that that's the their theirs them themselves then there"
        " there's these they they're this those though through thus too toward towards two under until upon use"
        " used using very via want was wasn't way we're well were weren't what what's when where whether which"
        " while who whom whose why will with within without won't would wouldn't yet you you're your yours"
        " yourself aber alle allem allen aller alles als also andere anderen auch auf aus bei beim bin bis bist"
        " dann dass das dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort durch"
        " ein eine einem einen einer eines einige etwas euch für gegen hat hatte hatten haben hier hinter ich ihm"
        " ihn ihnen ihr ihre ihrem ihren ihrer immer ins ist jede jeden jeder jedes jetzt kann kein keine keinen"
        " können man mehr mein meine mich mir mit muss nach nicht nichts noch nun nur oder ohne sehr sein seine"
        " seinem seinen seiner seit sich sie sind soll sollte sondern über und uns unser unter vom von vor war"
        " waren was weil wenn werden wer wie wieder will wir wird wurde wurden zum zur zwar zwischen ainsi alors"
        " après aucun aussi autre autres aux avant avec avoir car ces cet cette ceux chaque comme dans depuis des"
        " deux donc elle elles encore entre est était étaient été être fait font ils jusqu leur leurs lors lui"
        " mais même mêmes mes moins mon nos notre nous ont par parce pas pendant peu peut plus pour pourquoi quand"
        " que quel quelle qui quoi sans ses selon ses soit son sont sous sur tandis tous tout toute toutes très"
        " une vers vos votre vous ante antes aquel aunque bajo cada como con contra cual cuando del desde donde"
        " dos ella ellas ellos entre era eran eres esa esas ese eso esos esta está están estas este esto estos fue"
        " fueron había hacia han hasta hay las les los más mientras mis mucho muy nada nos nosotros otra otras"
        " otro otros para pero poco por porque pues puede que quien quienes según ser sido sin sobre son sus tal"
        " también tan tanto tiene tienen toda todas todo todos una unas uno unos usted ya"
    ).split()
)


def terms(prose: str) -> Mapping[str, int]:
    """Return the count of each word of three letters or more, in lower case, apostrophes straight, no stop words."""
    words = Counter(WORD.findall(prose.lower().replace("’", "'")))
    return {word: count for word, count in words.items() if word not in STOP_WORDS}
