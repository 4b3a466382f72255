"""The proof pack: everything of a campaign or a number, and anybody can check it."""

import csv
import hashlib
import hmac
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from campaigns import access, launching, packing
from domain.deeds import Subject, Verb
from domain.errors import Refused
from jobs.proof import links
from jobs.sweep.sealing import seal
from models.proofs import About
from models.tables import Campaign, ConsentEvent, Inbound, Receipt, Recipient, Sender, Workspace
from tests.builders import Builder, now
from tests.campaigns.stage import PEOPLE, Stage

PHONE = PEOPLE[0]
CSV = "phone,first_name\n" + "".join(f"{phone},Maya\n" for phone in PEOPLE)
MESSAGE = "Harbour Books: hi {{first_name}}, we open at nine. Reply STOP to opt out."


@pytest.fixture
def campaign_id(stage: Stage, build: Builder, sender: Sender, tmp_path: Path) -> int:
    """A launched campaign: one got the text and wrote STOP, and everything is sealed."""
    view = stage.ready(stage.file_draft(tmp_path, CSV, MESSAGE))
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    campaign = stage.campaign(view)
    with stage.rt.db.read() as session:
        recipient = session.scalars(select(Recipient).where(Recipient.phone == PHONE)).one()
    text = build.message(campaign, recipient, sid="SM1", accepted_at=now(), state="delivered")
    build.add(
        Receipt(message_public_id=text.public_id, sid="SM1", status="delivered", received_at=now())
    )
    answer = Inbound(
        sid="SM2",
        workspace_id=campaign.workspace_id,
        phone=PHONE,
        to=sender.address,
        body="=STOP",
        meaning="opt_out",
        came_by="webhook",
        campaign_id=campaign.id,
        received_at=now(),
    )
    build.add(
        ConsentEvent(
            workspace_id=campaign.workspace_id,
            phone=PHONE,
            scope="all",
            change="out",
            source="reply",
            words="STOP",
            inbound_id=build.add(answer).id,
            at=now(),
        )
    )
    seal(stage.rt)
    return campaign.id


def make(stage: Stage, about: About, folder: Path) -> dict[str, str]:
    """The parts of a pack by name, also unpacked in the folder."""
    path = folder / "pack.zip"
    packing.make(stage.rt, path, about=about, tell=lambda _part, _rows: None)
    assert path.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(path) as file:
        file.extractall(folder)
        return {name: file.read(name).decode("utf-8-sig") for name in file.namelist()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def check(folder: Path, *posted: str) -> tuple[int, str]:
    """What the pack's own program says, without anything of ours to import."""
    done = subprocess.run(
        [sys.executable, "-I", "check.py", *posted],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_a_campaigns_pack_has_all_of_it_and_checks_by_itself(
    stage: Stage, campaign_id: int, tmp_path: Path
) -> None:
    about, name = packing.allow_campaign(stage.rt, stage.who, "spring")
    parts = make(stage, about, tmp_path)

    (text,) = rows(parts["texts.csv"])
    assert (about.campaign_id, name) == (campaign_id, "spring")
    assert text["text"] == MESSAGE.replace("{{first_name}}", "Maya")
    assert (text["SID"], text["state"]) == ("SM1", "delivered")
    assert [one["status"] for one in rows(parts["receipts.csv"])] == ["delivered"]
    assert [one["words"] for one in rows(parts["answers.csv"])] == ["'=STOP"]
    (out,) = rows(parts["opt-outs.csv"])
    assert "SM1" in out["last text before"]
    assert out["first text after that it forbade"] == "none"
    assert "None: 1 opt-out compared with every text" in parts["summary.txt"]
    assert len(rows(parts["consent.csv"])) == len(PEOPLE)
    assert "launch" in [one["what"] for one in rows(parts["audit.csv"])]
    assert "launch by <@U01ADA>" in parts["summary.txt"]
    assert MESSAGE in parts["summary.txt"]
    code, said = check(tmp_path)
    assert (code, "are as they were sealed" in said) == (0, True), said


def test_a_numbers_pack_has_its_story_and_nobody_elses(
    stage: Stage, campaign_id: int, tmp_path: Path
) -> None:
    about = packing.allow_number(stage.rt, stage.who, PHONE)
    parts = make(stage, about, tmp_path)

    assert "The person wrote “=STOP”" in parts["summary.txt"]
    assert {one["number"].lstrip("'") for one in rows(parts["texts.csv"])} == {PHONE}
    whole = "".join(parts.values())
    assert PHONE in whole
    assert PEOPLE[1] not in whole
    assert check(tmp_path)[0] == 0


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("links.jsonl", "STOP", "yes!"),
        ("links.jsonl", "launch", "cancel"),
        ("links.jsonl", PHONE, "+15125550199"),
        ("chain.csv", "consent_events", "consent_eventz"),
    ],
)
def test_a_pack_that_somebody_changed_does_not_check(
    stage: Stage, campaign_id: int, tmp_path: Path, part: str, old: str, new: str
) -> None:
    make(stage, packing.allow_campaign(stage.rt, stage.who, "spring")[0], tmp_path)
    file = tmp_path / part
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new), encoding="utf-8")

    assert check(tmp_path)[0] == 1


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("opt-outs.csv", "STOP", "THANKS"),
        ("opt-outs.csv", PHONE, "+15125550199"),
        ("consent.csv", "express", "written"),
        ("audit.csv", "launch", "pause"),
        ("audit.csv", "U01ADA", "U01EVE"),
        ("wordings.csv", "nine", "noon"),
        ("links.jsonl", '"personal_text": "{', '"personal_text": null, "x": "{'),
    ],
)
def test_a_pack_whose_sheets_somebody_changed_does_not_check(
    stage: Stage, campaign_id: int, tmp_path: Path, part: str, old: str, new: str
) -> None:
    make(stage, packing.allow_campaign(stage.rt, stage.who, "spring")[0], tmp_path)
    file = tmp_path / part
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new), encoding="utf-8")

    assert check(tmp_path)[0] == 1


