"""What a real gunicorn serves in `test_serving.py`: our worker, with less patience."""

from collections.abc import Callable, Iterable
from typing import Any

from webhooks.worker import Worker


class Impatient(Worker):
    """A request has half a second to come."""

    seconds = 0.5


def app(environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
    """Says the body back."""
    body = environ["wsgi.input"].read()
    start("200 OK", [("Content-Length", str(len(body)))])
    return [body]
