"""What events draw of credits: their price, the holds that they use, what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, PaymentRequiredError
from schematic_server import clock as server_clock

from . import catalog
from .asgi import App
from .conftest import Ahead
from .crediting import Funded, funded


@pytest.fixture
def acme(api: Schematic, app: App) -> Funded:
    return funded(api, app, 10)


def track(acme: Funded, quantity: int = 1, event: str = "chat", **members: Any) -> Any:
    envelope = {name: members.pop(name) for name in ("idempotency_key", "sent_at", "backfill") if name in members}
    if "trusted" in members:
        envelope["trusted_client_clock"] = members.pop("trusted")
    body = {"event": event, "company": {"code": "UA"}, "quantity": quantity, **members}
    return acme.api.events.create_event(event_type="track", body=body, **envelope).data


def usage(acme: Funded, event: str = "chat") -> int:
    (company,) = acme.api.companies.list_companies(ids=[acme.company.id]).data
    return next((one.value for one in company.metrics if one.event_subtype == event and one.period == "all_time"), 0)


def test_an_event_draws_its_quantity_at_the_rate(api: Schematic, app: App) -> None:
    acme = funded(api, app, 1, rate=0.1)
    track(acme, 3)
    for _ in range(3):
        track(acme)

    assert acme.balance() == (0.4, 0)


def test_events_of_one_batch_draw_one_after_the_other(acme: Funded, http: httpx2.Client) -> None:
    batch = [{"event_type": "track", "body": {"event": "chat", "company": {"code": "UA"}}} for _ in range(7)]
    http.post("/event-batch", json={"events": batch}).raise_for_status()

    assert acme.balance() == (3, 0)


def test_an_event_that_is_sent_again_draws_nothing(acme: Funded) -> None:
    for _ in range(2):
        track(acme, 4, idempotency_key="once")

    assert acme.balance() == (6, 0)


def test_a_negative_quantity_gives_credits_back(acme: Funded, clock: Ahead) -> None:
    """Into a grant of its own that ends a year after the last of them."""
    track(acme, 4)
    track(acme, -2)

    assert acme.balance() == (8, 0)


def test_a_refund_needs_no_grant(api: Schematic, app: App) -> None:
    poor = funded(api, app)
    track(poor)
    track(poor, -2)

    assert poor.balance() == (2, 0)


def test_what_is_used_beyond_the_balance_is_covered_by_the_next_grant_first(acme: Funded) -> None:
    track(acme, 12)
    assert acme.balance() == (-2, 0)

    acme.give(5)
    assert acme.balance() == (3, 0)


def test_promotional_credits_end_at_zero(api: Schematic, app: App) -> None:
    acme = funded(api, app)
    acme.give(10, "free")
    track(acme, 12)

    assert acme.balance() == (0, 0)
    assert usage(acme) == 12


def test_the_past_draws_nothing(acme: Funded) -> None:
    before = server_clock.now() - timedelta(days=2)
    track(acme, 4, sent_at=before, backfill=True)
    assert acme.balance() == (10, 0)

    track(acme, 4, sent_at=before, trusted=True)
    assert acme.balance() == (6, 0)


def test_only_the_entitlement_that_counts_draws(acme: Funded) -> None:
    """An unlimited override wins over the plan's credits."""
    (feature,) = acme.api.features.list_features(q="Chat").data
    override = acme.api.entitlements.create_company_override(
        company_id=acme.company.id, feature_id=feature.id, value_type="unlimited"
    ).data
    track(acme, 4)
    assert acme.balance() == (10, 0)

    acme.api.entitlements.delete_company_override(override.id)
    track(acme, 4)
    assert acme.balance() == (6, 0)


