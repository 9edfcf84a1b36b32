"""What admins do with members: invite, change, sign out, remove. The console and commands do; the API has no operation.

Every change leaves an entry in the audit log, in its transaction. Links are secrets: no entry has one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.domains.accounts import audit, invitations, members, permissions, sessions, store
from schematic_server.domains.accounts.tables import account_member, invitation, member_session
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Actor, Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

_encode = msgspec.json.Encoder().encode
LAST_ADMIN = "is the last admin; make somebody else one first"


def invite(scope: Scope, email: str, role: str, granted: Mapping[str, Sequence[str]]) -> str:
    """The token of a link for a new member; an invitation to the same address before it ends. Raises BadRequest."""
    granted = _granted(scope, granted)
    token = invitations.invite(scope.db, scope.account_id, email, role, scope.now, granted)
    email = invitations.checked_email(email)
    told = {"email": email, "role": role, "permissions": granted}
    _record(scope, "POST", "/invitations", "invitation", None, email, told, told)
    return token


def withdraw(scope: Scope, invitation_id: str) -> None:
    """End an invitation, by the id that `pending` tells. Raises NotFound."""
    own = (invitation.c.account_id == scope.account_id) & (invitation.c.id == invitation_id)
    found = queries.first(scope.db, sa.select(invitation).where(own))
    if found is None:
        raise NotFound("this invitation was used, or has ended")
    scope.db.execute(sa.delete(invitation).where(own))
    _record(scope, "DELETE", "/invitations", "invitation", None, found["email"], None, {"deleted": True})


def pending(scope: Scope) -> list[Row]:
    """Invitations that wait for somebody to join, newest first."""
    return [one for one in invitations.pending(scope.db, scope.account_id, scope.now) if one["member_id"] is None]


def update(scope: Scope, member_id: str, name: str, role: str, granted: Mapping[str, Sequence[str]]) -> None:
    """Change what a member is called and may do. Raises NotFound, BadRequest."""
    found = _found(scope, member_id)
    if role not in invitations.ROLES:
        raise BadRequest(f"role: must be one of {', '.join(invitations.ROLES)}, not {role[:40]!r}")
    if not 1 <= len(name) <= invitations.MAX_NAME:
        raise BadRequest(f"name: must have 1 to {invitations.MAX_NAME} characters")
    if role != permissions.ADMIN:
        _keep_an_admin(scope, found, "role")
    values = {"name": name, "role": role, "permissions": _granted(scope, granted)}
    one = account_member.c.id == member_id
    scope.db.execute(sa.update(account_member).where(one).values(**values, updated_at=scope.now))
    told = members.get(scope, member_id)
    _record(scope, "PUT", f"/account-members/{member_id}", "account_member", member_id, name, values, told)


def reset(scope: Scope, member_id: str) -> str:
    """The token of a link for a new password; the old one is good until the link is used. Raises NotFound."""
    found = _found(scope, member_id)
    token = invitations.reset(scope.db, found, scope.now)
    told = members.get(scope, member_id)
    _of_member(scope, "POST", found, "reset", told)
    return token


def sign_out(scope: Scope, member_id: str) -> int:
    """End a member's sessions: how many. Raises NotFound."""
    found, count = _found(scope, member_id), len(open_sessions(scope, member_id))
    sessions.end_all(scope.db, member_id)
    _of_member(scope, "DELETE", found, "sessions", {"deleted": True, "count": count})
    return count


def remove(scope: Scope, member_id: str) -> None:
    """Remove a member with password and sessions; the audit log keeps what they wrote. Raises NotFound, BadRequest."""
    found = _found(scope, member_id)
    _keep_an_admin(scope, found, "member")
    scope.db.execute(sa.delete(account_member).where(account_member.c.id == member_id))
    _of_member(scope, "DELETE", found, None, {"deleted": True})


