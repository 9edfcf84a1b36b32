"""Settings: members, environments, keys, the audit log, exports, jobs, clients."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server import clock
from schematic_server.demo.process import Running
from schematic_server.domains.accounts import store
from schematic_server.domains.accounts.tables import audit_log
from schematic_server.jobs.tables import job

from ..asgi import App
from ..conftest import Keys, another_environment, on_sqlite
from ..running_jobs import until
from .conftest import PASSWORD, SignIn, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EVIL = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"
OWN = {"Sec-Fetch-Site": "same-origin"}


def _stamp(html: str, form: str) -> dict[str, str]:
    """The `updated_at` of the form with this label."""
    inside = html.partition(f'aria-label="{form}"')[2].partition("</form>")[0]
    found = re.search(r'name="updated_at" value="([^"]+)"', inside)
    assert found is not None
    return {"updated_at": found[1]}


def _member_id(html: str, name: str) -> str:
    found = re.search(rf'settings/members/(user_\w+)">{re.escape(name)}<', html)
    assert found is not None, html
    return found[1]


def _link(html: str) -> str:
    found = re.search(r"/console/join/([\w-]+)", html)
    assert found is not None
    return found[1]


def test_a_member_is_invited_joins_is_changed_and_removed(
    app: App, admin: Visitor, api: Schematic, credentials: Keys
) -> None:
    here, email = credentials.environment_id, f"bob.{credentials.account_id}@example.com".lower()
    page = "/settings/members"
    invited = admin.send(page, {"email": email, "role": "member", f"grant.{here}": ["companies_edit"]})
    token = _link(invited.text)
    assert email in admin.html(page)
    assert token not in admin.html(page)  # it is shown once
    with app.client() as bob:
        joined = bob.post(
            f"/console/join/{token}", data={"name": EVIL, "password": PASSWORD, "again": PASSWORD}, headers=OWN
        )
        assert joined.status_code == 303
        visitor = Visitor(bob, here)
        assert "New company" in visitor.html("/companies")
        shown = admin.html(page)
        assert EVIL not in shown
        assert "Withdraw" not in shown
        member_id = _member_id(shown, ESCAPED)
        one = f"{page}/{member_id}"
        assert "edit companies" in visitor.html(one)

        stamp = _stamp(admin.html(one), "Role and permissions")
        saved = {**stamp, "name": "Bob", "role": "member", "grant.account": ["features_edit"]}
        assert "Bob was saved" in admin.done(one, saved)
        refused = admin.send(one, {**saved, "name": "Rob"})
        assert refused.status_code == 400
        assert "somebody else has changed this meanwhile" in refused.text
        assert 'value="Rob"' in refused.text
        told = api.accounts.get_account_member(member_id).data
        assert (told.name, told.permissions) == ("Bob", {"account": ["features_edit"]})
        assert "New company" not in visitor.html("/companies")

        assert _link(admin.send(f"{one}/reset", page=one).text) != token
        assert "1 sessions have ended" in admin.done(f"{one}/sign-out", page=one)
        assert visitor.get("/home").headers["location"].startswith("/console/sign-in")
        assert "was removed" in admin.done(f"{one}/remove", page=one)
        refused = bob.post("/console/sign-in", data={"email": email, "password": PASSWORD}, headers=OWN)
        assert refused.status_code == 401

    about_bob = sa.select(audit_log).where(audit_log.c.resource_id == member_id).order_by(audit_log.c.id)
    of_bob = app.read(lambda db: db.execute(about_bob).all())
    urls = [(one.method, one.url.removeprefix(f"/account-members/{member_id}")) for one in of_bob]
    assert urls == [("POST", "/join"), ("PUT", ""), ("POST", "/reset"), ("DELETE", "/sessions"), ("DELETE", "")]
    assert of_bob[0].member_id == member_id  # who joined by the link
    assert len({one.member_id for one in of_bob[1:]} - {None, member_id}) == 1
    for text in (str(one) for one in of_bob):
        assert token not in text
    shown = admin.html(f"/settings/audit?q={member_id}")
    assert "Member 0" in shown
    assert "a member who was removed" in shown
    entry = admin.html(f"/settings/audit/{of_bob[1].id}")
    assert re.search(r"<del>&lt;img.*</del>.*<ins>Bob</ins>", entry)
    assert EVIL not in entry
    assert "permissions.account[0]" in entry


@on_sqlite
def test_an_invitation_is_withdrawn(app: App, admin: Visitor) -> None:
    page = "/settings/members"
    token = _link(admin.send(page, {"email": "carol@example.com", "role": "member"}).text)
    waiting = re.search(r"/settings/members/invitations/(\w+)/withdraw", admin.html(page))
    assert waiting is not None
    assert "was withdrawn" in admin.done(f"{page}/invitations/{waiting[1]}/withdraw", page=page)
    with app.client() as http:
        assert http.get(f"/console/join/{token}").status_code == 404


@on_sqlite
def test_what_is_typed_wrong_stays_and_is_told_beside_the_field(admin: Visitor, credentials: Keys) -> None:
    here = credentials.environment_id
    refused = admin.send("/settings/members", {"email": "nobody", "role": "member", f"grant.{here}": "webhooks_edit"})
    assert refused.status_code == 400
    assert 'id="email-says">E-mail: must be an address' in refused.text
    assert 'value="nobody"' in refused.text
    assert re.search(r'value="webhooks_edit"[^>]* checked', refused.text)
    for fields in ({"grant.account": "root"}, {"grant.env_nobody": "webhooks_edit"}, {"role": "owner"}):
        given = {"email": "dora@example.com", "role": "member", **fields}
        assert admin.send("/settings/members", given).status_code == 400


@on_sqlite
def test_the_last_admin_stays(admin: Visitor, sign_in: SignIn) -> None:
    member_id = _member_id(admin.html("/settings/members"), "Member 0")
    page = f"/settings/members/{member_id}"
    demoted = admin.send(page, {"name": "Ada", "role": "member"})
    assert demoted.status_code == 400
    assert "Member 0 is the last admin" in demoted.text
    assert "is the last admin" in admin.send(f"{page}/remove", page=page).text
    sign_in()
    assert "Ada was saved" in admin.done(page, {"name": "Ada", "role": "member"})
    assert "Role and permissions" not in admin.html(page)  # which is no admin's any more


@on_sqlite
def test_members_manage_nobody(admin: Visitor, sign_in: SignIn) -> None:
    reader = sign_in("member")
    page = reader.html("/settings/members")
    assert "Invite" not in page
    member_id = _member_id(page, "Member 0")
    token = re.search(r'name="csrf" value="(\w+)"', reader.html("/settings/keys"))
    assert token is None
    assert "<form" not in reader.html(f"/settings/members/{member_id}").partition("<main")[2]


def test_environments_are_made_renamed_and_deleted_with_all_in_them(
    app: App, admin: Visitor, api: Schematic, credentials: Keys
) -> None:
    page = "/settings/environments"
    made = admin.done(page, {"name": EVIL, "environment_type": "production"})
    assert EVIL not in made
    ids = re.findall(r'settings/environments/(env_\w+)"', made)
    new = next(one for one in ids if one != credentials.environment_id)
    one = f"{page}/{new}"
    stamp = _stamp(admin.html(one), "Name and type")
    admin.done(one, {**stamp, "name": "Live", "environment_type": "staging"})
    refused = admin.send(one, {**stamp, "name": "Life", "environment_type": "staging"})
    assert "somebody else has changed this meanwhile" in refused.text
    there = Visitor(admin.http, new)
    there.done("/companies", {"name": "Acme", "key_name": "id", "key_value": "acme"})
    told = admin.html(one)
    assert "Deletes Live with 1 companies, 0 users" in told
    assert "is gone" in admin.done(f"{one}/delete", page=one)
    assert there.get("/companies").status_code == 404
    own = f"{page}/{credentials.environment_id}"
    assert admin.send(f"{own}/delete", page=own).status_code == 400  # the last one


@on_sqlite
def test_keys_are_made_changed_and_revoked(app: App, admin: Visitor, api: Schematic) -> None:
    page = "/settings/keys"
    made = admin.send(page, {"name": EVIL, "description": EVIL, "owner": "account", "rate_limit_percent": "50"})
    secret = re.search(r"sch_[\w-]+", made.text)
    assert secret is not None
    assert EVIL not in made.text
    assert secret[0] not in admin.html(page)
    assert ESCAPED not in admin.html(page)
    key_id = re.search(rf'settings/keys/(api_\w+)">{re.escape(ESCAPED)}', admin.html(f"{page}?of=account"))
    assert key_id is not None
    one = f"{page}/{key_id[1]}"
    stamp = _stamp(admin.html(one), "Key")
    admin.done(one, {**stamp, "name": "Worker", "description": "", "rate_limit_percent": ""})
    refused = admin.send(one, {**stamp, "name": "Robot", "rate_limit_percent": "10"})
    assert "somebody else has changed this meanwhile" in refused.text
    many = admin.send(one, {"name": "Worker", "rate_limit_percent": "many"})
    assert 'id="rate_limit_percent-says">Share of the rate limit, in percent: must be a whole number' in many.text
    told = api.accounts.get_api_key(key_id[1]).data
    assert (told.name, told.description, told.rate_limit_percent) == ("Worker", None, None)
    with app.client(secret[0]) as operator:
        assert operator.get("/environments").status_code == 200
        admin.done(f"{one}/revoke", page=one)
        assert operator.get("/environments").status_code == 401


def test_a_search_in_a_long_audit_log_finds_what_is_new_unless_all_is_asked_for(
    admin: Visitor, api: Schematic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts would have to be looked for in every entry; ids of objects and requests are found wherever they are."""
    blue = api.companies.upsert_company(keys={"id": "blue"}, name="Blue Sky").data
    api.companies.upsert_company(keys={"id": "red"}, name="Red Sky")
    monkeypatch.setattr(store, "AUDIT_SEARCHED", 0)

    narrowed = admin.html("/settings/audit?q=sky")

    assert "Red Sky" in narrowed
    assert "Blue Sky" not in narrowed
    assert "q=sky&amp;everywhere=1" in narrowed
    assert "Blue Sky" in admin.html("/settings/audit?q=sky&everywhere=1")
    assert "Blue Sky" in admin.html(f"/settings/audit?q={blue.id}")


