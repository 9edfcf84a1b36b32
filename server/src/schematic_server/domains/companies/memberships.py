"""Memberships: which users belong to which companies. A new one, and one that is gone, is a change of the user."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.changes import UserChanged
from schematic_server.domains.companies import shapes, store
from schematic_server.domains.companies.store import EntityType, Row
from schematic_server.domains.companies.tables import company_membership
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds, new_id
from schematic_server.storage.queries import chunks
from schematic_server.storage.statements import run

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyMembershipDetailResponseData, ListCompanyMembershipsQuery
    from schematic_server.contract.shared import DeleteResponse

_KNOWN = """
SELECT company_membership.company_id, company_membership.user_id
FROM (SELECT {rows}) AS wanted CROSS JOIN company_membership
WHERE company_membership.company_id = wanted.column1 AND company_membership.user_id = wanted.column2
  AND company_membership.environment_id = ?
"""
_COUNTS = """
SELECT company_id, count(*) FROM company_membership WHERE company_id IN (SELECT {rows}) AND environment_id = ?
GROUP BY company_id
"""
_ADD = "INSERT INTO company_membership (id, environment_id, company_id, user_id, created_at, updated_at) SELECT {rows}"


def get_or_create(scope: Scope, company_id: str, user_id: str) -> Row:
    """The membership row of the pair; raises NotFound when either does not exist."""
    table = company_membership
    own = table.c.environment_id == scope.environment_id
    pair = (own, table.c.company_id == company_id, table.c.user_id == user_id)
    found = scope.db.execute(sa.select(table).where(*pair)).mappings().first()
    if found is not None:
        return found
    both: dict[EntityType, str] = {"company": company_id, "user": user_id}
    for entity_type, entity_id in both.items():
        if not store.existing_ids(scope.db, scope.environment_id, entity_type, [entity_id]):
            raise NotFound(f"{entity_type} {entity_id} does not exist in this environment")
    row = {
        "id": new_id("cmpm"),
        "environment_id": scope.environment_id,
        "company_id": company_id,
        "user_id": user_id,
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    scope.db.execute(sa.insert(table).values(**row))
    _tell(scope, [user_id])
    return row


def ensure(scope: Scope, pairs: Iterable[tuple[str, str]]) -> None:
    """Make the user of each (company, user) a member of the company; both must exist. Two statements for all."""
    wanted = sorted(set(pairs))
    known = {tuple(row) for row in run(scope.db, _KNOWN, wanted, scope.environment_id)}
    at = microseconds(scope.now)
    missing = [pair for pair in wanted if pair not in known]
    run(scope.db, _ADD, [(new_id("cmpm"), scope.environment_id, *pair, at, at) for pair in missing])
    _tell(scope, [user_id for _, user_id in missing])


def set_companies(scope: Scope, user_id: str, company_ids: Iterable[str], *, exhaustive: bool) -> None:
    """Make the user a member of these companies; with `exhaustive`, of no others."""
    wanted = list(dict.fromkeys(company_ids))
    for company_id in wanted:
        get_or_create(scope, company_id, user_id)
    if exhaustive:
        table = company_membership
        own = table.c.environment_id == scope.environment_id
        others = sa.delete(table).where(own, table.c.user_id == user_id, table.c.company_id.not_in(wanted))
        if scope.db.execute(others).rowcount:
            _tell(scope, [user_id])


def leave_with_company(scope: Scope, company_id: str) -> None:
    """Tell of the users of a company that is about to be deleted; their memberships go with it."""
    table = company_membership
    members = sa.select(table.c.user_id).where(table.c.company_id == company_id)
    _tell(scope, scope.db.scalars(members.where(table.c.environment_id == scope.environment_id)))


def list_(scope: Scope, query: ListCompanyMembershipsQuery) -> list[CompanyMembershipDetailResponseData]:
    """A page of memberships of a company, a user, or both, newest first."""
    table = company_membership
    conditions = [table.c.environment_id == scope.environment_id]
    if "company_id" in query:
        conditions.append(table.c.company_id == query["company_id"])
    if "user_id" in query:
        conditions.append(table.c.user_id == query["user_id"])
    order = (table.c.created_at.desc(), table.c.id.desc())
    statement = sa.select(table).where(*conditions).order_by(*order).limit(query["limit"]).offset(query["offset"])
    return details(scope, scope.db.execute(statement).mappings().all())


def of_users(scope: Scope, user_ids: Sequence[str]) -> dict[str, list[CompanyMembershipDetailResponseData]]:
    """Memberships of each user, oldest first."""
    table = company_membership
    found: dict[str, list[CompanyMembershipDetailResponseData]] = {}
    for part in chunks(user_ids):
        own = table.c.environment_id == scope.environment_id
        statement = sa.select(table).where(own, table.c.user_id.in_(part)).order_by("created_at", "id")
        for one in details(scope, scope.db.execute(statement).mappings().all()):
            found.setdefault(one["user_id"], []).append(one)
    return found


def user_counts(scope: Scope, company_ids: Sequence[str]) -> dict[str, int]:
    """Number of users by company; companies without any are left out."""
    return dict(run(scope.db, _COUNTS, [(one,) for one in company_ids], scope.environment_id))


def delete(scope: Scope, membership_id: str) -> DeleteResponse:
    """Unlink; raises NotFound."""
    table = company_membership
    own = table.c.environment_id == scope.environment_id
    unlinked = sa.delete(table).where(own, table.c.id == membership_id).returning(table.c.user_id)
    user_id = scope.db.scalar(unlinked)
    if user_id is None:
        raise NotFound(f"membership {membership_id} does not exist in this environment")
    _tell(scope, [user_id])
    return {"deleted": True}


def details(scope: Scope, rows: Sequence[Row]) -> list[CompanyMembershipDetailResponseData]:
    companies = shapes.short_companies(scope, sorted({row["company_id"] for row in rows}))
    return [
        {
            "id": row["id"],
            "company_id": row["company_id"],
            "user_id": row["user_id"],
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
            "company": companies[row["company_id"]],
        }
        for row in rows
    ]


def _tell(scope: Scope, user_ids: Iterable[str]) -> None:
    for user_id in user_ids:
        scope.emit(UserChanged(*scope.here, user_id, "updated"))
