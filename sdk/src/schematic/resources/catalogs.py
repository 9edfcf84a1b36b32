# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `catalogs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

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
        """Put a credit bundle into a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        credit_bundle_id: str, required. Credit bundle (`bilcrb_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        self._nothing(
            "catalogs.add_credit_bundle",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    def add_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> None:
        """Put a plan or add-on into a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        plan_id: str, required. Plan or add-on (`plan_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        self._nothing(
            "catalogs.add_plan",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    def create_catalog(self, **body: Unpack[CreateCatalogBody]) -> CreateCatalogResponse:
        """Make an empty catalog.

        name: str, required. Name shown to people.
        description: str | None. Description shown to people.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("catalogs.create_catalog", "catalogs", types.CreateCatalogResponse, body)

    def delete_catalog(self, catalog_id: str, **options: Unpack[Options]) -> DeleteCatalogResponse:
        """Remove a catalog; the default one is refused.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "catalogs.delete_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.DeleteCatalogResponse,
            options,
        )

    def get_catalog(self, catalog_id: str, **options: Unpack[Options]) -> GetCatalogResponse:
        """One catalog by id (`ctlg_…`).

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "catalogs.get_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetCatalogResponse,
            options,
        )

    def get_configuration(self, catalog_id: str, **options: Unpack[Options]) -> GetConfigurationResponse:
        """A catalog's plans, add-ons and bundles in shown order, with its texts.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "catalogs.get_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.GetConfigurationResponse,
            options,
        )

    def get_credit_bundles_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> GetCreditBundlesInCatalogResponse:
        """Ids of the credit bundles in a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "catalogs.get_credit_bundles_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles",
            types.GetCreditBundlesInCatalogResponse,
            options,
        )

    def get_derived_features(self, catalog_id: str, **options: Unpack[Options]) -> GetDerivedFeaturesResponse:
        """Every feature that some plan of the catalog grants, once.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "catalogs.get_derived_features",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/features",
            types.GetDerivedFeaturesResponse,
            options,
        )

    def get_plans_in_catalog(self, catalog_id: str, **options: Unpack[Options]) -> GetPlansInCatalogResponse:
        """Ids of the plans and add-ons in a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "catalogs.get_plans_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans",
            types.GetPlansInCatalogResponse,
            options,
        )

    def get_public_catalog(self, **options: Unpack[Options]) -> GetPublicCatalogResponse:
        """The default catalog for a public pricing page; a publishable key suffices.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("catalogs.get_public_catalog", "public/catalog", types.GetPublicCatalogResponse, options)

    def get_public_catalog_by_id(self, catalog_id: str, **options: Unpack[Options]) -> GetPublicCatalogByIdResponse:
        """A named catalog for a public pricing page; a publishable key suffices.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "catalogs.get_public_catalog_by_id",
            f"public/catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetPublicCatalogByIdResponse,
            options,
        )

    def list_catalogs(self, **query: Unpack[ListCatalogsQuery]) -> ListCatalogsResponse:
        """Catalogs of the environment, newest first.

        is_default: bool | None. Only the default, or all others.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("catalogs.list_catalogs", "catalogs", types.ListCatalogsResponse, query)

    def remove_credit_bundle(self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]) -> None:
        """Take a credit bundle out of a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        credit_bundle_id: str, required. Credit bundle (`bilcrb_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        self._nothing(
            "catalogs.remove_credit_bundle",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    def remove_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> None:
        """Take a plan or add-on out of a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        plan_id: str, required. Plan or add-on (`plan_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        self._nothing(
            "catalogs.remove_plan",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    def update_catalog(self, catalog_id: str, **body: Unpack[UpdateCatalogBody]) -> UpdateCatalogResponse:
        """Rename a catalog, describe it or make it the default one.

        catalog_id: str, required. Catalog (`ctlg_…`).
        description: str | None. Description shown to people.
        is_default: bool | None. Make it the default catalog.
        name: str | None. Name shown to people.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "catalogs.update_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.UpdateCatalogResponse,
            body,
        )

    def update_configuration(
        self, catalog_id: str, **body: Unpack[UpdateConfigurationBody]
    ) -> UpdateConfigurationResponse:
        """Replace those orderings and texts of a catalog that are sent.

        catalog_id: str, required. Catalog (`ctlg_…`).
        custom_plan_cta_text: str | None. Text of the "contact us" button.
        custom_plan_cta_url: str | None. Address the "contact us" button leads to.
        custom_plan_price_text: str | None. Text shown in place of a price.
        custom_plans_visible: bool | None. Show the "contact us" tile.
        ordered_add_ons: Sequence[CatalogConfigOrderedPlan] | None. A plan in a catalog's order, with the
            features and credits shown.
        ordered_bundles: Sequence[CatalogConfigOrderedBundle] | None. A credit bundle in a catalog's order.
        ordered_plans: Sequence[CatalogConfigOrderedPlan] | None. A plan in a catalog's order, with the features
            and credits shown.
        pricing_model: str | None. How the pricing page presents prices.
        pricing_url: str | None. Address of the pricing page.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "catalogs.update_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.UpdateConfigurationResponse,
            body,
        )


class AsyncCatalogsClient(AsyncResource, like=CatalogsClient):
    """`client.catalogs`."""

    @property
    def with_raw_response(self) -> AsyncRawCatalogsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawCatalogsClient(self._transport)

    async def add_credit_bundle(self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]) -> None:
        """Put a credit bundle into a catalog."""
        await self._nothing(
            "catalogs.add_credit_bundle",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    async def add_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> None:
        """Put a plan or add-on into a catalog."""
        await self._nothing(
            "catalogs.add_plan",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    async def create_catalog(self, **body: Unpack[CreateCatalogBody]) -> CreateCatalogResponse:
        """Make an empty catalog."""
        return await self._post("catalogs.create_catalog", "catalogs", types.CreateCatalogResponse, body)

    async def delete_catalog(self, catalog_id: str, **options: Unpack[Options]) -> DeleteCatalogResponse:
        """Remove a catalog; the default one is refused."""
        return await self._delete(
            "catalogs.delete_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.DeleteCatalogResponse,
            options,
        )

    async def get_catalog(self, catalog_id: str, **options: Unpack[Options]) -> GetCatalogResponse:
        """One catalog by id (`ctlg_…`)."""
        return await self._get(
            "catalogs.get_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetCatalogResponse,
            options,
        )

    async def get_configuration(self, catalog_id: str, **options: Unpack[Options]) -> GetConfigurationResponse:
        """A catalog's plans, add-ons and bundles in shown order, with its texts."""
        return await self._get(
            "catalogs.get_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.GetConfigurationResponse,
            options,
        )

    async def get_credit_bundles_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> GetCreditBundlesInCatalogResponse:
        """Ids of the credit bundles in a catalog."""
        return await self._get(
            "catalogs.get_credit_bundles_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles",
            types.GetCreditBundlesInCatalogResponse,
            options,
        )

    async def get_derived_features(self, catalog_id: str, **options: Unpack[Options]) -> GetDerivedFeaturesResponse:
        """Every feature that some plan of the catalog grants, once."""
        return await self._get(
            "catalogs.get_derived_features",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/features",
            types.GetDerivedFeaturesResponse,
            options,
        )

    async def get_plans_in_catalog(self, catalog_id: str, **options: Unpack[Options]) -> GetPlansInCatalogResponse:
        """Ids of the plans and add-ons in a catalog."""
        return await self._get(
            "catalogs.get_plans_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans",
            types.GetPlansInCatalogResponse,
            options,
        )

    async def get_public_catalog(self, **options: Unpack[Options]) -> GetPublicCatalogResponse:
        """The default catalog for a public pricing page; a publishable key suffices."""
        return await self._get("catalogs.get_public_catalog", "public/catalog", types.GetPublicCatalogResponse, options)

    async def get_public_catalog_by_id(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> GetPublicCatalogByIdResponse:
        """A named catalog for a public pricing page; a publishable key suffices."""
        return await self._get(
            "catalogs.get_public_catalog_by_id",
            f"public/catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetPublicCatalogByIdResponse,
            options,
        )

    async def list_catalogs(self, **query: Unpack[ListCatalogsQuery]) -> ListCatalogsResponse:
        """Catalogs of the environment, newest first."""
        return await self._get("catalogs.list_catalogs", "catalogs", types.ListCatalogsResponse, query)

    async def remove_credit_bundle(self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]) -> None:
        """Take a credit bundle out of a catalog."""
        await self._nothing(
            "catalogs.remove_credit_bundle",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    async def remove_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> None:
        """Take a plan or add-on out of a catalog."""
        await self._nothing(
            "catalogs.remove_plan",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    async def update_catalog(self, catalog_id: str, **body: Unpack[UpdateCatalogBody]) -> UpdateCatalogResponse:
        """Rename a catalog, describe it or make it the default one."""
        return await self._put(
            "catalogs.update_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.UpdateCatalogResponse,
            body,
        )

    async def update_configuration(
        self, catalog_id: str, **body: Unpack[UpdateConfigurationBody]
    ) -> UpdateConfigurationResponse:
        """Replace those orderings and texts of a catalog that are sent."""
        return await self._put(
            "catalogs.update_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.UpdateConfigurationResponse,
            body,
        )


class RawCatalogsClient(RawResource, like=CatalogsClient):
    """`client.catalogs.with_raw_response`."""

    def add_credit_bundle(
        self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]
    ) -> HttpResponse[None]:
        """Put a credit bundle into a catalog."""
        return self._nothing(
            "catalogs.add_credit_bundle",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    def add_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> HttpResponse[None]:
        """Put a plan or add-on into a catalog."""
        return self._nothing(
            "catalogs.add_plan",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    def create_catalog(self, **body: Unpack[CreateCatalogBody]) -> HttpResponse[CreateCatalogResponse]:
        """Make an empty catalog."""
        return self._post("catalogs.create_catalog", "catalogs", types.CreateCatalogResponse, body)

    def delete_catalog(self, catalog_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteCatalogResponse]:
        """Remove a catalog; the default one is refused."""
        return self._delete(
            "catalogs.delete_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.DeleteCatalogResponse,
            options,
        )

    def get_catalog(self, catalog_id: str, **options: Unpack[Options]) -> HttpResponse[GetCatalogResponse]:
        """One catalog by id (`ctlg_…`)."""
        return self._get(
            "catalogs.get_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetCatalogResponse,
            options,
        )

    def get_configuration(self, catalog_id: str, **options: Unpack[Options]) -> HttpResponse[GetConfigurationResponse]:
        """A catalog's plans, add-ons and bundles in shown order, with its texts."""
        return self._get(
            "catalogs.get_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.GetConfigurationResponse,
            options,
        )

    def get_credit_bundles_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCreditBundlesInCatalogResponse]:
        """Ids of the credit bundles in a catalog."""
        return self._get(
            "catalogs.get_credit_bundles_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles",
            types.GetCreditBundlesInCatalogResponse,
            options,
        )

    def get_derived_features(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetDerivedFeaturesResponse]:
        """Every feature that some plan of the catalog grants, once."""
        return self._get(
            "catalogs.get_derived_features",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/features",
            types.GetDerivedFeaturesResponse,
            options,
        )

    def get_plans_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetPlansInCatalogResponse]:
        """Ids of the plans and add-ons in a catalog."""
        return self._get(
            "catalogs.get_plans_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans",
            types.GetPlansInCatalogResponse,
            options,
        )

    def get_public_catalog(self, **options: Unpack[Options]) -> HttpResponse[GetPublicCatalogResponse]:
        """The default catalog for a public pricing page; a publishable key suffices."""
        return self._get("catalogs.get_public_catalog", "public/catalog", types.GetPublicCatalogResponse, options)

    def get_public_catalog_by_id(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetPublicCatalogByIdResponse]:
        """A named catalog for a public pricing page; a publishable key suffices."""
        return self._get(
            "catalogs.get_public_catalog_by_id",
            f"public/catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetPublicCatalogByIdResponse,
            options,
        )

    def list_catalogs(self, **query: Unpack[ListCatalogsQuery]) -> HttpResponse[ListCatalogsResponse]:
        """Catalogs of the environment, newest first."""
        return self._get("catalogs.list_catalogs", "catalogs", types.ListCatalogsResponse, query)

    def remove_credit_bundle(
        self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]
    ) -> HttpResponse[None]:
        """Take a credit bundle out of a catalog."""
        return self._nothing(
            "catalogs.remove_credit_bundle",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    def remove_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> HttpResponse[None]:
        """Take a plan or add-on out of a catalog."""
        return self._nothing(
            "catalogs.remove_plan",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    def update_catalog(self, catalog_id: str, **body: Unpack[UpdateCatalogBody]) -> HttpResponse[UpdateCatalogResponse]:
        """Rename a catalog, describe it or make it the default one."""
        return self._put(
            "catalogs.update_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.UpdateCatalogResponse,
            body,
        )

    def update_configuration(
        self, catalog_id: str, **body: Unpack[UpdateConfigurationBody]
    ) -> HttpResponse[UpdateConfigurationResponse]:
        """Replace those orderings and texts of a catalog that are sent."""
        return self._put(
            "catalogs.update_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.UpdateConfigurationResponse,
            body,
        )


class AsyncRawCatalogsClient(AsyncRawResource, like=CatalogsClient):
    """`client.catalogs.with_raw_response`."""

    async def add_credit_bundle(
        self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[None]:
        """Put a credit bundle into a catalog."""
        return await self._nothing(
            "catalogs.add_credit_bundle",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    async def add_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[None]:
        """Put a plan or add-on into a catalog."""
        return await self._nothing(
            "catalogs.add_plan",
            "POST",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    async def create_catalog(self, **body: Unpack[CreateCatalogBody]) -> AsyncHttpResponse[CreateCatalogResponse]:
        """Make an empty catalog."""
        return await self._post("catalogs.create_catalog", "catalogs", types.CreateCatalogResponse, body)

    async def delete_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteCatalogResponse]:
        """Remove a catalog; the default one is refused."""
        return await self._delete(
            "catalogs.delete_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.DeleteCatalogResponse,
            options,
        )

    async def get_catalog(self, catalog_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetCatalogResponse]:
        """One catalog by id (`ctlg_…`)."""
        return await self._get(
            "catalogs.get_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetCatalogResponse,
            options,
        )

    async def get_configuration(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetConfigurationResponse]:
        """A catalog's plans, add-ons and bundles in shown order, with its texts."""
        return await self._get(
            "catalogs.get_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.GetConfigurationResponse,
            options,
        )

    async def get_credit_bundles_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCreditBundlesInCatalogResponse]:
        """Ids of the credit bundles in a catalog."""
        return await self._get(
            "catalogs.get_credit_bundles_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles",
            types.GetCreditBundlesInCatalogResponse,
            options,
        )

    async def get_derived_features(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetDerivedFeaturesResponse]:
        """Every feature that some plan of the catalog grants, once."""
        return await self._get(
            "catalogs.get_derived_features",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/features",
            types.GetDerivedFeaturesResponse,
            options,
        )

    async def get_plans_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetPlansInCatalogResponse]:
        """Ids of the plans and add-ons in a catalog."""
        return await self._get(
            "catalogs.get_plans_in_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans",
            types.GetPlansInCatalogResponse,
            options,
        )

    async def get_public_catalog(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetPublicCatalogResponse]:
        """The default catalog for a public pricing page; a publishable key suffices."""
        return await self._get("catalogs.get_public_catalog", "public/catalog", types.GetPublicCatalogResponse, options)

    async def get_public_catalog_by_id(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetPublicCatalogByIdResponse]:
        """A named catalog for a public pricing page; a publishable key suffices."""
        return await self._get(
            "catalogs.get_public_catalog_by_id",
            f"public/catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.GetPublicCatalogByIdResponse,
            options,
        )

    async def list_catalogs(self, **query: Unpack[ListCatalogsQuery]) -> AsyncHttpResponse[ListCatalogsResponse]:
        """Catalogs of the environment, newest first."""
        return await self._get("catalogs.list_catalogs", "catalogs", types.ListCatalogsResponse, query)

    async def remove_credit_bundle(
        self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[None]:
        """Take a credit bundle out of a catalog."""
        return await self._nothing(
            "catalogs.remove_credit_bundle",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/credit-bundles/{path_segment(credit_bundle_id, 'credit_bundle_id')}",
            options,
        )

    async def remove_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[None]:
        """Take a plan or add-on out of a catalog."""
        return await self._nothing(
            "catalogs.remove_plan",
            "DELETE",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/plans/{path_segment(plan_id, 'plan_id')}",
            options,
        )

    async def update_catalog(
        self, catalog_id: str, **body: Unpack[UpdateCatalogBody]
    ) -> AsyncHttpResponse[UpdateCatalogResponse]:
        """Rename a catalog, describe it or make it the default one."""
        return await self._put(
            "catalogs.update_catalog",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}",
            types.UpdateCatalogResponse,
            body,
        )

    async def update_configuration(
        self, catalog_id: str, **body: Unpack[UpdateConfigurationBody]
    ) -> AsyncHttpResponse[UpdateConfigurationResponse]:
        """Replace those orderings and texts of a catalog that are sent."""
        return await self._put(
            "catalogs.update_configuration",
            f"catalogs/{path_segment(catalog_id, 'catalog_id')}/configuration",
            types.UpdateConfigurationResponse,
            body,
        )
