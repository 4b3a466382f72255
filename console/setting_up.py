"""Setting up from the command line: settings, senders and phones. Asks, or takes flags."""

from dataclasses import replace
from typing import Annotated

import typer

from campaigns import proving, releasing, senders
from campaigns import setup as use_cases
from campaigns.forms import SenderForm, WorkspaceForm
from console import asking, output
from console.context import Desk, Workspace, opened
from domain.views import SenderView
from gateways.slack.errors import SlackAway, SlackRefused

app = typer.Typer()
phone = typer.Typer(help="Phones that may get test-sends.", no_args_is_help=True)

Business = Annotated[str | None, typer.Option(help="HELP answers and codes name it.")]
Contact = Annotated[str | None, typer.Option(help="An address or a number, for HELP answers.")]
Currency = Annotated[str | None, typer.Option(help="Three letters, such as USD.")]
A2P = Annotated[str | None, typer.Option(help="The 10DLC campaign's id, where it shares a rate.")]
Smart = Annotated[bool | None, typer.Option(help="Twilio replaces curly quotes and the like.")]
Region = Annotated[str | None, typer.Option(help="US, GB, …: how plain numbers are read.")]
Countries = Annotated[str | None, typer.Option(help="May be texted: US,CA (default: the region).")]
Zone = Annotated[str | None, typer.Option(help="Such as America/Chicago.")]
Hours = Annotated[str | None, typer.Option(help='Of informational texts: "8:00-21:00".')]
CountryHours = Annotated[str | None, typer.Option(help='Elsewhere: "DE=9-20, GB=8-21", or "".')]
AbroadHours = Annotated[str | None, typer.Option(help='Of marketing in all others: "8:00-21:00".')]
LiveIn = Annotated[str | None, typer.Option(help='If no column tells: "Texas", "Central", or "".')]
MostADay = Annotated[
    str | None, typer.Option(help='Campaign texts a number in 24 hours: 3, or "".')
]
MostAWeek = Annotated[str | None, typer.Option(help='And in 7 days: 10, or "" for no such cap.')]
Undo = Annotated[str | None, typer.Option(help='A launch counts down so long: 60, or "0".')]
Approval = Annotated[
    str | None, typer.Option(help='A second person: off, always, "above 500 recipients".')
]
Price = Annotated[str | None, typer.Option(help="Price per segment, such as 0.0083.")]
Team = Annotated[str | None, typer.Option(help="Slack team id (default: the token's).")]
CardChannel = Annotated[str | None, typer.Option(help="Slack channel id for cards.")]
Kind = Annotated[str, typer.Option(help="long-code, toll-free, short-code, alphanumeric, …")]
Address = Annotated[str, typer.Option(help="+1…, a short code, a name, or MG….")]
Pool = Annotated[str | None, typer.Option(help="A messaging service's numbers.")]
Rate = Annotated[str | None, typer.Option(help='Segments per second; "" for what is usual.')]
KeywordsBy = Annotated[str | None, typer.Option(help="Who answers STOP: twilio, network, us, …")]
Registration = Annotated[
    str | None, typer.Option(help="registered, verified, 10dlc-1, 10dlc-10, 10dlc-25, 10dlc-75, …")
]
SenderKind = Annotated[str, typer.Option(help="long-code (usual), toll-free, short-code, …")]
StopWords = Annotated[str | None, typer.Option(help='Own words for STOP, by commas, or "".')]
Daily = Annotated[str | None, typer.Option(help='A day: "2000 segments", "500 messages", or "".')]
Brand = Annotated[str | None, typer.Option(help="The registered brand that carriers count for.")]
BrandLimit = Annotated[str | None, typer.Option(help='Segments a day of the brand, or "".')]


@app.command()
def setup(
    business_name: Business = None,
    help_contact: Contact = None,
    region: Region = None,
    countries: Countries = None,
    stop_words: StopWords = None,
    zone: Zone = None,
    informational_hours: Hours = None,
    country_hours: CountryHours = None,
    abroad_hours: AbroadHours = None,
    recipients_live_in: LiveIn = None,
    most_a_day: MostADay = None,
    most_a_week: MostAWeek = None,
    undo_seconds: Undo = None,
    approval: Approval = None,
    price: Price = None,
    currency: Currency = None,
    channel: CardChannel = None,
    team: Team = None,
    sender: Annotated[str, typer.Option(help="A first sender's name.")] = "main",
    sender_kind: Kind = "long-code",
    sender_address: Address = "",
    workspace: Workspace = "",
) -> None:
    """Set up the team and a sender; asks for everything when no flag is given."""
    form = WorkspaceForm(
        business_name=business_name,
        help_contact=help_contact,
        region=region,
        countries=_listed(countries),
        stop_words=None if stop_words is None else tuple(stop_words.split(",")),
        zone=zone,
        informational_hours=informational_hours,
        country_hours=country_hours,
        abroad_hours=abroad_hours,
        live_in=recipients_live_in,
        most_a_day=most_a_day,
        most_a_week=most_a_week,
        undo_seconds=undo_seconds,
        approval=approval,
        price_per_segment=price,
        currency=currency,
        channel_id=channel,
        slack_team_id=team,
    )
    with opened(workspace, channel or "", needs_workspace=False) as desk:
        number = SenderForm(sender, sender_kind, sender_address) if sender_address else None
        if number is None and form == WorkspaceForm():
            form, number = asking.ask(desk)
        _show_gaps(_save(desk, form, number))


