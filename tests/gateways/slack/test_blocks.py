"""Every message and every form: within Slack's limits whatever comes in, in words for people."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View as SdkView

from domain.composition import DraftWarning, WarningCode
from domain.conversing import Showing
from domain.errors import Refused
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from domain.pages import ListPage
from domain.picked import Picked, PickedFrom
from domain.views import Answers, CampaignView
from gateways.slack.blocks import (
    decisions,
    details,
    draft_form,
    kit,
    launch_form,
    lift_form,
    lists,
    notices,
    phone_form,
    preview,
    sender_form,
    settings,
    setup_form,
    start,
    testing,
    thread,
)
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.live_card import finished, live_card
from gateways.slack.blocks.parts import Part
from gateways.slack.facts import FileFacts, Rendered, View
from simulator.slack.blockkit import check_message_blocks, check_view
from simulator.slack.reading import text_of
from tests.gateways.slack.samples import AT, DRAFT, HOSTILE, LIVE, UPLOAD, WORKSPACE, hostile

CODE = re.compile("`[^`\n]*`")
LINK = "https://team.slack.com/archives/C01/p1"
LINE = lists.Line("spring", HOSTILE, CampaignState.SENDING, "slack:U01ADA", LIVE.ledger)
SHOWN = preview.Shown(("longest",), 3, "+1•••••2671", HOSTILE, 2, "UCS-2", ("é", "<"), (HOSTILE,))


def chosen(name: str) -> FileFacts:
    return FileFacts("F01", name, 24_000_000, "U01ADA", "", posted_at=AT.timestamp())


MESSAGES: dict[str, Callable[[CampaignView], Rendered]] = {
    "draft": lambda view: draft_card(view),
    "importing": lambda view: draft_card(replace(view, state=CampaignState.IMPORTING)),
    "asking": lambda view: draft_card(replace(view, upload=replace(UPLOAD, state="asking"))),
    "refused": lambda view: draft_card(
        replace(view, upload=replace(view.upload or UPLOAD, state="refused"))
    ),
    "discarded": lambda view: draft_card(replace(view, state=CampaignState.DISCARDED)),
    "sending": lambda view: live_card(replace(view, state=CampaignState.SENDING)),
    "paused": lambda view: live_card(replace(view, state=CampaignState.PAUSED)),
    "stopped": lambda view: live_card(replace(view, state=CampaignState.STOPPED)),
    "finished": lambda view: finished(replace(view, state=CampaignState.COMPLETED), LINK),
    "made": notices.draft_made,
    "refusal": lambda view: notices.refusal(Refused(view.title)),
    "list": lambda _: lists.listed([LINE] * 20, ListPage(1, 173, 20)),
    "replies": lambda view: (
        thread.gathered([thread.Reply("+14155552671", view.title, AT)] * 500, "UTC").rendered
    ),
    "outcome": lambda view: testing.outcome(
        view.title, 3, [testing.Tested("+14155552671", MessageState.UNDELIVERED, 30005, 2)] * 20
    ),
}
MODALS: dict[str, Callable[[CampaignView], View]] = {
    "details": details.details,
    "draft form": lambda view: draft_form.draft_form(
        view.workspace, "{}", draft_form.Prefill(view.title, view.template, file=chosen(view.title))
    ),
    "edit form": lambda view: draft_form.edit_form(view, "{}"),
    "copy form": lambda view: draft_form.copy_form(view, "{}"),
    "launch form": lambda view: launch_form.launch_form(view, "{}", warnings=[view.title] * 9),
    "launch stopped": lambda view: launch_form.launch_form(view, "{}", stops=[view.title] * 9),
    "word form": lambda view: decisions.word_form(view, "{}"),
    "test form": lambda view: phone_form.try_form(view, "{}", mine=1, group=12),
    "phone form": lambda _: phone_form.phone_form("{}"),
    "code form": lambda view: phone_form.code_form(view.title, "{}", expires_at=AT, zone="UTC"),
    "group form": lambda _: phone_form.group_form(3, "{}"),
    "settings": lambda view: setup_form.workspace_form(
        view.workspace, "{}", channel_id="C01CAMPAIGNS", zone="UTC", price="0.0083"
    ),
    "first settings": lambda _: setup_form.workspace_form(
        None, "{}", channel_id="D01", zone="UTC", price="0.0083"
    ),
    "sender form": lambda view: sender_form.sender_form(view.sender, "{}", "US"),
    "new sender": lambda _: sender_form.sender_form(None, "{}", "US"),
    "all settings": lambda view: settings.settings(view.workspace, "{}", Showing.HIDDEN),
    "senders": lambda view: settings.senders(view.workspace, "{}"),
    "replies form": lambda view: settings.replies_form(
        Showing.SHOWN, [(f"{n} {view.title}"[:60], view.title[:1000]) for n in range(90)], "{}"
    ),
    "preview": lambda view: preview.preview(view.title, [SHOWN] * 20),
    "start": lambda view: start.start_view(
        start.StartFacts(
            view.workspace, [(True, view.title)] * 9, ["+1•••••1"], [], LINK, None, "C01"
        ),
        "{}",
    ),
    "lift form": lambda view: lift_form.lift_form("+1•••••2671", view.title, "{}"),
    "message": lambda view: notices.message("Launch", view.title[:2900]),
}
PARTS = (Part.BUSINESS, Part.PRICE, Part.HOURS, Part.OFTEN, Part.LAUNCH, Part.GUARDS)
VIEWS = {"plain": DRAFT, "hostile": hostile(DRAFT), "live": LIVE, "hostile live": hostile(LIVE)}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("draw", MESSAGES.values(), ids=MESSAGES)
def test_slack_takes_every_message(
    draw: Callable[[CampaignView], Rendered], view: CampaignView
) -> None:
    rendered = draw(view)
    blocks = json.loads(json.dumps(list(rendered.blocks)))

    check_message_blocks(blocks)
    assert 0 < len(rendered.text) <= 4000
    for block in Block.parse_all(blocks):
        block.validate_json()


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("draw", MODALS.values(), ids=MODALS)
def test_slack_takes_every_form(draw: Callable[[CampaignView], View], view: CampaignView) -> None:
    modal = json.loads(json.dumps(draw(view)))

    check_view(modal, "modal")
    SdkView(**modal).validate_json()


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("part", PARTS)
def test_slack_takes_the_form_of_every_subject(part: Part, view: CampaignView) -> None:
    modal = json.loads(json.dumps(settings.part_form(part, view.workspace, "{}")))

    check_view(modal, "modal")
    SdkView(**modal).validate_json()


def live_text(source: object) -> list[str]:
    """All mrkdwn of a payload: there alone can Slack act on words."""
    if isinstance(source, dict):
        own = [source["text"]] if source.get("type") == "mrkdwn" else []
        return own + [text for value in source.values() for text in live_text(value)]
    if isinstance(source, (list, tuple)):
        return [text for value in source for text in live_text(value)]
    return []


@pytest.mark.parametrize("view", [hostile(DRAFT), hostile(LIVE)], ids=["draft", "live"])
def test_hostile_words_come_out_as_plain_text(view: CampaignView) -> None:
    messages = [
        (draw(view).text, draw(view).blocks) for name, draw in MESSAGES.items() if name != "refusal"
    ]
    forms = [draw(view) for name, draw in MODALS.items() if name not in ("message",)]
    for text in live_text([[list(blocks) for _, blocks in messages], forms]):
        assert "<!channel>" not in text
        assert "<https://evil" not in text
        words = CODE.sub("", text)
        assert "*b*" not in words
        assert "_i_" not in words
        assert ":tada:" not in words
    for fallback, _ in messages:
        assert "<!channel>" not in fallback


def test_a_refusal_keeps_mentions_of_people_and_nothing_else_alive() -> None:
    text = notices.refusal(Refused("Ask <@U01ADA>; not <!here> & `draft`.")).text

    assert "<@U01ADA>" in text
    assert "&lt;!here&gt;" in text
    assert "&amp;" in text
    assert "`draft`" in text


# What the live card says -------------------------------------------------------------------------


def card(**changes: object) -> str:
    return text_of({"blocks": list(live_card(replace(LIVE, **changes)).blocks)})  # type: ignore[arg-type]


def test_sent_is_everything_that_the_carrier_took() -> None:
    text = card()

    assert "*Sent*\n1,288 of 2,000" in text
    assert "1,150 (89 % of sent, 120 still waiting for a receipt, 7 of these overdue)" in text


def test_one_line_adds_up_to_the_rows_uploaded() -> None:
    line = next(line for line in card().splitlines() if "uploaded =" in line)
    head, terms = line.split(" = ")
    numbers = [int(found.replace(",", "")) for found in re.findall(r"[\d,]+", terms.split(" (")[0])]

    assert sum(numbers) == int(head.split()[0].replace(",", ""))
    assert "(40 duplicates, 12 opted out, 6 landlines)" in line


def test_a_ledger_that_does_not_add_up_is_not_hidden() -> None:
    broken = replace(LIVE.ledger, rows=2060)

    assert "2 :warning: not accounted for" in card(ledger=broken)


def test_zeros_are_not_shown() -> None:
    ledger = Ledger(rows=2, buckets={Bucket.PENDING: 2})
    text = card(ledger=ledger, answers=Answers(), failures=(), unconfirmed=0)

    for word in ("Delivered", "Replies", "Opted out", "Confirmed", "know yet", "delivered"):
        assert word not in text
    assert "2 rows uploaded = 2 waiting" in text


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (Picked.FAILED, "2 people whose text of “{}” failed = 2 waiting"),
        (Picked.UNKNOWN, "2 people who may not have got “{}” = 2 waiting"),
        (Picked.REACHED, "2 people who got a former text of “{}” = 2 waiting"),
        (Picked.SILENT, "2 people who got “{}” and did not answer = 2 waiting"),
    ],
)
def test_an_audience_without_a_list_says_of_whom_it_is_made(who: Picked, told: str) -> None:
    ledger = Ledger(rows=2, buckets={Bucket.PENDING: 2})
    view = replace(LIVE, ledger=ledger, picked=PickedFrom(who, "<!channel> & co"), upload=None)
    drawn = json.dumps(live_card(view).blocks, ensure_ascii=False)

    assert told.format("&lt;!channel&gt; &amp; co") in drawn
    assert "uploaded" not in drawn


def test_details_name_an_estimate_until_it_is_known_what_was_sent() -> None:
    estimated, words = "estimated before the launch: 2,143 segments", "2,100 segments, price $17.43"
    over = replace(LIVE, state=CampaignState.COMPLETED, sent_segments=2100)

    assert estimated in text_of(dict(details.details(LIVE)))
    assert words in text_of(dict(details.details(over)))
    assert "estimated" not in text_of(dict(details.details(over)))


def test_codes_stand_behind_details_only() -> None:
    assert "20 × the number is not in service" in card()
    assert "30005" not in card()
    assert "(Twilio error 30005)" in text_of(dict(details.details(LIVE)))


def test_opt_outs_above_two_percent_are_warned_of() -> None:
    assert ":warning:" not in card()
    assert "30 (2.3 %) :warning: above 2 %" in card(answers=Answers(opt_outs=30))


def test_the_end_is_forecast_with_its_zone_spelled_out() -> None:
    text = card()

    assert "24.8 of 25 segments a second" in text
    assert "the last text leaves Nov 21, 2026 at 9:59 AM CST" in text
    assert "<!date^" in json.dumps(list(live_card(LIVE).blocks))


def test_a_paused_campaign_forecasts_nothing() -> None:
    text = card(state=CampaignState.PAUSED, speed=None, ends_at=None)

    assert "segments a second" not in text
    assert "Resume" in text
    assert "Pause\n" not in text


def test_held_texts_wait_for_their_hours_in_plain_words() -> None:
    ledger = Ledger(rows=5, buckets={Bucket.HELD: 3, Bucket.PENDING: 2})

    assert "*Held*\n3" in card(ledger=ledger)
    assert "*Waiting*\n2" in card(ledger=ledger)


def test_the_bar_is_full_only_when_all_is_done() -> None:
    almost = Ledger(rows=1000, buckets={Bucket.PENDING: 1, Bucket.DELIVERED: 999})
    done = Ledger(rows=1000, buckets={Bucket.DELIVERED: 1000})

    assert "░" in card(ledger=almost)
    assert "*99 %*" in card(ledger=almost)
    assert "░" not in card(ledger=done)
    assert "*100 %*" in card(ledger=done)


def test_buttons_offer_what_can_be_done_now() -> None:
    assert "Cancel …" in card()
    over = card(state=CampaignState.COMPLETED)
    assert "Cancel …" not in over
    assert "Copy" in over
    assert "Results as CSV" in over


def test_buttons_carry_the_public_id_and_nothing_else() -> None:
    for rendered in (draft_card(hostile(DRAFT)), live_card(LIVE)):
        for block in rendered.blocks:
            for element in block.get("elements", ()):
                if element.get("type") == "button":
                    assert element["value"] == DRAFT.public_id


def test_the_end_is_one_line_with_a_link() -> None:
    message = finished(replace(LIVE, state=CampaignState.COMPLETED), LINK)

    assert (
        "is done: 1,288 of 2,000 sent, 1,150 delivered, 310 confirmed, 41 replies" in message.text
    )
    assert LINK in json.dumps(list(message.blocks))


# What the draft card says ------------------------------------------------------------------------


def draft(**changes: object) -> str:
    return text_of({"blocks": list(draft_card(replace(DRAFT, **changes)).blocks)})  # type: ignore[arg-type]


def test_a_draft_says_whether_its_very_text_was_tested() -> None:
    tested = {"tested_by": "slack:U01DOT", "tested_at": AT}

    assert "Not tested yet" in draft()
    assert "Tested by <@U01DOT> Nov 21, 2026 at" in draft(**tested, tested_current=True)
    assert "Not tested since the last edit" in draft(**tested, tested_current=False)


def test_a_draft_shows_twenty_errors_and_counts_the_rest() -> None:
    text = draft()

    assert "row 14, phone “12•••”: the number is too short" in text
    assert "… and 2 more" in text
    assert "All errors as CSV" in text


def test_an_import_shows_its_progress() -> None:
    upload = replace(UPLOAD, state="reading", bytes_done=450, rows_done=900)

    assert "45 % · 900 rows" in draft(state=CampaignState.IMPORTING, upload=upload)


def test_a_list_that_is_checked_before_it_replaces_another_shows_how_far_that_is() -> None:
    upload = replace(UPLOAD, state="checking", bytes_done=450, rows_done=0)

    told = draft(state=CampaignState.IMPORTING, upload=upload)
    assert "Checking *spring.csv* …" in told
    assert "45 %" in told
    assert "row" not in told


def test_a_list_that_is_being_fetched_shows_no_figures_of_another() -> None:
    upload = replace(UPLOAD, state="fetching", bytes_done=0, rows_done=0)

    told = draft(state=CampaignState.IMPORTING, upload=upload)
    assert "Fetching *spring.csv*" in told
    assert "%" not in told
    assert "recipients" not in told


def test_a_refused_list_says_why_and_offers_another() -> None:
    text = draft(
        state=CampaignState.DRAFT, upload=replace(UPLOAD, state="refused", refusal="It is a PDF.")
    )

    assert "was not taken. It is a PDF." in text
    assert "Launch" not in text


def test_a_list_that_was_declined_says_why_beside_the_audience_that_stays() -> None:
    declined = replace(UPLOAD, state="declined", filename="list.xlsx", refusal="It is a PDF.")
    told = "*list.xlsx* was not taken. It is a PDF.\nThe audience stays as it was."

    text = draft(declined=declined)
    assert told in text
    assert "Who gets it" in text
    assert "Launch" in text
    assert "was not taken" not in draft()


def test_without_a_price_the_card_says_so() -> None:
    workspace = replace(WORKSPACE, price_per_segment=None)

    assert "no price per segment is set" in draft(workspace=workspace)
    assert "about $17.79" in draft()


def test_a_launch_form_cuts_none_of_many_long_warnings() -> None:
    many = [f"{number} {'long ' * 70}" for number in range(12)]

    form = dict(launch_form.launch_form(DRAFT, "{}", warnings=many))

    check_view(form, "modal")
    assert all(f":warning: {number} long" in text_of(form) for number in range(12))


def test_a_launch_form_says_the_warnings_that_it_is_given_and_no_other() -> None:
    view = replace(DRAFT, warnings=(DraftWarning(WarningCode.NO_OPT_OUT, "No way out."),))

    assert "No way out" in text_of({"blocks": draft_card(view).blocks})
    assert "No way out" not in text_of(dict(launch_form.launch_form(view, "{}")))
    told = text_of(dict(launch_form.launch_form(view, "{}", warnings=["No way out."])))
    assert told.count("No way out") == 1


def test_a_draft_states_the_encoding_that_its_texts_will_have() -> None:
    estimate = DRAFT.estimate
    assert estimate is not None
    for rows, words in (
        (0, "GSM-7"),
        (6, "GSM-7, 6 texts UCS-2"),
        (estimate.recipients, "UCS-2"),
    ):
        view = replace(DRAFT, estimate=replace(estimate, ucs2_rows=rows))
        assert f"*Encoding*\n{words}\n" in text_of({"blocks": draft_card(view).blocks}) + "\n"


def test_a_row_that_gets_no_text_says_so_in_its_preview() -> None:
    no_text = "This row gets no text"
    assert no_text in text_of(dict(preview.preview("spring", [replace(SHOWN, skipped=True)])))
    assert no_text not in text_of(dict(preview.preview("spring", [SHOWN])))


@pytest.mark.parametrize(("length", "shown"), [(200, 200), (201, 201), (3000, 3000), (3001, 0)])
def test_what_stands_in_a_field_is_whole_or_not_there(length: int, shown: int) -> None:
    element = kit.text_input("value", value="x" * length, limit=200)

    assert len(element.get("initial_value", "")) == shown
    assert element["max_length"] == max(200, shown)
