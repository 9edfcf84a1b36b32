"""Usage counters and rollups: adds quantities, answers the new values of the counters.

None of them leaves what every client can read back (`bounds.MAX_INTEGER`): what would pass it is refused instead.

The counters of a company and subtype are one row, with a window of each period. Where an event's windows are those of
the row, one statement adds to all five; the few others are read, moved on (`windows`) and written. See decision 24.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection

from schematic_server.bounds import MAX_INTEGER, is_exact
from schematic_server.changes import Counted
from schematic_server.domains.companies.metrics import NAMES, WINDOWS, Window, select_counters, windows
from schematic_server.errors import BadRequest
from schematic_server.ingest.capture import Event
from schematic_server.ingest.windows import Addition, Counter, Usage
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.statements import run, run_counted

_HOUR, _DAY = 3_600_000_000, 86_400_000_000  # microseconds
Owner: TypeAlias = tuple[str, str]  # of counters: company and event subtype
Anchors: TypeAlias = Mapping[str, "datetime | None"]

# A row that would leave the bound (`MAX_INTEGER`) is neither changed nor counted as changed.
_ADD_HOUR = """
INSERT INTO usage_hour (company_id, event_subtype, hour, environment_id, quantity, event_count)
SELECT {rows}
ON CONFLICT (company_id, event_subtype, hour) DO UPDATE SET
  quantity = usage_hour.quantity + excluded.quantity, event_count = usage_hour.event_count + excluded.event_count
WHERE usage_hour.quantity + excluded.quantity BETWEEN ? AND ?
"""
_ADD_USER_DAY = """
INSERT INTO user_usage_day (company_id, event_subtype, day, user_id, environment_id, quantity, event_count, last_at)
SELECT {rows}
ON CONFLICT (company_id, event_subtype, day, user_id) DO UPDATE SET
  quantity = user_usage_day.quantity + excluded.quantity,
  event_count = user_usage_day.event_count + excluded.event_count,
  last_at = CASE WHEN excluded.last_at > user_usage_day.last_at THEN excluded.last_at ELSE user_usage_day.last_at END
WHERE user_usage_day.quantity + excluded.quantity BETWEEN ? AND ?
"""
# At its bound it stays there: what one company sends must not have others' events refused.
_ADD_ENVIRONMENT_DAY = f"""
INSERT INTO environment_usage_day (environment_id, event_subtype, day, quantity, event_count)
SELECT {{rows}}
ON CONFLICT (environment_id, event_subtype, day, slot) DO UPDATE SET
  quantity = CASE WHEN environment_usage_day.quantity + excluded.quantity > {MAX_INTEGER} THEN {MAX_INTEGER}
             WHEN environment_usage_day.quantity + excluded.quantity < -{MAX_INTEGER} THEN -{MAX_INTEGER}
             ELSE environment_usage_day.quantity + excluded.quantity END,
  event_count = environment_usage_day.event_count + excluded.event_count
"""  # a number of ours

# Of a row of counters, in the order of `NAMES`: start (but for `all_time`), value, earliest capture and first counting.
_COLUMNS = [
    *("all_time", "all_time_since", "all_time_created_at"),
    *(f"{name}{part}" for name in NAMES[1:] for part in ("_start", "", "_since", "_created_at")),
    *("captured_at_max", "cycle_captured_at_max"),
]
_KEY = "company_id, event_subtype, environment_id, version"
# Of the day, the week and the month follow.
_IS_SAME = "company_usage.day_start = excluded.day_start AND company_usage.cycle_start = excluded.cycle_start"
_ADDED = """SELECT column1, column2, column3, 1, column4, column5, column7,
  column8, column4, column5, column7, column9, column4, column5, column7,
  column10, column4, column5, column7, column11, column4, column5, column7, column6, column6
