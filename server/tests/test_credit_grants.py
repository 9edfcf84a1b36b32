"""Credits given to companies by hand: what they say, when they end, what is left of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.clock import now

from . import catalog
from .asgi import App
from .conftest import Keys, another_environment
from .receiver import Receiver

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


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


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
        ({"billing_periods_count": 10**15}, "billing_periods from now is after the year 9999"),
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
