"""Operations of `catalogs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.catalogs import configuration, public_catalog
from schematic_server.domains.plans import catalogs, offers
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.catalogs import (
        AddCreditBundleAnswer,
        AddPlanAnswer,
        CreateCatalogAnswer,
        CreateCatalogBody,
        DeleteCatalogAnswer,
        GetCatalogAnswer,
        GetConfigurationAnswer,
        GetCreditBundlesInCatalogAnswer,
        GetDerivedFeaturesAnswer,
        GetPlansInCatalogAnswer,
        GetPublicCatalogAnswer,
        GetPublicCatalogByIdAnswer,
        ListCatalogsAnswer,
        ListCatalogsQuery,
        RemoveCreditBundleAnswer,
        RemovePlanAnswer,
        UpdateCatalogAnswer,
        UpdateCatalogBody,
        UpdateConfigurationAnswer,
        UpdateConfigurationBody,
    )

routes = Handlers()


@routes.operation("catalogs.list_catalogs")
def list_catalogs(scope: Scope, query: ListCatalogsQuery) -> ListCatalogsAnswer:
    return catalogs.list_(scope, query)


@routes.operation("catalogs.create_catalog")
def create_catalog(scope: Scope, body: CreateCatalogBody) -> CreateCatalogAnswer:
    return catalogs.create(scope, body)


@routes.operation("catalogs.get_catalog")
def get_catalog(scope: Scope, catalog_id: str) -> GetCatalogAnswer:
    return catalogs.get(scope, catalog_id)


@routes.operation("catalogs.update_catalog")
def update_catalog(scope: Scope, catalog_id: str, body: UpdateCatalogBody) -> UpdateCatalogAnswer:
    return catalogs.update(scope, catalog_id, body)


@routes.operation("catalogs.delete_catalog")
def delete_catalog(scope: Scope, catalog_id: str) -> DeleteCatalogAnswer:
    catalogs.delete(scope, catalog_id)
    return {"deleted": True}


@routes.operation("catalogs.get_configuration")
def get_configuration(scope: Scope, catalog_id: str) -> GetConfigurationAnswer:
    return configuration.get(scope, catalog_id)


@routes.operation("catalogs.update_configuration")
def update_configuration(scope: Scope, catalog_id: str, body: UpdateConfigurationBody) -> UpdateConfigurationAnswer:
    return configuration.update(scope, catalog_id, body)


@routes.operation("catalogs.get_plans_in_catalog")
def get_plans_in_catalog(scope: Scope, catalog_id: str) -> GetPlansInCatalogAnswer:
    catalogs.get_row(scope, catalog_id)
    return {"plan_ids": offers.plan_ids(scope, offers.find(scope, catalog_id))}


@routes.operation("catalogs.add_plan")
def add_plan(scope: Scope, catalog_id: str, plan_id: str) -> AddPlanAnswer:
    configuration.add_plan(scope, catalog_id, plan_id)


@routes.operation("catalogs.remove_plan")
def remove_plan(scope: Scope, catalog_id: str, plan_id: str) -> RemovePlanAnswer:
    configuration.remove_plan(scope, catalog_id, plan_id)


@routes.operation("catalogs.get_credit_bundles_in_catalog")
def get_credit_bundles_in_catalog(scope: Scope, catalog_id: str) -> GetCreditBundlesInCatalogAnswer:
    catalogs.get_row(scope, catalog_id)
    return {"credit_bundle_ids": offers.bundle_ids(scope, offers.find(scope, catalog_id))}


@routes.operation("catalogs.add_credit_bundle")
def add_credit_bundle(scope: Scope, catalog_id: str, credit_bundle_id: str) -> AddCreditBundleAnswer:
    configuration.add_bundle(scope, catalog_id, credit_bundle_id)


@routes.operation("catalogs.remove_credit_bundle")
def remove_credit_bundle(scope: Scope, catalog_id: str, credit_bundle_id: str) -> RemoveCreditBundleAnswer:
    configuration.remove_bundle(scope, catalog_id, credit_bundle_id)


@routes.operation("catalogs.get_derived_features")
def get_derived_features(scope: Scope, catalog_id: str) -> GetDerivedFeaturesAnswer:
    return configuration.derived_features(scope, catalog_id)


@routes.operation("catalogs.get_public_catalog")
def get_public_catalog(scope: Scope) -> GetPublicCatalogAnswer:
    return public_catalog.get(scope)


@routes.operation("catalogs.get_public_catalog_by_id")
def get_public_catalog_by_id(scope: Scope, catalog_id: str) -> GetPublicCatalogByIdAnswer:
    return public_catalog.get(scope, catalog_id)
