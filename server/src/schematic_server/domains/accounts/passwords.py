"""Passwords of members, kept as Argon2id hashes. Hashing takes tens of milliseconds: never on the event loop.

Lengths follow NIST SP 800-63B §5.1.1: no rule but a least length, any character.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import account_member, member_password
from schematic_server.errors import BadRequest
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from argon2 import PasswordHasher

MIN_LENGTH, MAX_LENGTH = 12, 128  # characters


def hashed(password: str) -> str:
    """What is stored of it; raises BadRequest."""
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        raise BadRequest(f"password: must have {MIN_LENGTH} to {MAX_LENGTH} characters")
    return _hasher().hash(password)


def is_right(stored: str | None, password: str) -> bool:
    """Whether it is the password; takes as long where there is none."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(stored or _nobodys(), password[: MAX_LENGTH + 1]) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def find(db: Connection, email: str) -> Row | None:
    """The member with this address, with `hash`."""
    both = sa.select(account_member, member_password.c.hash).join_from(account_member, member_password)
    return queries.first(db, both.where(account_member.c.email == email.strip().lower()))


def save(db: Connection, member_id: str, hash_: str, now: datetime) -> None:
    """Set a member's password."""
    stored = member_password.c.member_id == member_id
    changed = db.execute(sa.update(member_password).where(stored).values(hash=hash_, updated_at=now))
    if not changed.rowcount:
        values = {"hash": hash_, "created_at": now, "updated_at": now}
        db.execute(sa.insert(member_password).values(member_id=member_id, **values))


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # which loads a library: commands that sign nobody in do without

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """To be compared with where there is no member, so that an answer tells nobody which addresses are known."""
    return _hasher().hash("nobody's password")
