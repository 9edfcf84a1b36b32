"""Gates of Flask views."""

from __future__ import annotations

from typing import Any

import flask
import pytest

from schematic import Schematic
from schematic.contrib.flask import Denial, Gate


@pytest.fixture
def gate(client: Schematic) -> Gate:
    """Callers name their company in a header."""
    return Gate(client, company=lambda: {"id": flask.request.headers["X-Company"]})


@pytest.fixture
def app(gate: Gate, client: Schematic) -> flask.Flask:
    app = flask.Flask(__name__)

    @app.get("/sso")
    @gate.require("sso")
    def sso() -> dict[str, Any]:
        return {"is": "open"}

    @app.get("/exports")
    @gate.require("sso", "exports")
    def exports() -> str:
        raise AssertionError("nobody is entitled to this")

    @app.get("/flights/<code>")
    @gate.require("flights")
    def flights(code: str) -> dict[str, Any]:
        """Uses up the limit, then looks again."""
        body = {"event": "flight", "company": dict(gate.snapshot.company or {}), "quantity": 3}
        client.events.create_event(event_type="track", body=body)
        return {"code": code, "still": gate.snapshot.check_flag("flights")}

    return app


def _get(app: flask.Flask, path: str, company: dict[str, str]) -> Any:
    return app.test_client().get(path, headers={"X-Company": company["id"]})


def test_the_view_runs_for_those_who_are_entitled(app: flask.Flask, acme: dict[str, str]) -> None:
    answer = _get(app, "/sso", acme)

    assert (answer.status_code, answer.json) == (200, {"is": "open"})


def test_others_get_403_with_the_flag_and_the_reason(app: flask.Flask, acme: dict[str, str]) -> None:
    answer = _get(app, "/exports", acme)

    assert answer.status_code == 403
    assert (answer.json["error"], answer.json["flag"]) == ("not_entitled", "exports")
    assert answer.json["reason"]


def test_a_request_sees_one_answer_and_the_next_one_402(app: flask.Flask, acme: dict[str, str]) -> None:
    first = _get(app, "/flights/UA", acme)
    second = _get(app, "/flights/UA", acme)

    assert first.json == {"code": "UA", "still": True}
    assert second.status_code == 402
    assert {name: second.json[name] for name in ("error", "limit", "used")} == {
        "error": "limit_reached",
        "limit": 3,
        "used": 3,
    }


def test_requests_inside_one_application_context_do_not_share_answers(app: flask.Flask, acme: dict[str, str]) -> None:
    with app.app_context():
        statuses = [_get(app, "/flights/UA", acme).status_code for _ in range(2)]

    assert statuses == [200, 402]


def test_an_async_view_is_gated_as_well(gate: Gate, acme: dict[str, str]) -> None:
    app = flask.Flask(__name__)

    @app.get("/sso")
    @gate.require("sso")
    async def sso() -> str:
        return "open"

    assert _get(app, "/sso", acme).text == "open"


def test_a_refusal_may_look_otherwise(client: Schematic, acme: dict[str, str]) -> None:
    def page(denial: Denial) -> tuple[str, int]:
        return f"Upgrade for {denial.flag}!", denial.status

    gate = Gate(client, company=lambda: acme, on_denied=page)
    app = flask.Flask(__name__)
    app.add_url_rule("/", "exports", gate.require("exports")(lambda: "never"))

    answer = app.test_client().get("/")

    assert (answer.status_code, answer.text) == (403, "Upgrade for exports!")


def test_the_caller_is_looked_up_once_a_request(client: Schematic, acme: dict[str, str]) -> None:
    asked: list[str] = []

    def company() -> dict[str, str]:
        asked.append("company")
        return acme

    gate = Gate(client, company=company)
    app = flask.Flask(__name__)
    app.add_url_rule("/", "both", gate.require("sso")(gate.require("flights")(lambda: "open")))

    app.test_client().get("/")

    assert asked == ["company"]
