"""Where names lead: nobody waits for somebody else's name server."""

import asyncio
from collections.abc import Coroutine, Iterator, Sequence
from threading import Event

import pytest

from gateways.subscribers.names import Names
from gateways.subscribers.parcels import NotAsked


class Book:
    """Name servers; those of slow.example say nothing until they are let."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers = Event()

    def find(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        if host == "slow.example":
            self.answers.wait(30)
        if host == "none.example":
            raise OSError
        return ["192.0.2.7"]


@pytest.fixture
def book() -> Iterator[Book]:
    book = Book()
    yield book
    book.answers.set()


def meanwhile(names: Names, *others: str) -> Coroutine[object, object, list[object]]:
    """What others get while slow.example is looked up, whom two ask for; its own answers last."""

    async def ask() -> list[object]:
        slow = [asyncio.create_task(names.look_up("slow.example")) for _ in range(2)]
        await asyncio.sleep(0)
        got: list[object] = []
        for host in others:
            got += await asyncio.gather(names.look_up(host), return_exceptions=True)
        for task in slow:
            task.cancel()
        return [*got, *(it.done() for it in slow)]

    return ask()


def test_a_slow_name_holds_up_no_other_and_is_looked_up_once(book: Book) -> None:
    with Names(book.find) as names:
        got = asyncio.run(meanwhile(names, "quick.example", "none.example"))

    assert got[0] == ["192.0.2.7"]
    assert isinstance(got[1], OSError)
    assert got[2:] == [False, False]
    assert book.asked == ["slow.example", "quick.example", "none.example"]


def test_an_address_is_looked_up_nowhere(book: Book) -> None:
    with Names(book.find) as names:
        assert asyncio.run(names.look_up("127.0.0.1")) == ["127.0.0.1"]
        assert asyncio.run(names.look_up("2606:4700::1")) == ["2606:4700::1"]
    assert book.asked == []


def test_whoever_finds_no_thread_is_not_to_blame(book: Book) -> None:
    with Names(book.find, most=1) as names:
        got = asyncio.run(meanwhile(names, "quick.example"))

    assert isinstance(got[0], NotAsked)
    assert book.asked == ["slow.example"]


def test_a_name_is_looked_up_anew_once_it_was_answered(book: Book) -> None:
    async def twice(names: Names) -> None:
        for _ in range(2):
            await names.look_up("quick.example")

    with Names(book.find) as names:
        asyncio.run(twice(names))
    assert book.asked == ["quick.example"] * 2
