"""Lists whose job died, or that waited for Slack: somebody goes on reading them."""

from datetime import timedelta
from typing import Final

from jobs.contactlists import enqueue_list
from models import contactlists
from runtime import Runtime

SILENCE: Final = timedelta(seconds=30)


def look_at_contact_lists(rt: Runtime) -> None:
    """Go on with lists that have given no sign for a while."""
    with rt.db.read() as session:
        unread = contactlists.waiting(session, rt.clock() - SILENCE)
    for list_id in unread:
        enqueue_list(rt, list_id)