def test_the_audit_log_tells_who_changed_what(admin: Visitor, api: Schematic, app: App) -> None:
    admin.done("/companies", {"name": EVIL, "key_name": "id", "key_value": "acme"})
    company = api.companies.upsert_company(keys={"id": "acme"}, name="Acme", traits={"seats": 5, "note": EVIL}).data
    api.companies.upsert_company(keys={"id": "acme"}, traits={"seats": 8})
    refused = admin.send("/companies", {"name": "Twice", "key_name": "id", "key_value": "acme"})
    assert refused.status_code == 400
    app.run(app.asgi.state.apart.write())

    history = admin.html(f"/settings/audit?q={company.id}&total=1")

    assert EVIL not in history
    assert "3 entries" in history
    ids = re.findall(r"settings/audit/([\w-]{36})", history)
    newest, second, first = (admin.html(f"/settings/audit/{one}") for one in ids)
    assert re.search(r"traits\.seats.*<del>5</del>.*<ins>8</ins>", newest)
    assert re.search(rf"name.*<del>{re.escape(ESCAPED)}</del>.*<ins>Acme</ins>", second)
    assert "Member 0" in first
    assert re.search(rf"\+?.*name.*<ins>{re.escape(ESCAPED)}</ins>", first)
    assert EVIL not in newest + second + first
    assert "Member 0" in admin.html("/settings/audit?actor_type=app_user")
    assert "No entry fits" in admin.html("/settings/audit?from=2001-01-01&to=2001-01-31")
    assert 'value="2001-01-31"' in admin.html("/settings/audit?to=2001-01-31")
    wrong = admin.get("/settings/audit?from=soon")
    assert wrong.status_code == 400
    members = api.accounts.list_audit_logs(actor_type="app_user").data
    assert {one.user_name for one in members} == {"Member 0"}
    assert api.accounts.get_audit_log(members[0].id).data.account_member_id is not None


