"""Tokens: shown once, kept as hashes, gone after 15 minutes."""

from __future__ import annotations

import hashlib
import secrets
import string
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from schematic_server.domains.accesstokens import store
from schematic_server.domains.companies import companies
from schematic_server.errors import BadRequest
from schematic_server.jobs.job import MAX_ROWS, Again, Done, Job, Outcome, Steps
from schematic_server.scope import Emit, Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.accesstokens import (
        IssueTemporaryAccessTokenRequestBody,
        IssueTemporaryAccessTokenResponseData,
    )

PREFIX = "token_"
LIFETIME = timedelta(minutes=15)
_LETTERS, _LENGTH = string.ascii_lowercase + string.digits, 32


def issue(scope: Scope, body: IssueTemporaryAccessTokenRequestBody) -> IssueTemporaryAccessTokenResponseData:
    """A token of the company that the keys name; raises NotFound for nobody, BadRequest for several."""
    if not body["lookup"]:
        raise BadRequest('lookup: name the company by a key, for example {"id": "42"}')
    company_id = companies.lookup(scope, body["lookup"])["id"]
    token = PREFIX + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    token_id, stamps = new_id("tmpt"), {"created_at": scope.now, "updated_at": scope.now}
    issued = {"id": token_id, "company_id": company_id, "api_key_id": scope.actor.api_key_id}
    store.insert(scope, {**issued, **stamps, "token_hash": hash_token(token), "expired_at": scope.now + LIFETIME})
    return {
        "id": token_id,
        "token": token,
        "api_key_id": scope.actor.api_key_id,
        "environment_id": scope.environment_id,
        "resource_type": "company",
        "issuer_type": "api_key",
        "expired_at": scope.now + LIFETIME,
        "created_at": scope.now,
        "updated_at": scope.now,
    }


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def find(db: Connection, token: str, now: datetime) -> Row | None:
    """The row of a token that has not ended, with its `account_id`."""
    row = store.find(db, hash_token(token))
    return None if row is None or row["expired_at"] <= now else row


class ForgetTokens(Steps):
    """Deletes tokens that have ended."""

    name = "accesstokens.forget"
    every = LIFETIME.total_seconds()

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        return Again(now) if store.delete_ended(db, now, MAX_ROWS) == MAX_ROWS else Done()
