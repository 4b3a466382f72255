"""What a submitted form comes to: it closes, or becomes another view."""

from dataclasses import dataclass

from gateways.slack.facts import Rendered, View


@dataclass(frozen=True, slots=True)
class Outcome:
    """`view` replaces the form; without one the whole stack closes. `told` is said afterwards.

    `below` is a view under the form, by its id, that shows something else now.
    """

    view: View | None = None
    told: Rendered | None = None
    below: tuple[str, View] | None = None
