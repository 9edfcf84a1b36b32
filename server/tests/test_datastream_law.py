"""The law of the data stream: whatever was written, and on whichever node, what a client has merged from its messages
is what a fresh process would read from the database."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from schematic.datastream.merge import merge
from schematic_server.clock import now as server_now
from schematic_server.datastream.lately import AGAIN, Lately
from schematic_server.datastream.loading import Wanted, load
from schematic_server.datastream.partials import difference

from .conftest import Keys
from .streams import COMPANIES, COMPANY, FLAGS, USER, USERS, Stream, listening
from .test_snapshot_law import CODES, MOST_ROUNDS, PEOPLE, Node, Writer, nodes

__all__ = ["nodes"]
ROUNDS = 1  # of every kind of write, at least
KEYS = [*((COMPANY, {"code": code}) for code in CODES), *((USER, {"id": name}) for name in PEOPLE)]


class Client:
    """A stream of a client that asks for whom it lacks, as SDKs do when they check, or of one that hears of all."""

    def __init__(self, stream: Stream, *, hears_of_all: bool) -> None:
        self.stream, self._hears_of_all = stream, hears_of_all
        stream.answer(FLAGS)
        if hears_of_all:
            stream.answer(COMPANIES)
            stream.answer(USERS)

    def state(self) -> dict[str, Any]:
        return {"flags": self.stream.flags, **self.stream.known}

    def ask(self) -> None:
        for entity_type, keys in () if self._hears_of_all else KEYS:
            known = [one["keys"] for one in self.stream.known[entity_type].values()]
            if not any(keys.items() <= one.items() for one in known):
                self.stream.ask(entity_type, keys)


@pytest.fixture
def clients(nodes: list[Node], secret: str) -> Iterator[list[Client]]:
    with ExitStack() as opened:
        ports = [opened.enter_context(listening(node.app)) for node in nodes]
        streams = [opened.enter_context(Stream(port, secret)) for port in (*ports, ports[1])]
        yield [Client(stream, hears_of_all=number == 2) for number, stream in enumerate(streams)]


def test_what_clients_merge_is_what_a_fresh_process_reads(
    nodes: list[Node], clients: list[Client], credentials: Keys
) -> None:
    writer = Writer(random.Random(2))
    every = {one.__name__ for one in Writer.KINDS}
    for step in range(MOST_ROUNDS * len(Writer.KINDS)):
        if step >= ROUNDS * len(Writer.KINDS) and writer.done == every:
            break
        here, there = writer.random.sample(nodes, 2)
        for node in nodes:
            node.own.clear()
            node.heard.clear()
        told = writer.write(here.http)
        here.look(there.own)  # which may have moved the companies of a plan
        there.look(here.own)

        expected = nodes[0].app.read(partial(documents, credentials))
        for client in clients:
            client.ask()
            _until(client, expected, f"{step}, {told}")
    assert writer.done == every, "some writes were never made"
    kinds = {(one["entity_type"], one["message_type"]) for client in clients for one in client.stream.messages}
    assert {(COMPANY, kind) for kind in ("full", "partial", "delete")} <= kinds
    assert {("rulesengine.Flag", "full"), ("rulesengine.Flag", "delete")} <= kinds


def test_who_hears_of_all_has_what_another_asked_for_before_the_change_was_heard(
    nodes: list[Node], secret: str, credentials: Keys
) -> None:
    here, there = nodes
    with listening(there.app) as port, Stream(port, secret) as every, Stream(port, secret) as one:
        client = Client(every, hears_of_all=True)
        # Somebody new, and use by somebody who is known.
        for code, is_asked_for in (("UA", True), ("DL", False), ("DL", True)):
            here.own.clear()
            body = {"event": "flight", "company": {"code": code}, "user": {"id": f"a user of {code}"}}
            assert here.http.post("/events", json={"event_type": "track", "body": body}).is_success
            if is_asked_for:
                one.answer(COMPANY, {"code": code})
                one.answer(USER, {"id": f"a user of {code}"})
            there.look(here.own)

            _until(client, here.app.read(partial(documents, credentials)), code)


def _until(client: Client, expected: Mapping[str, Any], told: str) -> None:
    try:
        client.stream.until(lambda: client.state() == expected)
    except TimeoutError:
        state = client.state()
        assert [one for kind in expected for one in _differences(state[kind], expected[kind])] == [], told
        raise


def _differences(seen: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[tuple[str, str, Any, Any]]:
    for one in seen.keys() | expected.keys():
        there, should = seen.get(one, {}), expected.get(one, {})
        for name in there.keys() | should.keys():
            if there.get(name) != should.get(name):
                yield one, name, there.get(name), should.get(name)


def documents(credentials: Keys, db: Connection) -> dict[str, Any]:
    everybody: dict[Any, Wanted] = {"company": Wanted(has_page=True), "user": Wanted(has_page=True)}
    found = load(db, credentials.account_id, credentials.environment_id, None, everybody, server_now())
    documents = {
        "flags": {one.document["key"].lower(): one.document for one in found.flags},
        COMPANY: {one: entity.document for one, entity in found.entities["company"].entities.items()},
        USER: {one: entity.document for one, entity in found.entities["user"].entities.items()},
    }
    decoded: dict[str, Any] = json.loads(msgspec.json.encode(documents))
    return decoded


NAMES = st.sampled_from(["a", "b", "c"])
Documents = st.SearchStrategy[dict[str, Any]]


def _counted(metric: dict[str, Any]) -> tuple[str, str]:
    return metric["event_subtype"], metric["period"]


METRIC: Documents = st.fixed_dictionaries(
    {
        "event_subtype": NAMES,
        "period": st.sampled_from(["all_time", "current_day"]),
        "month_reset": st.just("first_of_month"),
        "value": st.integers(-2, 3),
    }
)
METRICS = st.lists(METRIC, unique_by=_counted, max_size=4)
AMOUNTS = st.sampled_from([0.0, 1.5, 20.0])
ENTITLEMENTS = st.lists(
    st.fixed_dictionaries(
        {"feature_id": NAMES, "value_type": st.just("numeric")},
        optional={
            "event_name": NAMES,
            "metric_period": st.sampled_from(["all_time", "current_day"]),
            "usage": st.integers(-2, 3),
            "soft_limit": st.integers(0, 1),
            "credit_id": NAMES,
            "credit_remaining": AMOUNTS,
            "credit_reserved": AMOUNTS,
        },
    ),
    max_size=3,
)
COMPANY_DOCUMENTS: Documents = st.fixed_dictionaries(
    {
        "id": st.just("comp_1"),
        "keys": st.dictionaries(NAMES, NAMES),
        "traits": st.lists(NAMES, max_size=2),
        "plan_ids": st.lists(NAMES, max_size=2),
        "base_plan_id": st.one_of(st.none(), NAMES),
        "credit_balances": st.dictionaries(NAMES, AMOUNTS),
        "metrics": METRICS,
        "entitlements": ENTITLEMENTS,
    },
    optional={
        "credit_postpaid": st.dictionaries(NAMES, st.just({})),
        "credit_spend_policies": st.lists(st.fixed_dictionaries({"credit_id": NAMES}), max_size=1),
    },
)


@given(COMPANY_DOCUMENTS, COMPANY_DOCUMENTS)
def test_a_partial_merged_into_the_old_document_is_the_new_one(old: dict[str, Any], new: dict[str, Any]) -> None:
    told = difference(old, new)

    if told is not None:
        assert merge(old, told) == new
        assert not {"credit_postpaid", "credit_spend_policies"} & told.keys()
        assert "entitlements" not in told or not any(one.get("credit_reserved") for one in told["entitlements"])
        assert {name for name, value in told.items() if value is None} <= {"base_plan_id"}


CHANGES: Documents = st.fixed_dictionaries(
    {},
    optional={
        "keys": st.dictionaries(NAMES, NAMES, min_size=1),
        "traits": st.lists(NAMES, max_size=2),
        "plan_ids": st.lists(NAMES, max_size=2),
        "base_plan_id": st.one_of(st.none(), NAMES),
        "credit_balances": st.dictionaries(NAMES, AMOUNTS, min_size=1),
        "metrics": METRICS,
        "entitlements": ENTITLEMENTS,
        "credit_spend_policies": st.lists(st.fixed_dictionaries({"credit_id": NAMES}), max_size=1),
    },
)
PAUSES = st.sampled_from([0.0, 0.0, 0.4, 0.9, 3.0])  # seconds


@given(COMPANY_DOCUMENTS, st.lists(st.tuples(CHANGES, PAUSES), min_size=2, max_size=6), st.data())
def test_whoever_loses_what_was_told_within_a_second_has_the_newest_with_the_next_message(
    document: dict[str, Any], changes: list[tuple[dict[str, Any], float]], data: st.DataObject
) -> None:
    """As the official Node client does with messages that it reads at once."""
    lately, now = Lately(), 0.0
    known: list[tuple[float, dict[str, Any]]] = []  # when something newer was told, and what it was until then
    for change, pause in changes:
        now += pause
        before, document = document, merge(document, change)
        news = difference(before, document)
        if news == {}:
            continue
        told = lately.with_news(before, news, now, document)

        lost = data.draw(st.sampled_from([before, *(one for at, one in known if now - at < AGAIN)]))
        assert (document if told is None else merge(lost, told)) == document
        known.append((now, before))


@given(COMPANY_DOCUMENTS)
def test_equal_documents_have_an_empty_difference(document: dict[str, Any]) -> None:
    assert difference(document, json.loads(json.dumps(document))) == {}


@given(COMPANY_DOCUMENTS, st.integers(4, 9))
def test_of_use_the_metric_alone_is_told(document: dict[str, Any], value: int) -> None:
    metrics = document["metrics"]
    if not metrics:
        return
    used = merge(document, {"metrics": [{**metrics[0], "value": value}]})

    assert difference(document, used) == {"metrics": [{**metrics[0], "value": value}]}
