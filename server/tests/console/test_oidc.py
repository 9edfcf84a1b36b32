"""Signing in by an identity provider: a real one, small, over HTTP, whose tokens are signed."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from schematic_server import clock
from schematic_server.domains.accounts import admin, invitations
from schematic_server.errors import BadRequest
from schematic_server.settings import Settings

from ..asgi import App
from ..conftest import member, on_sqlite

pytest.importorskip("joserfc", reason="NO joserfc HERE: signing in by an identity provider was not tried")

SECRET = "of the client: a/b"
BACK = "http://schematic.test/console/sign-in/provider/back"


class Provider:
    """Says of whoever comes that they are `claims`; what it was asked is remembered, and codes are good once."""

    def __init__(self) -> None:
        from joserfc.jwk import RSAKey

        self.key, self.signs_with = (RSAKey.generate_key(2048, {"kid": "one"}) for _ in range(2))
        self.signs_with = self.key
        self.claims: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = urlsplit(self.path).path
                if path == "/.well-known/openid-configuration":
                    names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
                    found = {name: f"{provider.issuer}/{end}" for name, end in names.items()}
                    self._answer(200, {"issuer": provider.issuer, **found})
                else:
                    self._answer(200, {"keys": [provider.key.as_dict(private=False)]})

            def do_POST(self) -> None:
                sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self._answer(*provider.tokens({name: one[0] for name, one in sent.items()}, self.headers))

            def _answer(self, status: int, content: Any) -> None:
                body = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *given: Any) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def authorize(self, address: str) -> dict[str, str]:
        """What the provider sends the browser back with."""
        asked = {name: one[0] for name, one in parse_qs(urlsplit(address).query).items()}
        assert (asked["client_id"], asked["response_type"], asked["redirect_uri"]) == ("console", "code", BACK)
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def tokens(self, sent: dict[str, str], headers: Any) -> tuple[int, Any]:
        from joserfc import jwt

        asked = self.codes.pop(sent["code"], None)
        basic = base64.b64encode(b"console:of%20the%20client%3A%20a%2Fb").decode()
        verified = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).rstrip(b"=")
        is_right = asked is not None and asked["code_challenge"] == verified.decode()
        if asked is None or not is_right or headers["Authorization"] != f"Basic {basic}":
            return 400, {"error": "invalid_grant"}
        now = int(clock.now().timestamp())
        own = {"iss": self.issuer, "aud": "console", "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        claims = {name: value for name, value in {**own, **self.claims}.items() if value is not None}
        header = {"alg": "RS256", "kid": "one"}
        return 200, {"id_token": jwt.encode(header, claims, self.signs_with), "token_type": "Bearer"}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    made = Provider()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def app(provider: Provider, database_url: str) -> Iterator[App]:
    provider.signs_with = provider.key
    own = {"oidc_issuer": provider.issuer, "oidc_client_id": "console", "oidc_client_secret": SECRET}
    from schematic_server.domains.accounts import setup

    with App(Settings(database_url, **own)) as made:
        made.write(lambda db, emit: setup.initialize(db, clock.now()))
        yield made


def _sign_in(app: App, provider: Provider, where: str = "/console/", **changed: str) -> httpx2.Response:
    """The answer to whoever comes back from the provider."""
    with app.client() as http:
        away = http.get("/console/sign-in/provider", params={"next": where})
        assert away.status_code == 303
        assert away.headers["location"].startswith(f"{provider.issuer}/authorize?")
        back = http.get(BACK, params={**provider.authorize(away.headers["location"]), **changed})
        if back.status_code == 303:
            assert http.get("/console/").headers["location"].startswith("/console/env")
        return back


def _account(app: App) -> str:
    return app.read(admin.first_account)


@on_sqlite
def test_members_are_known_by_their_address_at_first_then_by_their_subject(app: App, provider: Provider) -> None:
    account_id = _account(app)
    app.write(lambda db, emit: member(db, account_id, "admin", name="Ada", email="ada@example.com"))
    with app.client() as http:
        assert "/console/sign-in/provider" in http.get("/console/sign-in").text
    provider.claims = {"sub": "ada-1", "email": "Ada@example.com", "email_verified": True}
    back = _sign_in(app, provider, "/console/env_1/companies?q=a")
    assert (back.status_code, back.headers["location"]) == (303, "/console/env_1/companies?q=a")
    provider.claims = {"sub": "ada-1"}  # whatever her address is now
    assert _sign_in(app, provider, "https://evil.example").headers["location"] == "/console/"


@on_sqlite
def test_an_invitation_is_accepted_by_its_verified_address_alone(app: App, provider: Provider) -> None:
    account_id = _account(app)
    app.write(lambda db, emit: invitations.invite(db, account_id, "bob@example.com", "member", clock.now()))
    for verified in (False, "true", None):
        provider.claims = {"sub": "bob-1", "email": "bob@example.com", "email_verified": verified}
        refused = _sign_in(app, provider)
        assert refused.status_code == 401
        assert "has verified no address of yours" in refused.text
    provider.claims = {"sub": "bob-1", "email": "bob@example.com", "email_verified": True, "name": "Bob"}
    assert _sign_in(app, provider).status_code == 303
    provider.claims = {"sub": "eve-1", "email": "eve@example.com", "email_verified": True}
    refused = _sign_in(app, provider)
    assert refused.status_code == 401
    assert "eve@example.com is no member here" in refused.text


@on_sqlite
def test_nobody_is_believed_who_is_not_the_provider(app: App, provider: Provider) -> None:
    from joserfc.jwk import RSAKey

    account_id = _account(app)
    app.write(lambda db, emit: member(db, account_id, "admin", name="Ada", email="ada@example.com"))
    ada = {"sub": "ada-1", "email": "ada@example.com", "email_verified": True}
    past = int(clock.now().timestamp()) - 3600
    for changed in (
        {"aud": "another"},
        {"iss": "https://evil.example"},
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"exp": past},
        {"exp": None},
        {"azp": "another"},
        {"sub": None},
    ):
        provider.claims = {**ada, **changed}
        refused = _sign_in(app, provider)
        assert refused.status_code == 401, changed
    provider.claims = ada
    assert "was not begun in this browser" in _sign_in(app, provider, state="another").text
    assert "does not take its own code back" in _sign_in(app, provider, code="another").text
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    assert _sign_in(app, provider).status_code == 401
    with app.client() as http:
        without = http.get(BACK, params={"code": "x", "state": "y"})
        assert "was not begun here" in without.text
        provider.authorize(http.get("/console/sign-in/provider").headers["location"])
        refused = http.get(BACK, params={"state": "y", "code": "x"})
        assert refused.status_code == 401


@on_sqlite
def test_a_provider_that_is_away_is_told(app: App, database_url: str, tmp_path: Any) -> None:
    own = {"oidc_issuer": "http://127.0.0.1:9", "oidc_client_id": "console"}
    with App(Settings(database_url, **own)) as made, made.client() as http:
        away = http.get("/console/sign-in/provider")
        assert away.status_code == 503
        assert "the identity provider cannot be asked" in away.text


def test_settings_of_a_provider_go_together(tmp_path: Any) -> None:
    secret = tmp_path / "secret"
    secret.write_text("s3cret\n")
    found = Settings.from_environment(
        {
            "SCHEMATIC_OIDC_ISSUER": "https://id.example.com",
            "SCHEMATIC_OIDC_CLIENT_ID": "console",
            "SCHEMATIC_OIDC_CLIENT_SECRET_FILE": str(secret),
        }
    )
    assert found.oidc_client_secret == "s3cret"
    assert "s3cret" not in repr(found)
    for wrong in (
        {"SCHEMATIC_OIDC_ISSUER": "https://id.example.com"},
        {"SCHEMATIC_OIDC_ISSUER": "id.example.com", "SCHEMATIC_OIDC_CLIENT_ID": "console"},
        {"SCHEMATIC_OIDC_CLIENT_SECRET": "a", "SCHEMATIC_OIDC_CLIENT_SECRET_FILE": str(secret)},
        {"SCHEMATIC_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "none")},
    ):
        with pytest.raises(BadRequest, match="SCHEMATIC_OIDC_"):
            Settings.from_environment(wrong)
