"""`schematic webhooks`: endpoints, log, secrets and redelivery from the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.cli import main

from . import catalog
from .asgi import App
from .receiver import Receiver, Reply
from .running_jobs import until

Run = Callable[..., Any]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


@pytest.fixture
def schematic(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Run a command on the test's database; its status and what it printed."""

    def run(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            for name in [one for one in os.environ if one.startswith("SCHEMATIC_")]:
                patch.delenv(name)
            patch.setenv("SCHEMATIC_DATABASE_URL", database_url)
            with pytest.raises(SystemExit) as ended:
                main(["webhooks", *arguments])
        output, complaints = capsys.readouterr()
        return int(ended.value.code or 0), output or complaints

    return run


def test_endpoints_log_and_redelivery(api: Schematic, app: App, receiver: Receiver, schematic: Run) -> None:
    receiver.answer = lambda delivery: Reply(410, (), b"go away")
    hook = api.webhooks.create_webhook(name="Mine", url=receiver.url, request_types=["plan.created"]).data
    catalog.plan(api)
    until(lambda: api.webhooks.get_webhook(hook.id).data.status == "inactive")

    assert "inactive: it answered 410" in schematic("list")[1]
    (listed,) = json.loads(schematic("list", "--json")[1])
    assert listed["id"] == hook.id
    assert "secret" not in listed
    assert "answered 410" in schematic("log", "--status", "failure")[1]
    (row,) = json.loads(schematic("log", "--webhook", hook.id, "--json")[1])
    assert (row["response_code"], row["response_text"], row["attempt_count"]) == (410, "go away", 1)
    assert schematic("redeliver", "--failed")[1].startswith("0 events")

    api.webhooks.update_webhook(hook.id, status="active")
    receiver.answer = lambda delivery: Reply()
    assert schematic("redeliver", row["id"])[1].startswith("1 events")
    receiver.wait(2)
    until(lambda: api.webhooks.get_webhook_event(row["id"]).data.status == "success")
    assert json.loads(schematic("redeliver", "--failed", "--json")[1]) == {"queued": 0}
    assert json.loads(schematic("redeliver", "--since", "2020-01-01T00:00:00Z", "--json")[1]) == {"queued": 1}
    receiver.wait(3)


def test_a_new_secret_is_printed_and_signs(api: Schematic, app: App, receiver: Receiver, schematic: Run) -> None:
    hook = api.webhooks.create_webhook(name="Mine", url=receiver.url, request_types=["plan.created"]).data

    made = json.loads(schematic("rotate", hook.id, "--json")[1])
    assert made["secret"] == api.webhooks.get_webhook(hook.id).data.secret != hook.secret
    assert made["secret"] != json.loads(schematic("rotate", hook.id, "--overlap", "0", "--json")[1])["secret"]
    assert "whsec_" in schematic("rotate", hook.id)[1]
    assert schematic("rotate", "wbhk_none") == (
        1,
        "schematic: there is no webhook 'wbhk_none'; `schematic webhooks list` shows those there are\n",
    )


def test_redelivery_wants_to_know_what(app: App, schematic: Run) -> None:
    assert schematic("redeliver")[0] == 2
    assert schematic("redeliver", "--since", "yesterday")[0] == 2


def test_names_that_nothing_has_are_told(app: App, schematic: Run) -> None:
    no_webhook = "there is no webhook 'wbhk_none'"
    for command in (("log", "--webhook", "wbhk_none"), ("redeliver", "--webhook", "wbhk_none")):
        status, text = schematic(*command)
        assert status == 1
        assert no_webhook in text
    status, text = schematic("redeliver", "whev_none")
    assert (status, "there is no webhook event 'whev_none'" in text) == (1, True)
    assert schematic("log", "--status", "failed")[0] == 2
