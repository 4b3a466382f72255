"""What is photographed: each scene puts something into the workspace and says where to look."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from domain.asking import Asks
from domain.composition import DraftWarning, WarningCode
from domain.errors import Refused
from domain.failures import Failure
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.provisional import Decision
from domain.repeats import Repeat
from domain.views import Answers, CampaignView
from domain.waiting import Launchable, Wait
from gateways.slack.blocks import notices
from gateways.slack.blocks.details import details
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.draft_form import Prefill, draft_form
from gateways.slack.blocks.launch_form import launch_form
from gateways.slack.blocks.live_card import finished, live_card
from gateways.slack.blocks.phone_form import try_form
from gateways.slack.blocks.schedule import picker_form
from gateways.slack.blocks.thread import Reply, gathered
from gateways.slack.facts import View
from tests.gateways.slack.samples import AT, DRAFT, LIVE, WORKSPACE, hostile
from tests.pictures.staging import Stage

WIDE, NARROW = 1080, 390
TEXT: Final = (
    "Hi {{first_name|there}}, Harbour Books here: 20% off at {{store}} until Sunday with"
    " {{coupon}}. Reply C to reserve, STOP to opt out."
)
READY: Final = replace(
    DRAFT,
    template=TEXT,
    columns=("first_name", "store", "coupon"),
    note="For everybody who bought in spring. Ask Ben before you change the coupon.",
    warnings=(
        DraftWarning(
            WarningCode.NO_BUSINESS_NAME, "The text does not name Harbour Books, who sends it."
        ),
    ),
    asks=Asks.CONFIRMATION,
)
RUNNING: Final = replace(LIVE, template=TEXT)
PAUSED: Final = replace(
    RUNNING, state=CampaignState.PAUSED, state_by="slack:U01BEN", speed=None, ends_at=None
)
DONE: Final = replace(
    RUNNING,
    state=CampaignState.COMPLETED,
    finished_at=AT + timedelta(minutes=2),
    ledger=Ledger(
        rows=2058,
        buckets={
            Bucket.DELIVERED: 1931,
            Bucket.UNDELIVERED: 48,
            Bucket.FAILED: 19,
            Bucket.SENT: 2,
            Bucket.SKIPPED: 58,
        },
        skipped={"duplicate": 40, "opted_out": 12, "landline": 6},
    ),
    answers=Answers(confirmations=612, declined=31, replies=87, opt_outs=23, helps=2, tapbacks=9),
    unconfirmed=2,
    failures=(
        Failure(30005, "the number is not in service", 31),
        Failure(30003, "the phone is off or out of reach", 17),
        Failure(30007, "the carrier took it for spam", 19),
    ),
    speed=None,
    ends_at=None,
)
REPLIES: Final = (
    Reply("+14155550171", "See you on Saturday! Is there parking at the shop?", AT, id=1),
    Reply(
        "+13125550108",
        "not interested",
        AT + timedelta(seconds=20),
        id=2,
        words="not interested",
        decision=Decision.OPEN,
    ),
    Reply(
        "+19165550148", "No, Tuesday does not work", AT + timedelta(seconds=31), 3, declined=True
    ),
    Reply(
        "+15105550172",
        "quit it please",
        AT + timedelta(seconds=40),
        id=4,
        words="quit it",
        decision=Decision.CONFIRMED,
        decided_by="slack:U01BEN",
    ),
    Reply(
        "+12135550199", "شكرا! أراكم يوم السبت <!channel> *bold* & <script>alert(1)</script>", AT, 5
    ),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """`name` is the file's; `plays` answers the address to look at."""

    name: str
    plays: Callable[[Stage], str]
    width: int = WIDE


def _card(view: CampaignView) -> Callable[[Stage], str]:
    draws = draft_card if view.launched_by is None else live_card

    def plays(stage: Stage) -> str:
        stage.posts(draws(view))
        return stage.page()

    return plays


def _form(view: View) -> Callable[[Stage], str]:
    def plays(stage: Stage) -> str:
        stage.posts(draft_card(READY))
        stage.opens(view)
        return stage.page()

    return plays


def _question() -> View:
    later = (
        Wait(AT + timedelta(hours=3), 420, "America/Los_Angeles"),
        Wait(AT + timedelta(hours=20), 11, "Pacific/Honolulu"),
    )
    return launch_form(
        READY,
        "{}",
        warnings=["The text does not name Harbour Books, who sends it.", "Not tested yet."],
        repeats=[Repeat("r", "winter-offer", "slack:U01BEN", AT, people=312, of=2000)],
        outlook=Launchable(1569, later, 0),
        agreed=(1620, 300, 80),
    )


def _refused(stage: Stage) -> str:
    stage.posts(draft_card(READY))
    stage.opens(draft_form(WORKSPACE, "{}", Prefill(title="Spring offer", message="Hi {{name}}")))
    errors = {
        "title": "Spring offer is the name of another campaign. Choose another one.",
        "message": "The list has no column “name”. Its columns are phone, first_name and store.",
    }
    return stage.page(errors=json.dumps(errors))


def _confirming(stage: Stage) -> str:
    ts = stage.posts(live_card(RUNNING))
    buttons = live_card(RUNNING).blocks[-1]["elements"]
    asks = next(it["confirm"] for it in buttons if "confirm" in it)
    confirm = {"asks": asks, "press": "press|live|cancel", "ts": ts, "view": "", "fields": []}
    return stage.page(confirm=json.dumps(confirm))


def _thread(stage: Stage) -> str:
    card = stage.posts(live_card(DONE))
    stage.posts(gathered(REPLIES, "America/Chicago").rendered, thread=card)
    stage.slack.say("ben", CHANNEL_NAME, "I called the first one, all fine.", thread_ts=card)
    return stage.page(thread=card)


def _answers(stage: Stage) -> str:
    stage.posts(draft_card(READY))
    stage.whispers(
        notices.refusal(
            Refused(
                "Spring offer cannot be launched at this hour: its readers’ hours are 9:00 to"
                " 20:00. Type `/campaign schedule spring-offer` to start it by itself."
            )
        )
    )
    stage.posts(finished(DONE, "https://rollcall-test.slack.com/archives/C01CAMPAIGNS/p1"))
    return stage.page()


CHANNEL_NAME: Final = "#campaigns"
SCENES: Final = (
    Scene("draft-card", _card(READY)),
    Scene("draft-card-phone", _card(READY), NARROW),
    Scene("draft-form", _form(draft_form(WORKSPACE, "{}")), 700),
    Scene("refused-form", _refused, 700),
    Scene("launch-question", _form(_question()), 700),
    Scene("launch-question-phone", _form(_question()), NARROW),
    Scene("schedule-form", _form(picker_form(READY, "{}", offered=AT + timedelta(days=1))), 700),
    Scene("test-form", _form(try_form(READY, "{}", mine=1, group=12)), 700),
    Scene("live-card", _card(RUNNING)),
    Scene("live-card-phone", _card(RUNNING), NARROW),
    Scene("cancel-question", _confirming),
    Scene("paused-card", _card(PAUSED)),
    Scene("final-card", _card(DONE)),
    Scene("final-card-phone", _card(DONE), NARROW),
    Scene("details", _form(details(DONE)), 700),
    Scene("thread", _thread, 1280),
    Scene("private-answers", _answers),
    Scene("hostile-card", _card(hostile(RUNNING)), 900),
    Scene("hostile-draft", _card(hostile(READY)), NARROW),
)


def by_name(name: str) -> Scene:
    """One of them."""
    return next(scene for scene in SCENES if scene.name == name)
