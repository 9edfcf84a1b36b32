"""The ledger of a company and its balances over time, in the console."""

from __future__ import annotations

import re
from typing import Any

import pytest

from schematic import Schematic
from schematic.rules.ledger import UNIT
from schematic_server.clock import now
from schematic_server.domains.credits import accounts
from schematic_server.domains.credits.balance_series import MAX_EVENTS
from schematic_server.scope import Actor, Scope

from .. import catalog
from ..asgi import App
from ..conftest import Keys, on_sqlite
from ..crediting import Funded, funded
from .conftest import Visitor

EVIL = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"


@pytest.fixture
def acme(api: Schematic, app: App) -> Funded:
    """100 credits given, 7.5 used by three chats, 20 of them held, 50 more given and taken away."""
    made = funded(api, app, 100, rate=2.5)
    api.credits.update_billing_credit(made.credit.id, name=f"Tokens {EVIL}", description="")
    catalog.track(api, event="chat", quantity=3)
    api.credits.acquire_credit_lease(company_id=made.company.id, credit_type_id=made.credit.id, requested_amount=20)
    api.credits.zero_out_grant(made.give(50, "free").id)
    return made


def test_every_number_leads_to_the_entries_that_make_it(acme: Funded, admin: Visitor) -> None:
    where = f"/companies/{acme.company.id}/credits"
    [used] = acme.api.events.list_events(event_subtype="chat").data

    page = admin.html(f"{where}/ledger")

    assert EVIL not in page
    assert f">Tokens {ESCAPED}</a>" in page
    assert _amounts(page) == [-50, 50, -20, -7.5, 100]  # newest first
    assert sum(_amounts(page)) == acme.balance()[0]
    assert f'/events/{used.id}">event</a>' in page
    assert "lease hold" in page
    assert "manual" in page
    assert _amounts(admin.html(f"{where}/ledger?event_type=usage")) == [-20, -7.5]
    assert _amounts(admin.html(f"{where}/ledger?source_event_id={used.id}")) == [-7.5]
    assert f"{where}/ledger?source_event_id={used.id}" in admin.html(f"/events/{used.id}")
    assert _amounts(admin.html(f"{where}/ledger?end_time=2020-01-31T12:00")) == []
    assert "5 entries" in admin.html(f"{where}/ledger?total=1")
    assert admin.get(f"{where}/ledger?start_time=yesterday").status_code == 400
    listed = admin.html(where)
    assert f"{where}/ledger?billing_credit_id={acme.credit.id}" in listed


def test_a_balance_is_drawn_by_day(acme: Funded, admin: Visitor) -> None:
    where = f"/companies/{acme.company.id}/credits/history"

    page = admin.html(f"{where}?days=7")

    assert EVIL not in page
    rows = re.findall(r'data-number="([^"]*)">[^<]*</td><td class="number" data-number="([^"]*)"', page)
    assert len(rows) == 7
    assert [float(one) for one in rows[-1]] == [92.5, 7.5]
    assert [float(one) for one in rows[0]] == [0, 0]
    assert re.search(r"/features/feat_\w+\">Chat</a>", page)
    assert ">7.5</a>" in page
    part = admin.get(where, **{"HX-Request": "true", "HX-Target": "history"}).text
    assert "<html" not in part
    assert part.count("<time") > 30


@on_sqlite
def test_the_ledger_of_a_company_without_credits_is_empty(api: Schematic, admin: Visitor) -> None:
    company = catalog.company(api)
    assert "No such entry." in admin.html(f"/companies/{company.id}/credits/ledger")
    assert "was never given credits" in admin.html(f"/companies/{company.id}/credits/history")


@on_sqlite
def test_a_range_in_which_too_much_happened_can_be_left(
    api: Schematic, app: App, credentials: Keys, admin: Visitor
) -> None:
    made = funded(api, app, 1)

    def give_many(db: Any, emit: Any) -> None:
        scope = Scope(db, credentials.environment_id, Actor(credentials.account_id), now(), emit)
        pair = made.company.id, made.credit.id
        wallet = accounts.locked(scope, [pair])[pair]
        for _ in range(MAX_EVENTS):
            wallet.give("purchased", UNIT)
        accounts.save(scope, [wallet])

    app.write(give_many)

    page = admin.html(f"/companies/{made.company.id}/credits/history")

    assert "take a later start" in page
    assert 'name="days"' in page


@on_sqlite
def test_a_model_call_says_how_it_was_priced(api: Schematic, app: App, admin: Visitor) -> None:
    made = funded(api, app, 100)
    feature = catalog.feature(api, "model", "event", event_subtype="model", event_source="inference")
    priced: dict[str, Any] = {"value_credit_id": made.credit.id, "quantity_rates": {"input_tokens": 0.5}}
    api.entitlements.create_company_override(
        company_id=made.company.id, feature_id=feature.id, value_type="credit", **priced
    )
    call: Any = {
        "company": {"code": "UA"},
        "provider": "acme",
        "response_model": "m",
        "input_tokens": 4,
        "output_tokens": 2,
        "event": "model",
    }
    api.events.create_event(event_type="inference", body=call)

    page = admin.html(f"/companies/{made.company.id}/credits/ledger?event_type=usage")

    assert "input tokens: 4 × 0.5 = 2" in page


def _amounts(page: str) -> list[float]:
    """Those of the entries, in the order of the page."""
    rows = re.findall(r'<tr id="[^"]+">.*?</tr>', page, re.DOTALL)
    return [float(re.findall(r'<td class="number[^"]*">\+?([^<]+)</td>', row)[0].replace(",", "")) for row in rows]
