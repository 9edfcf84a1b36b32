"""Operations on credit types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic_server.domains.credits import credit_types, store
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

Query = Mapping[str, Any]
Body = Mapping[str, Any]

routes = Handlers()


@routes.operation("credits.create_billing_credit")
def create_billing_credit(scope: Scope, body: Body) -> dict[str, Any]:
    return credit_types.create(scope, body)


@routes.operation("credits.get_single_billing_credit")
def get_single_billing_credit(scope: Scope, credit_id: str) -> dict[str, Any]:
    return credit_types.get(scope, credit_id)


@routes.operation("credits.list_billing_credits")
def list_billing_credits(scope: Scope, query: Query) -> list[dict[str, Any]]:
    return credit_types.responses(store.list_credits(scope, query))


@routes.operation("credits.count_billing_credits")
def count_billing_credits(scope: Scope, query: Query) -> dict[str, int]:
    return {"count": store.count_credits(scope, query)}


@routes.operation("credits.update_billing_credit")
def update_billing_credit(scope: Scope, credit_id: str, body: Body) -> dict[str, Any]:
    return credit_types.update(scope, credit_id, body)


@routes.operation("credits.soft_delete_billing_credit")
def soft_delete_billing_credit(scope: Scope, credit_id: str) -> dict[str, bool]:
    return credit_types.delete(scope, credit_id)
