"""The looks of this layer that the clock takes beside its own."""

from typing import Final

from campaigns.ordering import look_at_orders
from campaigns.overdue import look_at_requests
from campaigns.starting import look_at_starts
from campaigns.watching import keep_watch

ALSO: Final = (look_at_requests,)
"""In the clock's turn."""
BESIDE: Final = (look_at_starts, keep_watch, look_at_orders)
"""Each in a thread of its own."""
