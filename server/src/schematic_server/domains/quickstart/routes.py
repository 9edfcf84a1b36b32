"""The operation of the resource `accounts` that needs all that is sold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.quickstart import sample
from schematic_server.errors import BadRequest
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.accounts import QuickstartAnswer

routes = Handlers()


@routes.operation("accounts.quickstart")
def quickstart(scope: Scope) -> QuickstartAnswer:
    if not scope.environment_id:
        raise BadRequest("this key belongs to no environment; name one in header X-Schematic-Environment-Id")
    sample.make(scope)
    return {"ok": True}