@on_sqlite
def test_exports_are_asked_for_and_downloaded(admin: Visitor, api: Schematic, app: App) -> None:
    api.companies.upsert_company(keys={"id": "acme"}, name="Acme")
    page = "/settings/exports"
    assert "client.dataexports.create_data_export" in admin.html(page)
    wrong = {"export_type": "company-feature-usage", "output_file_type": "csv", "start_time": "2026-01-01T00:00"}
    assert "are exported as they are now" in admin.send(page, wrong).text
    fields = {"export_type": "audit-log", "output_file_type": "csv", "start_time": "2026-01-01T00:00", "end_time": ""}
    assert "pending" in admin.done(page, fields)
    (export,) = api.dataexports.list_data_exports().data
    until(lambda: ">Download</button>" in admin.html(page))
    file = admin.send(f"{page}/{export.id}/file", page=page)
    assert file.headers["content-disposition"].startswith("attachment")
    assert "Acme" in file.text


@on_sqlite
def test_failed_jobs_are_tried_again(app: App, admin: Visitor, sign_in: SignIn) -> None:
    page = "/settings/jobs"

    def fail(db: Any, emit: Any) -> None:
        values = {"kind": "x.y", "key": EVIL, "payload": "{}", "progress": "{}", "attempts": 3, "last_error": EVIL}
        db.execute(sa.insert(job).values(id="job_1", state="failed", failed_at=clock.now(), **values))

    app.write(fail)
    shown = admin.html(f"{page}?state=failed")
    assert EVIL not in shown
    assert "Try again" in shown
    assert "Try again" not in sign_in("member").html(page)
    assert "SCHEMATIC_AUDIT_LOG_RETENTION_DAYS" in shown
    assert "90 days" in shown
    assert "is due now" in admin.done(f"{page}/job_1/retry", page=f"{page}?state=failed")
    app.write(lambda db, emit: db.execute(sa.delete(job).where(job.c.id == "job_1")))


