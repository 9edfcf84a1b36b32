"""`check` under a lease, through both clients: what is asked, held, answered, reported and given back."""

from __future__ import annotations

import asyncio
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from schematic.client import CreditLeaseConfig, IdentifyOptions, LeaseConfigOverride, TrackWithReservationOptions
from schematic.config import CheckResult

from ..conftest import Hand
from ..datastream.stream_server import company, condition, flag, metric, rule, user
from .world import ACME, ADA, CREDIT, World, ai, credited, refusal, uses

QUIET = logging.getLogger("schematic.test.quiet")
QUIET.setLevel(logging.CRITICAL)
MATCHED = 'Matched plan entitlement rule "one" (rule_1)'


def check(world: World, client: Any, quantity: Any = 1, keys: Any = ACME, **options: Any) -> Any:
    return world.door(client.check("ai", keys, options=uses(quantity, **options)))


def wait(world: World, condition: Any) -> None:
    """Until it holds, with the event loop at work meanwhile."""
    for _ in range(6000):
        if condition():
            return
        world.door(asyncio.sleep(0.01))
    raise AssertionError(world.api.asked)


def balance(client: Any) -> tuple[float, float, float]:
    """Settled, held and free credits of the lease."""
    store = client._credit_checks.leased.local
    [slot] = store._slots.values()
    return slot.settled / 1e9, slot.held() / 1e9, slot.free / 1e9


def test_the_first_check_acquires_a_lease_and_the_next_ones_ask_nothing(world: World, clock: Hand) -> None:
    client = world.client()

    results = [check(world, client, quantity) for quantity in (2.5, 4, 5)]

    body = {"company_id": "comp_1", "credit_type_id": CREDIT, "requested_amount": 100}
    [(method, path, sent)] = world.api.asked
    assert (method, path) == ("POST", "/billing/credits/lease")
    assert sent.pop("expires_at").startswith("2026-09-21T14:")  # in 300 s
    assert sent == body
    assert [one.reservation.quantity_reserved for one in results] == [3, 4, 5]
    assert balance(client) == (0, 12, 88)
    assert world.api.checks == []


def test_a_yes_tells_everything(world: World, clock: Hand) -> None:
    world.server.companies = [credited(rate=0.5)]
    client = world.client()
    check(world, client)  # which goes the long way

    result = check(world, client, 3)

    assert CheckResult in type(result).__mro__
    assert (result.allowed, result.value, result.reason, result.error) == (True, True, MATCHED, None)
    assert (result.flag_key, result.flag_id) == ("ai", "flag_ai")
    assert (result.entitlement.credit_id, result.entitlement.consumption_rate) == (CREDIT, 0.5)
    held = result.reservation
    assert (held.lease_id, held.mode, held.company_id, held.credit_type_id) == ("crlse_1", "client", "comp_1", CREDIT)
    assert (held.event_subtype, held.quantity_reserved, held.credits_reserved) == ("tokens", 3, 1.5)
    assert held.expires_at.timestamp() == clock.time() + 60
    assert (held.company, held.user) == (ACME, None)
    assert len(held.id) == 36


def test_both_ways_to_a_yes_tell_the_same(world: World, clock: Hand) -> None:
    client = world.client()
    first, second = check(world, client), check(world, client)

    def told(result: Any) -> Any:
        reservation: dict[str, Any] = {**vars(result.reservation), "id": None}
        return {name: getattr(result, name) for name in result.__match_args__} | {"reservation": reservation}

    assert told(first) == told(second)
    assert first.reservation.id != second.reservation.id


def test_each_check_is_reported_once(world: World) -> None:
    client = world.client()
    for _ in range(2):
        check(world, client)
    world.door(client.flush())

    told = {"flag_key": "ai", "value": True, "reason": MATCHED, "flag_id": "flag_ai", "rule_id": "rule_1"}
    assert len(world.api.told()) == 2
    for body in world.api.told():
        assert told.items() <= body.items()
        assert (body["company_id"], body["req_company"]) == ("comp_1", ACME)


