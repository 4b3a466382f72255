"""After the story, with a terminal: everything stays up, and says what to try."""

import signal
from pathlib import Path
from typing import Final

from rich.console import Console

from console.demo import cast
from console.demo.stack import Stack

HINTS: Final = """
[bold]Everything stays up.[/] Ctrl-C here ends it all. In a browser, Slack as Ada sees it; type \
/campaign, press, fill in:

  {slack}/sim/slack/ui?user=ada&channel=campaigns

In a second terminal:

  . {folder}/env

  .venv/bin/rollcall list
  .venv/bin/rollcall status spring
  .venv/bin/rollcall draft "Check-up" --kind informational --csv examples/appointments.csv \\
    --message "Hi {{{{first_name|there}}}}, see you on {{{{appointment}}}}? Reply C to confirm."
  .venv/bin/rollcall launch check-up --attest "Asked for at booking"

  Somebody texts us:
    curl -s $SIM/sim/twilio/inbound -d '{{"from": "+14155550171", "to": "{sender}", \
      "body": "See you on Saturday!"}}'
  Ada types in Slack, and what Slack shows, as JSON:
    curl -s $SIM/sim/slack/command -d '{{"user": "ada", "channel": "#campaigns", \
      "command": "/campaign", "text": "status spring"}}'
    curl -s $SIM/sim/slack/state | python3 -m json.tool | less
  All that the carrier saw, and what an operator sees:
    tail -f {folder}/carrier.jsonl
    curl -s $WEB/readyz; curl -s $WEB/metrics
"""


def stay(screen: Console, stack: Stack) -> None:
    """Wait for a signal; it comes as KeyboardInterrupt."""
    folder = stack.folder.relative_to(Path.cwd())
    slack = stack.simulator.base_url
    screen.print(HINTS.format(sender=cast.SENDER, folder=folder, slack=slack), soft_wrap=True)
    signal.pause()
