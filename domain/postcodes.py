"""The state or province of a ZIP code or a Canadian postal code.

Source: the ranges of ZIP codes by state in the public data of the GeoDa Center
(opioid-policy-scan, meta/zipRange.js), kept by their first three digits: where a single code
of another state lies in a range (75502 in Arkansas, 06390 in New York), every number of its three
digits may be in either. The territories and Canada: the postal services' own prefixes. A ZIP code
that crosses a state line counts where its post office is.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_ZIP: Final = """
AK 995-999; AL 350-369; AR 716-729 755; AZ 850-865; CA 900-961; CO 800-816; CT 060-069;
DC 200-205 207; DE 197-199; FL 320-339 341-342 344 346-347 349; GA 300-319 398-399; HI 967-968;
IA 500-528 681; ID 832-838; IL 600-629; IN 460-479; KS 660-679; KY 400-427; LA 700-714;
MA 010-027 055; MD 203 206-219; ME 039-049; MI 480-499; MN 550-567; MO 630-658; MS 386-397 712;
MT 590-599; NC 270-289; ND 580-588; NE 680-693; NH 030-038; NJ 070-089; NM 870-884; NV 889-898;
NY 005 063 100-149; OH 430-459; OK 730-732 734-749; OR 970-979; PA 150-196; RI 028-029;
SC 290-299; SD 570-577; TN 370-385; TX 733 750-799 885; UT 840-847; VA 200-201 220-246;
VT 050-054 056-059; WA 980-994; WI 530-549; WV 247-268; WY 820-831;
PR 006-007 009; VI 008; AS 967; GU 969; MP 969
"""
_CANADA: Final = """
A NL; B NS; C PE; E NB; G QC; H QC; J QC; K ON; L ON; M ON; N ON; P ON; R MB; S SK; T AB; V BC;
X NT NU; Y YT
"""
# Four digits: a spreadsheet took the leading zero of a New England or New Jersey code.
_A_ZIP: Final = re.compile(r"(\d{4,5})(?:-\d{4})?")
_A_POSTAL_CODE: Final = re.compile(r"([a-z])\d[a-z] ?\d[a-z]\d", re.IGNORECASE)


def _zips() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _ZIP.split(";"):
        state, *ranges = row.split()
        for each in ranges:
            first, _, last = each.partition("-")
            for prefix in range(int(first), int(last or first) + 1):
                found.setdefault(f"{prefix:03}", set()).add(f"US-{state}")
    return MappingProxyType({prefix: frozenset(states) for prefix, states in found.items()})


def _letters() -> Mapping[str, frozenset[str]]:
    rows = (row.split() for row in _CANADA.split(";"))
    return MappingProxyType(
        {letter: frozenset(f"CA-{each}" for each in provinces) for letter, *provinces in rows}
    )


_STATES: Final = _zips()
_PROVINCES: Final = _letters()


def read_postcode(text: str) -> frozenset[str]:
    """The states (ISO 3166-2) that a code may be in; empty where it is none that tells one.

    A military post office is in no state.
    """
    code = text.strip()
    if found := _A_ZIP.fullmatch(code):
        return _STATES.get(found[1].zfill(5)[:3], frozenset())
    if found := _A_POSTAL_CODE.fullmatch(code):
        return _PROVINCES.get(found[1].upper(), frozenset())
    return frozenset()
