"""One headless Chromium, spoken to over its own protocol (docs: chromedevtools.github.io)."""

import asyncio
import base64
import itertools
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp

PROGRAM = "chromium"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-extensions", "--hide-scrollbars", "--force-color-profile=srgb"),
)
START_SECONDS = 60.0
JSON = dict[str, Any]


class Tab:
    """One tab of the browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)

    async def visit(self, url: str, *, width: int, height: int = 400) -> None:
        """Opens a page in a window of that size, and waits until it has loaded."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await self.call("Emulation.setDeviceMetricsOverride", **size)
        await self.ask("window.before = true")
        await self.call("Page.navigate", url=url)
        await self._arrives()

    async def check(self) -> None:
        """RuntimeError where the page cannot draw what is there, or is wider than its window."""
        if fault := await self.ask("document.querySelector('.fault')?.innerText"):
            raise RuntimeError(fault)
        if not await self.ask("!!document.querySelector('main')"):
            raise RuntimeError(str(await self.ask("document.body.innerText")))
        if await self.ask("document.documentElement.scrollWidth > innerWidth"):
            raise RuntimeError("The page is wider than its window.")

    async def picture(self) -> bytes:
        """The whole page, also what would have to be scrolled to, as a PNG."""
        taken = await self.call("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(taken["data"])

    async def ask(self, expression: str) -> Any:
        """What an expression of JavaScript is on this page."""
        try:
            answer = await self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        except RuntimeError:  # One page has gone, and the other is not there yet.
            return None
        return answer["result"].get("value")

    async def press(self, selector: str) -> None:
        """Clicks an element, which leads to another page, and waits until that has loaded."""
        await self.ask("window.before = true")
        await self.ask(f"document.querySelector({selector!r}).click()")
        await self._arrives()

    async def call(self, method: str, **given: Any) -> JSON:
        """One call of the protocol; RuntimeError where the browser refuses it."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": given})
        while (message := await self._next()).get("id") != number:
            pass
        if "error" in message:
            raise RuntimeError(f"{method}: {message['error']}")
        found: JSON = message["result"]
        return found

    async def _arrives(self) -> None:
        """Until another page stands there, whole."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if await self.ask("!window.before && document.readyState == 'complete'"):
                return
            await asyncio.sleep(0.02)
        raise TimeoutError("no other page came")

    async def _next(self) -> JSON:
        heard: JSON = await self._socket.receive_json(timeout=START_SECONDS)
        return heard


@contextmanager
def started() -> Iterator[str]:
    """A browser for the length of the block, with a profile of its own that is empty: its address.

    Raises FileNotFoundError where there is none, RuntimeError where it does not start.
    """
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [PROGRAM, *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={profile}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield f"http://127.0.0.1:{_port(Path(profile), process)}"
        finally:
            process.terminate()
            process.wait()


def _port(profile: Path, process: subprocess.Popen[bytes]) -> str:
    """Where it listens; it writes that down once it does."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        written = profile / "DevToolsActivePort"
        if written.exists() and "\n" in (told := written.read_text()):
            return told.partition("\n")[0]
        time.sleep(0.05)
    raise RuntimeError(f"{PROGRAM} did not start")


@asynccontextmanager
async def tab_of(address: str) -> AsyncIterator[Tab]:
    """A new tab of that browser."""
    async with aiohttp.ClientSession() as session:
        async with session.put(f"{address}/json/new?about:blank") as answer:
            socket_address = (await answer.json())["webSocketDebuggerUrl"]
        async with session.ws_connect(socket_address, max_msg_size=0) as socket:
            yield Tab(socket)