@on_sqlite
def test_clients_are_told_apart_by_what_they_call_themselves(app: App, admin: Visitor, api: Schematic) -> None:
    api.companies.list_companies()
    with app.client("sch_dev_wrong") as http:
        http.headers["User-Agent"] = f"{EVIL} evil/1.0"
        http.get("/companies")
    app.asgi.state.observe()
    shown = admin.html("/settings/sdks")
    assert re.search(r"schematichq/1\.4", shown)
    assert "evil" not in shown


@on_sqlite
def test_the_switcher_stays_in_the_section(app: App, admin: Visitor, credentials: Keys) -> None:
    other = another_environment(app, credentials)
    assert f'href="/console/{other.environment_id}/settings/keys"' in admin.html("/settings/keys")
    assert f'href="/console/{other.environment_id}/companies"' in admin.html("/companies")


def test_a_member_is_invited_in_a_browser(page: Page, browser: Browser, server: Running) -> None:
    page.click("text=Members")
    page.click("text=Invite a member")
    page.fill("[name=email]", "bob@example.com")
    page.check("[name=role][value=admin]")
    assert page.is_hidden("text=In the whole account")
    page.check("[name=role][value=member]")
    page.check("[aria-label^='edit companies in']")
    page.click("text=Make a link")
    link = page.inner_text(".secret code")
    assert link.startswith(f"{server.base_url}/console/join/")
    context = browser.new_context(timezone_id="Asia/Tokyo", locale="en-GB")
    bob = context.new_page()
    bob.goto(link)
    bob.fill("[name=name]", "Bob")
    bob.fill("[name=password]", PASSWORD)
    bob.fill("[name=again]", PASSWORD)
    bob.click("button.primary")
    bob.click("text=Companies")
    assert bob.is_visible("text=New company")
    bob.click("text=Members")
    since = bob.locator("tbody time >> nth=0")
    utc = datetime.fromisoformat(since.get_attribute("datetime") or "")
    assert since.get_attribute("title") == f"{utc:%Y-%m-%d %H:%M:%S} UTC"
    assert f"{utc + timedelta(hours=9):%H:%M:%S}" in since.inner_text()  # where Bob is
    page.click("text=Audit log")
    page.click("tbody a >> nth=0")
    assert "account member Bob" in page.inner_text("h1")
    page.go_back()
    page.click("tbody tr:has-text('invitation') time")
    assert "bob@example.com" in page.inner_text(".diff")
    context.close()
