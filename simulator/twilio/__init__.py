"""A local Twilio that the real ``twilio`` package cannot tell from the real one.

The Messages API under ``/2010-04-01/``, senders with their throughput, opt-out keywords, handsets
with characters, signed callbacks and inbound webhooks, and faults on request.

What the ledger shows (the numbers of an event's message are ``to`` and ``from``, its id ``sid``):

``twilio.request``          a request arrived: operation, to, from, body and its digest, the rest
``twilio.accepted``         the message exists: sid, segments, initial status, its request
``twilio.refused``          it does not: HTTP status and code
``twilio.delayed``          the answer was held back by latency
``twilio.fault``            a fault struck a request or a webhook
``twilio.status``           a message moved to a state
``twilio.callback``         one attempt to tell the customer of it: code or failure, seconds
``twilio.inbound``          a handset texted us
``twilio.inbound.webhook``  one attempt to tell the customer; its time is that of the answer
``twilio.optout``           a block began (scope: a sender or a service); ``twilio.optin`` ended it
``twilio.autoreply``        the platform or the network answered a keyword by itself
``twilio.debugger``         an error of the customer's webhook or TwiML
"""

from functools import partial

from aiohttp import web

from simulator.twilio.api import message_routes
from simulator.twilio.config import DEFAULT_ACCOUNT_SID, DEFAULT_AUTH_TOKEN, TwilioConfig
from simulator.twilio.control import control_routes
from simulator.twilio.inbound import answer_as_handset
from simulator.twilio.numbers import number_routes
from simulator.twilio.world import TwilioWorld

__all__ = [
    "DEFAULT_ACCOUNT_SID",
    "DEFAULT_AUTH_TOKEN",
    "TwilioConfig",
    "TwilioWorld",
    "routes",
]


def routes(world: TwilioWorld) -> list[web.RouteDef]:
    """Twilio's own routes and the controls; also lets handsets answer."""
    world.on_arrival = partial(answer_as_handset, world)
    return [*number_routes(world), *message_routes(world), *control_routes(world)]
