"""Who calls, and what that credential may do."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.changes import ApiKeyChanged, Change, CompanyChanged, EnvironmentChanged, Missed
from schematic_server.contract.access import OPERATIONS
from schematic_server.domains.accesstokens import tokens
from schematic_server.domains.accounts import keys, setup
from schematic_server.errors import Forbidden, Unauthorized
from schematic_server.scope import Actor
from schematic_server.storage.database import Database

MAX_CACHED = 10_000  # credentials; the cache is emptied beyond that


@dataclass(frozen=True, slots=True)
class Credential:
    """A valid key, or a temporary access token until it ends: who it stands for."""

    actor: Actor
    ends_at: datetime | None = None
    rate_limit_percent: int | None = None

    @property
    def environment_id(self) -> str | None:
        """The environment it is bound to; None when each request names one."""
        return self.actor.environment_id

    @property
    def spender(self) -> str:
        """Whose budget its requests are taken from: what browsers spend is not missing where the secret is used."""
        actor = self.actor
        return f"{actor.company_id or actor.api_key_id}{' in browsers' if actor.is_publishable else ''}"


class Authenticator:
    """Turns an `X-Schematic-Api-Key` value into a Credential; known ones are kept until they change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[bytes, Credential] = {}
        self._tokens: dict[bytes, Credential] = {}  # apart, so that keys are not asked when they end
        self._environments: dict[str, str] = {}  # the account of each environment that a header has named
        self._version = 0  # counts changes; what was read before one of them must not be kept after it
        self.used: set[str] = set()  # ids of keys used since the last `last_used_at` write
        database.listen(self.forget)

    def forget(self, changes: Sequence[Change]) -> None:
        """Drop what may have been revoked or changed; a token goes with its company."""
        if any(isinstance(one, ApiKeyChanged | EnvironmentChanged | Missed) for one in changes):
            self._known.clear()
            self._environments.clear()
        elif not any(isinstance(one, CompanyChanged) and one.action == "deleted" for one in changes):
            return
        self._tokens.clear()
        self._version += 1

    def known(self, key: str) -> Credential | None:
        """The credential if it was seen before; never touches the database."""
        digest = _digest(key)
        credential = self._known.get(digest)
        if credential is not None:
            self._note(credential)
            return credential
        token = self._tokens.get(digest)
        return None if token is None or token.ends_at is None or token.ends_at <= clock.now() else token

    async def authenticate(self, key: str | None) -> Credential:
        """Raises Unauthorized for a missing or unknown key."""
        if not key:
            raise Unauthorized("missing API key; send it as header X-Schematic-Api-Key")
        credential = self.known(key)
        if credential is None:
            version = self._version
            credential = await self._database.read_inline(lambda db: _load(db, key))
            known = self._known if credential.ends_at is None else self._tokens
            if len(known) >= MAX_CACHED:
                known.clear()
            if version == self._version:
                known[_digest(key)] = credential
            self._note(credential)
        return credential

    async def environment(self, credential: Credential, named: str | None) -> str:
        """The environment to act in: the key's own, else the one that header X-Schematic-Environment-Id names.

        Raises Forbidden when there is neither, or when the account has no such environment.
        """
        if credential.environment_id is not None:
            return credential.environment_id
        if not named:
            raise Forbidden("this key belongs to no environment; name one in header X-Schematic-Environment-Id")
        owner = self._environments.get(named)
        if owner is None:
            version = self._version
            owner = await self._database.read_inline(lambda db: setup.account_of(db, named))
            if owner is not None and version == self._version:
                self._environments[named] = owner
        if owner != credential.actor.account_id:
            raise Forbidden(f"X-Schematic-Environment-Id: environment {named[:40]!r} does not exist")
        return named

    def _note(self, credential: Credential) -> None:
        if credential.actor.api_key_id is not None:
            self.used.add(credential.actor.api_key_id)


_OF_COMPANIES = frozenset({"token"})


def permit(actor: Actor, operation: str) -> None:
    """Raises Forbidden when this kind of key may not call the operation."""
    keys = OPERATIONS[operation].keys
    if actor.token_id is not None and "token" not in keys:
        raise Forbidden(f"{operation} needs an API key; a temporary access token was sent")
    if actor.token_id is None and keys == _OF_COMPANIES:
        raise Forbidden(f"{operation} is about the company of a temporary access token; an API key was sent")
    if actor.is_publishable and "publishable" not in keys:
        raise Forbidden(f"{operation} needs a secret API key; a publishable key was sent")
    if actor.is_readonly and "read-only" not in keys:
        raise Forbidden(f"{operation} writes; a read-only API key was sent")


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


def _load(db: Connection, key: str) -> Credential:
    return _token(db, key) if key.startswith(tokens.PREFIX) else _key(db, key)


def _token(db: Connection, token: str) -> Credential:
    row = tokens.find(db, token, clock.now())
    if row is None or not hmac.compare_digest(row["token_hash"], tokens.hash_token(token)):
        raise Unauthorized("unknown or expired temporary access token; issue a new one")
    actor = Actor(
        row["account_id"],
        "temporary_access_token",
        environment_id=row["environment_id"],
        token_id=row["id"],
        company_id=row["company_id"],
    )
    return Credential(actor, row["expired_at"])


def _key(db: Connection, key: str) -> Credential:
    row = keys.find_by_credential(db, key)
    if row is None:
        raise Unauthorized("unknown API key")
    is_publishable = not key.startswith(keys.SECRET_PREFIX)
    if not is_publishable and not hmac.compare_digest(row.secret_hash, keys.hash_secret(key)):
        raise Unauthorized("unknown API key")
    actor = Actor(row.account_id, "api_key", row.id, row.readonly, is_publishable, row.environment_id)
    return Credential(actor, rate_limit_percent=row.rate_limit_percent)
