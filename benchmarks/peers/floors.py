"""How little a text can cost here: `python -m benchmarks.peers.floors aiohttp 10000 128`.

`aiohttp` posts prepared forms and reads the answers; `twilio` is the package's asynchronous client
as it comes; `lean` the same over the lean HTTP client that Rollcall gives it. None of them queues,
renders, paces, checks or records anything. Prints the CPU seconds of its sending.
"""

import asyncio
import sys
import time
from base64 import b64encode
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

import aiohttp
import uvloop
from twilio.http import AsyncHttpClient
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.rest import Client

from benchmarks.peers import texts
from gateways.twilio.http import Exchange, LeanAsyncHttp, exchange

Send = Callable[[int], Awaitable[None]]


def bare(session: aiohttp.ClientSession) -> Send:
    """One POST with aiohttp and nothing else."""
    url = f"{texts.CARRIER}/2010-04-01/Accounts/{texts.ACCOUNT}/Messages.json"
    secret = b64encode(f"{texts.ACCOUNT}:{texts.AUTH_TOKEN}".encode()).decode()
    headers = {
        "Authorization": f"Basic {secret}",
        "Content-Type": "application/x-www-form-urlencoded",
    }

    async def send(place: int) -> None:
        form = urlencode(
            {
                "To": texts.phone(place),
                "From": texts.SENDER,
                "Body": texts.body(place),
                "StatusCallback": texts.CALLBACK,
            }
        ).encode()
        async with session.post(url, data=form, headers=headers) as answer:
            await answer.read()

    return send


def package(http: AsyncHttpClient) -> Send:
    """The twilio package over this client."""
    client = Client(texts.ACCOUNT, texts.AUTH_TOKEN, http_client=http)
    client.api.base_url = texts.CARRIER
    messages = client.messages

    async def send(place: int) -> None:
        exchange.set(Exchange(lambda: None))
        await messages.create_async(
            to=texts.phone(place),
            from_=texts.SENDER,
            body=texts.body(place),
            status_callback=texts.CALLBACK,
        )

    return send


async def run(send: Send, count: int, in_flight: int) -> float:
    """Send them all, so many at once; CPU seconds."""
    places = iter(range(count))

    async def worker() -> None:
        for place in places:
            await send(place)

    began = time.process_time()
    await asyncio.gather(*(worker() for _ in range(in_flight)))
    return time.process_time() - began


async def main(what: str, count: int, in_flight: int) -> float:
    """One of the floors."""
    if what == "aiohttp":
        connector = aiohttp.TCPConnector(limit=in_flight)
        async with aiohttp.ClientSession(connector=connector) as session:
            return await run(bare(session), count, in_flight)
    if what == "twilio":
        async with AsyncTwilioHttpClient() as stock:
            return await run(package(stock), count, in_flight)
    http = LeanAsyncHttp(
        texts.CARRIER, texts.ACCOUNT, texts.AUTH_TOKEN, timeout=20, in_flight=in_flight
    )
    async with http:
        return await run(package(http), count, in_flight)


if __name__ == "__main__":
    print(uvloop.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
