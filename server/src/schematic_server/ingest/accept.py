"""One batch of events, in one transaction: claim, attribute, store, count.

Idempotency claim, event rows, counters and rollups stand or fall together, so a batch that is sent again after a lost
answer counts nothing twice. Steps and rules: contract, operation `events.create_event_batch`.

`accept` takes events together, which is what makes it fast, and raises when one of them cannot be stored or counted.
`accept_apart` then looks closer: it finds those and keeps them as failed.
"""

from __future__ import annotations

import dataclasses
import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Literal

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy import Connection

from schematic_server.changes import BrowserTracked, Change, UsageCounted
from schematic_server.domains.companies import keys, memberships, metrics, upsert
from schematic_server.domains.features import store as flags
from schematic_server.domains.features.tables import flag
from schematic_server.errors import ServerError
from schematic_server.ingest import blame, counters, dedupe, draws
from schematic_server.ingest.capture import (
    Event,
    FlagCheckBody,
    IdentifyBody,
    InferenceBody,
    KeySet,
    TrackBody,
    new_event_id,
)
from schematic_server.scope import Emit, Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.statements import run

log = logging.getLogger("schematic_server.ingest")
EntityType = Literal["company", "user"]
_READONLY = "a read-only API key was used; events need a key that may write"
_STORE = """
INSERT INTO event (shard, id, environment_id, type, subtype, status, body, quantity, captured_at, loaded_at, sent_at,
  company_id, user_id, flag_id, idempotency_key, lease_id, reservation_id, error_message, api_key_id)
SELECT {rows}
"""
_encode = msgspec.json.Encoder().encode


class NeedsApart(Exception):
    """The events depend on one another in a way that only `accept_apart` sees through."""


def accept(db: Connection, emit: Emit, events: Sequence[Event], now: datetime) -> None:
    """Process `events` (any environments, already checked by `capture.read`); duplicates are dropped silently.

    Raises what the database or a domain raises for one of them, with all of them unprocessed; see `blame`.
    """
    for scope, own in _by_environment(db, emit, events, now):
        _accept(scope, own, is_careful=False)


def accept_apart(db: Connection, emit: Emit, events: Sequence[Event], now: datetime) -> None:
    """`accept` for events that it has raised for: halved, in their order, until the one to blame stands alone."""
    parts = [events]
    while parts:
        part = parts.pop()
        changes: list[Change] = []
        try:
            with db.begin_nested():
                for scope, own in _by_environment(db, changes.append, part, now):
                    _accept(scope, own, is_careful=True)
        except Exception as error:  # whatever it is, it must not hold up the others
            if not blame.is_on_the_event(error):
                raise
            middle = len(part) // 2
            if middle:
                parts += [part[middle:], part[:middle]]
            else:
                _fail(part[0], error)
                _store(Scope(db, part[0].environment_id, part[0].actor, now, emit), part)
        else:
            for change in changes:
                emit(change)


def _by_environment(
    db: Connection, emit: Emit, events: Sequence[Event], now: datetime
) -> Iterator[tuple[Scope, list[Event]]]:
    for environment_id in dict.fromkeys(event.environment_id for event in events):
        own = [event for event in events if event.environment_id == environment_id]
        yield Scope(db, environment_id, own[0].actor, now, emit), own


def _fail(event: Event, error: Exception) -> None:
    event.company_id = event.user_id = None
    if isinstance(error, ServerError):
        event.error = str(error)
    else:
        log.error("event failed", extra={"event_id": event.id}, exc_info=error)
        event.error = f"the server could not process this event; its log has the cause under {event.id}"


