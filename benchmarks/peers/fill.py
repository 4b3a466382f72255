"""Fills a peer's queue: `python -m benchmarks.peers.fill celery 0 5000`, from place 0 on."""

import sys

from redis import Redis
from rq import Queue

from benchmarks.peers import celery_texts, dramatiq_texts, texts

QUEUE = "texts"


def fill(peer: str, places: range) -> None:
    """One task for each text."""
    if peer == "celery":
        for place in places:
            celery_texts.send.delay(place)
    elif peer == "dramatiq":
        for place in places:
            dramatiq_texts.send.send(place)
    else:
        queue = Queue(QUEUE, connection=Redis.from_url(texts.REDIS))
        jobs = [
            Queue.prepare_data(texts.send, [place], result_ttl=0, failure_ttl=60)
            for place in places
        ]
        queue.enqueue_many(jobs)


if __name__ == "__main__":
    fill(sys.argv[1], range(int(sys.argv[2]), int(sys.argv[3])))
