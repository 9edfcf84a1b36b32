"""Own subscriptions of which Stripe has a copy: asked for in the transaction that makes, changes or ends one.

A job (`copy_jobs`) sends it after the commit, as the subscription is by then. Whose billing profile names Stripe as its
provider has one; when it does not any more, or the subscription ends, the copy is cancelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from schematic_server.domains.integrations import copy_store as store
from schematic_server.domains.integrations.port import CopyWord, Mirrored
from schematic_server.domains.integrations.pushing import PROVIDER
from schematic_server.domains.subscriptions import line_store, profile_store
from schematic_server.jobs.store import enqueue
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

JOB: Final = "integrations.push_subscription"  # by the id of the subscription
_GONE_THERE = (
    "Stripe has it as {}, though it goes on here; it is made there anew with its next change, or when you have it sent"
    " again (GET /integration/start/{{integration_id}})"
)


def changed(scope: Scope, rows: Sequence[Row]) -> None:
    """Have Stripe know of these own subscriptions, as far as it is to, or has been told of them before."""
    known = store.find_all(scope, [row["id"] for row in rows])
    told = _told(scope, rows)
    for row in rows:
        if row["id"] in known or (row["id"] in told and row["expired_at"] is None):
            _ask(scope, row["id"])


def profile_changed(scope: Scope, company_id: str) -> None:
    """Have what the company pays for be told, or not any more."""
    changed(scope, store.paid_by(scope, company_id))


def is_wanted(scope: Scope, row: Row) -> bool:
    """Whether Stripe is to have a copy of an own subscription that goes on."""
    is_over = row["expired_at"] is not None or (row["cancel_at"] is not None and row["cancel_at"] <= scope.now)
    return not is_over and bool(_told(scope, [row]))


def again(scope: Scope) -> None:
    """Have all that was refused be tried anew, and what was not told yet be told."""
    for one in store.unsent(scope, PROVIDER):
        _ask(scope, one)


def told(scope: Scope, word: CopyWord) -> bool:
    """Hear what Stripe says of a copy, once or again, in any order; False for one that is not this environment's.

    One that somebody has resumed there is paused again.
    """
    copy = store.find(scope, word.subscription_id)
    if copy is None or copy["external_id"] not in (None, word.external_id):
        return False
    store.update(scope, copy["id"], external_id=word.external_id, status=word.status)
    row = line_store.subscription(scope, word.subscription_id)
    if row is None or not is_wanted(scope, row):
        return True
    if word.is_over:
        store.update(scope, copy["id"], is_refused=True, problem=_GONE_THERE.format(word.status))
    elif not word.is_paused:
        _ask(scope, word.subscription_id)
    return True


def is_of_copy(scope: Scope, told: Mirrored) -> bool:
    """Whether it is a copy, or an invoice of one, whatever has become of its metadata."""
    named = None if told.body is None else told.body.get("subscription_external_id")
    return named is not None and store.is_copy(scope, named)


def of_subscriptions(scope: Scope, ids: Iterable[str]) -> dict[str, Mapping[str, str | None]]:
    """What is to be known of the copies of own subscriptions that have one."""
    return {
        one: {"external_id": row["external_id"], "push_problem": row["problem"]}
        for one, row in store.find_all(scope, ids).items()
    }


def payer(row: Row) -> str:
    """The company that pays for an own subscription."""
    found: str = row["billing_entity_id"] or row["company_id"]
    return found


def _told(scope: Scope, rows: Sequence[Row]) -> set[str]:
    """Those whose payers' profiles name Stripe."""
    found = profile_store.default_profiles(scope, {payer(row) for row in rows})
    named = {one for one, profile in found.items() if profile["provider_type"] == PROVIDER}
    return {row["id"] for row in rows if payer(row) in named}


def _ask(scope: Scope, subscription_id: str) -> None:
    store.ask(scope, PROVIDER, subscription_id)
    enqueue(scope.db, JOB, subscription_id, scope.now, {}, *scope.here)
