"""Area codes of the North American plan: whose law, and which time zones, a number may be under.

Source: the administrator's own report of all area codes (nationalnanpa.com, npa_report.csv of
January 5, 2026): columns LOCATION, TIME_ZONE and OVERLAY_COMPLEX. Three things are ours, because
the report is wrong or too coarse there: codes of one overlay share all of its zones (the report has
986 in one zone and 208, the same ground, in two), zones that a clock tells apart (the report says M
for Phoenix and for Denver), and the corners that it leaves out, each with its reason below. What
libphonenumber knows beyond this is added by `domain.zones`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_E = "America/New_York"
_C = "America/Chicago"
_M = "America/Denver"
_P = "America/Los_Angeles"
_AZ = "America/Phoenix"
_AK = "America/Anchorage"
_ADAK = "America/Adak"
_HI = "Pacific/Honolulu"
_PR = "America/Puerto_Rico"

# One row: where, its zones, its area codes.
_UNITED_STATES: Final = (
    ("US-AL", (_C,), "205 251 256 334 483 659 938"),
    ("US-AK", (_AK, _ADAK), "907"),  # Adak: the Aleutian Islands west of 169°30' W
    ("US-AR", (_C,), "327 479 501 870"),
    ("US-AZ", (_AZ,), "480 520 602 623"),
    ("US-AZ", (_AZ, _M), "928"),  # the Navajo Nation puts its clocks forward, Arizona does not
    (
        "US-CA",
        (_P,),
        "209 213 279 310 323 341 350 357 369 408 415 424 442 510 530 559 562 619 626 628 650 657 "
        "661 669 707 714 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951",
    ),
    ("US-CO", (_M,), "303 719 720 748 970 983"),
    ("US-CT", (_E,), "203 475 860 959"),
    ("US-DC", (_E,), "202 771"),
    ("US-DE", (_E,), "302"),
    (
        "US-FL",
        (_E,),
        "239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954",
    ),
    ("US-FL", (_E, _C), "448 850"),
    ("US-GA", (_E,), "229 404 470 478 565 678 706 762 770 912 943"),
    ("US-HI", (_HI,), "808"),
    ("US-IA", (_C,), "319 515 563 641 712"),
    ("US-ID", (_M, _P), "208 986"),
    ("US-IL", (_C,), "217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872"),
    ("US-IN", (_E,), "260 317 463 765"),
    ("US-IN", (_E, _C), "219 574 812 930"),
    ("US-KS", (_C,), "316 913"),
    ("US-KS", (_C, _M), "620 785"),
    ("US-KY", (_E,), "502 761 859"),
    ("US-KY", (_E, _C), "270 364 606"),
    ("US-LA", (_C,), "225 318 337 457 504 985"),
    ("US-MA", (_E,), "339 351 413 508 617 774 781 857 978"),
    ("US-MD", (_E,), "227 240 301 410 443 667"),
    ("US-ME", (_E,), "207"),
    ("US-MI", (_E,), "231 248 269 313 517 586 616 679 734 810 947 989"),
    ("US-MI", (_E, _C), "906"),
    ("US-MN", (_C,), "218 320 507 612 651 763 924 952"),
    ("US-MO", (_C,), "235 314 417 557 573 636 660 816 975"),
    ("US-MS", (_C,), "228 471 601 662 769"),
    ("US-MT", (_M,), "406"),
    ("US-NC", (_E,), "252 336 472 704 743 828 910 919 980 984"),
    ("US-ND", (_C, _M), "701"),
    ("US-NE", (_C,), "402 531"),
    ("US-NE", (_C, _M), "308"),
    ("US-NH", (_E,), "603"),
    ("US-NJ", (_E,), "201 551 609 640 732 848 856 862 908 973"),
    ("US-NM", (_M,), "505 575"),
    ("US-NV", (_P,), "702 725"),
    ("US-NV", (_P, _M), "775"),  # the report: "PT/MT only for W Wendover"
    (
        "US-NY",
        (_E,),
        "212 315 329 332 347 363 465 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 "
        "934",
    ),
    ("US-OH", (_E,), "216 220 234 283 326 330 380 419 436 440 513 567 614 740 937"),
    ("US-OK", (_C,), "405 539 572 580 918"),
    ("US-OR", (_P,), "503 971"),
    ("US-OR", (_P, _M), "458 541"),
    ("US-PA", (_E,), "215 223 267 272 412 445 484 570 582 610 717 724 814 835 878"),
    ("US-RI", (_E,), "401"),
    ("US-SC", (_E,), "803 821 839 843 854 864"),
    ("US-SD", (_C, _M), "605"),
    ("US-TN", (_C,), "615 629 731 901"),
    ("US-TN", (_E,), "865"),
    ("US-TN", (_E, _C), "423 729 931"),
    (
        "US-TX",
        (_C,),
        "210 214 254 281 325 346 361 409 430 432 469 512 621 682 713 726 737 806 817 830 832 903 "
        "936 940 945 956 972 979",
    ),
    ("US-TX", (_C, _M), "915"),
    ("US-UT", (_M,), "385 435 801"),
    ("US-VA", (_E,), "276 434 540 571 686 703 757 804 826 948"),
    ("US-VT", (_E,), "802"),
    ("US-WA", (_P,), "206 253 360 425 509 564"),
    ("US-WI", (_C,), "262 274 353 414 534 608 715 920"),
    ("US-WV", (_E,), "304 681"),
    ("US-WY", (_M,), "307"),
    ("US-AS", ("Pacific/Pago_Pago",), "684"),
    ("US-GU", ("Pacific/Guam",), "671"),
    ("US-MP", ("Pacific/Guam",), "670"),
    ("US-PR", (_PR,), "787 939"),
    ("US-VI", (_PR,), "340"),
)

_TORONTO = "America/Toronto"
_HALIFAX = "America/Halifax"
_EDMONTON = "America/Edmonton"
_VANCOUVER = "America/Vancouver"
_REGINA = "America/Regina"
_WINNIPEG = "America/Winnipeg"
_PEACE = "America/Dawson_Creek"

# The report has one letter for each of these but 807 and 867. The tz database (zone.tab) tells
# apart: the Peace River and the Kootenays in British Columbia, Lloydminster in Saskatchewan, the
# Magdalen Islands and Blanc-Sablon in Quebec, Labrador, Atikokan in Ontario, Coral Harbour and
# the Yukon. 236, 257, 672 and 778 lie over 250 too.
_CANADA: Final = (
    ("CA-AB", (_EDMONTON,), "368 403 587 780 825"),
    ("CA-BC", (_VANCOUVER,), "604"),
    ("CA-BC", (_VANCOUVER, _EDMONTON, _PEACE), "236 250 257 672 778"),
    ("CA-MB", (_WINNIPEG,), "204 431 584"),
    ("CA-NB", (_HALIFAX,), "428 506"),
    ("CA-NL", ("America/St_Johns", "America/Goose_Bay", _PR), "709 879"),
    ("CA-NS", (_HALIFAX,), "782 902"),
    (
        "CA-ON",
        (_TORONTO,),
        "226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 905 942",
    ),
    ("CA-ON", (_TORONTO, _WINNIPEG, "America/Panama"), "807"),
    ("CA-QC", (_TORONTO,), "263 354 438 450 468 514 579 819 873"),
    ("CA-QC", (_TORONTO, _HALIFAX, _PR), "273 367 418 581"),
    ("CA-SK", (_REGINA, _EDMONTON), "306 474 639"),
    (
        "CA-NT",  # shared with the Yukon and Nunavut
        (_TORONTO, "America/Panama", _WINNIPEG, _EDMONTON, "America/Whitehorse", _VANCOUVER),
        "867",
    ),
)


def _by_code() -> Mapping[str, tuple[str, frozenset[str]]]:
    return MappingProxyType(
        {
            code: (where, frozenset(zones))
            for where, zones, codes in _UNITED_STATES + _CANADA
            for code in codes.split()
        }
    )


AREA_CODES: Final = _by_code()
"""Area code to its state or province (ISO 3166-2) and its zones."""

_PARTS: Final = {
    "CA-NT": frozenset({_EDMONTON}),
    "CA-NU": frozenset({_TORONTO, "America/Panama", _WINNIPEG, _EDMONTON}),
    "CA-PE": frozenset({_HALIFAX}),
    "CA-YT": frozenset({"America/Whitehorse"}),
}
"""Provinces that share an area code with another one; from the tz database."""


def _of_states() -> Mapping[str, frozenset[str]]:
    zones: dict[str, frozenset[str]] = {}
    for where, area in AREA_CODES.values():
        zones[where] = zones.get(where, frozenset()) | area
    return MappingProxyType(zones | _PARTS)


STATE_ZONES: Final = _of_states()
"""State or province to every zone of it."""

_UNITED_STATES_BEYOND: Final = "500 521 522 523 524 525 526 527 528 529 532 533 538 544 566 577 588"
UNITED_STATES_BEYOND: Final = frozenset({*_UNITED_STATES_BEYOND.split(), "700", "710"})
"""Codes of no place, in use in the United States: such a number may be in any of its zones."""
CANADA_BEYOND: Final = frozenset({"600", "622", "633"})
"""Codes of no place, in use in Canada."""
TOLL_FREE: Final = frozenset({"800", "833", "844", "855", "866", "877", "888"})
"""Toll-free codes: any zone of both countries."""