def open_sessions(scope: Scope, member_id: str) -> list[Row]:
    """Where a member of the account is signed in, last used first: `created_at`, `seen_at`, `ends_at`."""
    is_open = (member_session.c.ends_at > scope.now) & (member_session.c.seen_at > scope.now - sessions.IDLE)
    columns = [member_session.c[name] for name in ("created_at", "seen_at", "ends_at")]
    found = sa.select(*columns).where(member_session.c.member_id == member_id, is_open)
    return queries.rows(scope.db, found.order_by(member_session.c.seen_at.desc()))


def everybody(scope: Scope) -> list[Row]:
    """All members of the account, those who came last first."""
    own = account_member.c.account_id == scope.account_id
    newest = account_member.c.created_at.desc(), account_member.c.id.desc()
    return queries.rows(scope.db, sa.select(account_member).where(own).order_by(*newest))


def by_email(scope: Scope, email: str) -> str:
    """The id of the member with this address, or with this id. Raises NotFound."""
    known = (account_member.c.email == email.strip().lower()) | (account_member.c.id == email)
    own = account_member.c.account_id == scope.account_id
    member_id: str | None = scope.db.scalar(sa.select(account_member.c.id).where(own, known))
    if member_id is None:
        raise NotFound(f"there is no member {email[:254]!r}; `schematic members list` shows those there are")
    return member_id


def joined(db: Connection, member_id: str, request_id: str, now: datetime) -> None:
    """Leave an entry of somebody who became a member, or set a new password, by a link."""
    account_id = db.scalar(sa.select(account_member.c.account_id).where(account_member.c.id == member_id))
    actor = Actor(str(account_id), "app_user", member_id=member_id)
    scope = Scope(db, "", actor, now, _no_changes, request_id)
    _of_member(scope, "POST", _found(scope, member_id), "join", members.get(scope, member_id))


def _found(scope: Scope, member_id: str) -> Row:
    found = store.find_member(scope, member_id)
    if found is None:
        raise NotFound(f"account member {member_id[:40]} does not exist")
    return found


def _granted(scope: Scope, granted: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return permissions.checked(granted, [one["id"] for one in store.every_environment(scope)])


def _keep_an_admin(scope: Scope, member: Row, named: str) -> None:
    """Raises BadRequest where the account would be left without an admin."""
    others = (account_member.c.account_id == scope.account_id) & (account_member.c.id != member["id"])
    conditions = [others, account_member.c.role == permissions.ADMIN]
    if member["role"] == permissions.ADMIN and not queries.count(scope.db, account_member, conditions):
        raise BadRequest(f"{named}: {member['name'] or member['email']} {LAST_ADMIN}")


def _of_member(scope: Scope, method: str, member: Row, what: str | None, told: Any) -> None:
    url = f"/account-members/{member['id']}" + (f"/{what}" if what else "")
    name = member["name"] or member["email"]
    _record(scope, method, url, "account_member", member["id"], name, None, told, what)


def _record(
    scope: Scope,
    method: str,
    url: str,
    resource_type: str,
    resource_id: str | None,
    name: str | None,
    asked: Any,
    told: Any,
    secondary: str | None = None,
) -> None:
    actor = scope.actor
    entry = audit.Entry(
        account_id=scope.account_id,
        environment_id=None,
        request_id=scope.request_id,
        actor_type=actor.kind,
        api_key_id=actor.api_key_id,
        member_id=actor.member_id,
        method=method,
        url=url,
        resource_type=resource_type,
        resource_id=resource_id,
        resource_name=name,
        secondary_resource=secondary,
        resp_code=200,
        req_body=None if asked is None else _encode(asked).decode(),
        resp_body=_encode({"data": told, "params": {}}).decode(),
        started_at=scope.now,
        ended_at=clock.now(),
    )
    audit.record(scope.db, [entry])


def _no_changes(change: object) -> None:
    raise RuntimeError(f"nobody is to hear of members, but of {change}")
