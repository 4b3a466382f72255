"""In a real browser: every scene fits its window, and what is pressed there reaches the app."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from simulator.client import Simulator
from tests.pictures.browser import Tab, started, tab_of
from tests.pictures.scenes import SCENES, by_name
from tests.pictures.staging import again, staged

pytestmark = pytest.mark.browser


def browse(look: Callable[[Tab], Awaitable[None]]) -> None:
    """Looks in a browser of its own."""

    async def looked() -> None:
        with started() as address:
            async with tab_of(address) as tab:
                await look(tab)

    asyncio.run(looked())


def test_every_scene_is_drawn_and_no_wider_than_its_window(simulator: Simulator) -> None:
    async def look(tab: Tab) -> None:
        with staged(simulator) as stage:
            for scene in SCENES:
                again(simulator)
                await tab.visit(await asyncio.to_thread(scene.plays, stage), width=scene.width)
                await tab.check()

    browse(look)


def test_a_press_asks_first_and_then_reaches_the_app(simulator: Simulator) -> None:
    def pressed() -> list[str]:
        sent = simulator.ledger(kind="slack.sent")
        return [it["what"] for it in sent if it["what"].startswith("press:")]

    async def look(tab: Tab) -> None:
        with staged(simulator) as stage:
            scene = by_name("live-card")
            await tab.visit(await asyncio.to_thread(scene.plays, stage), width=scene.width)
            await tab.press("button.danger")
            assert "Cancel the rest?" in await tab.ask("document.body.innerText")
            assert await asyncio.to_thread(pressed) == []
            await tab.press(".small footer button")
            assert len(await asyncio.to_thread(pressed)) == 1

    browse(look)
