"""Celery with one task a text, worked off by threads (`-P threads -c 64`)."""

from celery import Celery

from benchmarks.peers import texts

app = Celery("texts", broker=texts.REDIS)
app.conf.task_ignore_result = True
app.conf.worker_prefetch_multiplier = 4
send = app.task(texts.send, name="texts.send")
