"""Signing in by an identity provider: OpenID Connect, the code flow with PKCE.

Needs the extra `schematic-server[oidc]`. Source: OpenID Connect Core 1.0 §3.1, Discovery 1.0 §4, RFC 7636. The provider
is asked for its addresses and keys at each sign-in: they are seldom, and keys are replaced.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import quote, urlencode, urlsplit

import aiohttp
import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from schematic_server.errors import Unauthorized, Unavailable
from schematic_server.settings import Settings

WITHIN = aiohttp.ClientTimeout(total=10.0)  # seconds for each request to the provider
MAX_ANSWER = 1024 * 1024  # bytes
LEEWAY = 60  # seconds by which clocks may differ
# Of signatures with a key of the provider's own; never one with a secret that both have, and never none.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA"]


class Started(msgspec.Struct, frozen=True):
    """What the browser keeps between leaving for the provider and coming back."""

    state: str
    nonce: str
    verifier: str
    next: str

    def render(self) -> str:
        return urlsafe_b64encode(msgspec.json.encode(self)).decode()

    @classmethod
    def parse(cls, text: str) -> Started:
        """Raises Unauthorized."""
        try:
            return msgspec.json.decode(urlsafe_b64decode(text), type=cls)
        except (ValueError, msgspec.MsgspecError):
            raise Unauthorized("this sign-in was not begun here, or more than ten minutes ago; begin again") from None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is to the provider; `email` is None unless the provider has verified it."""

    issuer: str
    subject: str
    email: str | None
    name: str


class Provider:
    """The identity provider that the settings name."""

    def __init__(self, settings: Settings) -> None:
        self.issuer = settings.oidc_issuer
        self._client_id = settings.oidc_client_id
        self._secret = settings.oidc_client_secret

    async def begin(self, redirect_uri: str, where: str) -> tuple[str, Started]:
        """The provider's address to send the browser to, and what the browser keeps. Raises Unavailable."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        started = Started(state, nonce, verifier, where)
        async with aiohttp.ClientSession(timeout=WITHIN) as http:
            address = (await self._configuration(http))["authorization_endpoint"]
        challenge = urlsafe_b64encode(hashlib.sha256(started.verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": redirect_uri,
            "scope": "openid email profile",
            "state": started.state,
            "nonce": started.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(asked)}", started

    async def finish(self, answer: Mapping[str, str], started: Started, redirect_uri: str, now: datetime) -> Identity:
        """Who came back, by the query of the address that they came back to. Raises Unauthorized, Unavailable."""
        if not hmac.compare_digest(answer.get("state", "").encode(), started.state.encode()):
            raise Unauthorized("this sign-in was not begun in this browser; begin again")
        if "code" not in answer:
            why = answer.get("error_description") or answer.get("error") or "it gave no code"
            raise Unauthorized(f"the identity provider refused: {why[:200]}")
        sent = {
            "grant_type": "authorization_code",
            "code": answer["code"],
            "redirect_uri": redirect_uri,
            "code_verifier": started.verifier,
            "client_id": self._client_id,
        }
        headers: dict[str, str] = {}
        if self._secret:
            # Both parts are encoded before they are joined (RFC 6749 §2.3.1).
            both = f"{quote(self._client_id, '')}:{quote(self._secret, '')}"
            headers["Authorization"] = f"Basic {b64encode(both.encode()).decode()}"
        async with aiohttp.ClientSession(timeout=WITHIN) as http:
            found = await self._configuration(http)
            tokens = await _json(http, "POST", found["token_endpoint"], data=sent, headers=headers)
            keys = await _json(http, "GET", found["jwks_uri"])
        return self._identity(str(tokens.get("id_token", "")), keys, started.nonce, now)

    def _identity(self, token: str, keys: Mapping[str, Any], nonce: str, now: datetime) -> Identity:
        rules = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self._client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            claims = jwt.decode(token, KeySet.import_key_set(cast(Any, keys)), algorithms=ALGORITHMS).claims
            rules.validate(claims)
        except (JoseError, ValueError) as error:
            raise Unauthorized(f"the identity provider's word cannot be believed: {error}") from None
        if claims.get("azp", self._client_id) != self._client_id:
            raise Unauthorized("the identity provider's word is for another application")
        email = claims.get("email") if claims.get("email_verified") is True else None
        name = claims.get("name")
        return Identity(
            self.issuer,
            str(claims["sub"]),
            email if isinstance(email, str) else None,
            name if isinstance(name, str) else "",
        )

    async def _configuration(self, http: aiohttp.ClientSession) -> Mapping[str, str]:
        """Addresses of the provider; raises Unavailable when they are another's, or not as safe as its own."""
        found = await _json(http, "GET", self.issuer.rstrip("/") + "/.well-known/openid-configuration")
        if found.get("issuer") != self.issuer:
            raise Unavailable(f"the identity provider calls itself {str(found.get('issuer'))[:200]}, not {self.issuer}")
        scheme = urlsplit(self.issuer).scheme
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if urlsplit(str(found.get(name))).scheme not in ("https", scheme):
                raise Unavailable(f"the identity provider has no {name} that can be used")
        return cast(Mapping[str, str], found)


async def _json(http: aiohttp.ClientSession, method: str, url: str, **sent: Any) -> Mapping[str, Any]:
    """An object that the provider answers; raises Unavailable, and Unauthorized for what it refuses."""
    try:
        async with http.request(method, url, allow_redirects=False, **sent) as response:
            content = await response.content.read(MAX_ANSWER)
            while not response.content.at_eof() and len(content) < MAX_ANSWER:
                content += await response.content.read(MAX_ANSWER - len(content))
            if 400 <= response.status < 500 and method == "POST":
                raise Unauthorized("the identity provider does not take its own code back; begin again")
            found = msgspec.json.decode(content)
    except (aiohttp.ClientError, TimeoutError, msgspec.DecodeError) as error:
        raise Unavailable(f"the identity provider cannot be asked: {error}") from None
    if response.status != 200 or not isinstance(found, dict):
        raise Unavailable(f"the identity provider answered {response.status} to {method} {urlsplit(url).path}")
    return cast(dict[str, Any], found)
