"""`schematic outbox`: a person looks into the file, sends it, empties it."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from sdk.tests.capture_endpoint import Endpoint

from schematic.events.outbox import Outbox

EVENT = '"type":"track","body":{"event":"flight","company":{"id":"acme"}},"idempotency_key":"k-%d"'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An outbox with three events of another key, one of them refused."""
    box = Outbox(tmp_path / "outbox", "sch_other", logging.getLogger("test.outbox"))
    rows = [box.put(EVENT % number) for number in range(3)]
    box.claim(1)
    box.refuse(rows[:1], "events: HTTP 400: no such type")
    box.close()
    return tmp_path / "outbox"


def schematic(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "schematic_server", "outbox", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=180)


def test_show_says_what_is_there(path: Path) -> None:
    shown, told = schematic("show", path), json.loads(schematic("show", path, "--json").stdout)

    assert shown.returncode == 0
    assert "2 waiting, 0 on their way, 1 refused" in shown.stdout
    assert "no such type" in shown.stdout
    assert [one["state"] for one in told["events"]] == ["refused", "waiting", "waiting"]
    assert told["events"][1]["event"]["idempotency_key"] == "k-1"


def test_send_delivers_with_the_key_that_is_given(path: Path) -> None:
    with Endpoint() as endpoint:
        first = schematic("send", path, "--api-key", "sch_mine", "--url", endpoint.url, "--json")
        second = schematic("send", path, "--api-key", "sch_mine", "--url", endpoint.url, "--refused", "--json")

        assert (first.returncode, json.loads(first.stdout)) == (0, {"sent": 2, "pending": 0, "failed": 0})
        assert (second.returncode, json.loads(second.stdout)["sent"]) == (0, 1)
        assert [event["idempotency_key"] for event in endpoint.events] == ["k-1", "k-2", "k-0"]
        assert {event["api_key"] for event in endpoint.events} == {"sch_mine"}


def test_send_fails_while_something_is_left(path: Path) -> None:
    done = schematic("send", path, "--api-key", "sch_mine", "--url", "http://127.0.0.1:9", "--timeout", "0.2", "--json")

    assert (done.returncode, json.loads(done.stdout)) == (1, {"sent": 0, "pending": 2, "failed": 0})


def test_drop_forgets_the_refused_or_all(path: Path) -> None:
    refused, rest = schematic("drop", path, "--refused", "--yes", "--json"), schematic("drop", path, "--yes", "--json")

    assert json.loads(refused.stdout) == {"dropped": 1}
    assert json.loads(rest.stdout) == {"dropped": 2}


@pytest.mark.parametrize("arguments", [["show"], ["send", "--api-key", "sch_k"], ["drop", "--yes"]])
def test_a_file_that_is_missing_is_one_line_and_status_1(tmp_path: Path, arguments: list[str]) -> None:
    done = schematic(arguments[0], tmp_path / "missing", *arguments[1:])

    assert done.returncode == 1
    assert done.stderr == f"schematic: there is no outbox {tmp_path}/missing\n"
