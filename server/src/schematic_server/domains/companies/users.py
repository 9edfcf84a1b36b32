"""Users as they are shown, found, linked to companies and deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from schematic_server.changes import UserChanged
from schematic_server.domains.companies import keys, memberships, shapes, store, traits, upsert
from schematic_server.domains.companies.views import user_filters
from schematic_server.errors import NotFound
from schematic_server.scope import Scope


def save(scope: Scope, body: Mapping[str, Any], *, must_be_new: bool = False) -> dict[str, Any]:
    """Create or update by keys, link to companies; the detail.

    `company` and `company_id` add one membership; `companies` and `company_ids` are the whole list.
    """
    user_id = upsert.upsert(scope, "user", body, must_be_new=must_be_new)
    single: list[dict[str, str]] = [body["company"]] if body.get("company") else []
    many: list[dict[str, str]] = body.get("companies") or []
    if single or body.get("company_id"):
        ids = [body["company_id"]] if body.get("company_id") else []
        ids += [upsert.upsert_company(scope, keys=one) for one in single]
        memberships.set_companies(scope, user_id, ids, exhaustive=False)
    elif body.get("companies") is not None or body.get("company_ids") is not None:
        ids = list(body.get("company_ids") or [])
        ids += [upsert.upsert_company(scope, keys=one) for one in many]
        memberships.set_companies(scope, user_id, ids, exhaustive=True)
    return get(scope, user_id)


def save_trait(scope: Scope, body: Mapping[str, Any]) -> dict[str, Any]:
    """Set or increment one trait of the user that the keys name, created if need be."""
    wanted = {"keys": body["keys"], "update_only": body.get("update_only")}
    user_id = upsert.upsert(scope, "user", wanted)
    if traits.write_one(scope, "user", user_id, body):
        scope.emit(UserChanged(*scope.here, user_id, "updated"))
    return get(scope, user_id)


def get(scope: Scope, user_id: str) -> dict[str, Any]:
    """One user's detail; raises NotFound."""
    found = details(scope, [user_id])
    if not found:
        raise NotFound(f"user {user_id} does not exist in this environment")
    return found[0]


def lookup(scope: Scope, wanted: Mapping[str, str]) -> dict[str, Any]:
    """The user that the keys name; raises NotFound for nobody, KeyConflict for several."""
    found = keys.find_one(scope.db, scope.environment_id, "user", wanted) if wanted else None
    if found is None:
        raise NotFound("no user of this environment has any of these keys")
    return get(scope, found)


def list_(scope: Scope, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A page of details, newest first."""
    return details(scope, store.list_ids(scope, "user", _conditions(scope, query), query))


def count(scope: Scope, query: Mapping[str, Any]) -> dict[str, Any]:
    return {"count": store.count(scope, "user", _conditions(scope, query))}


def delete(scope: Scope, user_id: str) -> None:
    """Remove a user with its keys, traits and memberships; raises NotFound."""
    _delete(scope, user_id)


def delete_by_keys(scope: Scope, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Remove the user that the keys name; what it was, in short."""
    return _delete(scope, lookup(scope, wanted)["id"])


def details(scope: Scope, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Contract: `UserDetailResponseData`, in the order of `ids`; unknown ones are left out."""
    rows = store.entities(scope, "user", ids)
    known = [one for one in ids if one in rows]
    members = shapes.keys_and_traits(scope, known)
    linked = memberships.of_users(scope, known)
    return [{**rows[one], **members[one], "company_memberships": linked.get(one, [])} for one in known]


def _delete(scope: Scope, user_id: str) -> dict[str, Any]:
    row = store.entities(scope, "user", [user_id]).get(user_id)
    if row is None:
        raise NotFound(f"user {user_id} does not exist in this environment")
    was = dict(row)
    store.delete_entity(scope, "user", user_id)
    scope.emit(UserChanged(*scope.here, user_id, "deleted", was=was))
    return was


def _conditions(scope: Scope, query: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    return [*store.conditions(scope, "user", query), *user_filters.conditions(scope, query)]
