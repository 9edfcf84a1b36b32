"""Credits given to companies by hand: what they say, when they end, what is left of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.clock import now

from . import catalog
from .asgi import App
from .conftest import Ahead, Keys, Still, another_environment
from .running_jobs import run_job

DAY = timedelta(days=1)


def credit(api: Schematic, name: str = "Tokens", **members: Any) -> Any:
    return api.credits.create_billing_credit(name=name, description="", currency="usd", **members).data


def give(api: Schematic, company: Any, of: Any, quantity: int = 100, reason: str = "free", **members: Any) -> Any:
    return api.credits.grant_billing_credits_to_company(
        company_id=company.id, credit_id=of.id, quantity=quantity, reason=reason, **members
    ).data


def balance(api: Schematic, company: Any) -> dict[str, tuple[float, float, float, float]]:
    """Remaining, reserved, settled and total, by credit type."""
    return {
        one.credit_id: (one.remaining, one.reserved, one.settled, one.total)
        for one in api.credits.list_company_credit_balances(company_id=company.id).data
    }


def test_a_grant_says_what_was_given_to_whom(api: Schematic) -> None:
    acme, tokens = catalog.company(api), credit(api, icon="coin")

    made = give(api, acme, tokens, 100)

    assert (made.company_id, made.company_name, made.credit_id) == (acme.id, "UA", tokens.id)
    assert (made.credit_name, made.credit_icon, made.grant_reason) == ("Tokens", "coin", "free")
    assert (made.quantity, made.quantity_used, made.quantity_remaining) == (100, 0, 100)
    assert (made.reserved, made.settled, made.source_label) == (0, 100, "Promotional")
    assert (made.expires_at, made.zeroed_out_date, made.zeroed_out_reason) == (None, None, None)
    assert (made.valid_from, made.renewal_enabled, made.renewal_period) == (made.created_at, False, None)
    assert (made.transfers, made.price, made.plan_id, made.credit_bundle_id) == ([], None, None, None)
    assert made.id.startswith("bilcg_")


def test_a_balance_is_what_all_grants_of_a_credit_type_have(api: Schematic) -> None:
    acme, other, tokens, minutes = catalog.company(api), catalog.company(api, "BA"), credit(api), credit(api, "Minutes")
    assert balance(api, acme) == {}

    give(api, acme, tokens, 100)
    give(api, acme, tokens, 20)
    give(api, acme, minutes, 3)
    give(api, other, tokens, 7)

    assert balance(api, acme) == {tokens.id: (120, 0, 120, 120), minutes.id: (3, 0, 3, 3)}
    assert balance(api, other) == {tokens.id: (7, 0, 7, 7)}
    (one, _) = api.credits.list_company_credit_balances(company_id=acme.id).data
    assert one.source == "schematic"


def test_what_is_zeroed_out_is_gone_and_says_why(api: Schematic) -> None:
    acme, tokens = catalog.company(api), credit(api)
    first, second = give(api, acme, tokens, 100), give(api, acme, tokens, 20)

    gone = api.credits.zero_out_grant(first.id).data

    assert (gone.quantity, gone.quantity_remaining, gone.zeroed_out_reason) == (100, 0, "manual")
    assert gone.zeroed_out_date >= first.created_at
    assert balance(api, acme) == {tokens.id: (20, 0, 20, 20)}
    assert api.credits.zero_out_grant(first.id, reason="reconciled").data == gone
    assert api.credits.zero_out_grant(second.id, reason="reconciled").data.zeroed_out_reason == "reconciled"
    assert balance(api, acme) == {tokens.id: (0, 0, 0, 0)}


def test_the_same_key_gives_once_and_is_refused_with_another_body(api: Schematic) -> None:
    """A repeat after a lost answer is no second grant, and a key that is used up by mistake is no lost grant."""
    acme, tokens = catalog.company(api), credit(api)
    ends = now() + DAY

    first = give(api, acme, tokens, 100, idempotency_key="order-1", expires_at=ends)

    assert give(api, acme, tokens, 100, idempotency_key="order-1", expires_at=ends).id == first.id
    for other in ({"quantity": 200}, {"reason": "purchased"}, {"expires_at": None}, {"currency": "eur"}):
        asked = {"quantity": 100, "expires_at": ends, **other}
        with pytest.raises(BadRequestError, match=f"another {next(iter(other))}; send a new key"):
            give(api, acme, tokens, idempotency_key="order-1", **asked)
    assert balance(api, acme) == {tokens.id: (100, 0, 100, 100)}
    assert give(api, acme, tokens, 100, idempotency_key="order-2").id != first.id
    with pytest.raises(BadRequestError, match="idempotency_key: 1 to 255 characters"):
        give(api, acme, tokens, 100, idempotency_key="")  # of a setting that is empty: all would have the same


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"company_id": "comp_none"}, "company_id: company comp_none does not exist"),
        ({"credit_id": "bilcr_none"}, "credit_id: credit type bilcr_none does not exist"),
        ({"credit_bundle_id": "bilcrb_none"}, "credit_bundle_id: bundle bilcrb_none does not exist"),
        ({"reason": "postpaid_overdraft"}, "reason: must be one of free, purchased"),
        ({"quantity": 0}, "quantity"),
        ({"quantity": 9_000_000_001}, "quantity: must be a number of credits between 0 and 9000000000"),
        ({"expires_at": datetime(2020, 1, 1, tzinfo=UTC)}, "expires_at: must be in the future"),
        ({"expiry_type": "duration"}, "expiry_unit_count is required"),
        ({"expiry_type": "end_of_trial"}, "is in no trial"),
        ({"expiry_type": "someday"}, "expiry_type"),
        ({"expiry_unit_count": 5_000_000}, "expiry_unit_count: 5000000 days from now is after the year 9999"),
        ({"billing_periods_count": 10**15}, "billing_periods_count: 10{15} billing_periods from now is after the year"),
        ({"reason": "purchased", "currency": "eur"}, "currency: Tokens has no price in eur"),
    ],
)
def test_a_grant_that_cannot_be_meant_is_refused_and_gives_nothing(
    api: Schematic, members: dict[str, Any], says: str
) -> None:
    acme, tokens = catalog.company(api), credit(api)

    with pytest.raises(BadRequestError, match=says):
        api.credits.grant_billing_credits_to_company(
            **{"company_id": acme.id, "credit_id": tokens.id, "quantity": 1, "reason": "free", **members}
        )

    assert balance(api, acme) == {}


def test_a_company_has_no_more_than_can_be_counted(api: Schematic) -> None:
    acme, tokens = catalog.company(api), credit(api)
    give(api, acme, tokens, 9_000_000_000)

    with pytest.raises(BadRequestError, match="can have 9000000000 of one credit type at most"):
        give(api, acme, tokens, 1)

    assert balance(api, acme) == {tokens.id: (9e9, 0, 9e9, 9e9)}


def test_what_is_not_there_is_not_found(api: Schematic, app: App, credentials: Keys) -> None:
    acme, tokens = catalog.company(api), credit(api)
    made = give(api, acme, tokens)
    with pytest.raises(NotFoundError, match="credit grant bilcg_none does not exist"):
        api.credits.zero_out_grant("bilcg_none")
    with pytest.raises(NotFoundError, match="company comp_none does not exist"):
        api.credits.list_company_credit_balances(company_id="comp_none")

    other = another_environment(app, credentials)
    with app.client(other.secret) as client:
        assert client.put(f"/billing/credits/grants/{made.id}/zero-out", json={}).status_code == 404
        assert client.get("/billing/credits/balance", params={"company_id": acme.id}).status_code == 404
        asked = {"company_id": acme.id, "credit_id": tokens.id, "quantity": 1, "reason": "free"}
        assert client.post("/billing/credits/grants/company", json=asked).status_code == 400
        for path in (f"company/list?company_id={acme.id}", f"list?credit_id={tokens.id}"):
            assert client.get(f"/billing/credits/grants/{path}").json()["data"] == []


def test_grants_of_a_company_are_listed_in_the_order_that_is_asked_for(api: Schematic, clock: Ahead) -> None:
    acme, tokens, minutes = catalog.company(api), credit(api), credit(api, "Minutes")
    made = [
        give(api, acme, tokens, 30, expires_at=now() + 3 * DAY),
        give(api, acme, minutes, 10),
        give(api, acme, tokens, 20, expires_at=now() + DAY),
    ]
    give(api, catalog.company(api, "BA"), tokens)
    api.credits.zero_out_grant(made[0].id)

    def order(**query: Any) -> list[int]:
        found = [one.id for one in api.credits.list_company_grants(company_id=acme.id, **query).data]
        return [[one.id for one in made].index(one) for one in found]

    assert order() == order(dir="desc") == [2, 1, 0]
    assert order(dir="asc") == [0, 1, 2]
    assert order(order="quantity") == [0, 2, 1]
    assert order(order="quantity_remaining", dir="asc") == [0, 1, 2]
    assert order(order="expires_at", dir="asc") == [2, 0, 1]
    assert order(order="expires_at", dir="desc") == [1, 0, 2]
    assert order(limit=1, offset=1) == [1]
    assert api.credits.count_company_grants(company_id=acme.id).data.count == 3
    assert api.credits.list_company_grants(company_id=acme.id, dir="asc").data[1] == made[1]
    with pytest.raises(BadRequestError, match="order: the value must be one of created_at"):
        order(order="price")


def test_grants_of_a_credit_type_are_listed_over_all_companies(api: Schematic) -> None:
    acme, other, tokens, minutes = catalog.company(api), catalog.company(api, "BA"), credit(api), credit(api, "Minutes")
    first, second = give(api, acme, tokens), give(api, other, tokens)
    third = give(api, other, minutes)

    def found(**query: Any) -> set[str]:
        ids = {one.id for one in api.credits.list_grants_for_credit(**query).data}
        assert api.credits.count_billing_credits_grants(**query).data.count == len(ids)
        return ids

    assert found() == {first.id, second.id, third.id}
    assert found(credit_id=tokens.id) == {first.id, second.id}
    assert found(ids=[first.id, third.id]) == {first.id, third.id}
    assert found(credit_id=tokens.id, ids=[third.id]) == set()
    assert [one.company_name for one in api.credits.list_grants_for_credit(credit_id=minutes.id).data] == ["BA"]


# A company whose billing cycle began on the 31st of January, at ten o'clock; the grant is made on the 10th of February.
@pytest.mark.parametrize(
    ("members", "ends"),
    [
        ({}, None),
        ({"expiry_type": "no_expiry"}, None),
        ({"expiry_type": "duration", "expiry_unit": "days", "expiry_unit_count": 30}, "2027-03-12T12:00:00Z"),
        ({"expiry_unit_count": 1}, "2027-02-11T12:00:00Z"),
        ({"expiry_unit": "billing_periods", "expiry_unit_count": 2}, "2027-04-10T12:00:00Z"),
        ({"billing_periods_count": 12}, "2028-02-10T12:00:00Z"),
        ({"expiry_type": "end_of_billing_period"}, "2027-02-28T10:00:00Z"),
        ({"expiry_type": "end_of_next_billing_period"}, "2027-03-31T10:00:00Z"),
        ({"expiry_type": "end_of_trial"}, "2027-02-14T10:00:00Z"),
        (
            {"expiry_type": "duration", "expiry_unit_count": 1, "expires_at": "2027-05-01T00:00:00Z"},
            "2027-05-01T00:00:00Z",
        ),
    ],
)
def test_a_grant_ends_as_its_terms_say(
    api: Schematic, still: Still, database_url: str, members: dict[str, Any], ends: str | None
) -> None:
    still.at = datetime(2027, 1, 31, 10, tzinfo=UTC)
    gold = catalog.plan(api, "Gold")
    api.plans.upsert_billing_product_plan(gold.id, charge_type="free", is_trialable=True, trial_days=14)
    acme, tokens = catalog.company(api, base_plan_id=gold.id), credit(api)
    still.at = datetime(2027, 2, 10, 12, tzinfo=UTC)

    made = give(api, acme, tokens, **members)

    assert made.expires_at == (None if ends is None else datetime.fromisoformat(ends))


def test_without_a_cycle_periods_are_calendar_months(api: Schematic, still: Still, database_url: str) -> None:
    still.at = datetime(2027, 12, 31, 23, 59, tzinfo=UTC)
    acme, tokens = catalog.company(api), credit(api)

    this, following, months = (
        give(api, acme, tokens, **members).expires_at
        for members in (
            {"expiry_type": "end_of_billing_period"},
            {"expiry_type": "end_of_next_billing_period"},
            {"billing_periods_count": 2},
        )
    )

    assert (this, following) == (datetime(2028, 1, 1, tzinfo=UTC), datetime(2028, 2, 1, tzinfo=UTC))
    assert months == datetime(2028, 2, 29, 23, 59, tzinfo=UTC)


def test_a_credit_type_says_when_its_grants_end_unless_they_say_so(api: Schematic) -> None:
    acme, tokens = catalog.company(api), credit(api, default_expiry_unit="days", default_expiry_unit_count=5)

    usual, forever, short = (
        give(api, acme, tokens, **members)
        for members in ({}, {"expiry_type": "no_expiry"}, {"expiry_type": "duration", "expiry_unit_count": 2})
    )

    assert usual.expires_at == usual.created_at + 5 * DAY
    assert forever.expires_at is None
    assert short.expires_at == short.created_at + 2 * DAY


@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"name": ""}, "name: "),
        (
            {"default_expiry_unit_count": 3_000_000},
            "default_expiry_unit_count: 3000000 days from now is after the year",
        ),
        (
            {"default_expiry_unit_count": 10**6, "default_expiry_unit": "billing_periods"},
            "default_expiry_unit_count: 1000000 billing_periods",
        ),
        ({"per_unit_price": -1}, "per_unit_price: "),
        ({"per_unit_price_decimal": "-1"}, "per_unit_price_decimal: must be between 0"),
    ],
)
def test_a_credit_type_that_cannot_be_meant_is_refused(api: Schematic, members: dict[str, Any], named: str) -> None:
    made = credit(api)

    with pytest.raises(BadRequestError, match=f"400: {named}"):
        credit(api, **{"name": "Other", **members})
    with pytest.raises(BadRequestError, match=f"400: {named}"):
        api.credits.update_billing_credit(made.id, **{"name": "Other", "description": "", **members})

    assert api.credits.list_billing_credits().data == [made]


def test_a_count_of_days_that_a_credit_type_has_may_be_too_much_of_months(api: Schematic) -> None:
    made = credit(api, default_expiry_unit="days", default_expiry_unit_count=200_000)

    with pytest.raises(BadRequestError, match="default_expiry_unit_count: 200000 billing_periods"):
        api.credits.update_billing_credit(made.id, name="Other", description="", default_expiry_unit="billing_periods")


def test_what_has_ended_counts_no_more_before_and_after_a_job_says_so(app: App, api: Schematic, clock: Ahead) -> None:
    """Answers go by the time, not by the job; the ledger has the instant at which it ended."""
    acme, tokens = catalog.company(api), credit(api)
    give(api, acme, tokens, 10)
    ends = now() + timedelta(minutes=10)
    made = give(api, acme, tokens, 100, expires_at=ends)
    later = give(api, acme, tokens, 1, expires_at=ends + DAY)

    clock.by += timedelta(minutes=11)

    def seen() -> tuple[Any, ...]:
        (found,) = api.credits.list_grants_for_credit(ids=[made.id]).data
        gone = (found.quantity_remaining, found.zeroed_out_date, found.zeroed_out_reason)
        return balance(api, acme)[tokens.id], gone, _holding(api, tokens)

    expected = ((11, 0, 11, 11), (0, ends, "expired"), {acme.id})
    assert seen() == expected
    run_job(app, "credits.end_grants")
    assert seen() == expected
    (ended,) = api.credits.list_credit_event_ledger(company_id=acme.id, event_type="zero_out").data
    assert (ended.event_at, ended.amount, ended.grant_id) == (ends, -100, made.id)
    assert ended.zeroed_out_reason == "expired"
    api.credits.zero_out_grant(later.id)
    run_job(app, "credits.end_grants")
    assert balance(api, acme)[tokens.id] == (10, 0, 10, 10)


def test_grants_that_ended_while_no_server_ran_are_ended_once(
    app: App, api: Schematic, still: Still, database_url: str
) -> None:
    acme, other, tokens = catalog.company(api), catalog.company(api, "BA"), credit(api)
    ends = [still.at + number * DAY for number in (1, 2, 40)]
    for company in (acme, other):
        for one in ends:
            give(api, company, tokens, 10, expires_at=one)

    still.at = ends[1] + DAY
    run_job(app, "credits.end_grants")
    run_job(app, "credits.end_grants")

    for company in (acme, other):
        found = api.credits.list_credit_event_ledger(company_id=company.id, event_type="zero_out").data
        assert [one.event_at for one in found] == ends[1::-1]
        assert balance(api, company)[tokens.id] == (10, 0, 10, 10)


def _holding(api: Schematic, *of: Any) -> set[str]:
    return {one.id for one in api.companies.list_companies(credit_type_ids=[one.id for one in of]).data}


def test_companies_are_found_by_the_credits_that_they_have(api: Schematic, clock: Ahead) -> None:
    acme, other, tokens, minutes = catalog.company(api), catalog.company(api, "BA"), credit(api), credit(api, "Minutes")
    catalog.company(api, "LH")
    made = give(api, acme, tokens)
    give(api, other, minutes, expires_at=now() + timedelta(minutes=5))

    assert (_holding(api, tokens), _holding(api, minutes)) == ({acme.id}, {other.id})
    assert _holding(api, tokens, minutes) == {acme.id, other.id}
    api.credits.zero_out_grant(made.id)
    clock.by += timedelta(minutes=5)
    assert _holding(api, tokens, minutes) == set()


def test_a_credit_type_that_is_deleted_is_granted_no_more_and_kept_by_those_who_have_it(api: Schematic) -> None:
    acme, tokens = catalog.company(api), credit(api)
    made = give(api, acme, tokens, 100)

    api.credits.soft_delete_billing_credit(tokens.id)

    with pytest.raises(BadRequestError, match="does not exist"):
        give(api, acme, tokens)
    assert balance(api, acme) == {tokens.id: (100, 0, 100, 100)}
    assert api.credits.zero_out_grant(made.id).data.credit_name == "Tokens"
    assert api.credits.list_credit_event_ledger(company_id=acme.id).data[0].credit_name == "Tokens"


def test_a_price_stays_once_somebody_has_paid_by_it(api: Schematic) -> None:
    acme, tokens = catalog.company(api), credit(api, per_unit_price_decimal="0.5")
    names = {"name": "Tokens", "description": "of models"}
    assert give(api, acme, tokens, 100).price is None
    assert api.credits.update_billing_credit(tokens.id, per_unit_price=2, **names).data.cost_editable

    sold = give(api, acme, tokens, 3, "purchased")

    assert (sold.price.price, sold.price.currency, sold.currency) == (6, "usd", "usd")
    assert sold.source_label == "Purchased"
    kept = api.credits.update_billing_credit(tokens.id, per_unit_price_decimal="2.0", **names).data
    assert (kept.cost_editable, kept.description, kept.price.price) == (False, "of models", 2)
    for prices in ({"per_unit_price": 3}, {"currency_prices": [{"currency": "eur", "price_per_unit": 1}]}):
        with pytest.raises(BadRequestError, match="credits were sold at these prices already"):
            api.credits.update_billing_credit(tokens.id, **prices, **names)


def test_what_is_given_goes_with_its_company(api: Schematic) -> None:
    acme, other, tokens = catalog.company(api), catalog.company(api, "BA"), credit(api)
    give(api, acme, tokens, idempotency_key="once")
    kept = give(api, other, tokens)

    api.companies.delete_company(acme.id)

    assert [one.id for one in api.credits.list_grants_for_credit(credit_id=tokens.id).data] == [kept.id]
    assert api.credits.list_credit_event_ledger(company_id=acme.id).data == []
    assert give(api, other, tokens, idempotency_key="once").company_id == other.id
