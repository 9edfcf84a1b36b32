"""Users as they are shown, found, linked to companies and deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.changes import UserChanged
from schematic_server.domains.companies import keys, memberships, shapes, store, traits, upsert
from schematic_server.domains.companies.views import user_filters
from schematic_server.errors import NotFound
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CountUsersQuery,
        ListUsersQuery,
        UpsertTraitRequestBody,
        UpsertUserRequestBody,
        UserDetailResponseData,
        UserResponseData,
    )
    from schematic_server.contract.shared import CountResponse


def save(scope: Scope, body: UpsertUserRequestBody, *, must_be_new: bool = False) -> UserDetailResponseData:
    """Create or update by keys, link to companies; the detail.

    `company` and `company_id` add one membership; `companies` and `company_ids` are the whole list.
    """
    user_id = upsert.upsert(scope, "user", body, must_be_new=must_be_new)
    company, company_id = body.get("company"), body.get("company_id")
    companies, company_ids = body.get("companies"), body.get("company_ids")
    if company or company_id:
        ids = [company_id] if company_id else []
        ids += [upsert.upsert_company(scope, keys=company)] if company else []
        memberships.set_companies(scope, user_id, ids, exhaustive=False)
    elif companies is not None or company_ids is not None:
        ids = list(company_ids or [])
        ids += [upsert.upsert_company(scope, keys=one) for one in companies or []]
        memberships.set_companies(scope, user_id, ids, exhaustive=True)
    return get(scope, user_id)


def save_trait(scope: Scope, body: UpsertTraitRequestBody) -> UserDetailResponseData:
    """Set or increment one trait of the user that the keys name, created if need be."""
    wanted: UpsertUserRequestBody = {"keys": body["keys"], "update_only": body.get("update_only")}
    user_id = upsert.upsert(scope, "user", wanted)
    if traits.write_one(scope, "user", user_id, body):
        scope.emit(UserChanged(*scope.here, user_id, "updated"))
    return get(scope, user_id)


def get(scope: Scope, user_id: str) -> UserDetailResponseData:
    """One user's detail; raises NotFound."""
    found = details(scope, [user_id])
    if not found:
        raise NotFound(f"user {user_id} does not exist in this environment")
    return found[0]


def lookup(scope: Scope, wanted: Mapping[str, str]) -> UserDetailResponseData:
    """The user that the keys name; raises NotFound for nobody, KeyConflict for several."""
    found = keys.find_one(scope.db, scope.environment_id, "user", wanted) if wanted else None
    if found is None:
        raise NotFound("no user of this environment has any of these keys")
    return get(scope, found)


def list_(scope: Scope, query: ListUsersQuery) -> list[UserDetailResponseData]:
    """A page of details, newest first."""
    return details(scope, store.list_ids(scope, "user", _conditions(scope, query), query))


def count(scope: Scope, query: CountUsersQuery) -> CountResponse:
    return {"count": store.count(scope, "user", _conditions(scope, query))}


def delete(scope: Scope, user_id: str) -> None:
    """Remove a user with its keys, traits and memberships; raises NotFound."""
    _delete(scope, user_id)


def delete_by_keys(scope: Scope, wanted: Mapping[str, str]) -> UserResponseData:
    """Remove the user that the keys name; what it was, in short."""
    return _delete(scope, lookup(scope, wanted)["id"])


def exists(scope: Scope, user_id: str) -> bool:
    return bool(store.existing_ids(scope.db, scope.environment_id, "user", [user_id]))


def by_id(scope: Scope, ids: Sequence[str]) -> dict[str, UserResponseData]:
    """Users in short, by id."""
    return shapes.short_users(scope, ids)


def details(scope: Scope, ids: Sequence[str]) -> list[UserDetailResponseData]:
    """In the order of `ids`; unknown ones are left out."""
    rows = shapes.short_users(scope, ids)
    known = [one for one in ids if one in rows]
    members = shapes.keys_and_traits(scope, "user", known)
    linked = memberships.of_users(scope, known)
    return [{**rows[one], **members[one], "company_memberships": linked.get(one, [])} for one in known]


def _delete(scope: Scope, user_id: str) -> UserResponseData:
    was = shapes.short_users(scope, [user_id]).get(user_id)
    if was is None:
        raise NotFound(f"user {user_id} does not exist in this environment")
    store.delete_entity(scope, "user", user_id)
    scope.emit(UserChanged(*scope.here, user_id, "deleted", was=was))
    return was


def _conditions(scope: Scope, query: ListUsersQuery) -> list[sa.ColumnElement[bool]]:
    return [*store.conditions(scope, "user", query), *user_filters.conditions(scope, query)]
