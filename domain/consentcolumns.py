"""The columns of a list that tell who agreed: found by their names, read cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.consent import UNDATED, ConsentKind, Origin, Status, is_in_writing, origin_of
from domain.consentcells import (
    Setting,
    Unreadable,
    flat,
    read_kind,
    read_moment,
    read_status,
)
from domain.refusalcells import plain_name, refusal_places, refuses, says_out, status_places


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
    accepts_sms accepts_texts subscribed is_subscribed sms_subscribed text_subscribed
    subscription subscription_status sms_subscription sms_subscription_status subscriber_status
    sms_marketing_subscribed double_opt_in consentimiento consentement
    einwilligung zustimmung
    toestemming consenso consentimento""")
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


_Answer = tuple[Status, datetime | None, ConsentKind | None]
"""Yes, no or not yet; since when, and of which kind, where the cell says so."""


@dataclass(frozen=True, slots=True)
class ConsentColumns:
    """Their places among a row's values, from zero; None, or empty, where there is none such."""

    consent: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
    status: tuple[int, ...] = ()
    """May say anything, among it that somebody is out; only that is read of them."""
    marketing: frozenset[int] = frozenset()
    """Those of `consent` whose name says that they are about marketing, in writing."""
    date: int | None = None
    source: int | None = None
    kind: int | None = None
    wording: int | None = None
    evidence: int | None = None
    expires: int | None = None

    def __bool__(self) -> bool:
        return bool(self.status) or self.asks

    @property
    def asks(self) -> bool:
        """Whether each row is asked if its person agreed; a status tells of a no alone."""
        return bool(self.consent or self.refused) or self.date is not None

    def read(self, values: Sequence[str], setting: Setting) -> Told | None:
        """What one row tells, or None; of several columns a no outweighs. Raises Unreadable."""
        source = _cell(values, self.source) or setting.source
        if any(says_out(it) for it in self._cells(values, self.status)) or any(
            refuses(it, or_else=False) for it in self._cells(values, self.refused)
        ):
            # A date beside it is that of the consent: the no counts from now.
            status, at, kind, until = Status.WITHDRAWN, None, ConsentKind.EXPRESS, None
        else:
            said = self._said(values, setting)
            if said is None:
                return None
            status, at, named = said
            at = _day(values, self.date, setting) or at
            kind = named or self._kind(values, source, setting)
            until = _day(values, self.expires, setting, ahead=True)
        return _told(
            status,
            kind,
            setting,
            at=at,
            source=source,
            wording=_cell(values, self.wording) or setting.wording,
            evidence=_cell(values, self.evidence) or setting.evidence,
            until=until,
        )

    def _said(self, values: Sequence[str], setting: Setting) -> _Answer | None:
        found: list[_Answer] = []
        unclear: Unreadable | None = None
        for cell in self._cells(values, self.consent):
            try:
                found.append(read_status(cell, setting))
            except Unreadable as error:
                unclear = error
        if any(status is Status.WITHDRAWN for status, *_ in found):
            return Status.WITHDRAWN, None, None
        for cell in self._cells(values, self.refused):
            refuses(cell)
        if unclear is not None:
            raise unclear
        if not self.consent and _cell(values, self.date):
            return Status.GIVEN, None, None
        return _together(found)

    def _cells(self, values: Sequence[str], places: Sequence[int]) -> Sequence[str]:
        return [cell for at in places if (cell := _cell(values, at))]

    def _kind(self, values: Sequence[str], source: str, setting: Setting) -> ConsentKind:
        told = _cell(values, self.kind)
        if told:
            kind = read_kind(flat(told))
            if kind is None:
                raise Unreadable(told, "is neither written nor express")
            return kind
        if setting.kind is not None:
            return setting.kind
        agreed = any(_cell(values, at) for at in self.marketing)
        in_writing = agreed or is_in_writing(origin_of(source))
        return ConsentKind.WRITTEN if in_writing else ConsentKind.EXPRESS


def find_columns(names: Sequence[str]) -> ConsentColumns:
    """Which of these field names (`domain.headers`) tell of consent."""
    consent = tuple(at for at, name in enumerate(names) if plain_name(name) in _CONSENT)
    return ConsentColumns(
        consent=consent,
        refused=refusal_places(names),
        status=status_places(names),
        marketing=frozenset(at for at in consent if plain_name(names[at]) in _MARKETING),
        date=_first(names, _DATE),
        source=_first(names, _SOURCE),
        kind=_first(names, _KIND),
        wording=_first(names, _WORDING),
        evidence=_first(names, _EVIDENCE),
        expires=_first(names, _EXPIRES),
    )


def _together(found: Sequence[_Answer]) -> _Answer | None:
    """One answer of several that agree: not yet outweighs yes, and the earliest day counts."""
    if not found:
        return None
    status = Status.PENDING if any(it[0] is Status.PENDING for it in found) else Status.GIVEN
    days = [it[1] for it in found if it[1] is not None]
    kinds = [it[2] for it in found if it[2] is not None]
    return status, min(days, default=None), kinds[0] if kinds else None


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


def _day(
    values: Sequence[str], place: int | None, setting: Setting, *, ahead: bool = False
) -> datetime | None:
    cell = _cell(values, place)
    return read_moment(cell, setting, ahead=ahead) if cell else None