@pytest.mark.parametrize(
    ("override", "left"),
    [
        ({"value_type": "boolean", "value_bool": False}, 10),
        ({"value_type": "boolean", "value_bool": True}, 10),
        ({"value_type": "numeric", "value_numeric": 3}, 10),
        ({"value_type": "credit", "credit_consumption_rate": 2}, 8),
        ({"value_type": "numeric", "value_numeric": 3, "expiration_date": timedelta(hours=-1)}, 9),
    ],
)
def test_the_override_that_counts_draws_or_not(acme: Funded, override: dict[str, Any], left: float) -> None:
    (feature,) = acme.api.features.list_features(q="Chat").data
    if override["value_type"] == "credit":
        override = {**override, "value_credit_id": acme.credit.id}
    if "expiration_date" in override:
        override = {**override, "expiration_date": server_clock.now() + override["expiration_date"]}
    acme.api.entitlements.create_company_override(company_id=acme.company.id, feature_id=feature.id, **override)
    track(acme)

    assert acme.balance() == (left, 0)


def test_each_feature_that_counts_an_event_draws(acme: Funded) -> None:
    voice = catalog.metered(acme.api, "voice", "chat")
    acme.api.entitlements.create_company_override(
        company_id=acme.company.id,
        feature_id=voice.id,
        value_type="credit",
        value_credit_id=acme.credit.id,
        credit_consumption_rate=0.5,
    )
    track(acme, 2)

    assert acme.balance() == (7, 0)


def _inference(acme: Funded, **members: Any) -> None:
    body = {
        "company": {"code": "UA"},
        "provider": "acme",
        "response_model": "m",
        "input_tokens": 1000,
        "output_tokens": 200,
        "event": "model",
        **members,
    }
    acme.api.events.create_event(event_type="inference", body=body)


@pytest.fixture
def metered(acme: Funded) -> Funded:
    """Of inference: 0.1 a request, and rates of tokens."""
    feature = catalog.feature(acme.api, "model", "event", event_subtype="model", event_source="inference")
    acme.api.entitlements.create_company_override(
        company_id=acme.company.id,
        feature_id=feature.id,
        value_type="credit",
        value_credit_id=acme.credit.id,
        credit_consumption_rate=0.1,
        quantity_rates={"input_tokens": 0.001, "output_tokens": 0.002, "cached_input_tokens": 0.0005},
    )
    return acme


@pytest.mark.parametrize(
    ("members", "cost"),
    [
        ({}, 0.1 + 1 + 0.4),
        ({"requests": 3}, 0.3 + 1 + 0.4),
        ({"cached_input_tokens": 400}, 0.1 + 0.6 + 0.2 + 0.4),
        ({"cached_input_tokens": 400, "cache_creation_input_tokens": 700}, 0.1 + 0.2 + 0.4),
        ({"reasoning_tokens": 100}, 0.1 + 1 + 0.4),
        ({"event": None}, 0),
    ],
)
def test_inference_is_priced_by_what_it_counts(metered: Funded, members: dict[str, Any], cost: float) -> None:
    _inference(metered, **members)

    assert metered.balance() == (round(10 - cost, 9), 0)


def test_a_correction_of_inference_gives_back_what_it_drew(metered: Funded) -> None:
    sizes = {"cached_input_tokens": 400, "cache_creation_input_tokens": 100}
    _inference(metered, **sizes)
    mirrored = {name: -size for name, size in sizes.items()}
    _inference(metered, requests=-1, input_tokens=-1000, output_tokens=-200, **mirrored)

    assert metered.balance() == (10, 0)


def test_the_ledger_says_what_was_drawn_for_what(metered: Funded) -> None:
    _inference(metered, user={"id": "amy"}, requests=2, cached_input_tokens=400)
    before = server_clock.now().replace(microsecond=0) - timedelta(days=2)
    track(metered, 3, sent_at=before, trusted=True)

    told = metered.api.credits.list_credit_event_ledger(company_id=metered.company.id, event_type="usage").data
    inferred, tracked = told
    assert (tracked.amount, tracked.quantity_consumed, tracked.event_at) == (-3, 3, before)
    assert (inferred.amount, inferred.usage_reason, inferred.feature.name) == (-1.4, "inference", "Model")
    (user,) = metered.api.companies.list_users().data
    assert inferred.user_id == user.id
    assert [(one.key, one.quantity, one.credits) for one in inferred.burn_breakdown] == [
        ("requests", 2, 0.2),
        ("input_tokens", 600, 0.6),
        ("output_tokens", 200, 0.4),
        ("cached_input_tokens", 400, 0.2),
    ]


