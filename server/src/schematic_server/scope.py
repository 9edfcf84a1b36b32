"""What one request or job may touch, handed to every domain function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

ActorType = Literal["api_key", "app_user", "stripe_app", "system", "temporary_access_token"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an API key, or the server itself (`kind == "system"`).

    `environment_id` is the environment that the key is bound to; None for an account-wide one.
    """

    account_id: str
    kind: ActorType = "system"
    api_key_id: str | None = None
    is_readonly: bool = False
    is_publishable: bool = False
    environment_id: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One committed change, as the feed tells it.

    `environment_id` is None when every environment of the account is touched (features, flags, plans).
    `detail` lives in this process only; other nodes reload what `kind` and `entity_id` name.
    """

    kind: Literal["account", "api_key", "environment", "company", "user", "flags", "usage"]
    entity_id: str
    environment_id: str | None
    detail: object = field(default=None, compare=False)


Emit = Callable[[Change], None]


@dataclass(frozen=True, slots=True)
class Scope:
    """`db` is inside a transaction that the edge commits; `now` is the one instant of this request (UTC).

    `emit` records a change in the same transaction; listeners hear of it after the commit, never before.
    `environment_id` is empty where a key without an environment asks about the account itself.
    """

    db: Connection
    environment_id: str
    actor: Actor
    now: datetime
    emit: Emit

    @property
    def account_id(self) -> str:
        return self.actor.account_id

    def changed(self, kind: Literal["company", "user", "usage"], entity_id: str) -> None:
        """Tell listeners that an object of this environment changed."""
        self.emit(Change(kind, entity_id, self.environment_id))

    def catalog_changed(self, entity_id: str) -> None:
        """Tell listeners that flags, features, plans or entitlements changed: every compiled flag is rebuilt."""
        self.emit(Change("flags", entity_id, None))
