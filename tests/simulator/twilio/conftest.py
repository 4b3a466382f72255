"""The real twilio client against the simulator, and a customer's server for its webhooks."""

from collections.abc import Iterator

import pytest
from twilio.rest import Client

from simulator.client import Simulator
from simulator.twilio.client import TwilioControl
from tests.simulator.twilio.customer import NUMBER, LocalHttpClient, Receiver, serve


@pytest.fixture
def carrier(simulator: Simulator) -> TwilioControl:
    """The controls, with an unlimited long code of ours in place."""
    simulator.twilio.add_sender(NUMBER, mps=None)
    return simulator.twilio


@pytest.fixture
def client(simulator: Simulator, carrier: TwilioControl) -> Client:
    """The real client with the default account's credentials."""
    return Client(
        carrier.account_sid,
        carrier.auth_token,
        http_client=LocalHttpClient(simulator.base_url),
    )


@pytest.fixture(scope="session")
def receiver_process() -> Iterator[Receiver]:
    """A customer's server for the whole session."""
    receiver, server = serve(TwilioControl.auth_token)
    yield receiver
    server.shutdown()
    server.server_close()


@pytest.fixture
def receiver(receiver_process: Receiver, simulator: Simulator) -> Receiver:
    """The same, with nothing received; asks for the simulator so that its reset comes first."""
    receiver_process.clear()
    return receiver_process