def _accept(scope: Scope, events: Sequence[Event], *, is_careful: bool) -> None:
    for event in events:
        # Afresh each time: a transaction that another one overtook is run again.
        event.error = event.refusal or (_READONLY if event.actor.is_readonly else None)
        event.is_uncovered = False
    refused = [event for event in events if event.error is not None]
    wanted = [event for event in events if event.error is None] if refused else events
    good = dedupe.claim(scope.db, wanted, scope.now)
    anchors: dict[str, datetime | None] = {}
    for part_scope, part in _quietly_apart(scope, good):
        _identify(part_scope, [event for event in part if event.type == "identify"])
        anchors |= _attribute(part_scope, [event for event in part if event.type in ("track", "inference")])
    _recognize(scope, [event for event in good if event.type == "flag_check"])
    if is_careful:
        _refuse_beyond(scope, good, anchors)
    draws.draw(scope, good)
    _release(scope, wanted, good)
    produced = [
        _produced(event, scope.now)
        for event in good
        if event.type == "inference" and event.subtype and event.quantity and not event.error
    ]
    stored = [*good, *produced]
    _store(scope, [*refused, *stored])
    _mark_seen(scope, good)
    _mark_checked(scope, [event for event in good if event.type == "flag_check"])
    counting = [event for event in stored if event.type == "track" and event.error is None and event.company_id]
    _count(scope, counting, anchors)


def _quietly_apart(scope: Scope, events: Sequence[Event]) -> Iterator[tuple[Scope, Sequence[Event]]]:
    """Backfilled events after the others, with a scope in which they change things quietly."""
    backfilled = [event for event in events if event.is_backfill]
    yield scope, [event for event in events if not event.is_backfill] if backfilled else events
    if backfilled:
        yield dataclasses.replace(scope, emit=partial(_emit_quietly, scope.emit)), backfilled


def _emit_quietly(emit: Emit, change: Change) -> None:
    emit(dataclasses.replace(change, is_quiet=True))


def _release(scope: Scope, wanted: Sequence[Event], good: Sequence[Event]) -> None:
    """Give back the idempotency keys of those that failed: sent again without the mistake, they count."""
    failed = [event for event in good if event.error is not None and event.idempotency_key is not None]
    if not failed:
        return
    keys_of_failed = {(event.type, event.idempotency_key) for event in failed}
    kept = {id(event) for event in good}
    if any((event.type, event.idempotency_key) in keys_of_failed for event in wanted if id(event) not in kept):
        raise NeedsApart("an event failed that another one was dropped for as its repetition")
    dedupe.release(scope.db, failed)


def _identify(scope: Scope, events: Iterable[Event]) -> None:
    for event in events:
        body = event.body
        assert isinstance(body, IdentifyBody)
        seen_at = None if event.is_backfill else instant(event.captured_at)
        try:
            # In a savepoint: a conflict undoes this event's part only.
            with scope.db.begin_nested():
                if body.company is not None:
                    event.company_id = upsert.upsert_company(
                        scope,
                        keys=body.company.keys,
                        name=body.company.name,
                        traits=body.company.traits,
                        seen_at=seen_at,
                    )
                if body.keys:
                    event.user_id = upsert.upsert_user(
                        scope, keys=body.keys, name=body.name, traits=body.traits, seen_at=seen_at
                    )
                if event.company_id and event.user_id:
                    memberships.ensure(scope, [(event.company_id, event.user_id)])
        except ServerError as error:
            event.company_id = event.user_id = None
            event.error = str(error)


def _attribute(scope: Scope, events: Sequence[Event]) -> dict[str, datetime | None]:
    """Whose they are; answers the anchors of the companies that were there before."""
    anchors: dict[str, datetime | None] = {}
    of_keys: dict[tuple[KeySet, KeySet], list[Event]] = defaultdict(list)
    for event in events:
        of_keys[event.company_keys, event.user_keys].append(event)
    together = keys.find_together(scope.db, scope.environment_id, of_keys)
    anchors.update((one.company_id, one.anchor) for one in together.values())
    for pair, one in together.items():
        for event in of_keys[pair]:
            event.company_id, event.user_id = one.company_id, one.user_id
    pairs = {(one.company_id, one.user_id) for one in together.values() if not one.is_member}
    if len(together) < len(of_keys):
        apart = {pair: own for pair, own in of_keys.items() if pair not in together}
        pairs |= _attribute_apart(scope, apart, anchors)
    memberships.ensure(scope, pairs)
    return anchors


