"""The simulator's process: ``python -m simulator --port 8701 --ledger PATH [--config FILE]``.

Prints one line with its address when it listens, and ends on SIGTERM or SIGINT (``--attached``:
also when standard input closes).
"""

import argparse
import asyncio
import json
import os
import signal
import socket
import sys
from pathlib import Path

import uvloop
from aiohttp import web

from simulator.app import SimConfig, build_app
from simulator.ledger import Ledger

HOST = "127.0.0.1"
SHUTDOWN_SECONDS = 0.5
BACKLOG = 4096


def main() -> None:
    """Read the arguments and serve until told to end."""
    arguments = _parser().parse_args()
    config = SimConfig()
    if arguments.config:
        config = SimConfig.from_dict(json.loads(arguments.config.read_text()))
    uvloop.run(
        serve(
            config,
            port=arguments.port,
            ledger=Ledger(arguments.ledger),
            ready_file=arguments.ready_file,
            attached=arguments.attached,
        )
    )


async def serve(
    config: SimConfig,
    *,
    port: int,
    ledger: Ledger,
    ready_file: Path | None = None,
    attached: bool = False,
) -> None:
    """Listen on ``port`` of the loopback (0: a free one) until SIGTERM or SIGINT.

    ``attached``: also until standard input closes, which a parent's death does by itself.
    """
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    if attached:
        loop.add_reader(sys.stdin.fileno(), _end_at_eof, ended)
    listener = socket.create_server((HOST, port), backlog=BACKLOG)
    runner = web.AppRunner(
        build_app(config, ledger), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS
    )
    await runner.setup()
    await web.SockSite(runner, listener, backlog=BACKLOG).start()
    _announce(f"http://{HOST}:{listener.getsockname()[1]}", ready_file)
    try:
        await ended.wait()
    finally:
        await runner.cleanup()
        ledger.close()


def _end_at_eof(ended: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 1024):
        asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
        ended.set()


def _announce(base_url: str, ready_file: Path | None) -> None:
    if ready_file is not None:
        partial = ready_file.with_name(ready_file.name + ".part")
        partial.write_text(base_url)
        partial.rename(ready_file)
    print(f"simulator listening on {base_url}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=8701, help="0 picks a free one")
    parser.add_argument("--ledger", type=Path, help="append every event here as a JSON line")
    parser.add_argument("--config", type=Path, help='JSON: {"twilio": {…}, "slack": {…}}')
    parser.add_argument("--ready-file", type=Path, help="write the base URL here when listening")
    parser.add_argument("--attached", action="store_true", help="end when standard input closes")
    return parser


if __name__ == "__main__":
    main()
