"""What became of the team's answers: their posts are drawn anew as their texts move.

Looked for, not told by whoever moves a text: a receipt, Twilio's log, a stop, a process that died.
"""

from jobs import card, threads
from models import team_answers
from runtime import Runtime


def look_at_team_answers(rt: Runtime) -> None:
    """For the clock: show how the team's answers stand; who got none waits for one again."""
    with rt.db.read() as session:
        if not team_answers.any_moved(session):
            return
    now = rt.clock()
    moved = rt.db.write_again(lambda session: team_answers.follow(session, now))
    for campaign_id, workspace_id in {(it.campaign_id, it.workspace_id) for it in moved}:
        threads.enqueue_gather(rt, campaign_id=campaign_id, workspace_id=workspace_id)
        if campaign_id is not None:
            card.nudge(rt, campaign_id)