@app.command("sender")
def save_sender(
    name: Annotated[str, typer.Argument(help="What people call it, such as main.")],
    address: Address = "",
    kind: SenderKind = "",
    numbers: Pool = None,
    throughput: Rate = None,
    keywords_by: KeywordsBy = None,
    smart_encoding: Smart = None,
    registration: Registration = None,
    a2p_campaign: A2P = None,
    daily_limit: Daily = None,
    brand: Brand = None,
    brand_limit: BrandLimit = None,
    rename: Annotated[str, typer.Option(help="Its new name.")] = "",
    default: Annotated[bool | None, typer.Option(help="Make it the default.")] = None,
    workspace: Workspace = "",
) -> None:
    """Add or change a sender: rollcall sender main --address +14155552671"""
    with opened(workspace) as desk:
        known = senders.named(desk.rt, desk.who, name).id if rename else None
        form = SenderForm(
            name=rename or name,
            kind=kind,
            address=address,
            numbers=_listed(numbers),
            throughput=throughput,
            keywords_by=keywords_by,
            smart_encoding=smart_encoding,
            registration=registration,
            a2p_campaign=a2p_campaign,
            is_default=default,
            daily_limit=daily_limit,
            brand=brand,
            brand_limit=brand_limit,
            sender_id=known,
        )
        _show_sender(senders.save_sender(desk.rt, desk.who, form))
        _show_gaps(desk)


@app.command("release-sender")
def release_sender(name: str, workspace: Workspace = "") -> None:
    """Let texts leave again from a sender that Twilio's answers stopped; campaigns stay paused."""
    with opened(workspace) as desk:
        released = releasing.release(desk.rt, desk.who, name)
        output.say(f"The sender {released.name} is released. Resume each campaign by hand.")


@phone.command("add")
def add(number: str, workspace: Workspace = "") -> None:
    """Text a code to a phone: rollcall phone add +15125550123"""
    with opened(workspace) as desk:
        sent = proving.begin(desk.rt, desk.who, number)
        until = output.at(sent.expires_at, desk.who.zone)
        output.say(f"A code is on its way to {sent.phone}; it works until {until}.")
        output.say(f"Then: rollcall phone prove {number} CODE")


@phone.command("prove")
def prove(number: str, code: str, workspace: Workspace = "") -> None:
    """Type the code back: rollcall phone prove +15125550123 123456"""
    with opened(workspace) as desk:
        proven = proving.confirm(desk.rt, desk.who, number, code)
        output.say(f"{proven.phone} is yours; test-sends may go there.")


@phone.command("group")
def group(numbers: list[str], workspace: Workspace = "") -> None:
    """Make these proven numbers the workspace's test group (10 to 20 people is good)."""
    with opened(workspace) as desk:
        members = proving.set_group(desk.rt, desk.who, numbers)
        output.say(f"The test group has {len(members)} numbers.")


def _listed(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else asking.listed(text)


def _save(desk: Desk, form: WorkspaceForm, number: SenderForm | None) -> Desk:
    """Settings and sender together, or neither."""
    saved, kept = use_cases.save_both(desk.rt, desk.who, _with_team(desk, form), number)
    output.say(f"Saved the settings of {saved.business_name or saved.public_id}.")
    channel = desk.who.channel_id or saved.channel_id
    who = replace(desk.who, workspace_id=saved.id, channel_id=channel, zone=saved.zone)
    if kept is not None:
        _show_sender(kept)
    return Desk(desk.rt, who)


def _show_sender(kept: SenderView) -> None:
    output.say(
        f"Saved the sender {kept.name} ({kept.address}): {kept.throughput:g} segments/s,"
        f" STOP and HELP answered by {kept.keywords_by}."
    )
    if kept.daily_limit is not None:
        output.say(f"At most {kept.daily_limit:,} {kept.daily_unit} a day.")
    if kept.brand_limit is not None:
        output.say(f"At most {kept.brand_limit:,} segments a day by the brand {kept.brand}.")


def _show_gaps(desk: Desk) -> None:
    standing = use_cases.overview(desk.rt, desk.who)
    output.say(f"Twilio's webhook for incoming messages: {standing.inbound_url}")
    for gap in standing.gaps:
        output.say(f"! {gap.words}")


def _with_team(desk: Desk, form: WorkspaceForm) -> WorkspaceForm:
    """A new workspace belongs to the team of our Slack token, where there is one."""
    known = form.slack_team_id or desk.who.workspace_id
    if known or not desk.rt.settings.slack_bot_token.get_secret_value():
        return form
    try:
        team = desk.rt.slack.team_id()
    except (SlackAway, SlackRefused) as error:
        output.say(f"! Slack was not asked which team this is: {error}")
        return form
    values = {name: getattr(form, name) for name in WorkspaceForm.__slots__}
    return WorkspaceForm(**(values | {"slack_team_id": team}))