FROM (SELECT {rows}) AS added WHERE true"""
_ADD = f"""
INSERT INTO company_usage ({_KEY}, {", ".join(_COLUMNS)})
{_ADDED}
ON CONFLICT (company_id, event_subtype) DO UPDATE SET version = company_usage.version + 1,
  {", ".join(f"{name} = company_usage.{name} + excluded.{name}" for name in NAMES)},
  captured_at_max = CASE WHEN excluded.captured_at_max > company_usage.captured_at_max
    THEN excluded.captured_at_max ELSE company_usage.captured_at_max END,
  cycle_captured_at_max = CASE WHEN excluded.captured_at_max > company_usage.cycle_captured_at_max
    THEN excluded.captured_at_max ELSE company_usage.cycle_captured_at_max END
WHERE {_IS_SAME}
  AND excluded.day_since >= company_usage.day_since AND excluded.cycle_since >= company_usage.cycle_since
  {" ".join(f"AND company_usage.{name} + excluded.{name} BETWEEN -{MAX_INTEGER} AND {MAX_INTEGER}" for name in NAMES)}
RETURNING company_id, event_subtype, version, {", ".join(NAMES)}
"""  # names and a number of ours
_WRITE = f"""
INSERT INTO company_usage ({_KEY}, {", ".join(_COLUMNS)})
SELECT {{rows}}
ON CONFLICT (company_id, event_subtype) DO UPDATE SET version = excluded.version,
  {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)}
"""  # names of ours
_WRITE_BEFORE = """
INSERT INTO company_usage_before (company_id, event_subtype, period, month_reset, period_start, environment_id, value,
  version, captured_at_min, captured_at_max, created_at)
SELECT {rows}
ON CONFLICT (company_id, event_subtype, period, month_reset, period_start) DO UPDATE SET
  value = excluded.value, version = excluded.version,
  captured_at_min = excluded.captured_at_min, captured_at_max = excluded.captured_at_max
"""
_DELETE_BEFORE = """
DELETE FROM company_usage_before WHERE (company_id, event_subtype, period, month_reset, period_start)
  IN (SELECT column1, column2, column3, column4, column5 FROM (SELECT {rows}) AS over)
"""
_READ = "WITH wanted AS (SELECT {rows})" + select_counters(
    (
        "company_id",
        "event_subtype",
        "period",
        "month_reset",
        "period_start",
        "value",
        "version",
        "captured_at_min",
        "captured_at_max",
        "created_at",
    ),
    "m.company_id = wanted.column1 AND m.event_subtype = wanted.column2",
)
_HOURS = """
SELECT h.company_id, h.event_subtype, h.hour, h.quantity
FROM (SELECT {rows}) AS wanted CROSS JOIN usage_hour AS h
WHERE h.company_id = wanted.column1 AND h.event_subtype = wanted.column2 AND h.hour = wanted.column3
"""
_USER_DAYS = """
SELECT d.company_id, d.event_subtype, d.day, d.user_id, d.quantity
FROM (SELECT {rows}) AS wanted CROSS JOIN user_usage_day AS d
WHERE d.company_id = wanted.column1 AND d.event_subtype = wanted.column2 AND d.day = wanted.column3
  AND d.user_id = wanted.column4
