"""Connections to other systems, told as they are: there is none unless this server has an end for it (`port`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.integrations import store
from schematic_server.domains.integrations.port import NOT_CONNECTED
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.integrationsapi import IntegrationsListResponseData, ListIntegrationsQuery

_OTHERS = "companies and users of another system are told to this server by its own operations, such as POST /companies"


def list_(scope: Scope, query: ListIntegrationsQuery) -> list[IntegrationsListResponseData]:
    """A page of the environment's connections, newest first."""
    last = store.last_notices(scope)
    return [_told(row, last.get(row["type"])) for row in store.list_(scope, query)]


def cannot_connect(member: str, kind: str) -> BadRequest:
    """Why another system cannot be connected, and what to do instead."""
    why = NOT_CONNECTED if kind in store.BILLING else _OTHERS
    return BadRequest(f"{member}: {kind} cannot be connected to this server; {why}")


def get_row(scope: Scope, integration_id: str) -> Row:
    row = store.find(scope, integration_id)
    if row is None:
        raise NotFound(f"integration {integration_id} does not exist in this environment; GET /integrations lists them")
    return row


def named(scope: Scope, integration_id: str) -> Row:
    """The connection that a body names; raises BadRequest."""
    try:
        return get_row(scope, integration_id)
    except NotFound as error:
        raise BadRequest(f"integration_id: {error}") from None


def remove(scope: Scope, integration_id: str) -> None:
    """Disconnect; what was mirrored stays. Raises NotFound."""
    get_row(scope, integration_id)
    store.delete(scope, integration_id)


def _told(row: Row, last_notice: object) -> IntegrationsListResponseData:
    members: dict[str, Any] = {
        "id": row["id"],
        "type": row["type"],
        "state": row["state"],
        "config": {"type": row["type"], **row["config"]},
        "capabilities": {"author_plans": False, "checkout": False, "edit_billing": False},
        "is_app_install": False,
        "is_connect_install": False,
        "last_webhook_received_at": last_notice,
    }
    return cast("IntegrationsListResponseData", members)
