"""The local Twilio's state, its timers and its outgoing calls.

Everything that happens later (a receipt, an answer of a handset) hangs on ``later``; a reset makes
all of it void at once.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp

from simulator.ledger import Ledger
from simulator.twilio.config import TwilioConfig
from simulator.twilio.faults import Faults
from simulator.twilio.handsets import Handset, Handsets
from simulator.twilio.records import Account, Message
from simulator.twilio.senders import add_sender, add_service
from simulator.twilio.webhooks import Answer, Call, Webhooks


class TwilioWorld:
    """Accounts with their messages and senders, the handsets, the faults in force.

    ``on_arrival`` is called when a handset has received a message.
    """

    config: TwilioConfig
    accounts: dict[str, Account]
    handsets: Handsets
    faults: Faults

    def __init__(self, config: TwilioConfig, ledger: Ledger) -> None:
        self.ledger = ledger
        self.in_flight = 0
        self.on_arrival: Callable[[Account, Message, Handset], None] = lambda *_: None
        self._initial = config
        self._numbers = 0
        self._generation = 0
        self._released = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._webhooks: Webhooks | None = None
        self._begin()

    async def start(self, session: aiohttp.ClientSession) -> None:
        """Begin to call customers over ``session``."""
        self._webhooks = Webhooks(session, self.ledger)

    async def stop(self) -> None:
        """End what is under way."""
        self._end()

    def reset(self) -> None:
        """As at the start: no messages, no opt-outs, no faults, the configured senders."""
        self._end()
        self._begin()

    def state(self) -> dict[str, Any]:
        """Counts and records, for people and tests."""
        return {
            "accounts": {sid: _account_state(item) for sid, item in self.accounts.items()},
            "faults": [fault.as_json() for fault in self.faults.active],
            "in_flight": self.in_flight,
        }

    @property
    def default_account(self) -> Account:
        """The account that controls mean where they name none."""
        return next(iter(self.accounts.values()))

    def next_number(self) -> int:
        """The next place in the order of creation."""
        self._numbers += 1
        return self._numbers

    def later(self, seconds: float, act: Callable[..., None], *args: Any) -> None:
        """Call ``act`` after so many seconds, unless there is a reset before."""
        asyncio.get_running_loop().call_later(
            seconds, self._if_current, self._generation, act, args
        )

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run ``work`` beside everything else, until done or reset."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def hang(self, seconds: float) -> None:
        """Wait so long, or until a reset."""
        released = self._released
        waiting = asyncio.ensure_future(released.wait())
        try:
            await asyncio.wait([waiting], timeout=seconds)
        finally:
            waiting.cancel()

    async def call(self, call: Call) -> Answer:
        """Deliver a webhook; failures go into the ledger as Twilio's debugger shows them."""
        if self._webhooks is None:
            raise RuntimeError("the world was not started")
        answer = await self._webhooks.deliver(call, self.config)
        if answer.failure is not None:
            code = 11205 if answer.failure == "ct" else 11200
            self.ledger.record("twilio.debugger", code=code, url=call.url, **call.about)
        return answer

    def configure(self, config: TwilioConfig) -> None:
        """Change the settings of the running world, until a reset."""
        self.config = config
        self.handsets.suffix_rules = config.suffix_rules

    def _begin(self) -> None:
        self.config = self._initial
        self.accounts = {
            sid: Account(sid, [token]) for sid, token in self._initial.accounts.items()
        }
        self.handsets = Handsets(self._initial.suffix_rules)
        self.faults = Faults()
        for raw in self._initial.senders:
            add_sender(self.default_account, raw)
        for raw in self._initial.services:
            add_service(self.default_account, raw)
        for raw in self._initial.handsets:
            self.handsets.put(raw)

    def _end(self) -> None:
        self._generation += 1
        self._released.set()
        self._released = asyncio.Event()
        for task in list(self._tasks):
            task.cancel()

    def _if_current(self, generation: int, act: Callable[..., None], args: tuple[Any, ...]) -> None:
        if generation == self._generation:
            act(*args)


def _account_state(account: Account) -> dict[str, Any]:
    return {
        "messages": len(account.messages),
        "by_status": Counter(message.status for message in account.messages.values()),
        "senders": [sender.as_json() for sender in account.senders.values()],
        "services": [service.as_json() for service in account.services.values()],
        "blocked": sorted(account.blocked),
    }
