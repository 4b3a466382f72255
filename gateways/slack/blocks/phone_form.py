"""Proving a phone by a code, the test group, and the test-send."""

from datetime import datetime

from domain.counting import count
from domain.slacktext import date_token
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import View

OWN, GROUP, OTHERS = "own", "group", "others"
SAMPLE, REAL = "sample", "real"


def phone_form(memory: str) -> View:
    """Which phone gets the code."""
    element = kit.text_input(INPUT, hint="+1 415 555 2671", limit=40, focus=True)
    hint = "We text a code to it. Test-sends go to proven phones only."
    return kit.modal(
        "My phone",
        [kit.asked(Field.PHONE, "Number", element, hint=hint)],
        callback=Form.PHONE,
        submit="Text me a code",
        memory=memory,
    )


def code_form(masked: str, memory: str, *, expires_at: datetime, zone: str) -> View:
    """Type the code back."""
    element = kit.text_input(INPUT, hint="123456", limit=12, focus=True)
    until = date_token(expires_at, zone)
    return kit.modal(
        "My phone",
        [
            kit.section(f"A code is on its way to {kit.words(masked)}; it is good until {until}."),
            kit.asked(Field.CODE, "Code", element),
        ],
        callback=Form.CODE,
        submit="That is it",
        memory=memory,
    )


def group_form(members: int, memory: str) -> View:
    """Who is in the test group."""
    element = kit.text_input(INPUT, lines=True, limit=1000, hint="+14155552671 …")
    hint = "Proven numbers, one a line; they replace the group. 10 to 20 people are a good test."
    return kit.modal(
        "Test group",
        [
            kit.section(f"The test group has {count(members, 'phone')} now."),
            kit.asked(Field.GROUP, "Numbers", element, hint=hint),
        ],
        callback=Form.GROUP,
        submit="Save",
        memory=memory,
    )


def try_form(view: CampaignView, memory: str, *, mine: int, group: int) -> View:
    """To whom a test goes, and with which values."""
    who = [kit.option(f"My own phone ({mine} proven)", OWN)]
    if group:
        who.append(kit.option(f"The test group ({count(group, 'phone')})", GROUP))
    who.append(kit.option("The numbers below", OTHERS))
    rows = [kit.option("Made-up values", SAMPLE), kit.option("A real row of the list", REAL)]
    numbers = kit.text_input(INPUT, lines=True, limit=1000, hint="+14155552671 …")
    return kit.modal(
        "Test-send",
        [
            kit.section(f"Text {kit.bold(view.title)} before anybody else reads it."),
            kit.asked(Field.WHO, "To", kit.select(INPUT, who, chosen=OWN if mine else OTHERS)),
            kit.asked(
                Field.NUMBERS,
                "Numbers",
                numbers,
                hint="Only for “The numbers below”. At most 20 a test and 60 a day.",
                optional=True,
            ),
            kit.asked(Field.ROWS, "Fields are filled with", kit.select(INPUT, rows, chosen=SAMPLE)),
        ],
        callback=Form.TEST,
        submit="Send the test",
        memory=memory,
    )