def test_inference_settles_a_reservation_as_well(metered: Funded) -> None:
    made = _reservation(metered, 5)
    _inference(metered, reservation_id=made.id)

    assert metered.balance() == (8.5, 0)
    assert metered.api.credits.release_credit_reservation(made.id).data.settled_amount == 1.5


def test_inference_that_counts_as_an_event_draws_once(acme: Funded) -> None:
    """By its requests, where the feature counts events."""
    _inference(acme, event="chat", requests=2)

    assert acme.balance() == (8, 0)
    assert usage(acme) == 2


def _lease(acme: Funded, amount: float, **members: Any) -> Any:
    named = {"company_id": acme.company.id, "credit_type_id": acme.credit.id}
    return acme.api.credits.acquire_credit_lease(requested_amount=amount, **named, **members).data


def _reservation(acme: Funded, amount: float, **members: Any) -> Any:
    named = {"company_id": acme.company.id, "credit_type_id": acme.credit.id}
    return acme.api.credits.reserve_credits(amount=amount, **named, **members).data


def test_events_with_a_lease_use_it_up(acme: Funded) -> None:
    lease = _lease(acme, 6)
    track(acme, 4, lease_id=lease.id)
    track(acme, 1, lease_id=lease.id)

    assert acme.balance() == (4, 1)
    assert _lease(acme, 1).tracked_amount == 5
    acme.api.credits.release_credit_lease(lease.id)
    assert acme.balance() == (5, 0)


def test_what_exceeds_a_lease_is_recorded_only(acme: Funded) -> None:
    lease = _lease(acme, 6)
    track(acme, 8, lease_id=lease.id)

    assert acme.balance() == (4, 0)
    assert acme.api.credits.release_credit_lease(lease.id).data.tracked_amount == 8
    assert acme.balance() == (4, 0)


@pytest.mark.parametrize(
    ("quantity", "left"), [(4, 6), (6, 4), (9, 1), (0, 10), (12, -2)], ids=["less", "same", "more", "none", "beyond"]
)
def test_an_event_settles_a_reservation(acme: Funded, quantity: int, left: float) -> None:
    made = _reservation(acme, 6)
    track(acme, quantity, reservation_id=made.id)

    assert acme.balance() == (left, 0)
    told = acme.api.credits.release_credit_reservation(made.id).data
    assert (told.settled_amount, told.released_at is None) == (quantity, False)
    assert acme.balance() == (left, 0)


def test_a_reservation_settles_once(acme: Funded) -> None:
    made = _reservation(acme, 6)
    track(acme, 2, reservation_id=made.id)
    track(acme, 3, reservation_id=made.id)

    assert acme.balance() == (5, 0)


def test_a_lease_goes_before_a_reservation(acme: Funded) -> None:
    lease, made = _lease(acme, 3), _reservation(acme, 3)
    track(acme, 2, lease_id=lease.id, reservation_id=made.id)

    assert acme.balance() == (4, 4)


@pytest.mark.parametrize("kind", ["lease_id", "reservation_id"])
def test_a_hold_that_is_over_or_elsewhere_is_no_hold(acme: Funded, clock: Ahead, kind: str) -> None:
    other = catalog.company(acme.api, "DL", base_plan_id=acme.plan.id)
    made = _lease(acme, 6) if kind == "lease_id" else _reservation(acme, 6)
    acme.api.events.create_event(event_type="track", body={"event": "chat", "company": {"code": "DL"}, kind: made.id})
    assert other.id != acme.company.id
    assert acme.balance() == (4, 6)
    track(acme, 1, **{kind: "crrsv_nobody"})
    assert acme.balance() == (3, 6)

    clock.by += timedelta(minutes=6)
    track(acme, 2, **{kind: made.id})
    assert acme.balance() == (7, 0)


