"""Pages in browsers: every flag at once, then differences, over one socket (`/flags/bootstrap`)."""

from __future__ import annotations

import json
import logging
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from schematic import Schematic
from schematic_server.clock import now as server_now
from schematic_server.datastream.bootstrap import Known
from schematic_server.demo.process import start

from . import catalog
from .asgi import PATIENCE, App
from .conftest import Keys, Still
from .streams import listening
from .test_snapshot_law import CONTEXTS, Node, Writer, nodes

__all__ = ["nodes"]

UA: dict[str, Any] = {"company": {"code": "UA"}}
TURNS = 25  # of a change and its opposite, tens of kilobytes each: more than a line holds


class Page:
    """What the official client knows of its socket, and what it was told."""

    def __init__(self, port: int, key: str | None, path: str = "/flags/bootstrap", **options: Any) -> None:
        query = "" if key is None else f"?apiKey={key}"
        self._opened = ExitStack()
        self.key = key
        self.socket: ClientConnection = self._opened.enter_context(
            connect(f"ws://127.0.0.1:{port}{path}{query}", proxy=None, max_size=None, **options)
        )
        self.flags: dict[str, Any] = {}
        self.plan: Any = None

    def __enter__(self) -> Page:
        return self

    def __exit__(self, *error: object) -> None:
        self._opened.close()

    def send(self, data: Any) -> None:
        self.socket.send(json.dumps({"apiKey": self.key, "clientVersion": "schematic-js@1.8.0", "data": data}))

    def hear(self) -> dict[str, Any]:
        """The next message, taken in."""
        message: dict[str, Any] = json.loads(self.socket.recv(PATIENCE))
        self.flags |= {one["flag"]: one for one in message.get("flags", [])}
        self.plan = message.get("plan", self.plan)
        return message

    def ask(self, data: Any) -> dict[str, Any]:
        """Change the context; its first answer."""
        self.send(data)
        return self.hear()

    def shows(self, answer: dict[str, Any]) -> bool:
        """Whether it is what a check of all flags says, as far as that can be told."""
        there = {one["flag"]: one for one in answer["flags"]}
        gone = [one for key, one in self.flags.items() if key not in there]
        is_off = all(one["reason"] == "flag not found" and not one["value"] for one in gone)
        return is_off and there.items() <= self.flags.items() and answer.get("plan", self.plan) == self.plan

    def until(self, holds: Callable[[], Any]) -> Any:
        while not (found := holds()):
            self.hear()
        return found

    def close(self) -> tuple[int | None, str]:
        """Code and reason with which the server closes."""
        with pytest.raises(ConnectionClosed) as closed:
            self.socket.recv(PATIENCE)
        assert closed.value.rcvd is not None
        return closed.value.rcvd.code, closed.value.rcvd.reason


@pytest.fixture
def port(app: App) -> Iterator[int]:
    with listening(app) as found:
        yield found


@pytest.fixture
def page(port: int, publishable: str) -> Iterator[Page]:
    with Page(port, publishable) as opened:
        yield opened


def _limited(api: Schematic, limit: int = 2, **members: Any) -> tuple[Any, Any]:
    """A plan that allows so many flights, and United on it; a flag of nothing besides."""
    basic, flights = catalog.plan(api), catalog.metered(api)
    catalog.grant(api, basic, flights, "numeric", value_numeric=limit, **members)
    api.features.create_flag(key="news", name="News", description="")
    return basic, catalog.company(api, base_plan_id=basic.id)


def _rule(name: str) -> Any:
    return {"name": name, "conditions": [], "condition_groups": [], "priority": 0, "value": True}


def test_the_first_answer_is_what_a_check_of_all_flags_says(api: Schematic, http: httpx2.Client, page: Page) -> None:
    basic, _ = _limited(api)
    catalog.track(api)

    told = page.ask(UA)

    checked = http.post("/flags/check", json=UA).json()["data"]
    assert told == {"flags": checked["flags"], "plan": checked["plan"]}
    assert told["plan"]["id"] == basic.id
    entitlement = page.flags["flights"]["entitlement"]
    assert {name: entitlement[name] for name in ("usage", "allocation", "event_name", "metric_period")} == {
        "usage": 1,
        "allocation": 2,
        "event_name": "flight",
        "metric_period": "all_time",
    }


def test_nothing_is_said_before_a_frame_and_an_environment_without_flags_answers_too(page: Page) -> None:
    """A greeting would count as the answer, and a page waits for one without limit."""
    with pytest.raises(TimeoutError):
        page.socket.recv(0.2)

    assert page.ask({}) == {"flags": []}


