"""What a company has of credits, in the console: balances, grants, what is held, and what is done with them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.console.view import DEAR_ROWS

from .. import catalog
from ..conftest import Keys, Still, on_sqlite
from ..test_plan_credits import credit
from ..test_plan_credits_issued import START, balance, grants
from ..test_plan_credits_used import drawing
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"


@pytest.fixture
def tokens(api: Schematic) -> Any:
    return api.credits.create_billing_credit(
        name=f"Tokens {EVIL}", description="", currency="usd", per_unit_price_decimal="2.5"
    ).data


@pytest.fixture
def acme(api: Schematic) -> Any:
    return catalog.company(api, "UA")


def give(api: Schematic, company: Any, of: Any, quantity: int, **members: Any) -> Any:
    given: dict[str, Any] = {"reason": "free", **members}
    return api.credits.grant_billing_credits_to_company(
        company_id=company.id, credit_id=of.id, quantity=quantity, **given
    ).data


def test_a_company_tells_what_it_has_of_credits(api: Schematic, tokens: Any, acme: Any, admin: Visitor) -> None:
    where = f"/companies/{acme.id}/credits"
    assert "was never given credits" in admin.html(where)
    given = give(api, acme, tokens, 100)
    ended = give(api, acme, tokens, 50)
    api.credits.zero_out_grant(ended.id)
    lease = api.credits.acquire_credit_lease(company_id=acme.id, credit_type_id=tokens.id, requested_amount=20.5).data

    page = admin.html(where)

    assert EVIL not in page
    assert f">Tokens {ESCAPED}</a>" in page
    assert 'aria-label="79.5 remaining and 20.5 reserved of 100"' in page
    assert _cells(page, given.id)[2:6] == ["100", "79.5", "20.5", "0"]
    assert "zeroed out: manual" in _row(page, ended.id)
    assert lease.id in page
    assert "Gives 20.5 Tokens" in page
    grant = admin.html(f"{where}/grants/{given.id}")
    assert EVIL not in grant
    assert "Takes the 79.5 Tokens" in grant
    assert "20.5 that are reserved stay" in grant
    assert 'id="zero-out"' not in admin.html(f"{where}/grants/{ended.id}")
    assert admin.get(f"/companies/{catalog.company(api, 'BA').id}/credits/grants/{given.id}").status_code == 404
    profile = admin.html(f"/companies/{acme.id}")
    assert f'hx-get="/console/{admin.environment_id}{where}"' in profile
    part = admin.get(where, **{"HX-Request": "true", "HX-Target": "credits"}).text
    assert "79.5 remaining" in part
    assert "<h2>Grants" not in part


def test_credits_are_granted_once_and_zeroed_out(api: Schematic, tokens: Any, acme: Any, admin: Visitor) -> None:
    where = f"/companies/{acme.id}/credits"
    key = re.search(r'name="idempotency_key" value="([^"]+)"', admin.html(where))
    assert key is not None
    fields = {"credit_id": tokens.id, "quantity": "40", "reason": "purchased", "idempotency_key": key[1]}
    fields |= {"ends": "duration", "expiry_unit_count": "30", "expiry_unit": "days"}

    assert "40 Tokens" in admin.done(f"{where}/grants", fields, where)
    admin.done(f"{where}/grants", fields, where)

    [made] = api.credits.list_company_grants(company_id=acme.id).data
    assert (made.quantity, made.grant_reason, made.price and made.price.price) == (40, "purchased", 100)
    assert made.expires_at is not None
    assert made.valid_from is not None
    assert (made.expires_at - made.valid_from).days == 30
    other = admin.send(f"{where}/grants", fields | {"quantity": "41"}, where)
    assert (other.status_code, "another quantity" in other.text, key[1] in other.text) == (400, True, False)
    wrong = admin.send(f"{where}/grants", fields | {"quantity": "4.5"}, where)
    assert (wrong.status_code, "How many: must be a whole number" in wrong.text) == (400, True)

    empty = admin.send(f"{where}/grants", fields | {"quantity": ""}, where)
    assert (empty.status_code, 'id="quantity-says">How many: is missing' in empty.text) == (400, True)

    assert "the ledger says so" in admin.done(f"{where}/grants/{made.id}/zero-out", {}, f"{where}/grants/{made.id}")

    [made] = api.credits.list_company_grants(company_id=acme.id).data
    assert (made.quantity_remaining, made.zeroed_out_reason) == (0, "manual")


@on_sqlite
@pytest.mark.parametrize(("typed", "says"), [("", "is missing"), ("soon", "must be a date and time")])
def test_credits_that_are_to_end_are_not_granted_without_an_end(
    api: Schematic, tokens: Any, acme: Any, admin: Visitor, typed: str, says: str
) -> None:
    where = f"/companies/{acme.id}/credits"
    fields = {"credit_id": tokens.id, "quantity": "40", "reason": "free", "ends": "at"}

    wrong = admin.send(f"{where}/grants", {**fields, "expires_at": typed}, where)

    assert (wrong.status_code, f"Date and time (UTC): {says}" in wrong.text) == (400, True)
    assert api.credits.list_company_grants(company_id=acme.id).data == []
    admin.done(f"{where}/grants", {**fields, "expires_at": "2999-01-31T12:00:30"}, where)
    (made,) = api.credits.list_company_grants(company_id=acme.id).data
    assert f"{made.expires_at:%Y-%m-%dT%H:%M:%S}" == "2999-01-31T12:00:30"


def test_what_is_held_is_given_back(api: Schematic, tokens: Any, acme: Any, admin: Visitor) -> None:
    where = f"/companies/{acme.id}/credits"
    give(api, acme, tokens, 100)
    held = {"company_id": acme.id, "credit_type_id": tokens.id}
    lease = api.credits.acquire_credit_lease(**held, requested_amount=20).data
    reservation = api.credits.reserve_credits(**held, amount=10).data

    admin.done(f"{where}/leases/{lease.id}/release", {}, where)
    page = admin.done(f"{where}/reservations/{reservation.id}/release", {}, where)

    assert "no lease and no reservation is open" in page
    [balance] = api.credits.list_company_credit_balances(company_id=acme.id).data
    assert (balance.remaining, balance.reserved) == (100, 0)


@on_sqlite
def test_grants_are_sorted_and_paged(api: Schematic, tokens: Any, acme: Any, admin: Visitor) -> None:
    for quantity in range(1, DEAR_ROWS + 3):
        give(api, acme, tokens, quantity)
    where = f"/companies/{acme.id}/credits"

    first = admin.html(f"{where}?order=quantity&dir=asc")

    rows = re.findall(r'<tr id="(bilcg_\w+)"', first)
    assert len(rows) == DEAR_ROWS
    assert _cells(first, rows[0])[2] == "1"
    following = re.search(r'href="([^"]*)" rel="next"', first)
    assert following is not None
    second = admin.html(following[1].replace("&amp;", "&").removeprefix(f"/console/{admin.environment_id}"))
    assert [_cells(second, one)[2] for one in re.findall(r'<tr id="(bilcg_\w+)"', second)] == [
        str(DEAR_ROWS + 1),
        str(DEAR_ROWS + 2),
    ]
    assert f"{DEAR_ROWS + 2} grants" in admin.html(f"{where}?total=1")


@on_sqlite
def test_who_may_not_write_credits_sees_no_way_to(
    api: Schematic, tokens: Any, acme: Any, sign_in: SignIn, credentials: Keys
) -> None:
    where = f"/companies/{acme.id}/credits"
    grant = give(api, acme, tokens, 100)
    reader = sign_in("member", {credentials.environment_id: ["companies_edit"]})
    billing = sign_in("member", {credentials.environment_id: ["plan_billing_edit"]})

    page = reader.html(where)
    assert "Grant credits" not in page
    assert "Zero out" not in page
    refused = reader.send(f"{where}/grants/{grant.id}/zero-out", {}, f"/companies/{acme.id}")
    assert (refused.status_code, "plan_billing_edit" in refused.text) == (403, True)
    billing.done(f"{where}/grants/{grant.id}/zero-out", {}, f"{where}/grants/{grant.id}")
    [made] = api.credits.list_company_grants(company_id=acme.id).data
    assert made.quantity_remaining == 0


def _row(page: str, row_id: str) -> str:
    found = re.search(rf'<tr id="{row_id}">.*?</tr>', page, re.DOTALL)
    assert found is not None, row_id
    return found[0]


def _cells(page: str, row_id: str) -> list[str]:
    """The texts of a grant's row: source, credit, granted, remaining, reserved, used, given and ends."""
    cells = re.findall(r"<td[^>]*>(.*?)</td>", _row(page, row_id), re.DOTALL)[:7]
    return [re.sub(r"<[^>]+>", "", one).strip() for one in cells]


def test_a_period_that_is_over_is_told_as_the_new_one(
    api: Schematic, sign_in: SignIn, database_url: str, still: Still
) -> None:
    """Also where no job has renewed it yet: the page that finds so has it done, and is made again."""
    still.at = START
    acme, _ = drawing(api, credit(api))
    catalog.track(api, quantity=90)
    (first,) = grants(api, acme)
    still.at = datetime(2027, 2, 28, 12, tzinfo=UTC)
    assert balance(api, acme) == 100

    page = sign_in().html(f"/companies/{acme.id}/credits")

    assert 'aria-label="100 remaining and 0 reserved of 100"' in page
    assert "zeroed out: plan period reset" in _row(page, first.id)
    assert len(grants(api, acme)) == 2