@pytest.fixture
def strict(api: Schematic, app: App) -> Funded:
    return funded(api, app, 10, strict=True)


def test_credit_types_say_whether_they_are_strict(api: Schematic) -> None:
    made = api.credits.create_billing_credit(name="A", description="", currency="usd").data
    assert made.strict is False
    same = {"name": "A", "description": ""}
    assert api.credits.update_billing_credit(made.id, **same, strict=True).data.strict is True
    assert api.credits.update_billing_credit(made.id, **same).data.strict is True
    assert api.credits.get_single_billing_credit(made.id).data.strict is True


def test_a_strict_credit_refuses_what_it_does_not_cover(strict: Funded) -> None:
    track(strict, 8, idempotency_key="a")
    with pytest.raises(PaymentRequiredError, match=r"3\.0 are to be drawn and 2\.0 are left"):
        track(strict, 3, idempotency_key="b")

    assert strict.balance() == (2, 0)
    assert usage(strict) == 8
    track(strict, 2, idempotency_key="b")  # the key is not used up
    assert (strict.balance(), usage(strict)) == ((0, 0), 10)
    (failed,) = [one for one in strict.api.events.list_events().data if one.status == "failed"]
    assert failed.error_message.startswith(f"credit type {strict.credit.id}: ")


def test_a_strict_credit_refuses_one_event_of_a_batch(strict: Funded, http: httpx2.Client, secret: str) -> None:
    bodies = [{"event": "chat", "company": {"code": "UA"}, "quantity": quantity} for quantity in (6, 6, 4)]
    batch = {"events": [{"api_key": secret, "type": "track", "body": body} for body in bodies]}
    told = http.post("/batch", json=batch).json()
    assert (told["accepted"], [one["index"] for one in told["refused"]]) == (2, [1])
    assert strict.balance() == (0, 0)

    again = http.post("/event-batch", json={"events": [{"event_type": "track", "body": bodies[0]}]}).json()["data"]
    assert "it is strict" in again["events"][0]["error"]


def test_a_strict_credit_refuses_a_company_that_has_none(api: Schematic, app: App) -> None:
    poor = funded(api, app, strict=True)
    with pytest.raises(PaymentRequiredError):
        track(poor)
    track(poor, -1)
    track(poor)
    with pytest.raises(PaymentRequiredError):
        track(poor)


def test_a_strict_credit_lets_holds_be_used(strict: Funded) -> None:
    lease, made = _lease(strict, 4), _reservation(strict, 4)
    track(strict, 9, lease_id=lease.id)
    with pytest.raises(PaymentRequiredError):
        track(strict, 7, reservation_id=made.id)
    assert strict.balance() == (2, 4)
    track(strict, 6, reservation_id=made.id)
    assert strict.balance() == (0, 0)


def test_what_cannot_be_counted_is_refused(acme: Funded) -> None:
    """One event fails, as others that are beyond what is counted do."""
    acme.api.entitlements.create_company_override(
        company_id=acme.company.id,
        feature_id=acme.api.features.list_features(q="Chat").data[0].id,
        value_type="credit",
        value_credit_id=acme.credit.id,
        credit_consumption_rate=1000,
    )
    for quantity in (2**53 - 1, -(2**53 - 1), 9_000_000_000):
        assert "beyond 9000000000 credits" in track(acme, quantity).error

    assert acme.balance() == (10, 0)


def test_what_is_given_back_is_bounded_as_what_is_granted(acme: Funded) -> None:
    """However it was used up in between: `total` has it as granted."""
    for quantity in (-4_000_000_000, 4_000_000_000, -4_999_999_990):
        track(acme, quantity)
    assert acme.balance() == (5_000_000_000, 0)

    assert "beyond 9000000000 credits" in track(acme, -1).error
    with pytest.raises(BadRequestError, match="quantity: a company can have 9000000000 of one credit type at most"):
        acme.give(1)
    (told,) = acme.api.credits.list_company_credit_balances(company_id=acme.company.id).data
    assert (told.remaining, told.total) == (5_000_000_000, 9_000_000_000)
