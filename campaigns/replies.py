"""What the people we text can ask for: to stop, to start again, help, to confirm, to be read."""

from domain.inbound import InboundText
from jobs import intake
from jobs.intake import Taken
from runtime import Runtime


def receive(rt: Runtime, text: InboundText) -> Taken:
    """Take in one inbound text; it is committed when this returns, and so is a STOP.

    A phone needs no rights, so there is nothing to check; the event itself is the record. Raises
    what the database raises: the door then answers 5xx and Twilio calls again.
    """
    return intake.take_in(rt, text)
