"""The ways in: links, passwords, sessions; and what keeps others out."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from schematic_server.domains.accounts import invitations, passwords, sessions, sign_ins
from schematic_server.log import JsonFormatter

from ..asgi import App
from ..conftest import Ahead, Keys, another_account, another_environment, on_sqlite
from .conftest import PASSWORD, SignIn, Visitor

OWN = {"Sec-Fetch-Site": "same-origin"}


def _link(app: App, credentials: Keys, email: str | None = None, role: str = "admin") -> str:
    from schematic_server import clock

    return app.write(lambda db, emit: invitations.invite(db, credentials.account_id, email, role, clock.now()))


def _join(http: httpx2.Client, token: str, **fields: str) -> httpx2.Response:
    given = {"name": "Ada", "password": PASSWORD, "again": PASSWORD, **fields}
    return http.post(f"/console/join/{token}", data=given, headers=OWN)


def _sign_in(http: httpx2.Client, email: str, password: str = PASSWORD, **fields: str) -> httpx2.Response:
    return http.post("/console/sign-in", data={"email": email, "password": password, **fields}, headers=OWN)


def _email(credentials: Keys, name: str = "ada") -> str:
    return f"{name}.{credentials.account_id}@example.com".lower()


def test_a_link_makes_a_member_once_and_signs_them_in(app: App, credentials: Keys) -> None:
    email, token = _email(credentials), _link(app, credentials)
    with app.client() as http:
        assert "Welcome" in http.get(f"/console/join/{token}").text
        joined = _join(http, token, email=email.upper())
        assert (joined.status_code, joined.headers["location"]) == (303, "/console/")
        assert http.get("/console/").headers["location"].startswith("/console/env")
    with app.client() as http:
        assert _join(http, token, email=_email(credentials, "eve")).status_code == 404
        assert _sign_in(http, email).status_code == 303
        assert http.get("/console/").headers["location"].startswith("/console/env")


@on_sqlite
def test_no_link_and_no_password_is_in_the_log(app: App, credentials: Keys, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    token = _link(app, credentials)
    with app.client() as http:
        assert http.get(f"/console/join/{token}").status_code == 200
        assert _join(http, token, email=_email(credentials)).status_code == 303
        session = http.cookies["schematic_session"]

    format_ = JsonFormatter().format
    logged = "".join(format_(one) for one in caplog.records if one.name.startswith("schematic_server"))
    assert "/console/join/***" in logged
    assert [one for one in (token, PASSWORD, session) if one in logged] == []


@on_sqlite
@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"password": "short", "again": "short"}, "Password: must have 12 to 128 characters"),
        ({"again": "another one than before"}, "Once more: differs from the password above it"),
        ({"email": "nobody"}, "E-mail: must be an address"),
        ({"name": " "}, "Your name: must have 1 to 256 characters"),
    ],
)
def test_a_link_is_not_used_up_by_what_is_refused(
    app: App, credentials: Keys, fields: dict[str, str], says: str
) -> None:
    token = _link(app, credentials)
    with app.client() as http:
        refused = _join(http, token, **{"email": _email(credentials), **fields})
        assert refused.status_code == 400
        assert says in refused.text
        assert _join(http, token, email=_email(credentials)).status_code == 303


def test_an_invitation_is_for_its_address_and_ends_after_a_week(app: App, credentials: Keys, clock: Ahead) -> None:
    email = _email(credentials)
    token = _link(app, credentials, email, "member")
    with app.client() as http:
        assert _join(http, token, email=_email(credentials, "eve")).status_code == 303
    with app.client() as http:
        assert _sign_in(http, email).status_code == 303
    later = _link(app, credentials, _email(credentials, "bob"))
    clock.by += invitations.LIFETIME
    with app.client() as http:
        assert http.get(f"/console/join/{later}").status_code == 404


def test_wrong_passwords_are_refused_alike_and_not_for_long(app: App, credentials: Keys) -> None:
    email = _email(credentials)
    with app.client() as http:
        _join(http, _link(app, credentials), email=email)
    with app.client() as http:
        refused = _sign_in(http, email, "wrong horse battery staple")
        nobody = _sign_in(http, _email(credentials, "nobody"), PASSWORD)
        assert refused.status_code == nobody.status_code == 401
        assert "the address or the password is wrong" in refused.text
        assert "the address or the password is wrong" in nobody.text
        for _ in range(sign_ins.MAX_OF_EMAIL - 1):
            app.write(lambda db, emit: sign_ins.failed(db, email, "203.0.113.7", _now()))
        throttled = _sign_in(http, email)
        assert (throttled.status_code, throttled.headers["retry-after"]) == (429, "900")
    app.write(lambda db, emit: db.exec_driver_sql("DELETE FROM sign_in_failure"))


def test_an_unknown_address_takes_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    real = passwords._hasher()

    class Counting:
        def verify(self, stored: str, password: str) -> bool:
            hashed.append(stored.rpartition("$")[0].rpartition("$")[0])
            return real.verify(stored, password)

    stored = passwords.hashed(PASSWORD)
    passwords._nobodys()
    monkeypatch.setattr(passwords, "_hasher", lambda: Counting())

    assert not passwords.is_right(None, PASSWORD)
    assert not passwords.is_right(stored, "another")
    assert len(hashed) == 2
    assert hashed[0] == hashed[1]  # with the same costs


def test_sessions_end_by_themselves_by_signing_out_and_with_a_new_password(
    app: App, sign_in: SignIn, credentials: Keys, clock: Ahead
) -> None:
    ada, bob = sign_in(), sign_in()
    assert bob.http.post("/console/sign-out", headers=OWN).status_code == 303
    assert bob.get("/home").headers["location"].startswith("/console/sign-in")
    assert ada.get("/home").status_code == 200
    clock.by += sessions.IDLE
    assert ada.get("/home").headers["location"].startswith("/console/sign-in")


def test_a_new_password_ends_every_session(app: App, sign_in: SignIn, credentials: Keys) -> None:
    ada = sign_in(email=_email(credentials))

    def reset(db: Any, emit: Any) -> str:
        found = sessions.find(db, ada.http.cookies["schematic_session"], _now())
        assert found is not None
        return invitations.reset(db, {**found}, _now())

    token = app.write(reset)
    with app.client() as http:
        assert _join(http, token).status_code == 303
        assert ada.get("/home").headers["location"].startswith("/console/sign-in")
        assert http.get("/console/").headers["location"].startswith("/console/env")


def test_the_session_before_signing_in_is_not_the_one_after(app: App, sign_in: SignIn, credentials: Keys) -> None:
    email = _email(credentials)
    with app.client() as http:
        _join(http, _link(app, credentials), email=email)
        before = http.cookies["schematic_session"]
        assert _sign_in(http, email).status_code == 303
        after = http.cookies["schematic_session"]
        assert before != after
        http.cookies.set("schematic_session", before, domain="schematic.test", path="/console")
        assert http.get("/console/").headers["location"] == "/console/sign-in"


@on_sqlite
@pytest.mark.parametrize(
    "where", ["https://evil.example", "//evil.example", "/console//evil.example", "/console/\\evil.example", "/docs"]
)
def test_signing_in_leads_nowhere_else(app: App, credentials: Keys, where: str) -> None:
    email = _email(credentials)
    with app.client() as http:
        _join(http, _link(app, credentials), email=email)
        assert _sign_in(http, email, next=where).headers["location"] == "/console/"
        assert _sign_in(http, email, next="/console/env_1/home?q=a").headers["location"] == "/console/env_1/home?q=a"


@on_sqlite
def test_forms_of_others_are_refused(admin: Visitor) -> None:
    where = f"/console/{admin.environment_id}/settings/keys"
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {}):
        refused = admin.http.post(where, data={"name": "x"}, headers=headers)
        assert refused.status_code == 403
        assert "another site" in refused.text
    for fields in ({"name": "x"}, {"name": "x", "csrf": "0" * 64}):
        refused = admin.post("/settings/keys", fields)
        assert refused.status_code == 403
        assert "another session" in refused.text
    assert ">x<" not in admin.html("/settings/keys")


def test_environments_of_others_are_not_there(app: App, admin: Visitor, credentials: Keys) -> None:
    second = another_environment(app, credentials)
    stranger = another_account(app)
    assert Visitor(admin.http, second.environment_id).get("/companies").status_code == 200
    assert Visitor(admin.http, stranger.environment_id).get("/companies").status_code == 404
    assert Visitor(admin.http, "env_nobody").get("/companies").status_code == 404


@on_sqlite
def test_pages_run_nothing_but_their_own_scripts_and_stand_in_no_frame(admin: Visitor) -> None:
    headers = admin.get("/home").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert "<script>" not in admin.html("/home")
    assert " style=" not in admin.html("/home")


@on_sqlite
def test_the_cookie_is_no_scripts_and_no_other_sites(app: App, credentials: Keys) -> None:
    with app.client() as http:
        cookie = _join(http, _link(app, credentials), email=_email(credentials)).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/console"} <= set(cookie.split("; "))


@on_sqlite
def test_what_a_role_may_not_do_is_neither_shown_nor_done(sign_in: SignIn, credentials: Keys) -> None:
    reader = sign_in("member")
    assert "New company" not in reader.html("/companies")
    token = reader.html("/home")  # a page without forms of its own has the sign-out alone
    assert 'name="csrf"' not in token
    granted = sign_in("member", {credentials.environment_id: ["companies_edit"]})
    assert "New company" in granted.html("/companies")
    assert "Acme was created" in granted.done("/companies", {"name": "Acme", "key_name": "id", "key_value": "acme"})


def _now() -> Any:
    from schematic_server import clock

    return clock.now()
