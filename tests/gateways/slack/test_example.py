"""The example list that the start view offers is the one that the repository shows."""

from pathlib import Path

from gateways.slack.blocks.start import EXAMPLE

ROOT = Path(__file__).resolve().parent.parent.parent.parent


def test_the_offered_example_is_the_template_in_the_examples() -> None:
    assert (ROOT / "examples" / "template.csv").read_text(encoding="utf-8") == EXAMPLE
