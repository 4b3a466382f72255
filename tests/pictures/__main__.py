"""`make pictures`: photographs every scene into docs/pictures.

Wants Debian's chromium and pngquant, and for the look of it fonts-lato and fonts-noto-color-emoji.
"""

import asyncio
import subprocess
import sys
from pathlib import Path

from jobs.drawing import chart
from simulator.client import Simulator, start_simulator
from tests.pictures.after import TIMELINE
from tests.pictures.browser import started, tab_of
from tests.pictures.scenes import SCENES
from tests.pictures.staging import again, staged

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "pictures"


async def photograph(simulator: Simulator, folder: Path, names: list[str]) -> None:
    """Each scene, or those of these names, in a browser of its own size."""
    with staged(simulator) as stage, started() as address:
        async with tab_of(address) as tab:
            for scene in SCENES:
                if names and scene.name not in names:
                    continue
                again(simulator)
                await tab.visit(await asyncio.to_thread(scene.plays, stage), width=scene.width)
                await tab.check()
                keep(folder / f"{scene.name}.png", await tab.picture())
    if not names or "chart" in names:
        (folder / "chart.png").write_bytes(chart(TIMELINE, "America/Chicago"))


def keep(path: Path, picture: bytes) -> None:
    """As a PNG of few colours, a third of the size and the same to the eye."""
    small = subprocess.run(["pngquant", "64", "-"], input=picture, capture_output=True, check=True)
    path.write_bytes(small.stdout)


def main() -> None:
    """All of them; or those that are named."""
    with start_simulator() as simulator:
        asyncio.run(photograph(simulator, FOLDER, sys.argv[1:]))


if __name__ == "__main__":
    main()
