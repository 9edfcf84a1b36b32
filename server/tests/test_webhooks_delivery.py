"""Delivery through the server: attempts, health, the test action, secrets, redelivery."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic.webhook_utils import parse_webhook
from schematic_server.clock import now
from schematic_server.domains.webhooks import admin, log, store
from schematic_server.domains.webhooks.tables import webhook_event
from schematic_server.settings import Settings
from schematic_server.webhooks import outbox
from schematic_server.webhooks.event_types import EVENT_TYPES

from . import catalog
from .asgi import App
from .conftest import Ahead, on_sqlite
from .receiver import Delivery, Receiver, Reply
from .running_jobs import run_job, until

OK = Reply()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def endpoint(api: Schematic, receiver: Receiver, *request_types: str, **members: Any) -> Any:
    types = list(request_types) or ["plan.created"]
    return api.webhooks.create_webhook(name="Mine", url=receiver.url, request_types=types, **members).data


def replies(*first: Reply, then: Reply = OK) -> Callable[[Delivery], Reply]:
    """What is answered, one after the other."""
    waiting = iter(first)
    lock = threading.Lock()

    def answer(delivery: Delivery) -> Reply:
        with lock:
            return next(waiting, then)

    return answer


class Log:
    """The log of one endpoint."""

    def __init__(self, api: Schematic, webhook_id: str) -> None:
        self._api, self._webhook_id = api, webhook_id

    def rows(self) -> list[Any]:
        return self._api.webhooks.list_webhook_events(webhook_id=self._webhook_id, limit=250).data

    def attempted(self, times: int) -> Any:
        """The only row, once it has been tried so often."""
        until(lambda: self.rows()[0].attempt_count >= times)
        (row,) = self.rows()
        assert row.attempt_count == times
        return row

    def ended(self, number: int) -> list[str]:
        """How all have ended."""
        until(lambda: sum(row.status != "pending" for row in self.rows()) >= number)
        return sorted(row.status for row in self.rows())

    def status(self) -> str:
        return str(self._api.webhooks.get_webhook(self._webhook_id).data.status)

    def inactive(self) -> None:
        until(lambda: self.status() == "inactive")


def test_a_failed_delivery_is_tried_again_under_the_same_id(api: Schematic, receiver: Receiver, clock: Ahead) -> None:
    receiver.answer = replies(Reply(500, (), b"on fire"), Reply(0))
    hook = endpoint(api, receiver)
    events = Log(api, hook.id)

    catalog.plan(api)
    row = events.attempted(1)
    assert (row.status, row.response_code) == ("pending", 500)
    clock.by += timedelta(seconds=13)
    row = events.attempted(2)
    assert (row.status, row.response_code) == ("pending", 0)
    clock.by += timedelta(seconds=37)
    row = events.attempted(3)
    assert (row.status, row.response_code) == ("success", 200)

    one, two, three = receiver.wait(3)
    assert one.id == two.id == three.id == row.id
    assert one.body == two.body == three.body == (row.payload or "").encode()
    times = [int(each.headers["webhook-timestamp"]) for each in (one, two, three)]
    assert times == sorted(set(times))
    for each in (one, two, three):
        parse_webhook(each.headers, hook.secret, each.body)
        _standard(each, hook.secret)


def test_after_six_attempts_it_is_given_up(api: Schematic, receiver: Receiver, clock: Ahead) -> None:
    receiver.answer = replies(then=Reply(500))
    events = Log(api, endpoint(api, receiver).id)

    catalog.plan(api)
    for attempt, pause in enumerate((10, 30, 90, 270, 810), 1):
        assert events.attempted(attempt).status == "pending"
        clock.by += timedelta(seconds=pause * 1.2)

    row = events.attempted(6)
    assert row.status == "failure"
    assert len(receiver.received) == 6


def test_an_endpoint_that_is_gone_is_turned_off(api: Schematic, app: App, receiver: Receiver) -> None:
    receiver.answer = replies(Reply(500), then=Reply(410))
    hook = endpoint(api, receiver)
    events = Log(api, hook.id)

    catalog.plan(api, "One")
    events.attempted(1)
    catalog.plan(api, "Two")
    events.inactive()

    assert events.ended(2) == ["failure", "failure"]
    catalog.plan(api, "Three")
    assert len(events.rows()) == 2, "nothing is queued for an inactive endpoint"
    (told,) = [one for one in app.read(admin.list_endpoints) if one["id"] == hook.id]
    assert told["inactive_reason"] == "it answered 410: it wants no more"
    receiver.answer = replies()
    api.webhooks.update_webhook(hook.id, status="active")
    catalog.plan(api, "Four")
    assert events.ended(3) == ["failure", "failure", "success"]


def test_a_receiver_that_asks_for_a_pause_gets_one(api: Schematic, receiver: Receiver, clock: Ahead) -> None:
    receiver.answer = replies(Reply(429, (("Retry-After", "120"),)))
    events = Log(api, endpoint(api, receiver).id)

    catalog.plan(api, "One")
    events.attempted(1)
    catalog.plan(api, "Two")
    clock.by += timedelta(seconds=60)
    catalog.plan(api, "Three")
    catalog.plan(api, "Four")
    assert len(receiver.received) == 1
    clock.by += timedelta(seconds=61)

    assert events.ended(4) == ["success"] * 4


def test_an_endpoint_that_only_fails_is_turned_off(
    database_url: str, backend: str, request: pytest.FixtureRequest, receiver: Receiver
) -> None:
    """At 25 events, however often each was tried; and starts afresh when it is set active again."""
    with _app(database_url, webhook_retries="1") as app, _client(app, _key(request, backend)) as api:
        receiver.answer = replies(then=Reply(500))
        hook = endpoint(api, receiver, "company.created")
        events = Log(api, hook.id)

        for number in range(24):
            catalog.company(api, f"c{number}")
        assert events.ended(24) == ["failure"] * 24
        assert events.status() == "active"
        catalog.company(api, "c24")
        events.inactive()
        (told,) = app.read(admin.list_endpoints)
        assert told["inactive_reason"] == "at least 90 % of its events failed within 24 hours"

        api.webhooks.update_webhook(hook.id, status="active")
        catalog.company(api, "c25")
        events.ended(26)
        assert events.status() == "active"


def test_an_endpoint_whose_network_is_listed_no_more_can_be_changed_and_turned_off_and_is_by_itself(
    database_url: str, backend: str, request: pytest.FixtureRequest, receiver: Receiver
) -> None:
    """Only what is made, moved or turned on is refused when it is saved; nothing is sent to the others either."""
    with _app(database_url) as app, _client(app, _key(request, backend)) as api:
        hook, other = (endpoint(api, receiver, "company.created") for _ in range(2))
    with _app(database_url, webhook_allow="", webhook_retries="1") as app, _client(app, _key(request, backend)) as api:
        assert api.webhooks.update_webhook(other.id, name="Theirs", url=receiver.url).data.name == "Theirs"
        assert api.webhooks.update_webhook(other.id, status="inactive").data.status == "inactive"
        for members in ({"status": "active"}, {"url": f"{receiver.url}/elsewhere"}):
            with pytest.raises(BadRequestError, match=r"url: 127\.0\.0\.1 is not on the public internet"):
                api.webhooks.update_webhook(other.id, **members)

        for number in range(25):
            catalog.company(api, f"c{number}")
        events = Log(api, hook.id)
        assert events.ended(25) == ["failure"] * 25
        events.inactive()

    assert receiver.received == []


def test_a_slow_endpoint_holds_up_nobody(api: Schematic, receiver: Receiver) -> None:
    released = threading.Event()

    def hang(delivery: Delivery) -> Reply:
        released.wait(180)
        return OK

    with Receiver(hang) as slow:
        endpoint(api, slow)
        fast = Log(api, endpoint(api, receiver).id)
        for number in range(5):
            catalog.plan(api, f"Plan {number}")

        assert fast.ended(5) == ["success"] * 5
        assert not released.is_set()
        released.set()
        slow.wait(5)


@on_sqlite
@pytest.mark.parametrize("request_type", sorted(EVENT_TYPES))
def test_the_test_action_sends_a_sample_of_every_type(request_type: str, api: Schematic, receiver: Receiver) -> None:
    hook = endpoint(api, receiver)

    answer = api.webhooks.send_test_webhook_action(hook.id, request_type=request_type).data

    assert (answer.success, answer.response_code, answer.failure_reason) == (True, 200, None)
    (got,) = receiver.wait(1)
    event = parse_webhook(got.headers, hook.secret, got.body, tolerance=24 * 3600)
    assert (event.action, event.object_type) == (request_type, EVENT_TYPES[request_type].object_type)
    assert isinstance(event.body, dict) == (EVENT_TYPES[request_type].schema is None)
    row = Log(api, hook.id).attempted(1)
    assert (row.id, row.status, row.payload) == (got.id, "success", got.body.decode())


def test_the_test_action_tells_of_a_failure_and_does_not_repeat_it(
    api: Schematic, receiver: Receiver, clock: Ahead
) -> None:
    receiver.answer = replies(Reply(503), Reply(410), Reply(0))
    hook = endpoint(api, receiver)

    def test() -> tuple[Any, ...]:
        found = api.webhooks.send_test_webhook_action(hook.id, request_type="test.send").data
        return found.success, found.response_code, found.failure_reason

    assert test() == (False, 503, "answered 503")
    assert test() == (False, 410, "answered 410")
    assert test() == (False, 0, "no answer: the connection was closed")
    assert Log(api, hook.id).status() == "active", "samples say nothing about an endpoint's health"
    clock.by += timedelta(minutes=20)
    api.webhooks.update_webhook(hook.id, status="inactive")
    assert test() == (True, 200, None), "an endpoint can be tried before it is turned on"
    assert len(receiver.received) == 4
    with pytest.raises(NotFoundError):
        api.webhooks.send_test_webhook_action("wbhk_none", request_type="test.send")
    with pytest.raises(BadRequestError):
        api.webhooks.send_test_webhook_action(hook.id, request_type="moon.landed")


def test_a_secret_is_replaced_with_an_overlap(api: Schematic, app: App, receiver: Receiver, clock: Ahead) -> None:
    hook = endpoint(api, receiver)
    made = app.write(lambda db, emit: admin.rotate(db, emit, hook.id, timedelta(minutes=10), now()))
    assert api.webhooks.get_webhook(hook.id).data.secret == made["secret"] != hook.secret

    catalog.plan(api, "One")
    assert Log(api, hook.id).ended(1) == ["success"]  # not only sent: its lease must not run out as the clock is moved
    clock.by += timedelta(minutes=11)
    catalog.plan(api, "Two")

    first, second = receiver.wait(2)
    assert _standard(first, hook.secret) == _standard(first, made["secret"])
    assert parse_webhook(first.headers, [hook.secret, made["secret"]], first.body).action == "plan.created"
    _standard(second, made["secret"])
    with pytest.raises(WebhookVerificationError):
        _standard(second, hook.secret)


def test_events_are_delivered_again_when_somebody_asks(api: Schematic, app: App, receiver: Receiver) -> None:
    receiver.answer = replies(Reply(410))
    hook = endpoint(api, receiver)
    events = Log(api, hook.id)
    catalog.plan(api, "One")
    assert events.ended(1) == ["failure"]
    events.inactive()

    def again(**which: Any) -> int:
        return app.write(lambda db, emit: log.redeliver(db, now(), webhook_id=hook.id, **which))

    assert again() == 0, "an inactive endpoint gets nothing"
    api.webhooks.update_webhook(hook.id, status="active")
    started = now()
    assert again(only_failed=True) == 1
    until(lambda: events.ended(1) == ["success"])
    (row,) = events.rows()
    first, second = receiver.wait(2)
    assert (first.id, first.body) == (second.id, second.body)
    assert row.attempt_count == 2
    assert again(only_failed=True) == 0
    assert again(only_failed=False, since=started) == 0
    assert again(only_failed=False, until=started) == 1
    receiver.wait(3)
    events.attempted(3)
    assert again(ids=[row.id], only_failed=False) == 1
    receiver.wait(4)


def test_what_is_too_large_is_never_sent_and_not_held_against_its_endpoint(
    api: Schematic, app: App, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = endpoint(api, receiver)
    events = Log(api, hook.id)
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "MAX_PAYLOAD", 10)
        for number in range(30):
            catalog.plan(api, f"Large {number}")
    assert events.ended(30) == ["failure"] * 30

    assert app.write(lambda db, emit: log.redeliver(db, now(), webhook_id=hook.id)) == 0
    assert app.read(lambda db: store.ended_since(db, hook.id, datetime(2020, 1, 1, tzinfo=UTC))) == (0, 0)
    assert receiver.received == []


def test_what_waits_for_an_endpoint_that_is_turned_off_is_given_up_at_once(api: Schematic, receiver: Receiver) -> None:
    receiver.answer = replies(Reply(503, (("Retry-After", "86400"),)))
    hook = endpoint(api, receiver)
    events = Log(api, hook.id)
    catalog.plan(api, "One")
    events.attempted(1)
    catalog.plan(api, "Two")

    api.webhooks.update_webhook(hook.id, status="inactive")
    assert events.ended(2) == ["failure", "failure"]

    api.webhooks.update_webhook(hook.id, status="active")
    catalog.plan(api, "Three")
    assert events.ended(3) == ["failure", "failure", "success"]


def test_an_endpoint_that_is_deleted_gets_nothing_and_leaves_its_log(api: Schematic, receiver: Receiver) -> None:
    receiver.answer = replies(then=Reply(500))
    hook = endpoint(api, receiver)
    events = Log(api, hook.id)
    catalog.plan(api)
    events.attempted(1)

    api.webhooks.delete_webhook(hook.id)

    assert events.ended(1) == ["failure"]
    (row,) = events.rows()
    assert row.webhook is None
    assert len(receiver.received) == 1


def test_a_receiver_in_chaos_gets_every_event(
    database_url: str, backend: str, request: pytest.FixtureRequest, receiver: Receiver
) -> None:
    """Each event meets three faults, different ones from event to event, before it is taken."""
    faults = [
        Reply(0),
        Reply(500, (), b"x" * 10**6),
        Reply(302, (("Location", receiver.url),)),
        Reply(429, (("Retry-After", "0"),)),
        Reply(404),
        Reply(504, (("Retry-After", "0"),)),
    ]
    tried: Counter[str] = Counter()
    lock = threading.Lock()

    def answer(delivery: Delivery) -> Reply:
        with lock:
            tried[delivery.id] += 1
            if tried[delivery.id] > 3:
                return Reply(200, (), b"x" * 10**6)
            return faults[(len(tried) + tried[delivery.id]) % len(faults)]

    receiver.answer = answer
    with _app(database_url, webhook_retries="1,1,1") as app, _client(app, _key(request, backend)) as api:
        hook = endpoint(api, receiver, "company.created")
        events = Log(api, hook.id)
        for number in range(20):
            catalog.company(api, f"c{number}")

        assert events.ended(20) == ["success"] * 20
        assert {row.attempt_count for row in events.rows()} == {4}
    for one in receiver.received:
        parse_webhook(one.headers, hook.secret, one.body)


def test_what_ended_long_ago_leaves_the_log(
    database_url: str, backend: str, request: pytest.FixtureRequest, receiver: Receiver
) -> None:
    with _app(database_url, webhook_retention_days=1) as app, _client(app, _key(request, backend)) as api:
        events = Log(api, endpoint(api, receiver).id)
        catalog.plan(api, "Old")
        catalog.plan(api, "New")
        assert events.ended(2) == ["success"] * 2
        old = next(row.id for row in events.rows() if "Old" in (row.payload or ""))
        ended_at = {"finished_at": now() - timedelta(hours=25)}
        is_old = webhook_event.c.id == old
        app.write(lambda db, emit: db.execute(webhook_event.update().where(is_old).values(**ended_at)) and None)

        run_job(app, "webhooks.forget")

        (row,) = events.rows()
        assert row.id != old


def test_a_payload_that_is_too_large_is_kept_as_a_failure(api: Schematic, receiver: Receiver) -> None:
    events = Log(api, endpoint(api, receiver, "company.created").id)

    catalog.company(api, "UA", traits={f"trait {number}": "x" * 16_000 for number in range(70)})

    (row,) = events.rows()
    assert (row.status, row.attempt_count, row.payload) == ("failure", 0, "")
    assert receiver.received == []


def _standard(delivery: Delivery, secret: str) -> Any:
    """As a Standard Webhooks library sees it, whose clock is the machine's: it is told the delivery's age is none."""
    message = Webhook(secret)
    signature = delivery.headers["webhook-signature"]
    expected = {message.sign(delivery.id, _instant(delivery), delivery.body.decode())}
    if not expected & set(signature.split(" ")):
        raise WebhookVerificationError("No matching signature found")
    return delivery.json


def _instant(delivery: Delivery) -> datetime:
    return datetime.fromtimestamp(int(delivery.headers["webhook-timestamp"]), UTC)


def _app(database_url: str, **settings: Any) -> App:
    return App(Settings(database_url, **{"webhook_allow": "127.0.0.1", **settings}))


def _client(app: App, key: str) -> Any:
    return Schematic(key, base_url="http://schematic.test", httpx_client=app.client(), cache_providers=[])


def _key(request: pytest.FixtureRequest, backend: str) -> str:
    _, found = request.getfixturevalue(f"{backend}_template")
    secret: str = found.secret
    return secret