def test_what_was_used_is_settled_and_the_rest_comes_back(world: World) -> None:
    client = world.client()
    held = check(world, client, 10).reservation

    for _ in range(2):
        options = TrackWithReservationOptions(traits={"model": "small"})
        world.door(client.track_with_reservation(held, 3.5, options))
    world.door(client.flush())

    assert balance(client) == (4, 0, 96)
    assert len(world.api.tracked()) == 2  # of one idempotency key, so it counts once
    for event in world.api.tracked():
        assert event["idempotency_key"] == f"lease-reservation:{held.id}"
        body = event["body"]
        assert (body["event"], body["quantity"], body["company"]) == ("tokens", 4, ACME)
        assert (body["lease_id"], body["reservation_id"], body["traits"]) == ("crlse_1", None, {"model": "small"})


def test_more_than_was_held_is_reported_and_settles_what_was_held(world: World) -> None:
    client = world.client()
    held = check(world, client, 10).reservation

    world.door(client.track_with_reservation(held, 25))
    world.door(client.flush())

    assert balance(client) == (10, 0, 90)
    assert world.api.tracked()[0]["body"]["quantity"] == 25


def test_what_was_not_used_is_given_back_without_an_event(world: World) -> None:
    client = world.client()
    held = check(world, client, 10).reservation

    world.door(client.release(held))
    world.door(client.release(None))
    world.door(client.flush())

    assert balance(client) == (0, 0, 100)
    assert world.api.tracked() == []


def test_use_shows_in_the_next_check_once(world: World) -> None:
    """The metric is counted when the hold ended here; the server's own count corrects it."""
    below = condition("metric", operator="lt", event_subtype="tokens", metric_value=5)
    world.server.flags, world.server.companies = [ai(below)], [credited(metrics=[metric(0, "tokens")])]
    client = world.client()
    held = check(world, client, 4).reservation
    for _ in range(2):
        world.door(client.track_with_reservation(held, 4))

    assert check(world, client, 1).allowed  # 4 of 5
    world.door(client.track_with_reservation(check(world, client, 1).reservation, 1))
    assert not check(world, client, 1).allowed


def test_a_no_of_the_engine_holds_nothing(world: World) -> None:
    world.server.flags = [ai(condition("plan", operator="eq", resource_ids=["plan_gold"]))]
    client = world.client()

    for _ in range(2):
        result = check(world, client, 10)

        assert (result.allowed, result.value, result.error, result.reservation) == (False, False, None, None)
        assert result.reason == "No rules matched; default value for flag"
        assert result.entitlement.credit_id == CREDIT
    assert balance(client) == (0, 0, 100)


def test_spend_policies_are_asked_about_each_cost(world: World) -> None:
    policy = {"id": "csp_1", "credit_id": CREDIT, "kind": "per_draw", "scope": "company", "limit": 5.0}
    world.server.companies = [credited(credit_spend_policies=[policy])]
    client = world.client()

    allowed = {quantity: check(world, client, quantity).allowed for quantity in (5, 6, 5)}

    assert allowed == {5: True, 6: False}
    assert check(world, client, 6).reason == "A draw of 6 credits exceeds the company limit of 5 credits per request"
    assert balance(client) == (0, 10, 90)


def test_the_callers_event_wins_over_the_entitlements(world: World) -> None:
    client = world.client()

    asked = ("words", None, "words", "")
    names = [check(world, client, 1, event_subtype=name).reservation.event_subtype for name in asked]

    assert names == ["words", "tokens", "words", "tokens"]


def test_a_user_is_part_of_the_check(world: World) -> None:
    world.server.users = [user()]
    client = world.client()

    for _ in range(2):
        result = world.door(client.check("ai", ACME, ADA, uses(1)))
        assert (result.allowed, result.reservation.user) == (True, ADA)

    assert not world.door(client.check("ai", ACME, {"id": "nobody"}, uses(1))).reservation


@pytest.mark.parametrize(
    "entitlement",
    [{"value_type": "numeric"}, {"credit_id": None}, {"consumption_rate": 0.0}, {"event_subtype": None}],
)
def test_what_is_no_matter_of_credits_is_a_plain_check(world: World, entitlement: Any) -> None:
    world.server.companies = [credited(entitlement=entitlement)]
    client = world.client()

    result = check(world, client)

    assert (result.reservation, world.api.asked) == (None, [])
    assert client.stats().checks.stream == 1


