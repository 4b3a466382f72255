"""The post that asks for the approval of a key: it says what came of it, and loses its button."""

import structlog

from gateways.redis import once
from gateways.slack.blocks.keys_form import closed
from gateways.slack.errors import SlackAway, SlackRefused
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from models import keys
from runtime import Runtime

log = structlog.get_logger(__name__)

EVERY_SECONDS = 60


def close(key_id: int) -> None:
    """RQ job: edit the post of a key that was approved or revoked; the clock comes back for it."""
    rt = runtime()
    with rt.db.read() as session:
        key = keys.get(session, key_id)
        ts, channel_id, view = key.asked_ts, key.channel_id, keys.view(session, key)
    if ts is None:
        return
    try:
        rt.slack.update(channel_id, ts, closed(view))
    except SlackAway as away:
        log.info("key_post_put_off", key=view.public_id, seconds=away.retry_after)
        return
    except SlackRefused as refused:
        log.warning("key_post_refused", key=view.public_id, error=refused.error)
    with rt.db.write() as session:
        keys.note_post(session, key_id, None)


def look_at_key_posts(rt: Runtime) -> None:
    """For the clock: posts whose key was decided on while they were posted, or Slack was away."""
    if not once.claim(rt.redis, "keyposts", EVERY_SECONDS):
        return
    with rt.db.read() as session:
        found = list(keys.to_close(session))
    for key_id in found:
        enqueue(rt, QueueName.WORK, close, key_id)