def test_later_messages_have_only_what_changed(api: Schematic, page: Page) -> None:
    _, united = _limited(api)
    page.ask(UA)
    silver = catalog.publish(api, catalog.plan(api, "Silver"))

    catalog.track(api)
    assert [one["flag"] for one in page.hear()["flags"]] == ["flights"]
    assert page.flags["flights"]["entitlement"]["usage"] == 1

    api.features.update_flag_rules(page.flags["news"]["flag_id"], rules=[_rule("All")])
    assert [(one["flag"], one["value"]) for one in page.hear()["flags"]] == [("news", True)]

    api.plans.update_company_plans(united.id, base_plan_id=silver.id, add_on_ids=[])
    page.until(lambda: page.plan["id"] == silver.id)
    page.until(lambda: not page.flags["flights"]["value"])


def test_a_flag_that_is_gone_is_told_as_off(api: Schematic, page: Page) -> None:
    flag = api.features.create_flag(key="news", name="News", description="", default_value=True).data
    page.ask({})
    assert page.flags["news"]["value"] is True

    api.features.delete_flag(flag.id)

    assert page.hear() == {"flags": [{"flag": "news", "value": False, "reason": "flag not found"}]}


def test_unknown_keys_are_answered_at_once_and_again_when_somebody_has_them(api: Schematic, page: Page) -> None:
    basic, _ = _limited(api)

    page.ask({"company": {"code": "BA"}, "user": {"id": "amy"}})
    assert page.flags["flights"]["value"] is False
    assert "company_id" not in page.flags["flights"]

    british = catalog.company(api, "BA", base_plan_id=basic.id)
    page.until(lambda: page.flags["flights"]["value"])
    assert page.flags["flights"]["company_id"] == british.id
    assert page.plan["id"] == basic.id
    amy = api.companies.upsert_user(keys={"id": "amy"}).data
    page.until(lambda: page.flags["news"].get("user_id") == amy.id)
    api.companies.delete_company(british.id)
    page.until(lambda: not page.flags["flights"]["value"])
    assert api.companies.list_companies().data[0].keys[0].value == "UA"  # nobody was created


def test_keys_that_move_to_somebody_else_mean_them(api: Schematic, page: Page) -> None:
    basic, united = _limited(api)
    british = catalog.company(api, "BA")
    page.ask({"company": {"icao": "X"}})

    for owner, value in ((united, True), (british, False)):
        api.companies.upsert_company(keys={"code": owner.name, "icao": "X"})
        page.until(lambda owner=owner: page.flags["flights"].get("company_id") == owner.id)
        assert page.flags["flights"]["value"] is value
        api.companies.delete_company(owner.id)
    assert page.plan["id"] == basic.id  # that a company has no plan cannot be told


def test_a_page_may_change_whom_it_is_about(api: Schematic, page: Page) -> None:
    """Of the context before nothing is told any more: the page would take it for the new one's."""
    basic, _ = _limited(api)
    british = catalog.company(api, "BA")
    page.ask(UA)

    told = page.ask({"company": {"code": "BA"}})
    assert [(one["flag"], one["value"]) for one in told["flags"]] == [("flights", False), ("news", False)]
    catalog.track(api)  # by the one before
    api.plans.update_company_plans(british.id, base_plan_id=basic.id, add_on_ids=[])

    heard = page.hear()["flags"]
    assert {one["company_id"] for one in heard} == {british.id}


def test_every_frame_is_answered_in_its_order(api: Schematic, page: Page, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "schematic_server.datastream")
    _limited(api)
    for data in (UA, {}, UA):
        page.send(data)

    assert [page.hear()["flags"][0]["value"] for _ in range(3)] == [True, False, True]
    assert caplog.text.count("page asked about nobody after somebody") == 1


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ("nonsense", "not valid JSON"),
        ("[]", "does not fit"),
        ("null", "does not fit"),
        ('{"data": 5}', "data"),
        ('{"data": {"company": {"code": 5}}}', "data.company"),
        ('{"data": {"company": {"code": "UA"}, "preflight": {"usage": 1}}}', "preflight"),
        (json.dumps({"data": {"company": {f"k{number}": "x" for number in range(1000)}}}), "keys: at most"),
        (b"\xff", "not valid JSON"),
    ],
    ids=["no JSON", "a list", "null", "a number", "a number as key", "preflight", "many keys", "binary"],
)
def test_what_cannot_be_meant_is_answered_with_no_flags_and_the_reason(
    api: Schematic, page: Page, frame: str | bytes, words: str
) -> None:
    """A page that gets no answer waits for ever, and one that is cut off comes back with the same."""
    _limited(api)
    page.ask(UA)

    page.socket.send(frame)

    told = page.hear()
    assert words in told.pop("error")
    assert told == {"flags": []}
    assert page.ask(UA)["flags"][0]["value"] is True


