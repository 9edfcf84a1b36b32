"""What holds for every screen there is: found in `SCREENS`, so that nobody can forget one."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server.console.console import POLICY
from schematic_server.console.screen import FormScreen, PageScreen
from schematic_server.console.screens import SCREENS
from schematic_server.domains.accounts.tables import audit_log
from schematic_server.storage.metadata import change

from ..asgi import App
from ..conftest import Keys, another_account, on_sqlite
from .conftest import SignIn, Visitor

PAGES: list[PageScreen] = [page for screens in SCREENS for page in screens.pages]
FORMS: list[FormScreen] = [form for screens in SCREENS for form in screens.forms]
EVIL = "<img src=x onerror=alert(1)>"
OWN = {"Sec-Fetch-Site": "same-origin"}
# Forms that change nothing: they show what would become of something, or hand a file over.
LOOKS = {
    "/invoices/{invoice_id}/csv",
    "/invoices/{invoice_id}/pdf",
    "/plans/{plan_id}/publish/preview",
    "/plans/{plan_id}/migrations/preview",
    "/settings/exports/{data_export_id}/file",
}
# What a field may be for a form to come as far as it can; of everything else there is a text.
FIELDS = {
    **dict.fromkeys(("name", "key", "key_name", "key_value", "email", "url", "kind", "description", "trait"), "mine"),
    "role": "member",
    "export_type": "event",
    "output_file_type": "csv",
    "environment_type": "development",
    "value_type": "boolean",
    "charge_type": "free",
    "migration_strategy": "leave",
    "strategy": "leave",
}


@pytest.fixture
def found(objects: dict[str, str], api: Schematic) -> dict[str, str]:
    """An id for each parameter that addresses have."""
    credit_id, company_id = objects["credit_id"], objects["company_id"]
    held: dict[str, Any] = {"company_id": company_id, "credit_type_id": credit_id}
    given: dict[str, Any] = {"credit_amount": 1, "reset_cadence": "monthly", "reset_start": "first_of_month"}
    own: dict[str, Any] = {"plan_id": objects["plan_id"], "credit_id": credit_id}
    capped: dict[str, Any] = {
        "company_id": company_id,
        "billing_credit_id": credit_id,
        "max_per_draw": 5,
        "label": EVIL,
    }
    return {
        **objects,
        "lease_id": api.credits.acquire_credit_lease(**held, requested_amount=1).data.id,
        "reservation_id": api.credits.reserve_credits(**held, amount=1).data.id,
        "plan_grant_id": api.credits.create_billing_plan_credit_grant(**own, **given).data.id,
        "spend_policy_id": api.credits.create_credit_spend_policy(**capped).data.id,
        "id": objects["environment_id"],
        "member_id": objects["account_member_id"],
        "plan_version_id": objects["draft_version_id"],
        "webhook_event_id": api.webhooks.list_webhook_events(limit=1).data[0].id,
        "invitation_id": "none",
        "job_id": "none",
        "charge_id": "none",
    }


def _address(path: str, found: dict[str, str]) -> str:
    if "version" in path and "{plan_id}" in path:
        found = {**found, "plan_id": found["spare_plan_id"]}
    return path.format(**found)


def _token(visitor: Visitor) -> str:
    """Of the session's forms, whichever page has one."""
    for path in ("/explain", "/flags/matrix", "/settings/keys", "/settings/exports", "/start", "/companies"):
        token = re.search(r'name="csrf" value="(\w+)"', visitor.html(path))
        if token is not None:
            return token[1]
    from schematic_server.console.requests import SESSION, csrf

    return csrf(visitor.http.cookies[SESSION])


class _Dangers(HTMLParser):
    """What a page has that could run, or be styled, beside its own files."""

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(shown)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.found += [(tag, name) for name in names if name == "style" or name.startswith("on")]
        addresses = [names.get(name) or "" for name in ("href", "src", "action", "hx-get")]
        self.found += [(tag, one) for one in addresses if ":" in one.partition("?")[0] and not one.startswith("http")]
        if tag in ("style", "img", "iframe", "object", "base") or (tag == "script" and "src" not in names):
            self.found.append((tag, ""))


@on_sqlite
def test_no_form_is_taken_without_its_token_or_from_another_site(admin: Visitor, app: App) -> None:
    token = _token(admin)
    for form in FORMS:
        address = f"/console/{admin.environment_id}" + re.sub(r"{\w+}", "x", form.path)
        for fields in (FIELDS, {**FIELDS, "csrf": "0" * 64}):
            refused = admin.http.post(address, data=fields, headers=OWN)
            assert refused.status_code == 403, form.path
            assert "another session" in refused.text, form.path
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {}):
            refused = admin.http.post(address, data={**FIELDS, "csrf": token}, headers=headers)
            assert refused.status_code == 403, form.path
            assert "another site" in refused.text, form.path
    with app.client() as nobody:
        for form in FORMS:
            address = f"/console/{admin.environment_id}" + re.sub(r"{\w+}", "x", form.path)
            assert nobody.post(address, data=FIELDS, headers=OWN).headers["location"].startswith("/console/sign-in")


