# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `catalogs`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
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

    @post("catalogs/{catalog_id}/credit-bundles/{credit_bundle_id}")
    def add_credit_bundle(self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]) -> None:
        """Put a credit bundle into a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        credit_bundle_id: str, required. Credit bundle (`bilcrb_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("catalogs/{catalog_id}/plans/{plan_id}")
    def add_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> None:
        """Put a plan or add-on into a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        plan_id: str, required. Plan or add-on (`plan_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("catalogs")
    def create_catalog(self, **body: Unpack[CreateCatalogBody]) -> CreateCatalogResponse:
        """Make an empty catalog.

        name: str, required. Name shown to people.
        description: str | None. Description shown to people.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("catalogs/{catalog_id}")
    def delete_catalog(self, catalog_id: str, **options: Unpack[Options]) -> DeleteCatalogResponse:
        """Remove a catalog; the default one is refused.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("catalogs/{catalog_id}")
    def get_catalog(self, catalog_id: str, **options: Unpack[Options]) -> GetCatalogResponse:
        """One catalog by id (`ctlg_…`).

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("catalogs/{catalog_id}/configuration")
    def get_configuration(self, catalog_id: str, **options: Unpack[Options]) -> GetConfigurationResponse:
        """A catalog's plans, add-ons and bundles in shown order, with its texts.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("catalogs/{catalog_id}/credit-bundles")
    def get_credit_bundles_in_catalog(
        self, catalog_id: str, **options: Unpack[Options]
    ) -> GetCreditBundlesInCatalogResponse:
        """Ids of the credit bundles in a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("catalogs/{catalog_id}/features")
    def get_derived_features(self, catalog_id: str, **options: Unpack[Options]) -> GetDerivedFeaturesResponse:
        """Every feature that some plan of the catalog grants, once.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("catalogs/{catalog_id}/plans")
    def get_plans_in_catalog(self, catalog_id: str, **options: Unpack[Options]) -> GetPlansInCatalogResponse:
        """Ids of the plans and add-ons in a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("public/catalog")
    def get_public_catalog(self, **options: Unpack[Options]) -> GetPublicCatalogResponse:
        """The default catalog for a public pricing page; a publishable key suffices.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("public/catalogs/{catalog_id}")
    def get_public_catalog_by_id(self, catalog_id: str, **options: Unpack[Options]) -> GetPublicCatalogByIdResponse:
        """A named catalog for a public pricing page; a publishable key suffices.

        catalog_id: str, required. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("catalogs")
    def list_catalogs(self, **query: Unpack[ListCatalogsQuery]) -> ListCatalogsResponse:
        """Catalogs of the account, newest first.

        is_default: bool | None. Only the default, or all others.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("catalogs/{catalog_id}/credit-bundles/{credit_bundle_id}")
    def remove_credit_bundle(self, catalog_id: str, credit_bundle_id: str, **options: Unpack[Options]) -> None:
        """Take a credit bundle out of a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        credit_bundle_id: str, required. Credit bundle (`bilcrb_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("catalogs/{catalog_id}/plans/{plan_id}")
    def remove_plan(self, catalog_id: str, plan_id: str, **options: Unpack[Options]) -> None:
        """Take a plan or add-on out of a catalog.

        catalog_id: str, required. Catalog (`ctlg_…`).
        plan_id: str, required. Plan or add-on (`plan_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("catalogs/{catalog_id}")
    def update_catalog(self, catalog_id: str, **body: Unpack[UpdateCatalogBody]) -> UpdateCatalogResponse:
        """Rename a catalog, describe it or make it the default one.

        catalog_id: str, required. Catalog (`ctlg_…`).
        description: str | None. Description shown to people.
        is_default: bool | None. Make it the default catalog.
        name: str | None. Name shown to people.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("catalogs/{catalog_id}/configuration")
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


class AsyncCatalogsClient(AsyncResource):
    """`client.catalogs`."""

    @property
    def with_raw_response(self) -> AsyncRawCatalogsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawCatalogsClient(self._transport)

    add_credit_bundle = awaited(CatalogsClient.add_credit_bundle)
    add_plan = awaited(CatalogsClient.add_plan)
    create_catalog = awaited(CatalogsClient.create_catalog)
    delete_catalog = awaited(CatalogsClient.delete_catalog)
    get_catalog = awaited(CatalogsClient.get_catalog)
    get_configuration = awaited(CatalogsClient.get_configuration)
    get_credit_bundles_in_catalog = awaited(CatalogsClient.get_credit_bundles_in_catalog)
    get_derived_features = awaited(CatalogsClient.get_derived_features)
    get_plans_in_catalog = awaited(CatalogsClient.get_plans_in_catalog)
    get_public_catalog = awaited(CatalogsClient.get_public_catalog)
    get_public_catalog_by_id = awaited(CatalogsClient.get_public_catalog_by_id)
    list_catalogs = awaited(CatalogsClient.list_catalogs)
    remove_credit_bundle = awaited(CatalogsClient.remove_credit_bundle)
    remove_plan = awaited(CatalogsClient.remove_plan)
    update_catalog = awaited(CatalogsClient.update_catalog)
    update_configuration = awaited(CatalogsClient.update_configuration)


class RawCatalogsClient(Resource):
    """`client.catalogs.with_raw_response`."""

    add_credit_bundle = raw(CatalogsClient.add_credit_bundle)
    add_plan = raw(CatalogsClient.add_plan)
    create_catalog = raw(CatalogsClient.create_catalog)
    delete_catalog = raw(CatalogsClient.delete_catalog)
    get_catalog = raw(CatalogsClient.get_catalog)
    get_configuration = raw(CatalogsClient.get_configuration)
    get_credit_bundles_in_catalog = raw(CatalogsClient.get_credit_bundles_in_catalog)
    get_derived_features = raw(CatalogsClient.get_derived_features)
    get_plans_in_catalog = raw(CatalogsClient.get_plans_in_catalog)
    get_public_catalog = raw(CatalogsClient.get_public_catalog)
    get_public_catalog_by_id = raw(CatalogsClient.get_public_catalog_by_id)
    list_catalogs = raw(CatalogsClient.list_catalogs)
    remove_credit_bundle = raw(CatalogsClient.remove_credit_bundle)
    remove_plan = raw(CatalogsClient.remove_plan)
    update_catalog = raw(CatalogsClient.update_catalog)
    update_configuration = raw(CatalogsClient.update_configuration)


class AsyncRawCatalogsClient(AsyncResource):
    """`client.catalogs.with_raw_response`."""

    add_credit_bundle = awaited_raw(CatalogsClient.add_credit_bundle)
    add_plan = awaited_raw(CatalogsClient.add_plan)
    create_catalog = awaited_raw(CatalogsClient.create_catalog)
    delete_catalog = awaited_raw(CatalogsClient.delete_catalog)
    get_catalog = awaited_raw(CatalogsClient.get_catalog)
    get_configuration = awaited_raw(CatalogsClient.get_configuration)
    get_credit_bundles_in_catalog = awaited_raw(CatalogsClient.get_credit_bundles_in_catalog)
    get_derived_features = awaited_raw(CatalogsClient.get_derived_features)
    get_plans_in_catalog = awaited_raw(CatalogsClient.get_plans_in_catalog)
    get_public_catalog = awaited_raw(CatalogsClient.get_public_catalog)
    get_public_catalog_by_id = awaited_raw(CatalogsClient.get_public_catalog_by_id)
    list_catalogs = awaited_raw(CatalogsClient.list_catalogs)
    remove_credit_bundle = awaited_raw(CatalogsClient.remove_credit_bundle)
    remove_plan = awaited_raw(CatalogsClient.remove_plan)
    update_catalog = awaited_raw(CatalogsClient.update_catalog)
    update_configuration = awaited_raw(CatalogsClient.update_configuration)
