"""Columns whose yes is somebody's no: opted out, unsubscribed, STOP; and what their cells say.

Their words are their own: “in” and “active” are no yes here, and “out” is no no. What could be
read either way is refused, since both readings harm: one texts whom it must not, the other
silences whoever agreed.
"""

import re
from collections.abc import Sequence
from typing import Final

from domain.consentcells import Unreadable, flat


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_REFUSED: Final = _names("""opted_out opt_out optout opt_out_status optout_status opted_out_status
    is_opted_out has_opted_out sms_opt_out sms_optout sms_opted_out sms_opt_out_status text_opt_out
    marketing_opt_out unsubscribed unsubscribe is_unsubscribed sms_unsubscribed unsubscribe_status
    do_not_text do_not_sms do_not_contact do_not_message do_not_disturb dont_text no_text no_texts
    no_sms dnt dnc stop stopped sms_stop stop_texts revoked withdrawn consent_withdrawn
    consent_revoked""")
_STATUS: Final = _names("status contact_status customer_status sms_status")
_SAYS_OUT: Final = _names("""opted_out opt_out optout optedout unsubscribed unsubscribe
    not_subscribed unsub dnc dnt do_not_contact do_not_text do_not_sms stop stopped stopall stop_all
    revoked withdrawn consent_revoked consent_withdrawn""")
_OUT: Final = (
    _SAYS_OUT
    | _names("yes y true t 1 x on out si ja oui sim declined denied refused blocked removed quit")
    | {"✓", "✔", "☑"}
)
_NOT_OUT: Final = _names("""no n false f 0 off none nein non nao in opted_in opt_in optin optedin
    subscribed not_opted_out not_unsubscribed never_opted_out consented""") | {"☐"}
_SAYS_IN: Final = _names("subscribed opted_in opt_in optin not_opted_out not_unsubscribed")
_SUBSCRIPTION: Final = ("subscription_status", "subscriber_status", "opt_in_status")
_NUMBERED: Final = re.compile(r"_\d+$")


def plain_name(name: str) -> str:
    """A field's name without the number that tells it from another of the same name."""
    return _NUMBERED.sub("", name)


def refusal_places(names: Sequence[str]) -> tuple[int, ...]:
    """Where among these field names columns of refusals are, from zero."""
    return tuple(at for at, name in enumerate(names) if plain_name(name) in _REFUSED)


def status_places(names: Sequence[str]) -> tuple[int, ...]:
    """Where columns are that may say anything, among it that somebody is out."""
    return tuple(at for at, name in enumerate(names) if plain_name(name) in _STATUS)


def refuses(cell: str, *, or_else: bool | None = None) -> bool:
    """Whether a cell of a column of refusals says that somebody is out; a blank one does not.

    What means neither is `or_else`, or raises Unreadable.
    """
    word = flat(cell)
    if word in _OUT or (word in _NOT_OUT or not cell.strip()):
        return word in _OUT
    if or_else is None:
        raise Unreadable(cell, "in the opt-out column is neither yes nor no")
    return or_else


def says_out(cell: str) -> bool:
    """Whether a cell of any status says so in words that mean nothing else."""
    return flat(cell) in _SAYS_OUT


def gets_texts(values: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row of a list of opt-outs says that its person is not out, and nothing else.

    Whatever is unclear, or blank, leaves the person on the list: whoever is on it wants no texts.
    """
    refused = [values[at] for at in refusal_places(names) if values[at].strip()]
    told = [flat(values[at]) for at in (*status_places(names), *_subscriptions(names))]
    if any(refuses(cell, or_else=True) for cell in refused) or _SAYS_OUT.intersection(told):
        return False
    return bool(refused) or not _SAYS_IN.isdisjoint(told)


def _subscriptions(names: Sequence[str]) -> tuple[int, ...]:
    return tuple(at for at, name in enumerate(names) if plain_name(name).endswith(_SUBSCRIPTION))