def _attribute_apart(
    scope: Scope, of_keys: Mapping[tuple[KeySet, KeySet], Sequence[Event]], anchors: dict[str, datetime | None]
) -> set[tuple[str, str]]:
    """Companies and users of any keys, made where there are none; answers who belong together."""
    companies = _entities(scope, "company", {company_keys for company_keys, _ in of_keys if company_keys}, anchors)
    users = _entities(scope, "user", {user_keys for _, user_keys in of_keys if user_keys})
    pairs: set[tuple[str, str]] = set()
    for (company_keys, user_keys), own in of_keys.items():
        company, user = companies.get(company_keys), users.get(user_keys)
        for event in own:
            if isinstance(company, ServerError) or isinstance(user, ServerError):
                event.company_id = event.user_id = None
                event.error = str(company if isinstance(company, ServerError) else user)
            else:
                event.company_id, event.user_id = company, user
        if isinstance(company, str) and isinstance(user, str):
            pairs.add((company, user))
    return pairs


def _recognize(scope: Scope, events: Sequence[Event]) -> None:
    """Whom and what checks were about, where they tell it by keys only; creates nobody."""
    if not events:
        return
    flag_keys = {event.body.flag_key for event in events if isinstance(event.body, FlagCheckBody)}
    flag_ids = flags.flag_ids_by_key(scope.db, scope.account_id, flag_keys)
    companies = _known(scope, "company", {event.company_keys for event in events if event.company_keys})
    users = _known(scope, "user", {event.user_keys for event in events if event.user_keys})
    for event in events:
        body = event.body
        assert isinstance(body, FlagCheckBody)
        event.flag_id = body.flag_id or flag_ids.get(body.flag_key.lower())
        event.company_id = body.company_id or companies.get(event.company_keys)
        event.user_id = body.user_id or users.get(event.user_keys)


def _known(scope: Scope, entity_type: EntityType, key_sets: set[KeySet]) -> dict[KeySet, str]:
    ordered = sorted(key_sets)
    matches = keys.find_many(scope.db, scope.environment_id, entity_type, [dict(one) for one in ordered])
    return {key_set: ids[0] for key_set, ids in zip(ordered, matches, strict=True) if len(ids) == 1}


def _entities(
    scope: Scope,
    entity_type: EntityType,
    key_sets: set[KeySet],
    anchors: dict[str, datetime | None] | None = None,
) -> dict[KeySet, str | ServerError]:
    """The entity of each set of keys, created when unknown; the refusal when the keys name several."""
    found: dict[KeySet, str | ServerError] = {}
    found.update(keys.find_single(scope.db, scope.environment_id, entity_type, key_sets, anchors))
    ordered = sorted(key_sets - found.keys())
    if not ordered:
        return found
    matches = keys.find_many(scope.db, scope.environment_id, entity_type, [dict(one) for one in ordered], anchors)
    found.update((key_set, ids[0]) for key_set, ids in zip(ordered, matches, strict=True) if len(ids) == 1)
    unknown = [key_set for key_set, ids in zip(ordered, matches, strict=True) if not ids]
    found.update(_create_apart(scope, entity_type, unknown))
    for key_set in ordered:
        if key_set not in found:
            try:
                with scope.db.begin_nested():
                    found[key_set] = upsert.upsert(scope, entity_type, {"keys": dict(key_set)})
            except ServerError as error:  # ambiguous keys
                found[key_set] = error
    return found


def _create_apart(
    scope: Scope, entity_type: EntityType, unknown: Sequence[KeySet]
) -> Mapping[KeySet, str | ServerError]:
    """Create, all at once, those of the unknown entities that share no key with another; the refusal of bad keys."""
    found: dict[KeySet, str | ServerError] = {}
    holders = Counter((name.lower(), value.lower()) for key_set in unknown for name, value in key_set)
    apart: list[KeySet] = []
    for key_set in unknown:
        try:
            keys.check(dict(key_set))
        except ServerError as error:
            found[key_set] = error
        else:
            if all(holders[name.lower(), value.lower()] == 1 for name, value in key_set):
                apart.append(key_set)
    ids = upsert.create_many(scope, entity_type, [{"keys": dict(key_set)} for key_set in apart])
    return found | dict(zip(apart, ids, strict=True))


