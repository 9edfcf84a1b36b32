"""What one request or job may touch, handed to every domain function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, TypeVar

from sqlalchemy import Connection

from schematic_server.changes import Change
from schematic_server.errors import ServerError

ActorType = Literal["api_key", "app_user", "stripe_app", "system", "temporary_access_token"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an API key, a member (`kind == "app_user"`), or the server itself (`kind == "system"`).

    `environment_id` is the environment that the key is bound to; None for an account-wide one. A temporary access token
    (`token_id`) acts for one company of its environment, `company_id`, in the browser session that its request names,
    `session_id`. A member (`member_id`) is signed in at the
    console.
    """

    account_id: str
    kind: ActorType = "system"
    api_key_id: str | None = None
    is_readonly: bool = False
    is_publishable: bool = False
    environment_id: str | None = None
    token_id: str | None = None
    company_id: str | None = None
    session_id: str = ""
    member_id: str | None = None


Emit = Callable[[Change], None]
T = TypeVar("T")


class Overdue(ServerError):
    """Raised by what only reads, of something that time was to have changed by now: `settle` does that, in a
    transaction that may write, on the server's own behalf; then whoever asked is answered."""

    status = 503

    def __init__(self, scope: Scope, settle: Callable[[Scope], None]) -> None:
        super().__init__("what was due by now is being carried out; ask again in a moment")
        self.here = scope.here
        self.settle = settle


@dataclass(frozen=True, slots=True)
class Scope:
    """`db` is inside a transaction that the edge commits; `now` is the one instant of this request (UTC).

    `emit` records a change in the same transaction: what is created or changed after it was written, what is deleted
    with what it was. Listeners hear of it at the transaction's end, and after the commit; see `changes`.
    `environment_id` is empty where a key without an environment asks about the account itself, `request_id` where no
    request is behind it: jobs, commands, events. `loaded` is what reads that go together share. Whoever
    `is_hurried` is told nothing for which all companies would have to be looked at: see `hurried`.
    """

    db: Connection
    environment_id: str
    actor: Actor
    now: datetime
    emit: Emit
    request_id: str = ""
    loaded: dict[object, Any] | None = None
    is_hurried: bool = False

    @property
    def account_id(self) -> str:
        return self.actor.account_id

    @property
    def here(self) -> tuple[str, str]:
        """Account and environment of a change to something of this environment."""
        return self.actor.account_id, self.environment_id

    def hurried(self) -> Scope:
        """The same for whoever wants a page at once: how many companies are on a plan, or used an event, is told as 0,
        companies of a feature come without a rank, a search among many finds what begins with the text, and one of the
        audit log, or of invoices, also what has it among the newest."""
        return replace(self, is_hurried=True)

    def sharing(self) -> Scope:
        """The same for reads that go together: what one of them loads by `once`, the others have."""
        return self if self.loaded is not None else replace(self, loaded={})

    def once(self, load: Callable[[Scope, Sequence[str]], T], ids: Sequence[str]) -> T:
        """What `load` finds of `ids`; reads that go together share it, so nobody may change it."""
        if self.loaded is None:
            return load(self, ids)
        key = (load, tuple(ids))
        if key not in self.loaded:
            self.loaded[key] = load(self, ids)
        found: T = self.loaded[key]
        return found

    def each(self, load: Callable[[Scope, Sequence[str]], Mapping[str, T]], ids: Iterable[str]) -> dict[str, T]:
        """What `load` finds of each of `ids`, by id, without those that it does not; reads that go together share each
        one by itself, so nobody may change it."""
        wanted = list(dict.fromkeys(ids))
        if self.loaded is None:
            return dict(load(self, wanted))
        known: dict[str, T] = self.loaded.setdefault(load, {})
        looked_for: set[str] = self.loaded.setdefault((load, "looked for"), set())
        if missing := [one for one in wanted if one not in looked_for]:
            known.update(load(self, missing))
            looked_for.update(missing)
        return {one: known[one] for one in wanted if one in known}

    def of_rows(
        self, make: Callable[[Scope, Sequence[Mapping[str, Any]]], Iterable[T]], rows: Sequence[Mapping[str, Any]]
    ) -> list[T]:
        """What `make` makes of rows that have ids, in their order; reads that go together share each one by itself, so
        nobody may change it."""
        if self.loaded is None:
            return list(make(self, rows))
        known: dict[str, T] = self.loaded.setdefault(make, {})
        missing = {row["id"]: row for row in rows if row["id"] not in known}
        if missing:
            known.update(zip(missing, make(self, list(missing.values())), strict=True))
        return [known[row["id"]] for row in rows]

    @property
    def everywhere(self) -> tuple[str, None]:
        """Account and environment of a change to something that all environments of the account have."""
        return self.actor.account_id, None
