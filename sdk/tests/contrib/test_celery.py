"""Gates and metering of Celery tasks; `tests/test_examples.py` runs them in a real worker."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import Any

import celery
import pytest
from celery.exceptions import Ignore
from celery.signals import worker_process_shutdown

from schematic import Schematic
from schematic.contrib.celery import Gate, NotEntitled, ProcessClient

Fly = Callable[[dict[str, str], int], None]


@pytest.fixture
def app() -> celery.Celery:
    return celery.Celery("test", set_as_current=False, broker="memory://", backend="cache+memory://")


@pytest.fixture
def gate(client: Schematic) -> Gate:
    return Gate(client, company=lambda arguments: {"id": arguments["company_id"]})


def _flown(client: Schematic, company: dict[str, str]) -> int:
    client.flush()
    entitlement = client.check_flag_with_entitlement("flights", company).entitlement
    assert entitlement is not None
    return entitlement.usage or 0


def test_a_task_runs_when_its_company_is_entitled(app: celery.Celery, gate: Gate, acme: dict[str, str]) -> None:
    @app.task(bind=True)
    @gate.require("sso")
    def sign_on(self: Any, company_id: str, *, name: str = "Ada") -> str:
        return f"{name} of {company_id}, try {self.request.retries}"

    assert sign_on.apply(args=[acme["id"]]).get() == f"Ada of {acme['id']}, try 0"


def test_a_task_that_is_not_entitled_fails_and_says_why(
    app: celery.Celery, gate: Gate, acme: dict[str, str], fly: Fly
) -> None:
    @app.task
    @gate.require("flights")
    def book(company_id: str) -> None:
        raise AssertionError("the limit is used up")

    fly(acme, 3)

    failure = book.apply(args=[acme["id"]]).result

    assert isinstance(failure, NotEntitled)
    assert (failure.status, failure.body["error"], failure.body["used"]) == (402, "limit_reached", 3)
    assert "flights" in str(failure)
    assert str(pickle.loads(pickle.dumps(failure))) == str(failure)


def test_a_task_may_be_ignored_instead(gate: Gate, acme: dict[str, str]) -> None:
    @gate.require("exports", otherwise="ignore")
    def export(company_id: str) -> None:
        raise AssertionError("nobody is entitled to this")

    with pytest.raises(Ignore):
        export(acme["id"])


def test_success_is_tracked_with_what_the_result_says(
    app: celery.Celery, gate: Gate, client: Schematic, acme: dict[str, str]
) -> None:
    @app.task
    @gate.track("flight", quantity=len)
    def book(company_id: str, seats: int) -> list[int]:
        return list(range(seats))

    assert book.apply(args=[acme["id"]], kwargs={"seats": 2}).get() == [0, 1]

    assert _flown(client, acme) == 2


def test_failure_is_not_tracked(app: celery.Celery, gate: Gate, client: Schematic, acme: dict[str, str]) -> None:
    @app.task
    @gate.track("flight")
    def book(company_id: str) -> None:
        raise LookupError("no seat left")

    assert isinstance(book.apply(args=[acme["id"]]).result, LookupError)

    assert _flown(client, acme) == 0


def test_a_task_that_is_delivered_twice_counts_once(
    app: celery.Celery, gate: Gate, client: Schematic, acme: dict[str, str]
) -> None:
    @app.task
    @gate.track("flight")
    def book(company_id: str) -> None:
        pass

    for _ in range(2):
        book.apply(args=[acme["id"]], task_id=f"delivery-{acme['id']}")

    assert _flown(client, acme) == 1


def test_a_call_outside_a_worker_counts_each_time(gate: Gate, client: Schematic, acme: dict[str, str]) -> None:
    @gate.track("flight")
    def book(company_id: str) -> None:
        pass

    book(acme["id"])
    book(company_id=acme["id"])

    assert _flown(client, acme) == 2


def test_a_process_client_is_made_once_and_again_after_a_fork() -> None:
    made: list[int] = []

    def make() -> Schematic:
        made.append(os.getpid())
        return Schematic("sch_x", offline=True)

    client = ProcessClient(make)
    assert client() is client()

    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            client()
            os.write(writer, b"own" if made[1:] == [os.getpid()] else b"shared")
        finally:
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as answer:
        assert answer.read() == b"own"
    assert made == [os.getpid()]


def test_the_end_of_a_worker_process_sends_what_waits(client: Schematic, server: Any, acme: dict[str, str]) -> None:
    process_client = ProcessClient(
        lambda: Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url)
    )
    process_client().track("flight", company=acme)

    worker_process_shutdown.send(sender=None)

    assert _flown(client, acme) == 1
