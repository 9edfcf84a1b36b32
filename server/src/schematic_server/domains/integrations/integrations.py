"""Connections to other systems, told as they are: there is none unless this server has an end for it (`port`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from schematic_server.domains.integrations import store
from schematic_server.domains.integrations.port import NOT_CONNECTED
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.integrationsapi import (
        IntegrationInstallResponseData,
        IntegrationsListResponseData,
        IntegrationsResponseData,
        ListIntegrationsQuery,
    )

_CAPABILITIES: Final[Mapping[str, bool]] = {"author_plans": False, "checkout": False, "edit_billing": False}
NOTICES = "/integrations/stripe/webhook/{}"  # by the id of the environment
CURSOR = "import_cursor"  # in a connection's configuration: where its import goes on
_OTHERS = "companies and users of another system are told to this server by its own operations, such as POST /companies"


def list_(scope: Scope, query: ListIntegrationsQuery) -> list[IntegrationsListResponseData]:
    """A page of the environment's connections, newest first."""
    last = store.last_notices(scope)
    return [_told(row, last.get(row["type"])) for row in store.list_(scope, query)]


def connect(scope: Scope, kind: str, *, is_live: bool) -> Row:
    """Have the environment be connected with a provider that this process has an end for; the row is kept if it is."""
    known = store.find_of_type(scope, kind)
    kept: Mapping[str, Any] = known["config"] if known else {}
    return store.put(scope, kind, {**kept, "is_sandbox": not is_live, "live_mode": is_live})


def connected(scope: Scope, kind: str) -> Literal["stripe"]:
    """Raises NotFound unless this environment takes in what a provider of that kind tells."""
    if kind != "stripe" or store.find_of_type(scope, kind) is None:
        raise NotFound(f"type: this environment takes in nothing from {kind[:64]!r}; {NOT_CONNECTED}")
    return "stripe"


def installed(scope: Scope, row: Row) -> IntegrationInstallResponseData:
    """A connection as whoever makes it is told."""
    stamps = {"created_at": row["created_at"], "updated_at": row["updated_at"]}
    members: dict[str, Any] = {
        "capabilities": _CAPABILITIES,
        "config": {
            **stamps,
            "id": row["id"],
            "integration_id": row["id"],
            "config": _config(row),
            "is_app_install": False,
            "is_connect_install": False,
            "live_mode": row["config"]["live_mode"],
        },
        "integration": shown(row),
    }
    return cast("IntegrationInstallResponseData", members)


def shown(row: Row) -> IntegrationsResponseData:
    """A connection in short."""
    members: Any = {name: row[name] for name in ("created_at", "id", "state", "type", "updated_at")}
    found: IntegrationsResponseData = members
    return found


def go_on_from(scope: Scope, kind: str, cursor: str | None) -> None:
    """Remember where an import is to go on; None when it has come to its end."""
    row = store.find_of_type(scope, kind)
    if row is not None:
        kept = {name: value for name, value in row["config"].items() if name != CURSOR}
        store.put(scope, kind, kept if cursor is None else {**kept, CURSOR: cursor})


def cannot_connect(member: str, kind: str) -> BadRequest:
    """Why another system cannot be connected, and what to do instead."""
    why = NOT_CONNECTED if kind in store.BILLING else _OTHERS
    return BadRequest(f"{member}: {kind} cannot be connected to this server; {why}")


def find_row(scope: Scope, integration_id: str) -> Row | None:
    return store.find(scope, integration_id)


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
        "config": _config(row),
        "capabilities": _CAPABILITIES,
        "is_app_install": False,
        "is_connect_install": False,
        "last_webhook_received_at": last_notice,
    }
    return cast("IntegrationsListResponseData", members)


def _config(row: Row) -> dict[str, Any]:
    return {"type": row["type"], **{name: value for name, value in row["config"].items() if name != CURSOR}}
