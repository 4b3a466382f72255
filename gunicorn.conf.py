"""How gunicorn serves `wsgi:app`: two processes of a few threads, 8 requests each at a time.

Not preloaded, so that connections open after the fork; no control socket, which would lie in the
home directory of whoever runs it. Another address: `GUNICORN_CMD_ARGS="--bind 0.0.0.0:8700"`.
"""

import gc

bind = "127.0.0.1:8700"
workers = 2
worker_class = "webhooks.worker.Worker"
threads = 8
preload_app = False
control_socket_disable = True
timeout = 30
graceful_timeout = 20
keepalive = 75
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190


def post_fork(_server: object, _worker: object) -> None:
    """The app is loaded now: to look for garbage meanwhile takes a quarter of that time."""
    gc.disable()


def post_worker_init(_worker: object) -> None:
    """It stays; garbage is looked for in what comes after it."""
    gc.freeze()
    gc.enable()
