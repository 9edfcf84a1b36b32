"""Flags and their rules for the rules engine: which there are, and what decides each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from schematic_server.domains.features import store
from schematic_server.domains.features.rules import Rule
from schematic_server.domains.features.views import derived
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.shared import EntityTraitDefinitionResponseData


@dataclass(frozen=True, slots=True)
class RuledFlag:
    """A flag's row with the rules of one environment: the user's, then those that plan entitlements stand for."""

    row: Row
    rules: Sequence[Rule]


def flag_ids(db: Connection, account_id: str) -> dict[str, str]:
    """The id of every flag by its key in lower case, oldest first."""
    return store.every_flag_id(db, account_id)


def ruled_flags(db: Connection, account_id: str, environment_id: str, ids: Sequence[str]) -> list[RuledFlag]:
    """Those of `ids` that exist."""
    if not ids:
        return []
    rows = store.flags_by_id(db, account_id, ids)
    own, others = store.rules(db, environment_id, ids), derived(db, environment_id, ids)
    return [RuledFlag(rows[one], [*own.get(one, ()), *others.get(one, ())]) for one in ids if one in rows]


def definitions(
    db: Connection, environment_id: str, ids: Iterable[str]
) -> Mapping[str, EntityTraitDefinitionResponseData]:
    """Trait definitions that rules name, by id."""
    return store.trait_definitions(db, environment_id, ids)
