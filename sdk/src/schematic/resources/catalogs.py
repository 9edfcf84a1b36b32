# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `catalogs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import (
        CreateCatalogBody,
        CreateCatalogResponse,
        DeleteCatalogResponse,
        GetCatalogResponse,
        GetConfigurationResponse,
        GetCreditBundlesInCatalogResponse,
        GetDerivedFeaturesResponse,
        GetPlansInCatalogResponse,
        GetPublicCatalogByIdResponse,
        GetPublicCatalogResponse,
        ListCatalogsQuery,
        ListCatalogsResponse,
        UpdateCatalogBody,
        UpdateCatalogResponse,
        UpdateConfigurationBody,
        UpdateConfigurationResponse,
    )


class CatalogsClient(Resource):
    """`client.catalogs`."""

    @property
    def with_raw_response(self) -> RawCatalogsClient:
        """The same operations, answered with status and headers."""
        return RawCatalogsClient(self._transport)

    def add_credit_bundle(self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]) -> None:
        """addCreditBundle"""
        self._nothing(
            "catalogs.add_credit_bundle",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    def add_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> None:
        """addPlan"""
        self._nothing(
            "catalogs.add_plan",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    def create_catalog(self, **body: Unpack[CreateCatalogBody]) -> CreateCatalogResponse:
        """createCatalog"""
        return self._post("catalogs.create_catalog", "catalogs", types.CreateCatalogResponse, body)

    def delete_catalog(self, catalog_id: str, **options: Unpack[Options]) -> DeleteCatalogResponse:
        """deleteCatalog"""
        return self._delete(
            "catalogs.delete_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.DeleteCatalogResponse,
            options,
        )

    def get_catalog(self, catalog_id: str, **options: Unpack[Options]) -> GetCatalogResponse:
        """getCatalog"""
        return self._get(
            "catalogs.get_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetCatalogResponse,
            options,
        )

    def get_configuration(self, catalog_id: str, **options: Unpack[Options]) -> GetConfigurationResponse:
        """getConfiguration"""
        return self._get(
            "catalogs.get_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.GetConfigurationResponse,
            options,
        )

    def get_credit_bundles_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> GetCreditBundlesInCatalogResponse:
        """getCreditBundlesInCatalog"""
        return self._get(
            "catalogs.get_credit_bundles_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles",
            types.GetCreditBundlesInCatalogResponse,
            options,
        )

    def get_derived_features(self, catalog_id: str, **options: Unpack[Options]) -> GetDerivedFeaturesResponse:
        """getDerivedFeatures"""
        return self._get(
            "catalogs.get_derived_features",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/features",
            types.GetDerivedFeaturesResponse,
            options,
        )

    def get_plans_in_catalog(self, catalog_id: str, **options: Unpack[Options]) -> GetPlansInCatalogResponse:
        """getPlansInCatalog"""
        return self._get(
            "catalogs.get_plans_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans",
            types.GetPlansInCatalogResponse,
            options,
        )

    def get_public_catalog(self, **options: Unpack[Options]) -> GetPublicCatalogResponse:
        """getPublicCatalog"""
        return self._get("catalogs.get_public_catalog", "public/catalog", types.GetPublicCatalogResponse, options)

    def get_public_catalog_by_id(self, catalog_id: str, **options: Unpack[Options]) -> GetPublicCatalogByIdResponse:
        """getPublicCatalogById"""
        return self._get(
            "catalogs.get_public_catalog_by_id",
            f"public/catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetPublicCatalogByIdResponse,
            options,
        )

    def list_catalogs(self, **query: Unpack[ListCatalogsQuery]) -> ListCatalogsResponse:
        """listCatalogs"""
        return self._get("catalogs.list_catalogs", "catalogs", types.ListCatalogsResponse, query)

    def remove_credit_bundle(self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]) -> None:
        """removeCreditBundle"""
        self._nothing(
            "catalogs.remove_credit_bundle",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    def remove_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> None:
        """removePlan"""
        self._nothing(
            "catalogs.remove_plan",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    def update_catalog(self, catalog_id: str, **body: Unpack[UpdateCatalogBody]) -> UpdateCatalogResponse:
        """updateCatalog"""
        return self._put(
            "catalogs.update_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.UpdateCatalogResponse,
            body,
        )

    def update_configuration(
        self, catalog_id: str, **body: Unpack[UpdateConfigurationBody]
    ) -> UpdateConfigurationResponse:
        """updateConfiguration"""
        return self._put(
            "catalogs.update_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.UpdateConfigurationResponse,
            body,
        )


class AsyncCatalogsClient(AsyncResource):
    """`client.catalogs`."""

    @property
    def with_raw_response(self) -> AsyncRawCatalogsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawCatalogsClient(self._transport)

    async def add_credit_bundle(self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]) -> None:
        """addCreditBundle"""
        await self._nothing(
            "catalogs.add_credit_bundle",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    async def add_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> None:
        """addPlan"""
        await self._nothing(
            "catalogs.add_plan",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    async def create_catalog(self, **body: Unpack[CreateCatalogBody]) -> CreateCatalogResponse:
        """createCatalog"""
        return await self._post("catalogs.create_catalog", "catalogs", types.CreateCatalogResponse, body)

    async def delete_catalog(self, catalog_id: str, **options: Unpack[Options]) -> DeleteCatalogResponse:
        """deleteCatalog"""
        return await self._delete(
            "catalogs.delete_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.DeleteCatalogResponse,
            options,
        )

    async def get_catalog(self, catalog_id: str, **options: Unpack[Options]) -> GetCatalogResponse:
        """getCatalog"""
        return await self._get(
            "catalogs.get_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetCatalogResponse,
            options,
        )

    async def get_configuration(self, catalog_id: str, **options: Unpack[Options]) -> GetConfigurationResponse:
        """getConfiguration"""
        return await self._get(
            "catalogs.get_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.GetConfigurationResponse,
            options,
        )

    async def get_credit_bundles_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> GetCreditBundlesInCatalogResponse:
        """getCreditBundlesInCatalog"""
        return await self._get(
            "catalogs.get_credit_bundles_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles",
            types.GetCreditBundlesInCatalogResponse,
            options,
        )

    async def get_derived_features(self, catalog_id: str, **options: Unpack[Options]) -> GetDerivedFeaturesResponse:
        """getDerivedFeatures"""
        return await self._get(
            "catalogs.get_derived_features",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/features",
            types.GetDerivedFeaturesResponse,
            options,
        )

    async def get_plans_in_catalog(self, catalog_id: str, **options: Unpack[Options]) -> GetPlansInCatalogResponse:
        """getPlansInCatalog"""
        return await self._get(
            "catalogs.get_plans_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans",
            types.GetPlansInCatalogResponse,
            options,
        )

    async def get_public_catalog(self, **options: Unpack[Options]) -> GetPublicCatalogResponse:
        """getPublicCatalog"""
        return await self._get("catalogs.get_public_catalog", "public/catalog", types.GetPublicCatalogResponse, options)

    async def get_public_catalog_by_id(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> GetPublicCatalogByIdResponse:
        """getPublicCatalogById"""
        return await self._get(
            "catalogs.get_public_catalog_by_id",
            f"public/catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetPublicCatalogByIdResponse,
            options,
        )

    async def list_catalogs(self, **query: Unpack[ListCatalogsQuery]) -> ListCatalogsResponse:
        """listCatalogs"""
        return await self._get("catalogs.list_catalogs", "catalogs", types.ListCatalogsResponse, query)

    async def remove_credit_bundle(self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]) -> None:
        """removeCreditBundle"""
        await self._nothing(
            "catalogs.remove_credit_bundle",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    async def remove_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> None:
        """removePlan"""
        await self._nothing(
            "catalogs.remove_plan",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    async def update_catalog(self, catalog_id: str, **body: Unpack[UpdateCatalogBody]) -> UpdateCatalogResponse:
        """updateCatalog"""
        return await self._put(
            "catalogs.update_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.UpdateCatalogResponse,
            body,
        )

    async def update_configuration(
        self, catalog_id: str, **body: Unpack[UpdateConfigurationBody]
    ) -> UpdateConfigurationResponse:
        """updateConfiguration"""
        return await self._put(
            "catalogs.update_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.UpdateConfigurationResponse,
            body,
        )


class RawCatalogsClient(RawResource):
    """`client.catalogs.with_raw_response`."""

    def add_credit_bundle(
        self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]
    ) -> HttpResponse[None]:
        """addCreditBundle"""
        return self._nothing(
            "catalogs.add_credit_bundle",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    def add_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> HttpResponse[None]:
        """addPlan"""
        return self._nothing(
            "catalogs.add_plan",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    def create_catalog(self, **body: Unpack[CreateCatalogBody]) -> HttpResponse[CreateCatalogResponse]:
        """createCatalog"""
        return self._post("catalogs.create_catalog", "catalogs", types.CreateCatalogResponse, body)

    def delete_catalog(self, catalog_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteCatalogResponse]:
        """deleteCatalog"""
        return self._delete(
            "catalogs.delete_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.DeleteCatalogResponse,
            options,
        )

    def get_catalog(self, catalog_id: str, **options: Unpack[Options]) -> HttpResponse[GetCatalogResponse]:
        """getCatalog"""
        return self._get(
            "catalogs.get_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetCatalogResponse,
            options,
        )

    def get_configuration(self, catalog_id: str, **options: Unpack[Options]) -> HttpResponse[GetConfigurationResponse]:
        """getConfiguration"""
        return self._get(
            "catalogs.get_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.GetConfigurationResponse,
            options,
        )

    def get_credit_bundles_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCreditBundlesInCatalogResponse]:
        """getCreditBundlesInCatalog"""
        return self._get(
            "catalogs.get_credit_bundles_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles",
            types.GetCreditBundlesInCatalogResponse,
            options,
        )

    def get_derived_features(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetDerivedFeaturesResponse]:
        """getDerivedFeatures"""
        return self._get(
            "catalogs.get_derived_features",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/features",
            types.GetDerivedFeaturesResponse,
            options,
        )

    def get_plans_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetPlansInCatalogResponse]:
        """getPlansInCatalog"""
        return self._get(
            "catalogs.get_plans_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans",
            types.GetPlansInCatalogResponse,
            options,
        )

    def get_public_catalog(self, **options: Unpack[Options]) -> HttpResponse[GetPublicCatalogResponse]:
        """getPublicCatalog"""
        return self._get("catalogs.get_public_catalog", "public/catalog", types.GetPublicCatalogResponse, options)

    def get_public_catalog_by_id(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetPublicCatalogByIdResponse]:
        """getPublicCatalogById"""
        return self._get(
            "catalogs.get_public_catalog_by_id",
            f"public/catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetPublicCatalogByIdResponse,
            options,
        )

    def list_catalogs(self, **query: Unpack[ListCatalogsQuery]) -> HttpResponse[ListCatalogsResponse]:
        """listCatalogs"""
        return self._get("catalogs.list_catalogs", "catalogs", types.ListCatalogsResponse, query)

    def remove_credit_bundle(
        self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]
    ) -> HttpResponse[None]:
        """removeCreditBundle"""
        return self._nothing(
            "catalogs.remove_credit_bundle",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    def remove_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> HttpResponse[None]:
        """removePlan"""
        return self._nothing(
            "catalogs.remove_plan",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    def update_catalog(self, catalog_id: str, **body: Unpack[UpdateCatalogBody]) -> HttpResponse[UpdateCatalogResponse]:
        """updateCatalog"""
        return self._put(
            "catalogs.update_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.UpdateCatalogResponse,
            body,
        )

    def update_configuration(
        self, catalog_id: str, **body: Unpack[UpdateConfigurationBody]
    ) -> HttpResponse[UpdateConfigurationResponse]:
        """updateConfiguration"""
        return self._put(
            "catalogs.update_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.UpdateConfigurationResponse,
            body,
        )


class AsyncRawCatalogsClient(AsyncRawResource):
    """`client.catalogs.with_raw_response`."""

    async def add_credit_bundle(
        self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[None]:
        """addCreditBundle"""
        return await self._nothing(
            "catalogs.add_credit_bundle",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    async def add_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[None]:
        """addPlan"""
        return await self._nothing(
            "catalogs.add_plan",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    async def create_catalog(self, **body: Unpack[CreateCatalogBody]) -> AsyncHttpResponse[CreateCatalogResponse]:
        """createCatalog"""
        return await self._post("catalogs.create_catalog", "catalogs", types.CreateCatalogResponse, body)

    async def delete_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteCatalogResponse]:
        """deleteCatalog"""
        return await self._delete(
            "catalogs.delete_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.DeleteCatalogResponse,
            options,
        )

    async def get_catalog(self, catalog_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetCatalogResponse]:
        """getCatalog"""
        return await self._get(
            "catalogs.get_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetCatalogResponse,
            options,
        )

    async def get_configuration(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetConfigurationResponse]:
        """getConfiguration"""
        return await self._get(
            "catalogs.get_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.GetConfigurationResponse,
            options,
        )

    async def get_credit_bundles_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCreditBundlesInCatalogResponse]:
        """getCreditBundlesInCatalog"""
        return await self._get(
            "catalogs.get_credit_bundles_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles",
            types.GetCreditBundlesInCatalogResponse,
            options,
        )

    async def get_derived_features(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetDerivedFeaturesResponse]:
        """getDerivedFeatures"""
        return await self._get(
            "catalogs.get_derived_features",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/features",
            types.GetDerivedFeaturesResponse,
            options,
        )

    async def get_plans_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetPlansInCatalogResponse]:
        """getPlansInCatalog"""
        return await self._get(
            "catalogs.get_plans_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans",
            types.GetPlansInCatalogResponse,
            options,
        )

    async def get_public_catalog(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetPublicCatalogResponse]:
        """getPublicCatalog"""
        return await self._get("catalogs.get_public_catalog", "public/catalog", types.GetPublicCatalogResponse, options)

    async def get_public_catalog_by_id(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetPublicCatalogByIdResponse]:
        """getPublicCatalogById"""
        return await self._get(
            "catalogs.get_public_catalog_by_id",
            f"public/catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetPublicCatalogByIdResponse,
            options,
        )

    async def list_catalogs(self, **query: Unpack[ListCatalogsQuery]) -> AsyncHttpResponse[ListCatalogsResponse]:
        """listCatalogs"""
        return await self._get("catalogs.list_catalogs", "catalogs", types.ListCatalogsResponse, query)

    async def remove_credit_bundle(
        self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[None]:
        """removeCreditBundle"""
        return await self._nothing(
            "catalogs.remove_credit_bundle",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    async def remove_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[None]:
        """removePlan"""
        return await self._nothing(
            "catalogs.remove_plan",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    async def update_catalog(
        self, catalog_id: str, **body: Unpack[UpdateCatalogBody]
    ) -> AsyncHttpResponse[UpdateCatalogResponse]:
        """updateCatalog"""
        return await self._put(
            "catalogs.update_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.UpdateCatalogResponse,
            body,
        )

    async def update_configuration(
        self, catalog_id: str, **body: Unpack[UpdateConfigurationBody]
    ) -> AsyncHttpResponse[UpdateConfigurationResponse]:
        """updateConfiguration"""
        return await self._put(
            "catalogs.update_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.UpdateConfigurationResponse,
            body,
        )
