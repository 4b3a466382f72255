"""The chart of a campaign as a PNG: two panels, read at the width of a phone.

Labels stand at the lines, not in a legend. The colours are those of Okabe and Ito, which
colour-blind people tell apart (the pink darker, so that words can be read in it), and each line
ends in a shape of its own. Drawn at twice its size and scaled down, since Pillow's lines have hard
edges. No words but ours: its font has no others.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from domain.timeline import FEW, MANY, WORDS, Series, Timeline, nice_top, ticks, zone_words

WIDTH: Final = 1080
SCALE: Final = 2
COLOURS_IN_FILE: Final = 64
LEFT, RIGHT, PANEL, GAP, HEAD, FOOT = 130, 330, 430, 130, 170, 190
PAPER, INK, FAINT = "#FFFFFF", "#1D1C1D", "#D0D0D0"
COLOURS: Final = {
    Series.DELIVERED: "#0072B2",
    Series.CONFIRMED: "#009E73",
    Series.FAILED: "#D55E00",
    Series.REPLIES: "#A64D79",
    Series.OPT_OUTS: "#000000",
}
LARGE, USUAL, SMALL = 60, 42, 36
LABEL: Final = 96
"""The least distance between two labels, which have two lines each."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the picture with a scale of its own; `y` is its top, in pixels before scaling."""

    y: int
    series: Sequence[Series]
    top: int


def chart(timeline: Timeline, zone: str) -> bytes:
    """The picture, a PNG; `zone` (IANA) is the clock that its times are told by."""
    panels = _panels(timeline)
    height = HEAD + len(panels) * (PANEL + GAP) - GAP + FOOT
    image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), PAPER)
    pen = ImageDraw.Draw(image)
    heading = f"{timeline.total(Series.DELIVERED):,} of {timeline.recipients:,} delivered"
    _write(pen, (40, 40), heading, LARGE)
    for panel in panels:
        _panel(pen, panel, timeline)
    _times(pen, timeline, zone, panels[-1].y + PANEL)
    _write(pen, (40, height - 75), zone_words(timeline, zone), SMALL)
    return _png(image.resize((WIDTH, height), Image.Resampling.LANCZOS))


def _panels(timeline: Timeline) -> Sequence[Panel]:
    """The few have a scale of their own, or nobody would see them; none where there are none."""
    parts = [timeline.shown(MANY) or [Series.DELIVERED], timeline.shown(FEW)]
    return [
        Panel(
            HEAD + at * (PANEL + GAP),
            series,
            nice_top(max(timeline.total(one) for one in series)),
        )
        for at, series in enumerate(part for part in parts if part)
    ]


def _panel(pen: ImageDraw.ImageDraw, panel: Panel, timeline: Timeline) -> None:
    for value in (0, panel.top // 2, panel.top):
        y = _y(panel, value)
        _line(pen, [(LEFT, y), (WIDTH - RIGHT, y)], FAINT, 2)
        _write(pen, (LEFT - 16, y), _short(value), SMALL, anchor="rm")
    ends = {one: _y(panel, timeline.total(one)) for one in panel.series}
    for one in panel.series:
        _line(pen, _points(panel, timeline.running(one)), COLOURS[one], 7)
        _mark(pen, one, (WIDTH - RIGHT, ends[one]))
    for one, y in _apart(ends, panel):
        x, colour = WIDTH - RIGHT + 36, COLOURS[one]
        _write(pen, (x, y - 24), f"{timeline.total(one):,}", USUAL, colour, anchor="lm")
        _write(pen, (x, y + 22), WORDS[one], SMALL, colour, anchor="lm")


def _points(panel: Panel, running: Sequence[int]) -> list[Point]:
    """From nothing at the launch to the end of each step."""
    width = (WIDTH - RIGHT - LEFT) / len(running)
    return [(LEFT + width * at, _y(panel, value)) for at, value in enumerate([0, *running])]


def _apart(ends: dict[Series, float], panel: Panel) -> list[tuple[Series, float]]:
    """Where labels stand: at the ends of their lines, but never on top of each other."""
    placed: list[tuple[Series, float]] = []
    floor = panel.y + PANEL - 30.0
    for one, y in sorted(ends.items(), key=lambda item: -item[1]):
        placed.append((one, min(y, floor)))
        floor = placed[-1][1] - LABEL
    return placed


def _times(pen: ImageDraw.ImageDraw, timeline: Timeline, zone: str, y: int) -> None:
    for place, words in ticks(timeline, zone):
        x = LEFT + (WIDTH - RIGHT - LEFT) * place
        _line(pen, [(x, y), (x, y + 12)], INK, 3)
        if place:
            _write(pen, (x, y + 26), words, SMALL, anchor="mt")
        else:
            _write(pen, (x - 50, y + 26), words, SMALL, anchor="lt")


def _y(panel: Panel, value: float) -> float:
    return panel.y + PANEL * (1 - value / panel.top)


def _short(value: int) -> str:
    """`2k`, `1.5M`: a scale is no place for long figures."""
    for size, letter in ((1_000_000, "M"), (1000, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return str(value)


def _mark(pen: ImageDraw.ImageDraw, series: Series, at: Point) -> None:
    x, y, size = at[0] * SCALE, at[1] * SCALE, 14 * SCALE
    colour = COLOURS[series]
    match series:
        case Series.DELIVERED | Series.REPLIES:
            pen.ellipse((x - size, y - size, x + size, y + size), colour)
        case Series.CONFIRMED | Series.OPT_OUTS:
            pen.rectangle((x - size, y - size, x + size, y + size), colour)
        case Series.FAILED:
            pen.polygon([(x - size, y + size), (x + size, y + size), (x, y - size)], colour)


def _line(pen: ImageDraw.ImageDraw, points: Sequence[Point], colour: str, width: int) -> None:
    scaled = [(x * SCALE, y * SCALE) for x, y in points]
    pen.line(scaled, colour, width * SCALE, joint="curve")


def _write(
    pen: ImageDraw.ImageDraw,
    at: Point,
    words: str,
    size: int,
    colour: str = INK,
    *,
    anchor: str = "la",
) -> None:
    font = ImageFont.load_default(size * SCALE)
    pen.text((at[0] * SCALE, at[1] * SCALE), words, colour, font, anchor=anchor)


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.quantize(COLOURS_IN_FILE).save(file, "PNG", optimize=True)
    return file.getvalue()