def _produced(event: Event, now: datetime) -> Event:
    """The track event that a named inference event stands for: `requests` of that name, once for its claim.

    A hold is settled by the inference event alone.
    """
    assert isinstance(event.body, InferenceBody)
    told = event.body
    body = TrackBody(event=event.subtype or "", company=told.company, user=told.user, quantity=event.quantity)
    return replace(
        event,
        id=new_event_id(microseconds(now)),
        type="track",
        body=body,
        raw=_encode(body).decode(),
        idempotency_key=None,
        lease_id=None,
        reservation_id=None,
    )


def _store(scope: Scope, events: Sequence[Event]) -> None:
    loaded_at = microseconds(scope.now)
    run(
        scope.db,
        _STORE,
        [
            (
                event.company_id or event.environment_id,
                event.id,
                event.environment_id,
                event.type,
                event.subtype,
                "processed" if event.error is None else "failed",
                event.raw,
                event.quantity,
                event.captured_at,
                loaded_at,
                event.sent_at,
                event.company_id,
                event.user_id,
                event.flag_id,
                event.idempotency_key,
                event.lease_id,
                event.reservation_id,
                event.error,
                event.actor.api_key_id,
            )
            for event in events
        ],
    )


def _mark_seen(scope: Scope, events: Sequence[Event]) -> None:
    companies: dict[str, int] = {}
    users: dict[str, int] = {}
    for event in events:
        # Of an identify it is written with the rest; a check that the server answered is no sign of life by itself.
        if event.type != "identify" and not (event.is_backfill or event.is_own or event.error):
            at = event.captured_at
            if event.company_id is not None and at > companies.get(event.company_id, 0):
                companies[event.company_id] = at
            if event.user_id is not None and at > users.get(event.user_id, 0):
                users[event.user_id] = at
    upsert.bump_last_seen(scope, "company", companies)
    upsert.bump_last_seen(scope, "user", users)


def _mark_checked(scope: Scope, events: Sequence[Event]) -> None:
    ids = sorted({event.flag_id for event in events if event.flag_id})
    if ids:
        scope.db.execute(
            sa.update(flag)
            .where(flag.c.id.in_(ids), flag.c.account_id == scope.account_id)
            .values(last_checked_at=scope.now)
        )


def _refuse_beyond(scope: Scope, events: Sequence[Event], anchors: Mapping[str, datetime | None]) -> None:
    """Fail those with which a counter would leave its bound; `counters.count` only finds that there is one."""
    counting = [event for event in events if event.subtype and event.error is None and event.company_id]
    if not counting:
        return
    for event in counters.beyond(scope.db, counting, _anchors(scope, counting, anchors), scope.now):
        event.company_id = event.user_id = None
        event.error = counters.BEYOND


def _count(scope: Scope, events: Sequence[Event], anchors: Mapping[str, datetime | None]) -> None:
    if not events:
        return
    counted = counters.count(scope.db, events, _anchors(scope, events, anchors), scope.now)
    for company_id, values in counted.items():
        scope.emit(UsageCounted(*scope.here, company_id, values))
    tracked = {(event.user_id, event.subtype): None for event in events if event.actor.is_publishable}
    by_users = tuple((user_id, subtype) for user_id, subtype in tracked if user_id and subtype)
    if by_users:
        scope.emit(BrowserTracked(*scope.here, by_users))


def _anchors(
    scope: Scope, events: Sequence[Event], known: Mapping[str, datetime | None]
) -> Mapping[str, datetime | None]:
    """With those of companies that are new, or were named by their Schematic ids."""
    others = {event.company_id for event in events if event.company_id and event.company_id not in known}
    return {**known, **metrics.anchors(scope.db, sorted(others))} if others else known