@pytest.mark.sqlite_only
def test_an_opt_out_that_was_taken_out_of_the_links_is_missed(
    stage: Stage, campaign_id: int, tmp_path: Path
) -> None:
    make(stage, packing.allow_campaign(stage.rt, stage.who, "spring")[0], tmp_path)
    file = tmp_path / "links.jsonl"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(one for one in lines if "consent_events" not in one))

    code, said = check(tmp_path)
    assert (code, "opt-outs.csv, row 1, has no line" in said) == (1, True), said


def invented(position: int) -> str:
    """A consent that never was, with a key of its own, as a line of `links.jsonl`."""
    key, facts = b"k" * 32, '{"kind":"written","status":"given"}'
    made = {
        "position": position,
        "table": "consent_facts",
        "row": 99,
        "sealed": "2026-01-01T00:00:00.000000+00:00",
        "before": "0" * 64,
        "key": key.hex(),
        "facts_text": facts,
        "facts": hmac.new(key, f"facts:{facts}".encode(), "sha256").hexdigest(),
        "personal_text": "{}",
        "personal": "",
    }
    names = ("before", "position", "table", "row", "sealed", "facts", "personal")
    whole = json.dumps([made[name] for name in names])
    return json.dumps({**made, "digest": hashlib.sha256(whole.encode()).hexdigest()}) + "\n"


@pytest.mark.sqlite_only
@pytest.mark.parametrize("position", [1, 10**6])
def test_a_consent_that_never_was_is_not_in_the_chain(
    stage: Stage, campaign_id: int, tmp_path: Path, position: int
) -> None:
    make(stage, packing.allow_campaign(stage.rt, stage.who, "spring")[0], tmp_path)
    with (tmp_path / "links.jsonl").open("a") as file:
        file.write(invented(position))

    code, said = check(tmp_path)
    assert (code, "is another one in the chain" in said) == (1, True), said


@pytest.mark.sqlite_only
def test_a_pack_has_the_chain_from_its_oldest_row_however_long_it_is(
    stage: Stage, campaign_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "CHAIN_LEAST", 1)
    parts = make(stage, packing.allow_number(stage.rt, stage.who, PEOPLE[1]), tmp_path)
    shown = [json.loads(line)["position"] for line in parts["links.jsonl"].splitlines()]
    carried = [int(one["position"]) for one in rows(parts["chain.csv"])]

    assert carried == list(range(min(shown), carried[-1] + 1))
    assert carried[0] > 1
    assert check(tmp_path, rows(parts["chain.csv"])[-1]["digest"])[0] == 0
    kept = parts["chain.csv"].splitlines(keepends=True)
    (tmp_path / "chain.csv").write_text("".join([kept[0], *kept[2:]]))
    assert check(tmp_path)[0] == 1


@pytest.mark.sqlite_only
def test_a_pack_is_compared_with_a_digest_that_was_posted(
    stage: Stage, campaign_id: int, tmp_path: Path
) -> None:
    parts = make(stage, packing.allow_campaign(stage.rt, stage.who, "spring")[0], tmp_path)
    posted = rows(parts["chain.csv"])[1]["digest"]

    assert "NO POSTED DIGEST WAS GIVEN" in check(tmp_path)[1]
    assert "posted digest is that of link 2. " in check(tmp_path, posted[:16])[1]
    assert check(tmp_path, posted[:15])[0] == check(tmp_path, "f" * 64)[0] == 1