@pytest.mark.parametrize(("quantity", "keys"), [(0, ACME), (None, ACME), (1, None), (1, {"id": "nobody"})])
def test_without_a_use_or_a_company_it_is_a_plain_check(world: World, quantity: Any, keys: Any) -> None:
    client = world.client()

    result = check(world, client, quantity, keys)

    assert (result.reservation, world.api.asked) == (None, [])


@pytest.mark.parametrize("usage", [-1, float("inf"), float("nan"), True, "three"])
@pytest.mark.parametrize(("policy", "allowed"), [("fail-closed", False), ("fail-open", True)])
def test_a_usage_that_is_none_is_not_asked_about(world: World, usage: Any, policy: Any, allowed: bool) -> None:
    client = world.client(logger=QUIET)

    result = check(world, client, usage, on_acquire_failure=policy)

    assert (result.allowed, result.value, result.error) == (allowed, allowed, "invalid_usage")
    assert result.reason == ("invalid_usage_fail_open" if allowed else "invalid_usage")
    assert world.api.asked == []


@pytest.mark.parametrize("failure", [refusal(402), refusal(400), httpx2.ReadTimeout("slow"), {"data": 7}])
def test_without_a_lease_it_is_no_or_what_the_engine_says(world: World, failure: Any) -> None:
    client = world.client(logger=QUIET, max_retries=0)
    world.api.fails["/lease"] = failure

    closed, fail_open = check(world, client), check(world, client, on_acquire_failure="fail-open")

    name = "lease_acquire_failed"
    assert (closed.allowed, closed.reason, closed.error, closed.reservation) == (False, name, name, None)
    assert (fail_open.allowed, fail_open.reason) == (True, f"{MATCHED} ({name}_fail_open)")
    assert (fail_open.error, fail_open.reservation) == (name, None)


def test_in_doubt_the_engine_still_says_no(world: World) -> None:
    below = condition("metric", operator="lt", event_subtype="tokens", metric_value=5)
    world.server.flags = [ai(below)]
    client = world.client(logger=QUIET)
    world.api.fails["/lease"] = refusal(402)

    assert check(world, client, 4, on_acquire_failure="fail-open").allowed
    assert not check(world, client, 5, on_acquire_failure="fail-open").allowed


def test_too_little_after_an_extension_is_a_no(world: World) -> None:
    world.api.balance = 110
    client = world.client(logger=QUIET)

    results = [check(world, client, quantity) for quantity in (105, 105, 6)]

    assert [one.allowed for one in results] == [True, False, False]
    assert results[1].reason == results[1].error == "insufficient_lease_balance"
    assert world.api.paths()[0:2] == ["POST /billing/credits/lease", "PUT /billing/credits/lease/crlse_1/extend"]


def test_a_use_larger_than_the_lease_extends_it_by_what_is_missing(world: World, clock: Hand) -> None:
    client = world.client()

    assert check(world, client, 350).allowed

    _, path, body = world.api.asked[1]
    assert path == "/billing/credits/lease/crlse_1/extend"
    assert (body["additional_amount"], len(body["idempotency_key"])) == (250, 36)
    assert balance(client)[1] == 350


def test_a_lease_that_runs_low_is_extended_in_the_background(world: World) -> None:
    client = world.client()

    assert check(world, client, 70).allowed
    assert len(world.api.asked) == 1
    assert check(world, client, 5).allowed
    wait(world, lambda: len(world.api.asked) == 2)

    assert world.api.asked[1][2]["additional_amount"] == 100
    wait(world, lambda: balance(client) == (0, 75, 125))


def test_an_extension_in_vain_is_not_tried_with_every_check(world: World, clock: Hand) -> None:
    world.api.balance = 100
    client = world.client()
    for _ in range(10):
        assert check(world, client, 8).allowed
        wait(world, lambda: float("inf") not in client._credit_checks.leased.leases._rests_until.values())

    extensions = [path for path in world.api.paths() if path.endswith("/extend")]
    assert len(extensions) == 1

    clock.now += 2
    check(world, client, 1)
    wait(world, lambda: len([path for path in world.api.paths() if path.endswith("/extend")]) == 2)


def test_a_lease_that_has_expired_is_acquired_anew(world: World, clock: Hand) -> None:
    client = world.client()
    held = check(world, client, 10).reservation
    clock.now += 301

    assert check(world, client, 1).reservation.lease_id == "crlse_2"
    world.door(client.track_with_reservation(held, 4))

    assert balance(client) == (0, 1, 99)  # what came back was the first lease's