@on_sqlite
def test_another_accounts_environment_has_no_page_and_no_form(app: App, admin: Visitor, found: dict[str, str]) -> None:
    stranger = Visitor(admin.http, another_account(app).environment_id)
    token = _token(admin)
    for page in PAGES:
        assert stranger.get(_address(page.path, found)).status_code == 404, page.path
    for form in FORMS:
        assert stranger.post(_address(form.path, found), {**FIELDS, "csrf": token}).status_code == 404, form.path


@on_sqlite
def test_what_is_anothers_is_not_found_from_ones_own_environment(
    app: App, found: dict[str, str], sign_in: SignIn
) -> None:
    """Ids of one account, asked for by an admin of another, in their own environment."""
    own = another_account(app)
    theirs = sign_in(account_id=own.account_id)
    visitor = Visitor(theirs.http, own.environment_id)
    for page in PAGES:
        if "{" in page.path:
            answer = visitor.get(_address(page.path, found))
            assert answer.status_code == 404, (page.path, answer.status_code)


@on_sqlite
def test_a_member_who_may_nothing_is_shown_no_button_that_writes(sign_in: SignIn, found: dict[str, str]) -> None:
    """Nor on pages that are for writing alone, whose address somebody else may have sent."""
    reader = sign_in("member")
    shown = {page.path: reader.get(_address(page.path, found)).text for page in PAGES}
    buttons = re.compile(r'<form method="post"(?:(?!</form>).)*?<button class="(?:primary|danger)\b', re.DOTALL)

    assert [path for path, text in shown.items() if buttons.search(text)] == []


@on_sqlite
def test_a_member_who_may_nothing_changes_nothing(
    app: App, sign_in: SignIn, found: dict[str, str], credentials: Keys
) -> None:
    reader = sign_in("member")
    token = _token(reader)

    def written() -> tuple[Any, Any]:
        well = sa.select(sa.func.count()).select_from(audit_log).where(audit_log.c.member_id.is_not(None))
        told = sa.select(sa.func.count()).select_from(change).where(change.c.kind != "JobCalled")
        return app.read(lambda db: (db.scalar(well.where(audit_log.c.resp_code < 400)), db.scalar(told)))

    for _ in range(3):  # a job may write something of its own meanwhile, not each time
        before = written()
        answers = {
            form.path: reader.post(_address(form.path, found), {**FIELDS, "csrf": token}).status_code for form in FORMS
        }
        assert {path for path, status in answers.items() if status < 400} <= LOOKS
        assert {path: status for path, status in answers.items() if status not in (200, 400, 403, 404)} == {}
        # Some are refused for what was sent, before anybody asks who sent it; most are refused for who sent it.
        assert sum(status == 403 for status in answers.values()) > len(FORMS) / 2, answers
        if written() == before:
            return
    raise AssertionError("something was written each time")


@on_sqlite
def test_no_stored_text_is_ever_more_than_text(
    app: App, admin: Visitor, api: Schematic, found: dict[str, str], credentials: Keys
) -> None:
    api.companies.upsert_company(keys={"code": "UA", EVIL: EVIL}, name=EVIL, traits={"note": EVIL, EVIL: EVIL})
    api.companies.upsert_user(keys={"id": "amy", EVIL: EVIL}, name=EVIL, traits={"note": EVIL})
    api.entitlements.update_company_override(
        found["company_override_id"], value_type="numeric", value_numeric=9, note=EVIL
    )
    used: Any = {"event": "flight", "company": {"code": "UA"}, "traits": {EVIL: EVIL}}
    api.events.create_event(event_type="track", body=used)
    api.features.update_feature(found["feature_id"], name=EVIL, description=EVIL)
    api.features.update_flag(
        found["flag_id"], key="flights", name=EVIL, description=EVIL, flag_type="boolean", default_value=False
    )
    api.plans.update_plan(found["plan_id"], name=EVIL, description=EVIL)
    api.plans.update_plan(found["spare_plan_id"], name=EVIL, description=EVIL)
    api.credits.update_billing_credit(found["credit_id"], name=EVIL, description=EVIL)
    api.credits.update_credit_bundle_details(found["bundle_id"], bundle_name=EVIL, price_per_unit=1)
    api.webhooks.update_webhook(found["webhook_id"], name=EVIL)
    token = {"csrf": _token(admin)}
    admin.post(f"/settings/keys/{found['api_key_id']}", {**token, "name": EVIL, "description": EVIL})
    environment = {"name": EVIL, "environment_type": "development"}
    admin.post(f"/settings/environments/{found['id']}", {**token, **environment})
    admin.post(f"/settings/members/{found['member_id']}", {**token, "name": EVIL, "role": "member"})
    admin.post("/companies", {**token, "name": EVIL, "key_name": "code", "key_value": "UA"})
    newest = api.accounts.list_audit_logs(limit=1).data[0].id

    escaped = 0
    for page in PAGES:
        for query in ("", f"?q={EVIL}&search={EVIL}"):
            answer = admin.get(_address(page.path, {**found, "audit_log_id": newest}) + query)
            assert answer.status_code in (200, 400), (page.path, answer.status_code, answer.text)
            assert EVIL not in answer.text, page.path
            assert _Dangers(answer.text).found == [], page.path
            assert answer.headers["content-security-policy"] == POLICY, page.path
            assert answer.headers["cache-control"] == "no-store", page.path
            assert answer.headers["x-content-type-options"] == "nosniff", page.path
            assert credentials.secret not in answer.text, page.path
            escaped += "&lt;img" in answer.text
    assert escaped > len(PAGES)
