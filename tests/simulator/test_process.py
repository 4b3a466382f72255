"""The simulator's process, its ledger and its client."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from simulator.client import ROOT, Simulator, start_simulator
from simulator.ledger import Ledger


def test_it_announces_its_address_and_ends_on_sigterm(tmp_path: Path) -> None:
    ready, ledger = tmp_path / "ready", tmp_path / "deep" / "ledger.jsonl"
    command = [sys.executable, "-m", "simulator", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--ledger", str(ledger), "--ready-file", str(ready)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    try:
        address = ready.read_text()
        assert line == f"simulator listening on {address}\n"
        assert Simulator(address).ledger() == []
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        process.stdout.close()


def test_an_attached_one_ends_with_whoever_started_it() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", "--port", "0", "--attached"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        process.stdin.close()
        assert process.wait(30) == 0


def test_its_configuration_is_taken_at_the_start_and_at_a_reset(tmp_path: Path) -> None:
    config = {"twilio": {"senders": [{"address": "+15125550100", "mps": 25}]}}
    with start_simulator(tmp_path / "ledger.jsonl", config=config) as simulator:
        simulator.twilio.add_sender("+15125550101")
        simulator.reset()
        (account,) = simulator.state()["twilio"]["accounts"].values()
        assert [(s["address"], s["mps"]) for s in account["senders"]] == [("+15125550100", 25)]


def test_a_configuration_with_an_unknown_setting_does_not_start(tmp_path: Path) -> None:
    starting = start_simulator(config={"twilio": {"colour": "blue"}})
    with pytest.raises(RuntimeError, match="did not start"), starting:
        pass


def test_a_reset_empties_the_memory_and_the_file_keeps_all(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    with start_simulator(path) as simulator:
        simulator.twilio.add_sender("+15125550100", mps=None)
        simulator.twilio.text("+15125550100", number="+15125551001", body="C")
        simulator.reset()
        (event,) = simulator.ledger()
        assert event["kind"] == "sim.reset"
    events = [json.loads(line) for line in path.read_text().splitlines()]
    assert [event["n"] for event in events] == list(range(1, len(events) + 1))
    assert events[0]["kind"] == "twilio.inbound"


def test_a_reset_voids_what_was_still_to_come(simulator: Simulator) -> None:
    simulator.twilio.add_sender("+15125550100", mps=None)
    simulator.twilio.settings(reply_after=0.05)
    simulator.twilio.handset("+15125551001", character="confirms", delivered_after=0.05)
    answer = requests.post(
        f"{simulator.base_url}/2010-04-01/Accounts/{simulator.twilio.account_sid}/Messages.json",
        data={"To": "+15125551001", "From": "+15125550100", "Body": "Hello"},
        auth=(simulator.twilio.account_sid, simulator.twilio.auth_token),
        timeout=30,
    )
    assert answer.status_code == 201
    simulator.wait_for("twilio.status", status="sent")

    simulator.reset()

    assert simulator.ledger(kind="twilio.", wait=0.3) == []
    assert simulator.twilio.messages() == []


def test_a_long_poll_waits_for_its_kind(simulator: Simulator) -> None:
    started = time.monotonic()
    assert simulator.ledger(kind="nothing.", wait=0.2) == []
    assert time.monotonic() - started >= 0.2


def test_events_are_numbered_and_timed() -> None:
    ledger = Ledger(None)
    assert [ledger.record("a.one", x=1), ledger.record("b.two")] == [1, 2]
    first, second = ledger.since(0)
    assert (first["n"], first["kind"], first["x"]) == (1, "a.one", 1)
    assert first["mono"] <= second["mono"]
    assert first["at"].endswith("+00:00")


def test_since_takes_later_ones_of_a_kind() -> None:
    ledger = Ledger(None)
    for kind in ("a.one", "b.two", "a.three"):
        ledger.record(kind)
    assert [event["n"] for event in ledger.since(1)] == [2, 3]
    assert [event["n"] for event in ledger.since(0, "a.")] == [1, 3]


def test_numbers_go_on_after_forgetting() -> None:
    ledger = Ledger(None)
    ledger.record("a")
    ledger.forget()
    assert ledger.record("b") == 2
    assert [event["n"] for event in ledger.since(0)] == [2]