def test_several_companies_for_one_set_of_keys_are_told_on_each_flag(api: Schematic, page: Page) -> None:
    _limited(api)
    api.companies.upsert_company(keys={"icao": "BAW"}, name="BA")

    told = page.ask({"company": {"code": "UA", "icao": "BAW"}})

    assert {(one["value"], one["reason"]) for one in told["flags"]} == {(False, "key conflict")}


def test_an_event_of_an_entitlement_has_its_flag_told_again_even_if_nothing_changed(
    api: Schematic, port: int, page: Page, publishable: str
) -> None:
    """The page has counted it itself already, and waits to hear what is right."""
    _limited(api, metric_period="current_day")
    page.ask(UA)
    before = page.flags["flights"]
    long_ago = server_now() - timedelta(days=33)

    body: Any = {"event": "flight", "company": {"code": "UA"}}
    api.events.create_event(event_type="track", body=body, backfill=True, sent_at=long_ago)

    assert page.hear() == {"flags": [before]}


def test_a_page_is_corrected_when_it_tracked_for_another_company(
    api: Schematic, http: httpx2.Client, page: Page, publishable: str
) -> None:
    """It counts ahead for its own, whatever company its call names; what it sends names its user."""
    _limited(api)
    catalog.company(api, "DL")
    user = {"id": "amy"}
    api.companies.upsert_user(keys=user, company=UA["company"])
    page.ask({**UA, "user": user})
    before = page.flags["flights"]

    body = {"event": "flight", "company": {"code": "DL"}, "user": user, "traits": {}, "quantity": 1}
    event = {"api_key": publishable, "type": "track", "body": body, "tracker_event_id": "3"}
    assert http.post("/e", json=event).json()["refused"] == []

    page.until(lambda: before in page.hear().get("flags", []))
    assert page.flags["flights"]["entitlement"]["usage"] == 0


def test_a_pages_own_checks_cause_no_message(api: Schematic, http: httpx2.Client, page: Page, publishable: str) -> None:
    """It makes an event of every flag that it is told: one would cause the next for ever."""
    _limited(api)
    page.ask(UA)
    checked = {"flag_key": "flights", "value": True, "reason": "x", "req_company": UA["company"]}
    event = {"api_key": publishable, "type": "flag_check", "body": checked, "tracker_event_id": "1"}
    assert http.post("/e", json=event).json()["refused"] == []
    used: Any = {"event": "flight", "company": UA["company"], "traits": {}, "quantity": 1}
    track: Any = {
        "api_key": publishable,
        "type": "track",
        "body": used,
        "tracker_event_id": "2",
        "tracker_user_id": None,
    }
    assert http.post("/e", json=track).json()["refused"] == []

    (told,) = page.hear()["flags"]

    assert (told["flag"], told["entitlement"]["usage"]) == ("flights", 1)


