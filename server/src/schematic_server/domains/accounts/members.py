"""Members of the account: who may sign in to the console. The API tells of them, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from schematic_server.domains.accounts import store
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.accounts import (
        AccountMemberResponseData,
        CountAccountMembersQuery,
        ListAccountMembersQuery,
    )
    from schematic_server.contract.shared import CountResponse


def list_(scope: Scope, query: ListAccountMembersQuery) -> list[AccountMemberResponseData]:
    """A page of members, newest first."""
    return _told(store.list_members(scope, query))


def count(scope: Scope, query: CountAccountMembersQuery) -> CountResponse:
    return {"count": store.count_members(scope, query)}


def get(scope: Scope, member_id: str) -> AccountMemberResponseData:
    """One member; raises NotFound."""
    row = store.find_member(scope, member_id)
    if row is None:
        raise NotFound(f"account member {member_id[:40]} does not exist")
    return _told([row])[0]


def names(scope: Scope, ids: Iterable[str]) -> dict[str, str]:
    """What members are called, by their ids; those who were removed are left out."""
    return store.member_names(scope, ids)


def _told(rows: Sequence[Row]) -> list[AccountMemberResponseData]:
    return [
        {
            "id": row["id"],
            "email": row["email"],
            "first_name": row["first_name"],
            "last_name": row["last_name"],
            "name": row["name"],
            "image_url": row["image_url"],
            "role": row["role"],
            "permissions": row["permissions"],
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
        }
        for row in rows
    ]
