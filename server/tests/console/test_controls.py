"""Usage controls in the console: limits on what a company and its users may draw."""

from __future__ import annotations

import re
from typing import Any

import pytest

from schematic import Schematic

from .. import catalog
from ..asgi import App
from ..conftest import Keys, on_sqlite
from ..spending import Purse, credit
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def acme(api: Schematic) -> Any:
    return catalog.company(api, "UA")


def test_limits_are_set_seen_changed_and_removed(
    api: Schematic, app: App, credentials: Keys, acme: Any, admin: Visitor
) -> None:
    tokens = credit(api, f"Tokens {EVIL}")
    ada = api.companies.create_user(keys={"id": "ada"}, name=f"Ada {EVIL}", company_id=acme.id).data
    purse = Purse(app, credentials, acme.id, tokens)
    purse.grant(100)
    where = f"/companies/{acme.id}/credits/controls"
    assert "Nothing limits what is drawn" in admin.html(where)

    admin.done(where, {"billing_credit_id": tokens, "amount": "10.5", "span": "day", "label": EVIL})
    fields = {"billing_credit_id": tokens, "amount": "3", "span": "per_draw", "user_key": "id", "user_value": "ada"}
    admin.done(where, fields)
    purse.draw(4, ada.id)

    of_company, of_user = sorted(_policies(api, acme), key=lambda one: one.user_id or "")
    assert (of_company.window_amount, of_company.window_unit, of_company.label) == (10.5, "day", EVIL)
    assert (of_user.user_id, of_user.max_per_draw, of_user.window_unit) == (ada.id, 3, None)
    page = admin.html(where)
    assert EVIL not in page
    assert _cells(page, of_company.id)[2:5] == ["10.5 a day", "38 % 4", "6.5"]
    assert _cells(page, of_user.id)[2:6] == ["3 a draw", "–", "–", "with each draw"]
    assert f"{where}?user_key=id&amp;user_value=ada" in admin.html(f"/users/{ada.id}")
    assert 'value="ada"' in admin.html(f"{where}?user_key=id&user_value=ada")
    opened = admin.html(f"{where}/{of_company.id}")
    assert "4 drawn and held in the present window, 6.5 left" in opened
    assert "1 other limit binds" not in opened
    stamp = _stamp(opened)

    admin.done(f"{where}/{of_company.id}", {"amount": "2", "span": "per_draw", "label": "", "updated_at": stamp})

    changed = api.credits.get_credit_spend_policy(of_company.id).data
    assert (changed.max_per_draw, changed.window_amount, changed.label) == (2, None, None)
    stale = admin.send(f"{where}/{of_company.id}", {"amount": "9", "span": "day", "updated_at": stamp})
    assert (stale.status_code, "somebody else has changed this" in stale.text) == (400, True)
    admin.done(f"{where}/{of_user.id}/delete", {}, f"{where}/{of_user.id}")
    assert [one.id for one in _policies(api, acme)] == [of_company.id]


@on_sqlite
def test_limits_that_cannot_be_are_refused_beside_the_field(api: Schematic, acme: Any, admin: Visitor) -> None:
    tokens = credit(api)
    api.companies.create_user(keys={"id": "ada"}, company_id=acme.id)
    where = f"/companies/{acme.id}/credits/controls"
    fields = {"billing_credit_id": tokens, "amount": "5", "span": "day"}

    for given, said in (
        ({"amount": "many"}, "At most: must be a number"),
        ({"amount": "nan"}, "At most: must be a number"),
        ({"amount": ""}, "At most: is missing"),
        ({"amount": "-1", "span": "per_draw"}, "At most: must be"),
        ({"amount": "-1"}, "At most: must be"),
        ({"user_value": "nobody"}, "user"),
        ({"user_value": "ada", "span": "billing_period"}, "In: billing_period is for companies"),
    ):
        refused = admin.send(where, fields | given)
        assert refused.status_code in (400, 404), given
        assert said in refused.text
        assert 'aria-label="Add a limit"' in refused.text
    assert _policies(api, acme) == []


@on_sqlite
def test_who_may_not_write_limits_sees_them(api: Schematic, acme: Any, sign_in: SignIn, credentials: Keys) -> None:
    policy = api.credits.create_credit_spend_policy(
        company_id=acme.id, billing_credit_id=credit(api), max_per_draw=5
    ).data
    where = f"/companies/{acme.id}/credits/controls"
    reader = sign_in("member", {credentials.environment_id: ["companies_edit"]})

    page = reader.html(where)

    assert "5 a draw" in page
    assert "Add a limit" not in page
    refused = reader.send(f"{where}/{policy.id}/delete", {}, f"/companies/{acme.id}")
    assert refused.status_code == 403
    assert _policies(api, acme) != []


def _policies(api: Schematic, company: Any) -> list[Any]:
    return list(api.credits.list_credit_spend_policies(company_id=company.id).data)


def _stamp(page: str) -> str:
    found = re.search(r'name="updated_at" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def _cells(page: str, row_id: str) -> list[str]:
    row = re.search(rf'<tr id="{row_id}">.*?</tr>', page, re.DOTALL)
    assert row is not None
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row[0], re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in cells]
