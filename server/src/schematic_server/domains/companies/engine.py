"""Companies and users as the rules engine knows them: keys, traits, counters. One statement for any number of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection

from schematic_server.domains.companies import store
from schematic_server.domains.companies.keys import EntityType
from schematic_server.domains.companies.metrics import Window, select_counters
from schematic_server.domains.companies.store import TABLES
from schematic_server.domains.companies.traits import COMPARABLE_TYPES
from schematic_server.storage.metadata import instant
from schematic_server.storage.statements import run

_COUNTERS = "UNION ALL" + select_counters(
    (
        "3",
        "company_id",
        "event_subtype",
        "period",
        "month_reset",
        "''",
        "period_start",
        "value",
        "version",
        "created_at",
    ),
    "m.company_id = wanted.column1 AND m.environment_id = ?",
)

# Rows of four kinds, told apart by the first column; what a kind does not need is '' or 0.
_KNOWN: dict[EntityType, str] = {
    entity_type: f"""
WITH wanted AS (SELECT {{rows}})
SELECT 0, e.id, '', '', '', '', {"coalesce(e.billing_anchor, -1)" if entity_type == "company" else "-1"}, 0, 0, 0
FROM wanted CROSS JOIN {table.name} AS e
WHERE e.id = wanted.column1 AND e.environment_id = ?
UNION ALL
SELECT 1, k.entity_id, k.name, k.value, '', '', 0, 0, 0, 0
FROM wanted CROSS JOIN entity_key AS k
WHERE k.entity_id = wanted.column1 AND k.environment_id = ?
UNION ALL
SELECT 2, t.entity_id, d.id, t.value, d.trait_type, d.entity_type, 0, 0, 0, 0
FROM wanted CROSS JOIN entity_trait AS t JOIN trait_definition AS d ON d.id = t.definition_id
WHERE t.entity_id = wanted.column1 AND t.environment_id = ?
{_COUNTERS if entity_type == "company" else ""}
"""  # noqa: S608  # names of tables only
    for entity_type, table in TABLES.items()
}


Place: TypeAlias = tuple[datetime, str]  # when somebody was made, and the id


class TraitValue(NamedTuple):
    definition_id: str
    value: str
    trait_type: str
    entity_type: str

    @property
    def engine(self) -> dict[str, Any]:
        """The trait as the engine reads it."""
        definition = {
            "id": self.definition_id,
            "comparable_type": COMPARABLE_TYPES[self.trait_type],
            "entity_type": self.entity_type,
        }
        return {"value": self.value, "trait_definition": definition}


class Counter(NamedTuple):
    """A counter with its window; `version` as in `changes.Counted`."""

    event_subtype: str
    window: Window
    value: int
    version: int
    created_at: datetime


@dataclass(slots=True)
class Known:
    """`counters` are those of windows that may be the current ones; `anchor` starts a company's billing cycles."""

    anchor: datetime | None = None
    keys: dict[str, str] = field(default_factory=dict[str, str])
    traits: list[TraitValue] = field(default_factory=list[TraitValue])
    counters: list[Counter] = field(default_factory=list[Counter])


def known(db: Connection, environment_id: str, entity_type: EntityType, ids: Sequence[str]) -> dict[str, Known]:
    """What there is of those that exist, by id."""
    statement = _KNOWN[entity_type]
    rows = run(db, statement, [(one,) for one in ids], *[environment_id] * statement.count("?"))
    found: dict[str, Known] = {}
    for kind, entity_id, *rest in sorted(rows, key=lambda row: row[:5]):  # that there is one, first of all
        if kind == 0:
            found[entity_id] = Known(None if rest[4] < 0 else instant(rest[4]))
        elif (one := found.get(entity_id)) is not None:
            _add(one, kind, rest)
    return found


def _add(to: Known, kind: int, row: Sequence[Any]) -> None:
    name, text, second, third, start, value, version, created_at = row
    if kind == 1:
        to.keys[name] = text
    elif kind == 2:
        to.traits.append(TraitValue(name, text, second, third))
    else:
        to.counters.append(Counter(name, Window(text, second, start), value, version, instant(created_at)))


def page_after(
    db: Connection, environment_id: str, entity_type: EntityType, after: Place | None, limit: int
) -> list[Place]:
    """The next ones in the order in which they were made; the first for None."""
    return store.page_after(db, environment_id, entity_type, after, limit)


def current(one: Known, windows: Sequence[Window]) -> list[Counter]:
    """The counters of these windows."""
    return [counter for counter in one.counters if counter.window in windows]


def trait_values(one: Known) -> Mapping[str, str]:
    """Values by trait definition."""
    return {trait.definition_id: trait.value for trait in one.traits}
