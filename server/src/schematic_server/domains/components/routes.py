"""Operations of `components` and `componentspublic`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.components import components, hydrate, public_plans, store
from schematic_server.errors import BadRequest
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.components import (
        BindCatalogAnswer,
        BindCatalogBody,
        CountComponentsAnswer,
        CountComponentsQuery,
        CreateComponentAnswer,
        CreateComponentBody,
        DeleteComponentAnswer,
        GetComponentAnswer,
        ListComponentsAnswer,
        ListComponentsQuery,
        PreviewComponentDataAnswer,
        PreviewComponentDataQuery,
        UpdateComponentAnswer,
        UpdateComponentBody,
    )
    from schematic_server.contract.componentspublic import GetPublicPlansAnswer

routes = Handlers()


@routes.operation("components.list_components")
def list_components(scope: Scope, query: ListComponentsQuery) -> ListComponentsAnswer:
    return components.list_(scope, query)


@routes.operation("components.count_components")
def count_components(scope: Scope, query: CountComponentsQuery) -> CountComponentsAnswer:
    return {"count": store.count(scope, query)}


@routes.operation("components.create_component")
def create_component(scope: Scope, body: CreateComponentBody) -> CreateComponentAnswer:
    return components.create(scope, body)


@routes.operation("components.preview_component_data")
def preview_component_data(scope: Scope, query: PreviewComponentDataQuery) -> PreviewComponentDataAnswer:
    company_id = query.get("company_id")
    if company_id is None:
        raise BadRequest("company_id is required: whose data is the component to show?")
    return hydrate.preview(scope, company_id, query.get("component_id"))


@routes.operation("components.get_component")
def get_component(scope: Scope, component_id: str) -> GetComponentAnswer:
    return components.get(scope, component_id)


@routes.operation("components.update_component")
def update_component(scope: Scope, component_id: str, body: UpdateComponentBody) -> UpdateComponentAnswer:
    return components.update(scope, component_id, body)


@routes.operation("components.delete_component")
def delete_component(scope: Scope, component_id: str) -> DeleteComponentAnswer:
    components.delete(scope, component_id)
    return {"deleted": True}


@routes.operation("components.bind_catalog")
def bind_catalog(scope: Scope, component_id: str, body: BindCatalogBody) -> BindCatalogAnswer:
    return components.bind(scope, component_id, body.get("catalog_id"))


@routes.operation("componentspublic.get_public_plans")
def get_public_plans(scope: Scope) -> GetPublicPlansAnswer:
    return public_plans.get(scope)