"""
BEYOND = f"quantity: with it this event's usage would be beyond {MAX_INTEGER}, the most that is counted"


def count(db: Connection, events: Sequence[Event], anchors: Anchors, now: datetime) -> dict[str, tuple[Counted, ...]]:
    """Add the quantities of `events` (each with company and subtype); answer the new values by company.

    Raises BadRequest when a counter would leave its bound; some of the others are changed by then.
    """
    _roll_up(db, events)
    at = microseconds(now)
    # Usually one a company and subtype: events of one batch share their instant, or at least their windows.
    together: dict[Owner, Addition] = {}
    apart: dict[Owner, list[Addition]] = {}
    for owner, additions in _additions(events, anchors).items():
        if len(additions) == 1:
            together[owner] = additions[0]
        else:
            apart[owner] = additions
    counted: dict[str, list[Counted]] = defaultdict(list)
    # Rows go out sorted by key, so that concurrent writers on PostgreSQL lock them in one order.
    rows = [_added(owner, addition, at) for owner, addition in sorted(together.items(), key=_owner)]
    for company_id, subtype, version, *values in run(db, _ADD, rows):
        addition = together.pop((company_id, subtype))
        added = addition.quantity - addition.backfilled
        counted[company_id].append(Counted(subtype, addition.windows, tuple(values), version, added))
    apart.update((owner, [addition]) for owner, addition in together.items())
    _move_on(db, apart, at, counted)
    return {company_id: tuple(values) for company_id, values in counted.items()}


def beyond(db: Connection, events: Sequence[Event], anchors: Anchors, now: datetime) -> list[Event]:
    """Those of `events`, in their order, with which a counter would leave its bound; the others fit in together."""
    at = microseconds(now)
    owners = [(event.company_id or "", event.subtype or "") for event in events]
    hours = [(*owner, _start(event, _HOUR)) for owner, event in zip(owners, events, strict=True)]
    days = [(*owner, _start(event, _DAY), event.user_id or "") for owner, event in zip(owners, events, strict=True)]
    sums: dict[tuple[Any, ...], int] = {}
    for sql, keys in ((_HOURS, hours), (_USER_DAYS, days)):
        sums.update((tuple(row[:-1]), row[-1]) for row in run(db, sql, sorted(set(keys))))
    usages = _read(db, owners)
    found: list[Event] = []
    for event, owner, *rollups in zip(events, owners, hours, days, strict=True):
        (addition,) = _additions([event], anchors)[owner]
        after = {key: sums.get(key, 0) + event.quantity for key in rollups}
        if all(map(is_exact, after.values())) and usages[owner].fits(addition, at):
            sums.update(after)
            usages[owner].add(addition, at)
        else:
            found.append(event)
    return found


def _start(event: Event, length: int) -> int:
    return event.captured_at - event.captured_at % length


def _roll_up(db: Connection, events: Sequence[Event]) -> None:
    hours: dict[tuple[str, str, int], list[Any]] = {}
    users: dict[tuple[str, str, int, str], list[Any]] = {}
    environments: dict[tuple[str, str, int], list[Any]] = {}
    for event in events:
        company_id, subtype, at, quantity = (
            event.company_id or "",
            event.subtype or "",
            event.captured_at,
            event.quantity,
        )
        day = at - at % _DAY
        hour = hours.setdefault((company_id, subtype, at - at % _HOUR), [event.environment_id, 0, 0])
        user = users.setdefault((company_id, subtype, day, event.user_id or ""), [event.environment_id, 0, 0, 0])
        environment = environments.setdefault((event.environment_id, subtype, day), [0, 0])
        hour[1] += quantity
        hour[2] += 1
        user[1] += quantity
        user[2] += 1
        if at > user[3]:
            user[3] = at
        environment[0] += quantity
        environment[1] += 1
    _add_all(db, _ADD_HOUR, hours)
    _add_all(db, _ADD_USER_DAY, users)
    # Last, because every transaction of the environment may want these.
    rows = [
        (*key, max(-MAX_INTEGER, min(quantity, MAX_INTEGER)), number)
        for key, (quantity, number) in sorted(environments.items())
    ]
    run(db, _ADD_ENVIRONMENT_DAY, rows)


def _add_all(db: Connection, sql: str, sums: Mapping[Any, list[Any]]) -> None:
    rows = [(*key, *own) for key, own in sorted(sums.items())]
    if not all(is_exact(own[1]) for own in sums.values()):
        raise BadRequest(BEYOND)
    if run_counted(db, sql, rows, -MAX_INTEGER, MAX_INTEGER) < len(rows):
        raise BadRequest(BEYOND)


def _additions(events: Sequence[Event], anchors: Anchors) -> dict[Owner, list[Addition]]:
    """What is to be added to the counters, by windows."""
    found: dict[Owner, list[Addition]] = {}
    for event in events:
        company_id, at = event.company_id or "", event.captured_at
        own_windows = windows(at, anchors.get(company_id))
        own = found.setdefault((company_id, event.subtype or ""), [])
        for addition in own:
            if addition.windows is own_windows or addition.windows == own_windows:
                break
        else:
            addition = Addition(own_windows, event.environment_id)
            own.append(addition)
        addition.quantity += event.quantity
        if event.is_backfill:
            addition.backfilled += event.quantity
        if at < addition.earliest:
            addition.earliest = at
        if at > addition.latest:
            addition.latest = at
    return found


def _owner(one: tuple[Owner, Any]) -> Owner:
    return one[0]


def _added(owner: Owner, addition: Addition, at: int) -> tuple[Any, ...]:
    if not is_exact(addition.quantity):
        raise BadRequest(BEYOND)
    _, day, week, month, cycle = addition.windows
    span = addition.earliest, addition.latest, at
    return (*owner, addition.environment_id, addition.quantity, *span, day[2], week[2], month[2], cycle[2])


def _move_on(
    db: Connection, additions: Mapping[Owner, list[Addition]], at: int, counted: dict[str, list[Counted]]
) -> None:
    """Add what is not of the windows that rows have, or would leave a bound there."""
    if not additions:
        return
    usages = _read(db, additions)
    rows: list[tuple[Any, ...]] = []
    kept: list[tuple[Any, ...]] = []
    over: list[tuple[Any, ...]] = []
    for owner, own in sorted(additions.items(), key=_owner):
        usage, environment_id = usages[owner], own[0].environment_id
        stored = {key: counter.version for key, counter in usage.before(0).items()}
        told: dict[Window, tuple[int, int]] = {}
        added: dict[Window, int] = defaultdict(int)
        for addition in own:
            if not usage.fits(addition, at):
                raise BadRequest(BEYOND)
            for window, counter in usage.add(addition, at):
                told[window] = counter.value, counter.version
                added[window] += addition.quantity - addition.backfilled
        counted[owner[0]] += [
            Counted(owner[1], (window,), (value,), version, added[window]) for window, (value, version) in told.items()
        ]
        rows.append(_row(owner, environment_id, usage))
        before = usage.before(at)
        kept += [
            (*owner, *WINDOWS[index], start, environment_id, *_figures(counter))
            for (index, start), counter in before.items()
            if stored.get((index, start)) != counter.version
        ]
        over += [(*owner, *WINDOWS[index], start) for index, start in stored if (index, start) not in before]
    run(db, _WRITE, rows)
    run(db, _WRITE_BEFORE, kept)
    run(db, _DELETE_BEFORE, over)


def _read(db: Connection, owners: Iterable[Owner]) -> dict[Owner, Usage]:
    usages = {owner: Usage() for owner in sorted(set(owners))}
    for company_id, subtype, period, month_reset, start, *figures in run(db, _READ, list(usages)):
        usage, counter = usages[company_id, subtype], Counter(*figures)
        usage.counters[WINDOWS.index((period, month_reset))][start] = counter
        usage.version = max(usage.version, counter.version)
    return usages


def _row(owner: Owner, environment_id: str, usage: Usage) -> tuple[Any, ...]:
    (_, all_time), *others = usage.newest()
    figures = [all_time.value, all_time.earliest, all_time.created_at]
    for start, one in others:
        figures += [start, one.value, one.earliest, one.created_at]
    return (*owner, environment_id, usage.version, *figures, all_time.latest, others[-1][1].latest)


def _figures(counter: Counter) -> tuple[int, ...]:
    return counter.value, counter.version, counter.earliest, counter.latest, counter.created_at
