"""Members as an identity provider names them: found by its own name for them, at first by their verified address."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts import invitations, managing
from schematic_server.domains.accounts.tables import account_member, member_identity
from schematic_server.errors import Unauthorized


def find(
    db: Connection, issuer: str, subject: str, email: str | None, name: str, request_id: str, now: datetime
) -> str:
    """The id of the member; `email` is None unless the provider has verified it. Raises Unauthorized.

    An address is a member's, or an invitation's, which is accepted. From then on `subject` alone counts.
    """
    known = (member_identity.c.issuer == issuer) & (member_identity.c.subject == subject)
    member_id: str | None = db.scalar(sa.select(member_identity.c.member_id).where(known))
    if member_id is not None:
        return member_id
    if email is None:
        raise Unauthorized("the identity provider has verified no address of yours, so nobody here is known to be you")
    email = invitations.checked_email(email)
    member_id = db.scalar(sa.select(account_member.c.id).where(account_member.c.email == email))
    if member_id is None:
        member_id = invitations.join(db, email, name, now)
        if member_id is None:
            raise Unauthorized(f"{email} is no member here; an admin can invite you under Settings, Members")
        managing.joined(db, member_id, request_id, now)
    values = {"issuer": issuer, "subject": subject, "member_id": member_id, "created_at": now}
    db.execute(sa.insert(member_identity).values(values))
    return member_id
