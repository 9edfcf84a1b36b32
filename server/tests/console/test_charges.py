"""Charges for what is paid later, and automatic top-ups, in the console."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from schematic import Schematic

from .. import catalog
from ..asgi import App
from ..conftest import Keys, Still, on_sqlite
from ..running_jobs import run_job, until
from ..test_plan_credits import credit
from ..test_plan_credits_issued import START, balance
from ..test_plan_credits_used import TOPUP, drawing
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"


def test_what_is_owed_is_charged_and_settled(
    api: Schematic, app: App, still: Still, sign_in: SignIn, credentials: Keys
) -> None:
    still.at = START
    terms: Any = {"postpaid_enabled": True, "overdraft_limit": 30, "postpaid_rate_per_unit_decimal": "2.5"}
    acme, _ = drawing(api, credit(api, f"Token {EVIL}", per_unit_price=5), **terms)
    catalog.track(api, quantity=107)
    assert "No such charge" in sign_in().html("/credits/charges")
    still.at = datetime(2027, 2, 28, 12, tzinfo=UTC)
    admin, reader = sign_in(), sign_in("member", {credentials.environment_id: ["companies_edit"]})
    run_job(app, "plancredits.renew")
    run_job(app, "plancredits.charge")

    page = admin.html(f"/credits/charges?company_id={acme.id}&status=open")

    assert EVIL not in page
    assert f"7 Token {ESCAPED}</a>" in page
    assert "USD 0.025" in page
    assert "USD 0.18" in page
    [charge] = re.findall(r'<tr id="(crchg_\w+)"', page)
    assert "Settle" not in reader.html("/credits/charges")
    token = {"outcome": "paid"}
    refused = reader.send(f"/credits/charges/{charge}", token, "/companies")
    assert (refused.status_code, "plan_billing_edit" in refused.text) == (403, True)
    assert balance(api, acme) == 93
    assert "uncollectible now" in admin.done(
        f"/credits/charges/{charge}", {"outcome": "uncollectible"}, "/credits/charges"
    )
    assert balance(api, acme) == 93
    assert "paid now" in admin.done(f"/credits/charges/{charge}", token, "/credits/charges")
    assert balance(api, acme) == 100
    again = admin.send(f"/credits/charges/{charge}", {"outcome": "void"}, "/companies")
    assert (again.status_code, "is paid, and stays so" in again.text) == (400, True)
    [entry] = api.accounts.list_audit_logs(q=charge, limit=1).data
    assert entry.url == f"/console/credit-charges/{charge}"
    assert admin.get("/credits/charges?status=lost").status_code == 400


@on_sqlite
def test_top_ups_say_what_became_of_them(api: Schematic, admin: Visitor) -> None:
    assert "No such top-up" in admin.html("/credits/top-ups")
    acme, _ = drawing(api, credit(api, f"Token {EVIL}", per_unit_price=5), **TOPUP)
    catalog.track(api, quantity=85)

    def failed() -> str:
        return admin.html(f"/credits/top-ups?company_id={acme.id}&status=failed")

    until(lambda: "no payment provider is connected" in failed())

    page = failed()
    assert EVIL not in page
    assert f"50 Token {ESCAPED}" in page
    assert "No such top-up" in admin.html("/credits/top-ups?status=success")
    assert f"/credits/top-ups?company_id={acme.id}" in admin.html(f"/companies/{acme.id}/credits")