@pytest.mark.sqlite_only
def test_a_number_s_pack_does_not_say_what_was_done_with_campaigns(
    stage: Stage, campaign_id: int, tmp_path: Path
) -> None:
    """Whoever may ask for it may not see every private campaign."""
    parts = make(stage, packing.allow_number(stage.rt, stage.who, PEOPLE[1]), tmp_path)

    assert rows(parts["audit.csv"]) == rows(parts["wordings.csv"]) == []
    assert MESSAGE not in "".join(parts.values())


@pytest.mark.sqlite_only
def test_a_pack_is_in_the_audit_and_for_nobody_who_may_not_launch(
    stage: Stage, campaign_id: int
) -> None:
    packing.allow_campaign(stage.rt, stage.who, "spring")
    packing.allow_number(stage.rt, stage.who, PHONE)
    made = [row for row in stage.audit() if row.verb == Verb.EXPORT_PROOF]

    assert [row.subject for row in made] == ["campaign", "number"]
    assert PHONE not in str(made[1].detail)
    for ref in ("spring", PHONE):
        with pytest.raises(Refused, match="may not"):
            packing.ask(stage.rt, replace(stage.who, user_id="U01EVE"), ref)
    assert len([row for row in stage.audit() if row.verb == Verb.EXPORT_PROOF]) == 2


@pytest.mark.sqlite_only
def test_nothing_of_another_team_is_in_a_pack(
    stage: Stage, campaign_id: int, workspace: Workspace, build: Builder, tmp_path: Path
) -> None:
    other = build.workspace(slack_team_id="T02OTHER")
    parts = make(stage, About(other.id, phone=PHONE), tmp_path)

    assert rows(parts["texts.csv"]) == rows(parts["opt-outs.csv"]) == []
    assert "Nothing is known of" in parts["summary.txt"]


@pytest.mark.sqlite_only
def test_nothing_is_proven_with_another_key(stage: Stage, campaign_id: int, tmp_path: Path) -> None:
    key = SecretStr("o" * 40)
    settings = stage.rt.settings.model_copy(update={"rollcall_audit_key": key})
    other = replace(stage, rt=replace(stage.rt, settings=settings))

    with pytest.raises(Refused, match="another key"):
        make(other, About(stage.who.workspace_id, campaign_id=campaign_id), tmp_path)
    with pytest.raises(Refused, match="another key"):
        packing.allow_number(other.rt, other.who, PHONE)


@pytest.mark.sqlite_only
def test_a_text_is_not_made_up_of_values_that_are_gone(
    stage: Stage, campaign_id: int, tmp_path: Path
) -> None:
    with stage.rt.db.write() as session:
        session.get_one(Campaign, campaign_id).blanked_to = -1
    parts = make(stage, packing.allow_campaign(stage.rt, stage.who, "spring")[0], tmp_path)

    [text] = rows(parts["texts.csv"])
    assert text["text"].startswith("(made with values that are not kept any more")


def test_a_text_that_wrongly_followed_a_stop_is_told_plainly(
    stage: Stage, build: Builder, campaign_id: int, tmp_path: Path
) -> None:
    with stage.rt.db.write() as session:
        campaign = session.get_one(Campaign, campaign_id)
        recipient = session.scalars(select(Recipient).where(Recipient.phone == PHONE)).one()
    late = now() + timedelta(seconds=2)
    build.message(campaign, recipient, sid="SM9", kind="reply", accepted_at=late, body="Hi")
    parts = make(stage, packing.allow_campaign(stage.rt, stage.who, "spring")[0], tmp_path)

    [out] = rows(parts["opt-outs.csv"])
    assert "SM9" in out["first text after that it forbade"]
    assert "1 opt-out NOT HEEDED, of 1 opt-out" in parts["summary.txt"]
    assert f"{PHONE} opted out" in parts["summary.txt"]
    assert "None:" not in parts["summary.txt"]


def test_who_scheduled_it_and_why_it_could_not_wait_is_in_the_summary(
    stage: Stage, campaign_id: int, tmp_path: Path
) -> None:
    with stage.rt.db.write() as session:
        session.get_one(Campaign, campaign_id).launch_reason = "the shop is closed"
        deed = (Verb.SCHEDULE, Subject.CAMPAIGN, campaign_id)
        access.record(stage.rt, session, stage.who, *deed, wall="2026-12-01T09:00")
    parts = make(stage, packing.allow_campaign(stage.rt, stage.who, "spring")[0], tmp_path)

    assert "schedule by <@U01ADA> (wall: 2026-12-01T09:00)" in parts["summary.txt"]
    assert "could not wait, said whoever launched it: the shop is closed" in parts["summary.txt"]
