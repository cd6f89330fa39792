"""Plainly written phone numbers of the United States, validated without libphonenumber: loading that takes 30 ms.

The results are those of the library; where that isn't certain, the caller has to use the library.
"""

from __future__ import annotations

import re

from seedlint.text.digits import PUNCTUATION
from seedlint.text.lazy import lazy

# Area codes, toll-free ones among them: libphonenumber 8.13 and 9.0 accept all that goes on with a digit from 2 on.
AREAS = frozenset(
    """
    201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 223 224 225 228 229 231 234 239 240 248
    251 252 253 254 256 260 262 267 269 270 272 276 279 281 283
    301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 326 330 331 332 334 336 337
    339 341 346 347 351 352 360 361 364 380 385 386
    401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 442 443 445 447 448
    458 463 464 469 470 475 478 479 480 484
    501 502 503 504 507 508 509 510 512 513 515 516 517 518 520 530 531 534 539 540 541 551 559 561 562 563 564 567
    570 571 572 573 574 575 580 582 585 586
    601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 623 626 628 629 630 631 636 640 641 646 650
    651 656 657 659 660 661 662 667 669 678 680 681 682 689
    701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 725 726 727 731 732 734 737 740 743 747 754
    757 760 762 763 765 769 770 771 772 773 774 775 779 781 785 786
    800 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 820 826 828 830 831 832 833 838 839 840 843 844
    845 847 848 850 854 855 856 857 858 859 860 862 863 864 865 866 870 872 877 878 888
    901 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 925 928 929 930 931 934 936 937 938 940 941
    943 945 947 948 949 951 952 954 956 959 970 971 972 973 978 979 980 984 985 986 989
    """.split()
)
ROW = lazy(rf"\(?\d(?:{PUNCTUATION}{{0,4}}\d)*")  # digits as near to each other may be read as one number
PLAIN = lazy(r"(?:1[-. ])?(?:([2-9]\d\d)[-. ]|\(([2-9]\d\d)\) ?)[2-9]\d\d[-. ]\d{4}", re.ASCII)
FEWEST = 10  # digits of a number without a country code
ABROAD = "011"  # is dialled before a country code
BEFORE, AFTER = " \t\u00a0,;:", " \t\r\u00a0.,;:!?"  # the characters that may stand beside a number
OPENING = lazy(rf"[(\[\uff08\uff3b]{PUNCTUATION}{{0,4}}\Z")  # what a number would begin with
# What may lead from a number to its extension ("ext.", "int", "anexo", "#"): a sign or letters, none of them of these.
LEADING_ON = lazy(r"[^\W\d_]|[#~\uff03\uff5e]")
PARTING = lazy(r"[bcdfghjklmpqruvwyz]", re.IGNORECASE)


def plain_numbers(line: str) -> tuple[tuple[int, int, str], ...] | None:
    """Return the offsets of the valid numbers of a line, with the international form of each; None if uncertain.

    It is certain if everything with enough digits is written plainly and stands alone.
    """
    if "+" in line or "\uff0b" in line:
        return None
    rows = [row.span() for row in ROW.finditer(line)]
    found: list[tuple[int, int, str]] = []
    for index, (start, end) in enumerate(rows):
        digits = "".join(filter(str.isdecimal, line[start:end]))
        if len(digits) < FEWEST and ABROAD not in digits:
            continue
        number = PLAIN.fullmatch(line, start, end)
        if number is None or (number[1] or number[2]) not in AREAS:
            return None
        before = line[rows[index - 1][1] if index else 0 : start]
        after = line[end : rows[index + 1][0] if index + 1 < len(rows) else len(line)]
        if (index and _may_lead_on(before)) or (index + 1 < len(rows) and _may_lead_on(after)):
            return None
        if before[-1:] not in BEFORE or after[:1] not in AFTER or OPENING.search(before):
            return None
        found.append((start, end, f"+1{digits[-FEWEST:]}"))
    return tuple(found)


def _may_lead_on(between: str) -> bool:
    """Tell whether what stands between two rows of digits may make the second one an extension of the first."""
    return LEADING_ON.search(between) is not None and not PARTING.search(between)
