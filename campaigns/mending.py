"""Taking the mended text that a warning offers, with one press."""

from campaigns import editing
from campaigns.forms import EditForm
from domain.actors import Actor
from domain.errors import Refused
from domain.views import CampaignView
from runtime import Runtime

GONE = "There is nothing to mend any more: the draft has changed since. Look at its card."


def mend(
    rt: Runtime, who: Actor, public_id: str, *, code: str, seen_wording_id: int
) -> CampaignView:
    """Make the fix of the warning with that code the draft's text: an edit like any other.

    Which text that is, is worked out here anew; refused where another text was seen.
    """
    view = editing.editable(rt, who, public_id)
    fixes = (warning.fix for warning in view.warnings if warning.code == code and warning.fix)
    fix = next(fixes, None)
    if fix is None or view.wording_id != seen_wording_id:
        raise Refused(GONE)
    form = EditForm(message=fix.template, seen_wording_id=seen_wording_id)
    return editing.edit(rt, who, view.public_id, form)
