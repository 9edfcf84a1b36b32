"""What a client is still to be told, while it reads too slowly: one message for each subject, and no more than fit."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schematic_server import clock
from schematic_server.datastream import messages
from schematic_server.datastream.lately import AGAIN
from schematic_server.datastream.loading import Entity
from schematic_server.datastream.messages import Message, Subject
from schematic_server.datastream.session import Counts, Session
from schematic_server.datastream.subscriptions import Shelf
from schematic_server.domains.credits import engine as credits
from schematic_server.evaluation.documents import UserDocument
from schematic_server.evaluation.entities import key_set
from schematic_server.http.auth import Credential
from schematic_server.http.sockets import text_frame
from schematic_server.scope import Actor

MOST = 3


def _newest(subject: Subject) -> Message | None:
    if subject.entity_id == "gone":
        return None
    return messages.of_entity("company", "full", subject.entity_id, {"newest": True})


class SlowSocket:
    """A client that takes nothing, until it is asked to take some."""

    def __init__(self) -> None:
        self.is_blocked = False
        self.on_free: Callable[[], None] = lambda: None
        self.read: list[dict[str, Any]] = []
        self.closed: tuple[int, str] | None = None
        self._takes = 0

    def write(self, frame: bytes) -> None:
        start = {126: 4, 127: 10}.get(frame[1], 2)
        self.read.append(json.loads(frame[start:]))
        self._takes -= 1
        self.is_blocked = self._takes <= 0

    def end(self, code: int, reason: str) -> None:
        self.closed = (code, reason)

    def block(self) -> None:
        self.is_blocked = True

    def take(self, most: int = 100) -> list[dict[str, Any]]:
        self.read.clear()
        self._takes, self.is_blocked = most, False
        self.on_free()
        return self.read


@pytest.fixture
def socket() -> SlowSocket:
    return SlowSocket()


@pytest.fixture
def counts() -> Counts:
    return Counts()


@pytest.fixture
def session(socket: SlowSocket, counts: Counts) -> Session:
    socket.block()
    return Session(socket, Credential(Actor("acct")), "key", _newest, MOST, counts)


@pytest.fixture
def met(counts: Counts, socket: SlowSocket) -> Session:
    """One that takes what it is told, and hears of "a" for the first time."""
    socket.take()
    session = Session(socket, Credential(Actor("acct")), "key", _newest, MOST, counts)
    session.meet(used("a", 0).subject)
    return session


def used(entity_id: str, value: int) -> Message:
    return messages.of_entity("company", "partial", entity_id, {"metrics": value})


def test_two_partials_become_the_newest_document_under_the_first_ones_id(session: Session, socket: SlowSocket) -> None:
    session.send(used("a", 1), "1-0")
    session.send(used("b", 1), "2-0")
    session.send(used("a", 2), "3-0")

    first, second = socket.take()

    assert (first["entity_id"], first["data"], first["stream_id"]) == ("a", {"newest": True}, "1-0")
    assert (second["entity_id"], second["data"], second["stream_id"]) == ("b", {"newest": True}, "2-0")
    assert not session.is_behind


def test_what_is_told_with_what_a_client_was_slow_to_read_is_whole(
    session: Session, socket: SlowSocket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As is all that waited: the official Node client takes in together what it reads at once."""
    session.send(used("a", 1), "1-0")
    assert [one["message_type"] for one in socket.take()] == ["full"]
    session.send(used("a", 2), "2-0")
    session.send(used("b", 2), "3-0")
    later = time.monotonic() + AGAIN
    monkeypatch.setattr(clock, "monotonic", lambda: later)
    session.send(used("a", 3), "4-0")

    told = [(one["message_type"], one["stream_id"]) for one in socket.read]
    assert told == [("full", "1-0"), ("full", "2-0"), ("full", "3-0"), ("partial", "4-0")]


def test_whom_a_client_has_just_met_it_is_told_of_whole(
    met: Session, socket: SlowSocket, monkeypatch: pytest.MonkeyPatch
) -> None:
    met.send(used("a", 1), "1-0", text_frame(used("a", 1).content))
    met.send(used("b", 1), "2-0")
    later = time.monotonic() + AGAIN
    monkeypatch.setattr(clock, "monotonic", lambda: later)
    met.send(used("a", 2), "3-0")

    told = [(one["message_type"], one["entity_id"]) for one in socket.read]
    assert told == [("full", "a"), ("partial", "b"), ("partial", "a")]


def test_a_whole_message_takes_the_place_of_what_waits(session: Session, socket: SlowSocket, counts: Counts) -> None:
    session.send(used("a", 1), "1-0")
    session.send(messages.of_entity("company", "delete", "a", {"id": "a"}), "2-0")

    (told,) = socket.take()

    assert (told["message_type"], told["stream_id"]) == ("delete", "1-0")
    assert (counts.sent, counts.coalesced) == (1, 1)


def test_who_is_gone_meanwhile_is_told_by_the_delete_alone(session: Session, socket: SlowSocket) -> None:
    session.send(used("gone", 1), "1-0")
    session.send(used("gone", 2), "2-0")
    session.send(messages.of_entity("company", "delete", "gone", {"id": "gone"}), "3-0")

    assert [one["message_type"] for one in socket.take()] == ["delete"]


def test_it_goes_on_where_the_client_stopped_reading(session: Session, socket: SlowSocket) -> None:
    for name in "abc":
        session.send(used(name, 1), "1-0")

    assert [one["entity_id"] for one in socket.take(1)] == ["a"]
    session.send(used("d", 1), "2-0")
    assert [one["entity_id"] for one in socket.take()] == ["b", "c", "d"]


def test_a_client_with_too_much_to_read_is_cut_off(session: Session, socket: SlowSocket, counts: Counts) -> None:
    for number in range(MOST):
        session.send(used(f"c{number}", 1))
        session.send(used(f"c{number}", 2))
    assert socket.closed is None

    session.send(used("one more", 1))

    assert socket.closed is not None
    assert socket.closed[0] == 1013
    assert "too slow" in socket.closed[1]
    assert counts.cut_off == 1
    assert not socket.take()


def test_when_companies_change_by_themselves_is_known_of_those_alone_that_somebody_hears_of(session: Session) -> None:
    """Their periods may end in years."""
    shelf = Shelf("user")

    def entity(days: int) -> Entity:
        until = datetime(2040, 1, 1, tzinfo=UTC) + timedelta(days=days)
        return Entity({"keys": {}}, UserDocument({}, until, credits.Held()))

    for number in range(1000):
        asked = key_set({"id": str(number)})
        shelf.subscribe(session, asked, f"user_{number}", entity(number))
        if number:
            shelf.unsubscribe(session, asked)
    for days in range(1000):
        shelf.expect("user_0", entity(days))
    assert len(shelf.due) <= 2
    shelf.subscribe_all(session, None)
    for number in range(1000):
        shelf.expect(f"user_{number}", entity(number))
    assert len(shelf.due) >= 1000
    for number in range(10, 1000):
        shelf.remove(f"user_{number}")
    assert len(shelf.due) <= 20
    shelf.unsubscribe_all(session)

    assert len(shelf.due) <= 2
    assert "user_0" in {user_id for _, user_id in shelf.due}
