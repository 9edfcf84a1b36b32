"""Leases and reservations: what they hold, how they grow, how they end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import ApiError, BadRequestError, NotFoundError, PaymentRequiredError
from schematic_server import clock as server_clock

from .asgi import App
from .conftest import Ahead
from .crediting import Funded, funded
from .running_jobs import run_job


@pytest.fixture
def acme(api: Schematic, app: App) -> Funded:
    return funded(api, app, 10)


def acquire(acme: Funded, amount: float, **members: Any) -> Any:
    made = acme.api.credits.acquire_credit_lease(
        company_id=acme.company.id, credit_type_id=acme.credit.id, requested_amount=amount, **members
    )
    return made.data


def reserve(acme: Funded, amount: float, **members: Any) -> Any:
    made = acme.api.credits.reserve_credits(
        company_id=acme.company.id, credit_type_id=acme.credit.id, amount=amount, **members
    )
    return made.data


def test_a_lease_holds_what_is_asked_for(acme: Funded) -> None:
    lease = acquire(acme, 4)

    assert lease.id.startswith("crlse_")
    assert (lease.granted_amount, lease.tracked_amount, lease.released_at) == (4, 0, None)
    assert lease.expires_at - lease.created_at == timedelta(minutes=5)
    assert acme.balance() == (6, 4)


def test_a_lease_holds_what_is_left_when_the_balance_is_short(acme: Funded) -> None:
    assert acquire(acme, 50).granted_amount == 10
    assert acme.balance() == (0, 10)


def test_the_open_lease_is_answered_again(acme: Funded) -> None:
    """Callers that race for one all get the same."""
    first, second = acquire(acme, 4), acquire(acme, 6)

    assert second == first
    assert acme.balance() == (6, 4)


def test_nothing_to_draw_is_402_and_says_what_there_is(acme: Funded) -> None:
    reserve(acme, 7.5)

    with pytest.raises(PaymentRequiredError, match=rf"insufficient balance: company {acme.company.id} can draw 2\.5 "):
        reserve(acme, 20_000_000.25)
    reserve(acme, 2.5)
    with pytest.raises(PaymentRequiredError, match=r"can draw 0 now; 1 of credit type \w+ were asked for"):
        acquire(acme, 1)


@pytest.mark.parametrize("whose", ["company", "user"])
@pytest.mark.parametrize(
    ("policy", "says"),
    [
        ({"max_per_draw": 0}, "may draw 0 at once; 4 of credit type"),
        (
            {"window_amount": 3, "window_unit": "month"},
            r"may draw 0 until [-0-9]{7}-01T00:00:00Z; 4 of credit type",
        ),
    ],
)
def test_a_402_names_the_spend_policy_that_refuses(acme: Funded, policy: dict[str, Any], says: str, whose: str) -> None:
    user = acme.api.companies.upsert_user(keys={"id": "amy"}, company_id=acme.company.id).data
    whom = {"company_id": acme.company.id} | ({"user_id": user.id} if whose == "user" else {})
    made = acme.api.credits.create_credit_spend_policy(billing_credit_id=acme.credit.id, **whom, **policy).data
    body: Any = {"event": "chat", "company": {"code": "UA"}, "quantity": 3, "user": {"id": "amy"}}
    acme.api.events.create_event(event_type="track", body=body)
    owner = f"user {user.id} in company" if whose == "user" else "company"

    with pytest.raises(PaymentRequiredError, match=f"spend policy {made.id}: {owner} {acme.company.id} {says}"):
        acquire(acme, 4, user_id=user.id)
    if whose == "company":
        with pytest.raises(PaymentRequiredError, match=f"spend policy {made.id}: {owner} {acme.company.id} {says}"):
            reserve(acme, 4)
    assert acme.balance() == (7, 0)


def test_a_lease_is_for_a_user_that_is_there(acme: Funded) -> None:
    """Else the caps of a user whose id is mistyped would bind nobody."""
    with pytest.raises(BadRequestError, match="user_id: user user_x does not exist in this environment"):
        acquire(acme, 4, user_id="user_x")
    lease = acquire(acme, 4)
    with pytest.raises(BadRequestError, match="user_id: user user_x does not exist in this environment"):
        acme.api.credits.extend_credit_lease(lease.id, additional_amount=1, user_id="user_x")

    assert acme.balance() == (6, 4)


def test_a_company_that_was_never_given_any_has_none(api: Schematic, app: App) -> None:
    poor = funded(api, app)

    with pytest.raises(PaymentRequiredError):
        acquire(poor, 1)
    with pytest.raises(PaymentRequiredError):
        reserve(poor, 1)


def test_an_extension_adds_what_can_be_drawn(acme: Funded) -> None:
    lease = acquire(acme, 4)

    assert acme.api.credits.extend_credit_lease(lease.id, additional_amount=5).data.granted_amount == 9
    assert acme.api.credits.extend_credit_lease(lease.id, additional_amount=5).data.granted_amount == 10
    last = acme.api.credits.extend_credit_lease(lease.id, additional_amount=5).data

    assert (last.granted_amount, last.expires_at) == (10, lease.expires_at)
    assert acme.balance() == (0, 10)


def test_an_extension_moves_the_end_only_where_it_says_so(acme: Funded) -> None:
    lease = acquire(acme, 4)
    later = lease.expires_at + timedelta(minutes=5)

    assert (
        acme.api.credits.extend_credit_lease(lease.id, additional_amount=0, expires_at=later).data.expires_at == later
    )


def test_an_extension_with_a_known_key_adds_nothing(acme: Funded) -> None:
    lease = acquire(acme, 4)
    for _ in range(2):
        told = acme.api.credits.extend_credit_lease(lease.id, additional_amount=2, idempotency_key="once").data
        assert told.granted_amount == 6
    acme.api.credits.release_credit_lease(lease.id)

    assert acme.api.credits.extend_credit_lease(lease.id, additional_amount=2, idempotency_key="once").data.released_at
    other = acquire(acme, 1)
    with pytest.raises(BadRequestError, match=lease.id):
        acme.api.credits.extend_credit_lease(other.id, additional_amount=2, idempotency_key="once")


def test_a_released_lease_gives_back_and_is_over(acme: Funded) -> None:
    lease = acquire(acme, 4)

    assert acme.api.credits.release_credit_lease(lease.id).data.released_at is not None
    assert acme.balance() == (10, 0)
    with pytest.raises(ApiError, match="credit lease has already been released") as refusal:
        acme.api.credits.release_credit_lease(lease.id, request_options={"max_retries": 0})
    assert refusal.value.status_code == 409
    with pytest.raises(BadRequestError, match="acquire a new one"):
        acme.api.credits.extend_credit_lease(lease.id, additional_amount=1)
    assert acquire(acme, 3).id != lease.id


def test_what_a_lease_took_goes_back_to_its_grants(acme: Funded, clock: Ahead) -> None:
    """With their own ends: of one that has ended meanwhile it is gone."""
    soon = server_clock.now() + timedelta(minutes=3)
    acme.give(5, "free", expires_at=soon)
    lease = acquire(acme, 12)
    assert acme.balance() == (3, 12)

    clock.by += timedelta(minutes=4)
    acme.api.credits.release_credit_lease(lease.id)

    assert acme.balance() == (10, 0)


def test_a_reservation_is_all_or_nothing(acme: Funded) -> None:
    made = reserve(acme, 7.5)

    assert made.id.startswith("crrsv_")
    assert (made.reserved_amount, made.settled_amount) == (7.5, 0)
    assert made.expires_at - made.created_at == timedelta(minutes=1)
    with pytest.raises(PaymentRequiredError, match="nothing was held"):
        reserve(acme, 2.6)
    assert acme.balance() == (2.5, 7.5)


def test_a_key_stands_for_one_reservation(acme: Funded) -> None:
    made = reserve(acme, 7.5, idempotency_key="job 1")

    assert reserve(acme, 7.5, idempotency_key="job 1") == made
    assert acme.balance() == (2.5, 7.5)
    with pytest.raises(ApiError, match=made.id) as refusal:
        reserve(acme, 1, idempotency_key="job 1", request_options={"max_retries": 0})
    assert refusal.value.status_code == 409


def test_a_key_stands_for_its_reservation_when_that_is_over(acme: Funded) -> None:
    made = reserve(acme, 7.5, idempotency_key="job 1")
    released = acme.api.credits.release_credit_reservation(made.id).data

    again = reserve(acme, 7.5, idempotency_key="job 1")

    assert again == released
    assert again.released_at is not None
    assert acme.balance() == (10, 0)


def test_a_reservation_is_released_once(acme: Funded) -> None:
    made = reserve(acme, 7.5)

    released = acme.api.credits.release_credit_reservation(made.id).data
    assert released.released_at is not None
    assert acme.api.credits.release_credit_reservation(made.id).data == released
    assert acme.balance() == (10, 0)


def test_holds_beside_each_other_draw_on_one_balance(acme: Funded) -> None:
    acquire(acme, 4)
    reserve(acme, 3)
    reserve(acme, 3)

    assert acme.balance() == (0, 10)


@pytest.mark.parametrize("hold", [acquire, reserve])
def test_a_job_ends_what_is_over(acme: Funded, clock: Ahead, hold: Callable[..., Any]) -> None:
    hold(acme, 4)
    clock.by += timedelta(minutes=6)
    run_job(acme.app, "credits.release")

    assert acme.balance() == (10, 0)


@pytest.mark.parametrize("hold", [acquire, reserve])
def test_what_is_over_counts_no_more_even_before_the_job(acme: Funded, clock: Ahead, hold: Callable[..., Any]) -> None:
    hold(acme, 10)
    clock.by += timedelta(minutes=6)

    assert acquire(acme, 10).granted_amount == 10


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"amount": 0}, "amount: must be above 0"),
        ({"amount": -1}, "amount: "),
        ({"amount": 1e-12}, "amount: at most 9 digits"),
        ({"company_id": "comp_nobody"}, "company_id: company comp_nobody does not exist"),
        ({"credit_type_id": "bilcr_none"}, "credit_type_id: credit type bilcr_none does not exist"),
        ({"idempotency_key": ""}, "idempotency_key: "),
    ],
)
def test_what_cannot_be_held_is_refused(acme: Funded, members: dict[str, Any], message: str) -> None:
    given = {"company_id": acme.company.id, "credit_type_id": acme.credit.id, "amount": 1, **members}
    with pytest.raises(BadRequestError, match=message):
        acme.api.credits.reserve_credits(**given)
    if "idempotency_key" not in members:
        with pytest.raises(BadRequestError, match=message):
            acme.api.credits.acquire_credit_lease(
                company_id=given["company_id"],
                credit_type_id=given["credit_type_id"],
                requested_amount=given["amount"],
            )


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(hours=-1), timedelta(hours=1, seconds=1)])
def test_holds_end_within_the_hour(acme: Funded, ahead: timedelta, clock: Ahead) -> None:
    expires_at = server_clock.now() + ahead
    for hold in (acquire, reserve):
        with pytest.raises(BadRequestError, match="expires_at: must be ahead, by an hour at most"):
            hold(acme, 1, expires_at=expires_at)


@pytest.mark.parametrize(
    ("policy", "most"),
    [({"max_per_draw": 3}, 3), ({"window_amount": 4, "window_unit": "day"}, 4)],
)
@pytest.mark.parametrize("whose", ["company", "user"])
def test_spend_policies_bind_holds(acme: Funded, policy: dict[str, Any], most: int, whose: str) -> None:
    user = acme.api.companies.upsert_user(keys={"id": "amy"}, company_id=acme.company.id).data
    whom = {"company_id": acme.company.id} | ({"user_id": user.id} if whose == "user" else {})
    acme.api.credits.create_credit_spend_policy(billing_credit_id=acme.credit.id, **whom, **policy)

    lease = acquire(acme, 9, user_id=user.id)
    assert lease.granted_amount == most
    told = acme.api.credits.extend_credit_lease(lease.id, additional_amount=1, user_id=user.id).data
    assert told.granted_amount == (most + 1 if "max_per_draw" in policy else most)
    acme.api.credits.release_credit_lease(lease.id)
    assert acquire(acme, 9, user_id=user.id).granted_amount == most
    if whose == "company":
        with pytest.raises(PaymentRequiredError):
            reserve(acme, most + 1)


def test_an_extension_is_bound_by_what_caps_whom_the_lease_is_held_for_and_who_asks(acme: Funded) -> None:
    amy, bob = (acme.api.companies.upsert_user(keys={"id": one}, company_id=acme.company.id).data for one in ("a", "b"))
    for user, amount in ((amy, 4), (bob, 2)):
        acme.api.credits.create_credit_spend_policy(
            billing_credit_id=acme.credit.id,
            company_id=acme.company.id,
            user_id=user.id,
            window_amount=amount,
            window_unit="day",
        )
    lease = acquire(acme, 1, user_id=amy.id)

    def extended(additional_amount: int, **members: Any) -> float:
        told = acme.api.credits.extend_credit_lease(lease.id, additional_amount=additional_amount, **members).data
        return told.granted_amount

    assert extended(9, user_id=bob.id) == 3
    assert extended(9, user_id=bob.id) == 4
    assert extended(9) == 4
    usage = acme.api.credits.get_credit_spend_policy_usage(company_id=acme.company.id, user_ids=[amy.id]).data
    assert [(one.consumed, one.headroom) for one in usage] == [(4, 0)]


def test_what_holds_have_counts_while_they_are_open(acme: Funded, clock: Ahead) -> None:
    acme.api.credits.create_credit_spend_policy(
        billing_credit_id=acme.credit.id, company_id=acme.company.id, window_amount=8, window_unit="day"
    )

    def headroom() -> float:
        (told,) = acme.api.credits.get_credit_spend_policy_usage(company_id=acme.company.id).data
        return told.headroom

    made = reserve(acme, 5)
    assert headroom() == 3
    with pytest.raises(PaymentRequiredError):
        reserve(acme, 4)
    acme.api.events.create_event(
        event_type="track",
        body={"event": "chat", "company": {"code": "UA"}, "quantity": 2, "reservation_id": made.id},
    )
    assert headroom() == 6
    reserve(acme, 4)
    assert headroom() == 2
    clock.by += timedelta(minutes=2)
    run_job(acme.app, "credits.release")
    assert headroom() == 6


def test_holds_that_are_not_there_are_not_found(api: Schematic) -> None:
    with pytest.raises(NotFoundError):
        api.credits.extend_credit_lease("crlse_none", additional_amount=1)
    with pytest.raises(NotFoundError):
        api.credits.release_credit_lease("crlse_none")
    with pytest.raises(NotFoundError):
        api.credits.release_credit_reservation("crrsv_none")
