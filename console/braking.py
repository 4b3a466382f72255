"""What `rollcall stop-all` does once the brake is on, and how it lets go of it again."""

from campaigns import braking
from console import output
from console.context import opened


def stop_all(reason: str, workspace: str, *, pulled: bool) -> None:
    """Pause every campaign and say which; `pulled` where this command has put the brake on."""
    with opened(workspace) as desk:
        done = braking.stop_all(desk.rt, desk.who, reason, pulled=pulled)
        output.brake(done.brake, desk.who.zone)
        output.say(f"Paused now: {', '.join(done.paused) or 'none was sending'}.")


def release(reason: str, workspace: str) -> None:
    """Let go of it."""
    with opened(workspace) as desk:
        braking.release(desk.rt, desk.who, reason)
        output.say("Released. Campaigns stay paused; resume them one by one.")
