"""Links with which somebody becomes a member, or a member gets a new password: used once, known by their token only."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts import passwords, sessions
from schematic_server.domains.accounts.tables import account_member, invitation
from schematic_server.errors import BadRequest, NotFound
from schematic_server.storage import queries
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

LIFETIME = timedelta(days=7)
ROLES = ("admin", "member")
MAX_NAME, MAX_EMAIL = 256, 254  # characters
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def invite(
    db: Connection,
    account_id: str,
    email: str | None,
    role: str,
    now: datetime,
    permissions: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """A token for a new member; an invitation to the same address before it ends. Raises BadRequest."""
    email = None if email is None else checked_email(email)
    if role not in ROLES:
        raise BadRequest(f"role: must be one of {', '.join(ROLES)}, not {role[:40]!r}")
    if email is not None:
        if db.scalar(sa.select(account_member.c.id).where(account_member.c.email == email)):
            raise BadRequest(f"email: {email} is a member already; make a new password instead")
        db.execute(sa.delete(invitation).where(invitation.c.email == email))
    return _insert(db, account_id, now, email=email, role=role, permissions=dict(permissions or {}))


def reset(db: Connection, member: Row, now: datetime) -> str:
    """A token for a new password of a member; one that was made before ends."""
    db.execute(sa.delete(invitation).where(invitation.c.member_id == member["id"]))
    known = {"member_id": member["id"], "email": member["email"], "role": member["role"]}
    return _insert(db, member["account_id"], now, **known, permissions=member["permissions"])


def find(db: Connection, token: str, now: datetime) -> Row:
    """The invitation; raises NotFound when it was used, has ended, or never was."""
    own = (invitation.c.id == sessions.hashed(token)) & (invitation.c.ends_at > now)
    found = queries.first(db, sa.select(invitation).where(own))
    if found is None:
        raise NotFound("this link was used, or has ended; ask for a new one (`schematic members invite`)")
    return found


def accept(db: Connection, token: str, email: str, name: str, hash_: str, now: datetime) -> str:
    """Use the link: the member's id. Who had sessions is signed out of them. Raises NotFound, BadRequest."""
    found = find(db, token, now)
    db.execute(sa.delete(invitation).where(invitation.c.id == found["id"]))
    member_id: str = found["member_id"] or _make_member(db, found, email, name.strip(), now)
    sessions.end_all(db, member_id)
    passwords.save(db, member_id, hash_, now)
    return member_id


def join(db: Connection, email: str, name: str, now: datetime) -> str | None:
    """Use the invitation of an address that is known to be the caller's: the new member's id; None where none waits."""
    waiting = (invitation.c.email == email) & (invitation.c.ends_at > now) & invitation.c.member_id.is_(None)
    found = queries.first(db, sa.select(invitation).where(waiting))
    if found is None:
        return None
    db.execute(sa.delete(invitation).where(invitation.c.id == found["id"]))
    return _make_member(db, found, email, name.strip()[:MAX_NAME] or email, now)


def pending(db: Connection, account_id: str, now: datetime) -> list[Row]:
    """Invitations that wait for somebody, newest first."""
    waiting = (invitation.c.account_id == account_id) & (invitation.c.ends_at > now) & invitation.c.email.is_not(None)
    return queries.rows(db, sa.select(invitation).where(waiting).order_by(invitation.c.created_at.desc()))


def is_first(db: Connection) -> bool:
    """Whether nobody can sign in yet."""
    return db.scalar(sa.select(account_member.c.id).limit(1)) is None


def checked_email(text: str) -> str:
    """In small letters; raises BadRequest."""
    email = text.strip().lower()
    if len(email) > MAX_EMAIL or not _EMAIL.fullmatch(email):
        raise BadRequest("email: must be an address such as ada@example.com")
    return email


def _make_member(db: Connection, found: Row, email: str, name: str, now: datetime) -> str:
    """A member by an invitation: the id. Raises BadRequest."""
    email = found["email"] or checked_email(email)
    if not 1 <= len(name) <= MAX_NAME:
        raise BadRequest(f"name: must have 1 to {MAX_NAME} characters")
    if db.scalar(sa.select(account_member.c.id).where(account_member.c.email == email)):
        raise BadRequest(f"email: {email} is a member already; sign in instead")
    member_id = new_id("user")
    values = {"email": email, "name": name, "role": found["role"], "permissions": found["permissions"]}
    stamps = {"created_at": now, "updated_at": now}
    db.execute(sa.insert(account_member).values(id=member_id, account_id=found["account_id"], **values, **stamps))
    return member_id


def _insert(db: Connection, account_id: str, now: datetime, **values: Any) -> str:
    token = secrets.token_urlsafe(32)
    stamps = {"created_at": now, "ends_at": now + LIFETIME}
    db.execute(sa.insert(invitation).values(id=sessions.hashed(token), account_id=account_id, **values, **stamps))
    return token
