"""Dramatiq with one message a text: `dramatiq benchmarks.peers.dramatiq_texts -p 2 -t 32`."""

import dramatiq
from dramatiq.brokers.redis import RedisBroker

from benchmarks.peers import texts

dramatiq.set_broker(RedisBroker(url=texts.REDIS))
send = dramatiq.actor(texts.send, actor_name="send", max_retries=0)
