"""What one request or job may touch, handed to every domain function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from schematic_server.changes import Change

ActorType = Literal["api_key", "app_user", "stripe_app", "system", "temporary_access_token"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an API key, or the server itself (`kind == "system"`).

    `environment_id` is the environment that the key is bound to; None for an account-wide one. A temporary access token
    (`token_id`) acts for one company of its environment, `company_id`.
    """

    account_id: str
    kind: ActorType = "system"
    api_key_id: str | None = None
    is_readonly: bool = False
    is_publishable: bool = False
    environment_id: str | None = None
    token_id: str | None = None
    company_id: str | None = None


Emit = Callable[[Change], None]


@dataclass(frozen=True, slots=True)
class Scope:
    """`db` is inside a transaction that the edge commits; `now` is the one instant of this request (UTC).

    `emit` records a change in the same transaction: what is created or changed after it was written, what is deleted
    with what it was. Listeners hear of it at the transaction's end, and after the commit; see `changes`.
    `environment_id` is empty where a key without an environment asks about the account itself, `request_id` where no
    request is behind it: jobs, commands, events.
    """

    db: Connection
    environment_id: str
    actor: Actor
    now: datetime
    emit: Emit
    request_id: str = ""

    @property
    def account_id(self) -> str:
        return self.actor.account_id

    @property
    def here(self) -> tuple[str, str]:
        """Account and environment of a change to something of this environment."""
        return self.actor.account_id, self.environment_id

    @property
    def everywhere(self) -> tuple[str, None]:
        """Account and environment of a change to something that all environments of the account have."""
        return self.actor.account_id, None