def test_a_period_that_ends_is_told_at_its_instant(database_url: str, api: Schematic, page: Page, still: Still) -> None:
    _limited(api, limit=1, metric_period="current_day")
    catalog.track(api)
    midnight = (still.at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    still.at = midnight - timedelta(seconds=0.5)
    page.until(lambda: page.ask(UA) and page.flags["flights"]["entitlement"]["usage"] == 1)
    assert page.flags["flights"]["value"] is False

    still.at = midnight

    page.until(lambda: page.flags["flights"]["value"])
    assert page.flags["flights"]["entitlement"]["usage"] == 0


def test_nothing_waits_for_a_page_that_does_not_read(app: App, api: Schematic, publishable: str) -> None:
    """What it hears once it reads is what fitted into the line before, and what is so now."""
    for number in range(20):
        flag = api.features.create_flag(key=f"flag{number}", name="Flag", description="").data
        api.features.update_flag_rules(flag.id, rules=[_rule("x" * 500)])
    with listening(app, send_buffer=4096) as port:
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", port))
        with Page(port, publishable) as reader, Page(port, publishable, sock=line, max_queue=1) as page:
            for one in (reader, page):
                one.ask({"user": {"id": "amy"}})

            for _ in range(TURNS):  # each of which every flag tells
                amy = api.companies.upsert_user(keys={"id": "amy"}).data
                reader.until(lambda amy=amy: _users(reader) == {amy.id})
                api.companies.delete_user(amy.id)
                reader.until(lambda: _users(reader) == {None})
            last = api.companies.upsert_user(keys={"id": "amy"}).data

            heard = 0
            while _users(page) != {last.id}:
                page.hear()
                heard += 1
    assert heard < TURNS


def _users(page: Page) -> set[str | None]:
    return {one.get("user_id") for one in page.flags.values()}


def test_only_publishable_keys_open_it(app: App, api: Schematic, database_url: str, port: int, secret: str) -> None:
    """On a server of its own: an address that has sent wrong keys is looked at again only a while later."""
    catalog.company(api)
    token = api.accesstokens.issue_temporary_access_token(resource_type="company", lookup=UA["company"]).data.token
    refused = {
        secret: "opened with a publishable API key; a secret one, which nobody else may see, was sent",
        token: "opened with a publishable API key; a temporary access token was sent",
        None: "Invalid API key",
        "api_no": "Invalid API key",
    }
    for key, words in refused.items():
        with Page(port, key) as page:
            code, reason = page.close()
        assert (code, words in reason) == (4001, True), (code, reason)
        assert not key or key not in reason


def test_a_key_that_is_revoked_ends_its_pages(api: Schematic, port: int) -> None:
    key = api.accounts.create_api_key(name="Browser").data
    with Page(port, key.id) as asking, Page(port, key.id) as silent:
        asking.ask({})

        api.accounts.delete_api_key(key.id)

        assert [one.close() for one in (asking, silent)] == [(4001, "Invalid API key")] * 2


def test_an_address_with_a_slash_at_its_end_is_understood(port: int, publishable: str) -> None:
    with Page(port, publishable, "//flags/bootstrap") as page:
        assert page.ask({}) == {"flags": []}


def test_the_key_is_in_no_line_of_the_log(tmp_path: Path) -> None:
    server = start(f"sqlite:///{tmp_path}/a.sqlite3", tmp_path / "log", settings={"SCHEMATIC_LOG_LEVEL": "debug"})
    with Schematic(server.key, base_url=server.base_url) as api:
        key = api.accounts.list_api_keys(require_environment=False).data[0].id
    port = int(server.base_url.rpartition(":")[2])
    with Page(port, key) as page:
        page.ask(UA)
    with Page(port, "api_wrong") as page:
        page.close()
    server.stop()

    log = (tmp_path / "log").read_text()
    assert "api_wrong" not in log
    assert f"apiKey={key}" not in log


def test_whatever_is_written_every_page_shows_what_a_check_says(nodes: list[Node], credentials: Keys) -> None:
    """On two nodes, each context on its own page."""
    writer = Writer(random.Random(2))
    with ExitStack() as opened:
        pages: dict[int, list[Page]] = {}
        for number, node in enumerate(nodes):
            port = opened.enter_context(listening(node.app))
            pages[number] = [opened.enter_context(Page(port, credentials.publishable)) for _ in CONTEXTS]
            for page, context in zip(pages[number], CONTEXTS, strict=True):
                page.ask(context)
        for _ in range(len(Writer.KINDS)):
            here, there = writer.random.sample(nodes, 2)
            for node in nodes:
                node.own.clear()
                node.heard.clear()
            writer.write(here.http)
            here.look(there.own)  # which may have moved the companies of a plan
            expected = here.answers()
            there.look(here.own)
            for shown in pages.values():
                for page, answer in zip(shown, expected, strict=True):
                    page.until(lambda page=page, answer=answer: page.shows(answer))


balances = st.dictionaries(
    st.sampled_from(["a", "b"]), st.fixed_dictionaries({name: st.integers(0, 2) for name in ("remaining", "settled")})
)
answers = st.fixed_dictionaries(
    {
        "flags": st.dictionaries(st.sampled_from("abc"), st.booleans()).map(
            lambda found: [{"flag": key, "value": value} for key, value in found.items()]
        )
    },
    optional={"plan": st.fixed_dictionaries({"id": st.sampled_from("xy")}), "credit_balances": balances},
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(answers, min_size=1))
def test_differences_add_up_to_the_newest_answer(told: list[dict[str, Any]]) -> None:
    known, flags, plan, held = Known(), dict[str, Any](), None, dict[str, Any]()
    for answer in told:
        message = known.learn(answer) or {}
        flags |= {one["flag"]: one["value"] for one in message.get("flags", [])}
        plan = message.get("plan", plan)
        held |= message.get("credit_balances", {})

        assert {key for key, value in flags.items() if value} == {
            one["flag"] for one in answer["flags"] if one["value"]
        }
        assert plan == answer.get("plan", plan)
        assert {key: one for key, one in held.items() if one["remaining"] or one["settled"]} == {
            key: one for key, one in answer.get("credit_balances", {}).items() if one["remaining"] or one["settled"]
        }
        assert known.learn(answer) is None
