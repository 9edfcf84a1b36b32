"""Companies and users as the rules engine knows them: keys, traits, counters. One statement for any number of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.companies import store
from schematic_server.domains.companies.keys import EntityType
from schematic_server.domains.companies.metrics import Window, select_counters
from schematic_server.domains.companies.store import TABLES
from schematic_server.domains.companies.traits import COMPARABLE_TYPES
from schematic_server.storage.metadata import instant

# Who is known to the engine, as members of one statement: `asked` are keys as (environment, entity type, name, folded
# value, ''), and entities as (environment, '', '', '', id). Rows of several kinds, told apart by the first column; the
# second says whose they are. What a kind does not need is '' or 0. The environment is compared with what is wanted, not
# with a parameter: for that SQLite would read whole tables, to know what is not in them (a Bloom filter).
WANTED = """
WITH asked AS (SELECT {rows}),
named AS (
  SELECT k.entity_id, k.environment_id, k.entity_type, k.name, k.folded_value
  FROM asked CROSS JOIN entity_key AS k
  WHERE k.environment_id = asked.column1 AND k.entity_type = asked.column2
    AND k.name = asked.column3 AND k.folded_value = asked.column4
),
wanted AS (
  SELECT entity_id AS column1, environment_id AS column2 FROM named
  UNION
  SELECT column5, column1 FROM asked WHERE column5 <> ''
)
"""
_ENTITY, _NAMED, _KEY, _TRAIT, _COUNTER = range(5)
_ANCHORS: dict[EntityType, str] = {"company": "coalesce(e.billing_anchor, -1)", "user": "-1"}
_ENTITIES = "".join(
    f"""
UNION ALL
SELECT {_ENTITY}, e.id, '{entity_type}', '', '', '', {_ANCHORS[entity_type]}, 0, 0, 0
FROM wanted CROSS JOIN {table.name} AS e
WHERE e.id = wanted.column1 AND e.environment_id = wanted.column2
"""  # noqa: S608  # names of tables only
    for entity_type, table in TABLES.items()
)
_COUNTER_COLUMNS = (
    str(_COUNTER),
    "company_id",
    "event_subtype",
    "period",
    "month_reset",
    "''",
    "period_start",
    "value",
    "version",
    "created_at",
)
KNOWN = f"""
SELECT {_NAMED}, entity_id, entity_type, name, folded_value, '', 0, 0, 0, 0 FROM named
{_ENTITIES}
UNION ALL
SELECT {_KEY}, k.entity_id, k.name, k.value, '', '', 0, 0, 0, 0
FROM wanted CROSS JOIN entity_key AS k
WHERE k.entity_id = wanted.column1 AND k.environment_id = wanted.column2
UNION ALL
SELECT {_TRAIT}, t.entity_id, d.id, t.value, d.trait_type, d.entity_type, 0, 0, 0, 0
FROM wanted CROSS JOIN entity_trait AS t JOIN trait_definition AS d ON d.id = t.definition_id
WHERE t.entity_id = wanted.column1 AND t.environment_id = wanted.column2
UNION ALL
{select_counters(_COUNTER_COLUMNS, "m.company_id = wanted.column1 AND m.environment_id = wanted.column2")}
"""  # noqa: S608  # names of tables only
FIRST_FREE = _COUNTER + 1  # kind of rows that others may add


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


class Everybody(NamedTuple):
    """Companies and users by id, and whom keys name, by lower-case name and lower-case value."""

    entities: dict[EntityType, dict[str, Known]]
    by_key: dict[EntityType, dict[tuple[str, str], str]]


def known(rows: Iterable[Sequence[Any]]) -> Everybody:
    """Who is in rows of `KNOWN`, which are in order; those of other kinds are left out."""
    found = Everybody({"company": {}, "user": {}}, {"company": {}, "user": {}})
    by_id: dict[str, Known] = {}
    for kind, entity_id, *rest in rows:  # that there is one, first of all
        if kind == _ENTITY:
            entity_type, _, _, _, anchor, *_ = rest
            made = Known(None if anchor < 0 else instant(anchor))
            by_id[entity_id] = found.entities[entity_type][entity_id] = made
        elif (one := by_id.get(entity_id)) is None:
            continue
        elif kind == _NAMED:
            entity_type, name, value, *_ = rest
            found.by_key[entity_type][name, value] = entity_id
        else:
            _add(one, kind, rest)
    return found


def _add(to: Known, kind: int, row: Sequence[Any]) -> None:
    name, text, second, third, start, value, version, created_at = row
    if kind == _KEY:
        to.keys[name] = text
    elif kind == _TRAIT:
        to.traits.append(TraitValue(name, text, second, third))
    elif kind == _COUNTER:
        to.counters.append(Counter(name, Window(text, second, start), value, version, instant(created_at)))


def page_after(
    db: Connection,
    environment_id: str,
    entity_type: EntityType,
    after: Place | None,
    limit: int,
    *conditions: sa.ColumnElement[bool],
) -> list[Place]:
    """The next ones in the order in which they were made; the first for None."""
    return store.page_after(db, environment_id, entity_type, after, limit, *conditions)


def current(one: Known, windows: Sequence[Window]) -> list[Counter]:
    """The counters of these windows."""
    return [counter for counter in one.counters if counter.window in windows]


def trait_values(one: Known) -> Mapping[str, str]:
    """Values by trait definition."""
    return {trait.definition_id: trait.value for trait in one.traits}