def test_a_lease_that_the_server_has_ended_is_acquired_anew(world: World) -> None:
    client = world.client(logger=QUIET)
    check(world, client, 70)
    world.api.lease = None

    assert not check(world, client, 40).allowed
    assert check(world, client, 40).reservation.lease_id == "crlse_2"


def test_holds_that_nobody_settles_end_by_themselves(world: World, clock: Hand) -> None:
    client = world.client()
    check(world, client, 70)
    clock.now += 61

    check(world, client, 70)

    assert balance(client) == (0, 70, 30)


def test_a_credit_may_have_terms_of_its_own(world: World, clock: Hand) -> None:
    own = LeaseConfigOverride(lease_duration=30, reservation_ttl=5, lease_size=20, low_water_mark=0)
    client = world.client(leases={"overrides": {CREDIT: own}})

    held = check(world, client, 15).reservation

    assert world.api.asked[0][2]["requested_amount"] == 20
    assert held.expires_at.timestamp() == clock.time() + 5
    assert len(world.api.asked) == 1  # 5 of 20 are left, and the mark is 0


def test_what_is_left_is_given_back_at_the_end(world: World) -> None:
    client = world.client()
    held = check(world, client, 10).reservation
    world.door(client.track_with_reservation(held, 10))

    world.door(client.shutdown())

    assert world.api.paths()[-1] == "PUT /billing/credits/lease/crlse_1/release"
    assert len(world.api.tracked()) == 1  # which went before it


def test_after_its_end_a_client_leases_nothing(world: World) -> None:
    client = world.client()
    held = check(world, client, 10).reservation
    world.door(client.shutdown())
    asked = len(world.api.asked)

    assert not check(world, client, 1).reservation
    world.door(client.prewarm(ACME, [CREDIT]))
    world.door(client.release(held))
    world.door(client.shutdown())

    assert len(world.api.asked) == asked


def test_a_lease_that_cannot_be_given_back_is_no_harm(world: World, caplog: pytest.LogCaptureFixture) -> None:
    client = world.client(logger=logging.getLogger("app"))
    check(world, client)
    world.api.fails["/release"] = refusal(409)

    world.door(client.shutdown())

    assert any("Releasing lease crlse_1" in message for message in caplog.messages)


def test_leases_are_acquired_ahead(world: World) -> None:
    client = world.client()

    world.door(client.prewarm(ACME, [CREDIT]))
    wait(world, lambda: world.api.asked)
    wait(world, lambda: balance(client) == (0, 0, 100))

    assert check(world, client).allowed
    assert len(world.api.asked) == 1


def test_leases_of_a_company_that_is_just_identified_are_acquired_ahead(world: World) -> None:
    world.server.companies = []
    client = world.client()
    assert not check(world, client).reservation  # the server has said that there is none

    options = IdentifyOptions(prewarm=[CREDIT])
    world.door(client.identify(ADA, {"keys": ACME, "name": "Acme"}, options=options))
    wait(world, lambda: any(one["type"] == "identify" for one in world.api.events))
    world.server.companies = [credited()]
    wait(world, lambda: world.api.asked)

    assert world.api.asked[0][2]["company_id"] == "comp_1"


@pytest.mark.parametrize(("keys", "asked"), [({"id": "comp_9"}, ["comp_9"]), ({"id": "none"}, [])])
def test_a_company_that_never_shows_up_goes_by_its_id(world: World, keys: Any, asked: Any) -> None:
    client = world.client(leases={"prewarm_resolve_timeout": 0}, logger=QUIET)
    leased = client._credit_checks.leased

    world.door(leased._prewarm(keys, [CREDIT], None))

    assert [body["company_id"] for _, _, body in world.api.asked] == asked


def test_identify_without_the_companys_keys_acquires_nothing(world: World, caplog: pytest.LogCaptureFixture) -> None:
    client = world.client(logger=logging.getLogger("app"))

    world.door(client.identify(ADA, options=IdentifyOptions(prewarm=[CREDIT])))

    assert any("prewarm needs the keys" in message for message in caplog.messages)


