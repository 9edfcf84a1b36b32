"""The fake's credits: leases and reservations, spend limits, traits and licences, as the API has them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schematic.cache import RedisCache
from schematic.client import CheckOptions, CreditLeaseConfig, DataStreamConfig, SchematicConfig
from schematic.datastream.shared import NAMES
from schematic.errors import ApiError, BadRequestError, NotFoundError, PaymentRequiredError
from schematic.testing import AsyncFakeSchematic, FakeSchematic

ACME, ADA = {"id": "acme"}, {"id": "ada"}


@pytest.fixture
def fake() -> Iterator[FakeSchematic]:
    """At noon on a Wednesday; a company of 10 credits, one each use."""
    made = FakeSchematic()
    made.at(datetime(2026, 2, 18, 12))
    made.entitled(ACME, "ask", credit="ai")
    made.credited(ACME, "ai", 10)
    yield made
    made.shutdown()


@pytest.fixture
def leasing(fake: FakeSchematic) -> Iterator[FakeSchematic]:
    """Another client of that world, which leases 4 credits at a time."""
    leases = CreditLeaseConfig(default_lease_size=4, low_water_mark=0)
    made = FakeSchematic(use_datastream=True, credit_leases=leases, backend=fake.backend)
    yield made
    made.shutdown()


def use(quantity: float) -> CheckOptions:
    return CheckOptions(usage=quantity)


def acquire(fake: FakeSchematic, amount: float, **members: Any) -> Any:
    company_id = fake.add_company(ACME)
    return fake.credits.acquire_credit_lease(
        company_id=company_id, credit_type_id="ai", requested_amount=amount, **members
    ).data


def test_a_lease_holds_what_there_is_and_is_acquired_once(fake: FakeSchematic) -> None:
    lease = acquire(fake, 25)

    assert (lease.granted_amount, lease.tracked_amount, lease.released_at) == (10, 0, None)
    assert lease.expires_at == fake.now + timedelta(minutes=5)
    assert fake.balance(ACME, "ai")[:3] == (0, 10, 10)
    assert acquire(fake, 1) == lease


def test_without_credits_nothing_is_held(fake: FakeSchematic) -> None:
    fake.credited(ACME, "ai", 0)
    company_id = fake.add_company(ACME)

    with pytest.raises(PaymentRequiredError):
        acquire(fake, 1)
    with pytest.raises(PaymentRequiredError):
        fake.credits.reserve_credits(company_id=company_id, credit_type_id="ai", amount=1)


def test_a_lease_is_extended_once_for_a_key(fake: FakeSchematic) -> None:
    lease = acquire(fake, 4)
    for _ in range(2):
        extended = fake.credits.extend_credit_lease(lease.id, additional_amount=3, idempotency_key="k").data

    assert extended.granted_amount == 7
    assert fake.credits.extend_credit_lease(lease.id, additional_amount=30).data.granted_amount == 10


def test_a_lease_is_used_up_and_the_rest_given_back(fake: FakeSchematic) -> None:
    lease = acquire(fake, 6)
    body = {"event": "ask", "company": ACME, "quantity": 4, "lease_id": lease.id}
    fake.events.create_event(event_type="track", body=body)

    released = fake.credits.release_credit_lease(lease.id).data

    assert (released.tracked_amount, released.released_at) == (4, fake.now)
    assert fake.balance(ACME, "ai") == (6, 0, 6, 10, 4)


@pytest.mark.parametrize("verb", ["extend_credit_lease", "release_credit_lease"])
def test_a_lease_that_is_over_is_no_more(fake: FakeSchematic, verb: str) -> None:
    lease = acquire(fake, 6)
    fake.advance(minutes=6)
    members = {"additional_amount": 1} if verb == "extend_credit_lease" else {}

    with pytest.raises(ApiError) as refused:
        getattr(fake.credits, verb)(lease.id, **members)

    assert refused.value.status_code == (400 if members else 409)
    with pytest.raises(NotFoundError):
        getattr(fake.credits, verb)("crlse_9", **members)


def test_reservations_are_whole_and_made_once_for_a_key(fake: FakeSchematic) -> None:
    company_id = fake.add_company(ACME)

    def reserve(amount: float, key: str | None = None) -> Any:
        return fake.credits.reserve_credits(
            company_id=company_id, credit_type_id="ai", amount=amount, idempotency_key=key
        ).data

    assert reserve(6, "k") == reserve(6, "k")
    with pytest.raises(PaymentRequiredError):
        reserve(5)
    with pytest.raises(ApiError, match="use another one"):
        reserve(3, "k")
    with pytest.raises(BadRequestError):
        reserve(0)
    assert fake.balance(ACME, "ai")[:2] == (4, 6)


def test_what_is_used_beyond_what_there_is_goes_below_zero(fake: FakeSchematic) -> None:
    fake.track("ask", company=ACME, quantity=13)

    assert fake.balance(ACME, "ai").remaining == -3


def test_a_limit_on_each_draw_denies_it(fake: FakeSchematic) -> None:
    fake.spend_limit(ACME, "ai", 3, per="draw")

    allowed, denied = fake.check("ask", ACME, options=use(3)), fake.check("ask", ACME, options=use(4))

    assert (allowed.allowed, denied.allowed) == (True, False)
    assert denied.reason == "A draw of 4 credits exceeds the company limit of 3 credits per request"
    assert acquire(fake, 9).granted_amount == 3


@pytest.mark.parametrize(("per", "over"), [("hour", 1), ("day", 12), ("week", 108), ("month", 252)])
def test_a_limit_of_a_window_counts_what_is_drawn_and_held(fake: FakeSchematic, per: Any, over: int) -> None:
    """Hours from noon on the 18th until the window ends; weeks end on Mondays."""
    fake.spend_limit(ACME, "ai", 5, per=per)
    fake.track("ask", company=ACME, quantity=2)
    held = fake.check("ask", ACME, options=use(2))

    assert held.allowed
    assert not fake.check("ask", ACME, options=use(2)).allowed
    assert fake.check_flag("ask", ACME)

    fake.advance(hours=over, seconds=-1)
    assert not fake.check("ask", ACME, options=use(4)).allowed
    fake.advance(seconds=1)
    assert fake.check("ask", ACME, options=use(5)).allowed


def test_a_limit_of_a_user_counts_what_names_it(fake: FakeSchematic) -> None:
    fake.spend_limit(ACME, "ai", 3, user=ADA)
    fake.track("ask", company=ACME, user=ADA, quantity=2)
    fake.track("ask", company=ACME, quantity=2)

    assert fake.check("ask", ACME, ADA, use(1)).allowed
    assert not fake.check("ask", ACME, ADA, use(2)).allowed
    assert fake.check("ask", ACME, {"id": "bob"}, use(2)).allowed
    assert fake.check("ask", ACME, options=use(2)).allowed


def test_lists_of_flags_name_limits_and_do_not_apply_them(fake: FakeSchematic) -> None:
    fake.spend_limit(ACME, "ai", 0.5, per="draw")
    fake.spend_limit(ACME, "ai", 2, user=ADA)

    told = fake.features.check_flags(company=ACME, user=ADA).data

    assert [one.value for one in told.flags] == [True]
    assert [(one.kind, one.scope, one.limit) for one in told.credit_spend_policies] == [
        ("per_draw", "company", 0.5),
        ("window", "user", 2),
    ]
    assert not fake.check_flag("ask", ACME)


def test_a_limit_said_again_replaces_the_first(fake: FakeSchematic) -> None:
    fake.spend_limit(ACME, "ai", 1)
    fake.spend_limit(ACME, "ai", 5)

    assert fake.check("ask", ACME, options=use(5)).allowed
    with pytest.raises(ValueError, match="per"):
        fake.spend_limit(ACME, "ai", 1, per="year")  # type: ignore[arg-type]  # which is the point


def test_a_client_of_the_fake_leases(fake: FakeSchematic, leasing: FakeSchematic) -> None:
    held = leasing.check("ask", ACME, options=use(3)).reservation

    assert held is not None
    assert (held.mode, held.lease_id) == ("client", "crlse_1")
    assert fake.balance(ACME, "ai")[:2] == (6, 4)
    leasing.track_with_reservation(held, 2)
    assert fake.balance(ACME, "ai") == (6, 2, 8, 10, 2)
    assert leasing.usage(ACME, "ask") == 2
    leasing.shutdown()
    assert fake.balance(ACME, "ai")[:2] == (8, 0)


def test_an_applications_configuration_reaches_nothing_outside(fake: FakeSchematic) -> None:
    class Unreachable:
        def get(self, name: str) -> None:
            raise AssertionError("a fake asked a cache")

    cache: Any = RedisCache(Unreachable())
    config = SchematicConfig(
        use_datastream=True,
        datastream=DataStreamConfig(replicator_mode=True, **dict.fromkeys(NAMES, cache)),
        credit_leases=CreditLeaseConfig(redis_client=Unreachable()),
    )
    client = FakeSchematic(config=config, backend=fake.backend)

    assert client.check("ask", ACME, options=use(1)).reservation is not None
    client.shutdown()


def test_its_leases_end_by_the_fakes_time(fake: FakeSchematic, leasing: FakeSchematic) -> None:
    first = leasing.check("ask", ACME, options=use(1)).reservation
    fake.advance(minutes=6)

    second = leasing.check("ask", ACME, options=use(1)).reservation

    assert first is not None
    assert second is not None
    assert (first.lease_id, second.lease_id) == ("crlse_1", "crlse_2")
    assert second.expires_at == fake.now + timedelta(minutes=1)


def test_its_leases_grow_until_nothing_is_left(fake: FakeSchematic, leasing: FakeSchematic) -> None:
    allowed = [leasing.check("ask", ACME, options=use(3)).allowed for _ in range(4)]

    assert allowed == [True, True, True, False]
    assert leasing.check("ask", ACME, options=use(3)).reason == "insufficient_lease_balance"


def test_what_a_test_sets_shows_in_the_next_check(fake: FakeSchematic, leasing: FakeSchematic) -> None:
    assert leasing.check("ask", ACME, options=use(1)).allowed
    fake.spend_limit(ACME, "ai", 1, per="draw")
    assert not leasing.check("ask", ACME, options=use(2)).allowed
    fake.revoke(ACME, "ask")
    assert not leasing.check_flag("ask", ACME)
    fake.flag("ask", True)
    assert leasing.check_flag("ask", ACME)
    assert leasing.check_flag("ask", {"id": "stranger"})

    leasing.flush()
    assert {one.value for one in fake.checked("ask")} == {True, False}


async def test_an_async_client_of_the_fake_leases_too(fake: FakeSchematic) -> None:
    leases = CreditLeaseConfig(mode="client", default_lease_size=4)
    async with AsyncFakeSchematic(use_datastream=True, credit_leases=leases, backend=fake.backend) as client:
        results = await asyncio.gather(*(client.check("ask", ACME, ADA, use(1)) for _ in range(3)))
        assert [one.reservation for one in results] == [None] * 3  # nobody knows that user
        client.add_user(ADA)
        held = (await client.check("ask", ACME, ADA, use(1))).reservation
        assert held is not None
        await client.release(held)
        await client.prewarm(ACME, ["ai"])
    assert fake.balance(ACME, "ai").remaining == 10


def test_the_server_side_hold_is_given_back(fake: FakeSchematic) -> None:
    held = fake.check("ask", ACME, options=use(3)).reservation
    assert fake.balance(ACME, "ai").reserved == 3

    fake.release(held)

    assert fake.balance(ACME, "ai").reserved == 0


def test_use_may_be_read_off_a_trait(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "storage", trait="gigabytes", limit=10)
    assert fake.check_flag("storage", ACME)

    fake.traits({"gigabytes": 10.5}, company=ACME)

    told = fake.check_flag_with_entitlement("storage", ACME)
    assert (told.value, told.feature_usage, told.feature_allocation) == (False, 10, 10)


def test_a_trait_may_say_the_limit(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "seats", limit_trait="bought", used=3)
    assert not fake.check_flag("seats", ACME)

    fake.identify(ADA, {"keys": ACME, "traits": {"bought": 4}}, traits={"role": "admin"})

    told = fake.check_flag_with_entitlement("seats", ACME)
    assert (told.value, told.feature_usage, told.feature_allocation) == (True, 3, 4)


@pytest.mark.parametrize(("bought", "is_on"), [(0, False), (2, True)])
def test_licences_are_on_for_whoever_has_bought_any(fake: FakeSchematic, bought: int, is_on: bool) -> None:
    fake.entitled(ACME, "desks", licenses=bought)

    told = fake.check_flag_with_entitlement("desks", ACME)

    assert told.value is is_on
    assert told.entitlement is not None
    assert (told.entitlement.value_type, told.entitlement.allocation) == ("trait", bought)


@pytest.mark.parametrize(
    "members", [{"limit": 1, "licenses": 1}, {"trait": "a", "credit": "ai"}, {"trait": "a", "used": 1}]
)
def test_what_cannot_be_together_is_refused(fake: FakeSchematic, members: Any) -> None:
    with pytest.raises(ValueError, match="entitled"):
        fake.entitled(ACME, "odd", **members)


def test_traits_are_of_a_company_or_a_user(fake: FakeSchematic) -> None:
    with pytest.raises(ValueError, match="a company or a user"):
        fake.traits({"a": 1})
    fake.traits({"a": 1}, user=ADA)
    assert fake.now == datetime(2026, 2, 18, 12, tzinfo=UTC)
