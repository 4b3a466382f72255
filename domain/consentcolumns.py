"""The columns of a list that tell who agreed: found by their names, read cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final

from domain.consent import UNDATED, ConsentKind, Origin, Status, is_in_writing, origin_of
from domain.consentcells import (
    NO,
    YES,
    Setting,
    Unreadable,
    flat,
    read_kind,
    read_moment,
    read_status,
)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MARKETING: Final = _names("""written_consent marketing_consent sms_marketing_consent
    text_marketing_consent marketing_opt_in sms_marketing_opt_in marketing_optin
    express_written_consent prior_express_written_consent accepts_sms_marketing
    sms_marketing_status sms_marketing pewc""")
_CONSENT: Final = _MARKETING | _names("""consent consented consent_status consent_given
    has_consent sms_consent text_consent texting_consent consent_to_text consent_to_texts
    sms_consent_status opt_in optin opted_in opt_in_status sms_opt_in sms_optin text_opt_in
    sms_opted_in agreed agreed_to_texts agreed_to_sms permission_to_text sms_permission
    accepts_sms accepts_texts sms_subscribed consentimiento consentement einwilligung zustimmung
    toestemming consenso consentimento""")
_REFUSED: Final = _names("""opted_out opt_out optout opt_out_status sms_opt_out sms_optout
    sms_opted_out unsubscribed do_not_text do_not_contact dnt dnc""")
_DATE: Final = _names("""consent_date consent_at consent_time consent_timestamp consent_on
    consented_at consented_on date_of_consent sms_consent_date sms_consent_at consent_given_at
    opt_in_date opt_in_at opt_in_time opt_in_timestamp optin_date optin_time opted_in_at
    opted_in_on sms_opt_in_date marketing_consent_date fecha_de_consentimiento""")
_SOURCE: Final = _names("""consent_source source_of_consent consent_origin consent_method
    consent_channel sms_consent_source opt_in_source optin_source opt_in_method optin_method
    opted_in_via consent_via""")
_KIND: Final = _names("consent_kind consent_type kind_of_consent type_of_consent consent_level")
_WORDING: Final = _names("""consent_wording consent_text consent_language consent_version
    wording_version consent_statement consent_disclosure""")
_EVIDENCE: Final = _names("""consent_evidence consent_url consent_proof consent_ip consent_link
    proof_of_consent consent_record""")
_EXPIRES: Final = _names("""consent_expires consent_expiry consent_expires_at consent_expires_on
    consent_until consent_valid_until consent_expiration consent_expiration_date""")


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of its person's consent."""

    status: Status
    kind: ConsentKind
    origin: Origin
    source: str = ""
    wording: str = ""
    evidence: str = ""
    at: datetime = UNDATED
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConsentColumns:
    """Their places among a row's values, from zero; None where a list has no such column."""

    consent: int | None = None
    refused: int | None = None
    date: int | None = None
    source: int | None = None
    kind: int | None = None
    wording: int | None = None
    evidence: int | None = None
    expires: int | None = None
    is_marketing: bool = False
    """The name of the column says that it is about marketing, in writing."""

    def __bool__(self) -> bool:
        return (self.consent, self.refused, self.date) != (None, None, None)

    @property
    def places(self) -> tuple[int, ...]:
        """All of them, where there are such."""
        found = (getattr(self, it.name) for it in fields(self) if it.name != "is_marketing")
        return tuple(it for it in found if it is not None)

    def read(self, values: Sequence[str], setting: Setting) -> Told | None:
        """What one row tells, or None; raises Unreadable."""
        said = self._said(values)
        if said is None:
            return None
        status, at, kind = read_status(said, setting)
        dated = _cell(values, self.date)
        if dated:
            at = read_moment(dated, setting)
        source = _cell(values, self.source) or setting.source
        until = _cell(values, self.expires)
        return _told(
            status,
            kind or self._kind(values, source, setting),
            setting,
            at=at,
            source=source,
            wording=_cell(values, self.wording) or setting.wording,
            evidence=_cell(values, self.evidence) or setting.evidence,
            until=read_moment(until, setting, ahead=True) if until else None,
        )

    def _said(self, values: Sequence[str]) -> str | None:
        refused = _cell(values, self.refused)
        if refused and flat(refused) in YES | NO:
            if flat(refused) in YES or flat(refused) in {"opted_out", "optout", "unsubscribed"}:
                return "no"
        elif refused:
            raise Unreadable(refused, "in the opt-out column is neither yes nor no")
        if self.consent is not None:
            return _cell(values, self.consent) or None
        return "yes" if _cell(values, self.date) else None

    def _kind(self, values: Sequence[str], source: str, setting: Setting) -> ConsentKind:
        told = _cell(values, self.kind)
        if told:
            kind = read_kind(flat(told))
            if kind is None:
                raise Unreadable(told, "is neither written nor express")
            return kind
        if setting.kind is not None:
            return setting.kind
        in_writing = self.is_marketing or is_in_writing(origin_of(source))
        return ConsentKind.WRITTEN if in_writing else ConsentKind.EXPRESS


def find_columns(names: Sequence[str]) -> ConsentColumns:
    """Which of these field names (`domain.headers`) tell of consent."""
    consent = _first(names, _CONSENT)
    return ConsentColumns(
        consent=consent,
        refused=_first(names, _REFUSED),
        date=_first(names, _DATE),
        source=_first(names, _SOURCE),
        kind=_first(names, _KIND),
        wording=_first(names, _WORDING),
        evidence=_first(names, _EVIDENCE),
        expires=_first(names, _EXPIRES),
        is_marketing=consent is not None and names[consent] in _MARKETING,
    )


def listed_one(setting: Setting) -> Told:
    """What a list without any such column says of everybody in it: they agreed."""
    return _told(
        Status.GIVEN,
        setting.kind or ConsentKind.EXPRESS,
        setting,
        at=None,
        source=setting.source,
        wording=setting.wording,
        evidence=setting.evidence,
        until=None,
    )


def _told(
    status: Status,
    kind: ConsentKind,
    setting: Setting,
    *,
    at: datetime | None,
    source: str,
    wording: str,
    evidence: str,
    until: datetime | None,
) -> Told:
    said_at = at or setting.at
    if said_at is None:
        # An undated no counts from now; an undated yes from before any other word.
        said_at = setting.now if status is Status.WITHDRAWN else UNDATED
    if until is None and setting.lasts is not None and status is not Status.WITHDRAWN:
        if said_at == UNDATED:
            raise Unreadable("", "there is no date, so nobody knows when it expires")
        until = said_at + setting.lasts
    return Told(
        status, kind, origin_of(source), source[:120], wording[:500], evidence[:300], said_at, until
    )


def _first(names: Sequence[str], known: frozenset[str]) -> int | None:
    return next((place for place, name in enumerate(names) if name in known), None)


def _cell(values: Sequence[str], place: int | None) -> str:
    return values[place].strip() if place is not None and place < len(values) else ""
