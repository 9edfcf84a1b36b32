"""Operations of `embed`: what the component library asks with a temporary access token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.components import hydrate
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.embed import (
        HydrateAnswer,
        HydrateQuery,
    )

routes = Handlers()


@routes.operation("embed.hydrate")
def hydrate_company(scope: Scope, query: HydrateQuery) -> HydrateAnswer:
    return hydrate.hydrate(scope, owner(scope), query.get("catalog_id"))


def owner(scope: Scope) -> str:
    """The company that the token is of."""
    company_id = scope.actor.company_id
    if company_id is None:
        raise RuntimeError("an operation of tokens was asked by something else; see its x-access")
    return company_id
