"""How traits that measure features change, day by day: written in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from schematic_server.changes import Change, CompanyChanged
from schematic_server.domains.companies import numbers
from schematic_server.domains.usage import store
from schematic_server.domains.usage.ranges import DAY
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds


def record(db: Connection, changes: Sequence[Change], now: datetime) -> None:
    """Listens inside transactions: adds what companies' traits have grown by to today."""
    companies: dict[str, CompanyChanged] = {}
    before: dict[tuple[str, str], str | None] = {}
    created: set[str] = set()
    for one in changes:
        if not isinstance(one, CompanyChanged) or one.action == "deleted":
            continue
        companies[one.company_id] = one
        if one.action == "created":
            created.add(one.company_id)
        for definition_id, was in one.traits_were:
            before.setdefault((one.company_id, definition_id), was)
    if not before and not created:
        return
    measuring = store.measuring_traits(db, {one.account_id for one in companies.values()})
    for company_id in created:
        before.update(((company_id, definition_id), None) for definition_id in measuring)
    touched = {key: was for key, was in before.items() if key[1] in measuring}
    if not touched:
        return
    after = store.trait_texts(db, {company_id for company_id, _ in touched}, {one for _, one in touched})
    today = microseconds(now)
    today -= today % DAY
    rows: list[tuple[str, str, int, str | None, int]] = []
    for key, was in sorted(touched.items(), key=lambda item: item[0]):
        added = numbers.usage(after.get(key)) - numbers.usage(was)
        if added:
            rows.append((*key, today, companies[key[0]].environment_id, added))
    store.add_trait_days(db, rows)


def days(scope: Scope, definition_id: str, since: int, company_id: str | None = None) -> Mapping[int, int]:
    """By how much each day (its start, in microseconds since 1970) from `since` on changed a trait.

    Of one company, or of all of the environment together.
    """
    return store.trait_days(scope, definition_id, since, company_id)