def test_until_the_stream_is_ready_auto_lets_the_server_hold(world: World) -> None:
    world.server.ignores = {"Flags"}
    client = world.client(is_ready=False)

    check(world, client)

    assert world.api.checks[0]["path"] == "/flags/ai/check-and-reserve"


def test_until_the_stream_is_ready_mode_client_holds_nothing(world: World) -> None:
    world.server.ignores = {"Flags"}
    client = world.client(is_ready=False, leases={"mode": "client"})

    result = check(world, client)

    assert (result.reason, result.reservation) == ("the API says so", None)
    assert world.api.checks[0]["path"] == "/flags/ai/check"


def test_mode_server_never_leases(world: World) -> None:
    client = world.client(leases={"mode": "server"})

    check(world, client)
    world.door(client.prewarm(ACME, [CREDIT]))

    assert world.api.checks[0]["path"] == "/flags/ai/check-and-reserve"
    assert world.api.asked == []


def test_a_document_that_is_none_is_a_plain_check(world: World) -> None:
    world.server.companies = [company(entitlements=7)]
    client = world.client(logger=QUIET)

    assert check(world, client).reason == "the API says so"


def fail(*_: object) -> Any:
    raise ZeroDivisionError("division by zero")


def test_an_engine_that_fails_is_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from schematic.leases.offers import Offer

    client = world.client(logger=QUIET)
    monkeypatch.setattr(Offer, "_evaluated", fail)

    closed, fail_open = check(world, client, 10), check(world, client, 10, on_acquire_failure="fail-open")

    assert (closed.allowed, closed.reason) == (False, "wasm_error: division by zero")
    assert (fail_open.allowed, fail_open.reason) == (True, "wasm_error: division by zero_fail_open")
    assert balance(client) == (0, 0, 100)


def test_flags_and_companies_may_change_in_between(world: World) -> None:
    client = world.client()
    assert check(world, client).allowed

    world.server.push("full", "Flag", flag("ai", rules=[rule(False)]), "flag_ai")
    wait(world, lambda: not check(world, client).allowed)
    world.server.push("full", "Flag", ai(), "flag_ai")
    world.server.push("full", "Company", credited(rate=2.0), "comp_1")
    wait(world, lambda: check(world, client).allowed)
    wait(world, lambda: check(world, client).reservation.credits_reserved == 2)


def test_threads_never_hold_more_than_the_lease(world: World) -> None:
    if world.door.is_async:
        pytest.skip("threads are the sync client's")
    world.api.balance = 250
    client = world.client(logger=QUIET)
    barrier = threading.Barrier(8)

    def run(_: int) -> int:
        barrier.wait()
        return sum(check(world, client).allowed for _ in range(60))

    with ThreadPoolExecutor(8) as pool:
        allowed = sum(pool.map(run, range(8)))

    assert allowed == 250
    assert balance(client) == (0, 250, 0)
    assert world.api.paths().count("POST /billing/credits/lease") == 1


def test_tasks_never_hold_more_than_the_lease(world: World) -> None:
    if not world.door.is_async:
        pytest.skip("tasks are the async client's")
    world.api.balance = 250
    client = world.client(logger=QUIET)

    async def run() -> int:
        results = await asyncio.gather(*(client.check("ai", ACME, options=uses(1)) for _ in range(400)))
        return sum(one.allowed for one in results)

    assert world.door(run()) == 250
    assert world.api.paths().count("POST /billing/credits/lease") == 1


def test_one_event_loop_after_another_may_use_the_client(world: World) -> None:
    if not world.door.is_async:
        pytest.skip("event loops are the async client's")
    client = world.client()
    assert check(world, client, 40).allowed

    assert asyncio.run(client.check("ai", ACME, options=uses(40))).allowed
    assert balance(client)[1] == 80


def test_the_time_that_a_check_may_take_bounds_the_lease(world: World, clock: Hand) -> None:
    client = world.client(logger=QUIET)
    world.door(client.check_flag("ai", ACME))  # so that the company is known

    result = check(world, client, 1, timeout=0.0)

    assert result.reason == "lease_acquire_failed"
    assert world.api.asked == []


def test_the_configuration_is_judged_like_all_others() -> None:
    with pytest.raises(ValueError, match="low_water_mark"):
        CreditLeaseConfig(low_water_mark=-1)
