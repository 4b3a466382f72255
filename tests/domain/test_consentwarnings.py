"""What a draft is warned of: consent that ends before its text leaves."""

from datetime import date

from domain.consentwarnings import ending_consent
from domain.proofreading.warning import DraftWarning, WarningCode
from domain.windows import Kind

EXPIRING = {"2026-11-24": 1_200, "2026-11-26": 4, "2026-12-20": 7}


def warned(leaves_by: date, kind: Kind = Kind.MARKETING) -> list[DraftWarning]:
    return list(ending_consent(kind, EXPIRING, leaves_by=leaves_by))


def test_consent_that_ends_by_the_day_on_which_the_text_leaves_is_counted() -> None:
    (found,) = warned(date(2026, 11, 26))

    assert (found.code, found.rows) == (WarningCode.CONSENT_ENDS, 1_204)
    assert found.text.startswith("The consent of 1,204 recipients ends by Nov 26, 2026")
    assert "skipped" in found.text


def test_consent_that_outlasts_it_is_not() -> None:
    assert warned(date(2026, 11, 23)) == []


def test_only_marketing_skips_whoever_s_consent_has_ended() -> None:
    (found,) = warned(date(2026, 11, 24), Kind.INFORMATIONAL)
    assert "skipped" not in found.text
