# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""The resources of a client, each made when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schematic.core.transport import AsyncTransport, Transport
    from schematic.resources.accesstokens import AccesstokensClient, AsyncAccesstokensClient
    from schematic.resources.accounts import AccountsClient, AsyncAccountsClient
    from schematic.resources.billing import AsyncBillingClient, BillingClient
    from schematic.resources.catalogs import AsyncCatalogsClient, CatalogsClient
    from schematic.resources.checkout import AsyncCheckoutClient, CheckoutClient
    from schematic.resources.companies import AsyncCompaniesClient, CompaniesClient
    from schematic.resources.components import AsyncComponentsClient, ComponentsClient
    from schematic.resources.componentspublic import AsyncComponentspublicClient, ComponentspublicClient
    from schematic.resources.credits import AsyncCreditsClient, CreditsClient
    from schematic.resources.dataexports import AsyncDataexportsClient, DataexportsClient
    from schematic.resources.entitlements import AsyncEntitlementsClient, EntitlementsClient
    from schematic.resources.events import AsyncEventsClient, EventsClient
    from schematic.resources.features import AsyncFeaturesClient, FeaturesClient
    from schematic.resources.insights import AsyncInsightsClient, InsightsClient
    from schematic.resources.integrationsapi import AsyncIntegrationsapiClient, IntegrationsapiClient
    from schematic.resources.licenses import AsyncLicensesClient, LicensesClient
    from schematic.resources.planbundle import AsyncPlanbundleClient, PlanbundleClient
    from schematic.resources.plangroups import AsyncPlangroupsClient, PlangroupsClient
    from schematic.resources.planmigrations import AsyncPlanmigrationsClient, PlanmigrationsClient
    from schematic.resources.plans import AsyncPlansClient, PlansClient
    from schematic.resources.scheduledcheckout import AsyncScheduledcheckoutClient, ScheduledcheckoutClient
    from schematic.resources.webhooks import AsyncWebhooksClient, WebhooksClient


CLIENT_NAMES = {
    "accesstokens": (
        "AccesstokensClient",
        "AsyncAccesstokensClient",
        "RawAccesstokensClient",
        "AsyncRawAccesstokensClient",
    ),
    "accounts": ("AccountsClient", "AsyncAccountsClient", "RawAccountsClient", "AsyncRawAccountsClient"),
    "billing": ("BillingClient", "AsyncBillingClient", "RawBillingClient", "AsyncRawBillingClient"),
    "catalogs": ("CatalogsClient", "AsyncCatalogsClient", "RawCatalogsClient", "AsyncRawCatalogsClient"),
    "checkout": ("CheckoutClient", "AsyncCheckoutClient", "RawCheckoutClient", "AsyncRawCheckoutClient"),
    "companies": ("CompaniesClient", "AsyncCompaniesClient", "RawCompaniesClient", "AsyncRawCompaniesClient"),
    "components": ("ComponentsClient", "AsyncComponentsClient", "RawComponentsClient", "AsyncRawComponentsClient"),
    "componentspublic": (
        "ComponentspublicClient",
        "AsyncComponentspublicClient",
        "RawComponentspublicClient",
        "AsyncRawComponentspublicClient",
    ),
    "credits": ("CreditsClient", "AsyncCreditsClient", "RawCreditsClient", "AsyncRawCreditsClient"),
    "dataexports": ("DataexportsClient", "AsyncDataexportsClient", "RawDataexportsClient", "AsyncRawDataexportsClient"),
    "entitlements": (
        "EntitlementsClient",
        "AsyncEntitlementsClient",
        "RawEntitlementsClient",
        "AsyncRawEntitlementsClient",
    ),
    "events": ("EventsClient", "AsyncEventsClient", "RawEventsClient", "AsyncRawEventsClient"),
    "features": ("FeaturesClient", "AsyncFeaturesClient", "RawFeaturesClient", "AsyncRawFeaturesClient"),
    "insights": ("InsightsClient", "AsyncInsightsClient", "RawInsightsClient", "AsyncRawInsightsClient"),
    "integrationsapi": (
        "IntegrationsapiClient",
        "AsyncIntegrationsapiClient",
        "RawIntegrationsapiClient",
        "AsyncRawIntegrationsapiClient",
    ),
    "licenses": ("LicensesClient", "AsyncLicensesClient", "RawLicensesClient", "AsyncRawLicensesClient"),
    "planbundle": ("PlanbundleClient", "AsyncPlanbundleClient", "RawPlanbundleClient", "AsyncRawPlanbundleClient"),
    "plangroups": ("PlangroupsClient", "AsyncPlangroupsClient", "RawPlangroupsClient", "AsyncRawPlangroupsClient"),
    "planmigrations": (
        "PlanmigrationsClient",
        "AsyncPlanmigrationsClient",
        "RawPlanmigrationsClient",
        "AsyncRawPlanmigrationsClient",
    ),
    "plans": ("PlansClient", "AsyncPlansClient", "RawPlansClient", "AsyncRawPlansClient"),
    "scheduledcheckout": (
        "ScheduledcheckoutClient",
        "AsyncScheduledcheckoutClient",
        "RawScheduledcheckoutClient",
        "AsyncRawScheduledcheckoutClient",
    ),
    "webhooks": ("WebhooksClient", "AsyncWebhooksClient", "RawWebhooksClient", "AsyncRawWebhooksClient"),
}


class Resources:
    """`client.<resource>` of a sync client."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def accesstokens(self) -> AccesstokensClient:
        from schematic.resources.accesstokens import AccesstokensClient

        return AccesstokensClient(self._transport)

    @property
    def accounts(self) -> AccountsClient:
        from schematic.resources.accounts import AccountsClient

        return AccountsClient(self._transport)

    @property
    def billing(self) -> BillingClient:
        from schematic.resources.billing import BillingClient

        return BillingClient(self._transport)

    @property
    def catalogs(self) -> CatalogsClient:
        from schematic.resources.catalogs import CatalogsClient

        return CatalogsClient(self._transport)

    @property
    def checkout(self) -> CheckoutClient:
        from schematic.resources.checkout import CheckoutClient

        return CheckoutClient(self._transport)

    @property
    def companies(self) -> CompaniesClient:
        from schematic.resources.companies import CompaniesClient

        return CompaniesClient(self._transport)

    @property
    def components(self) -> ComponentsClient:
        from schematic.resources.components import ComponentsClient

        return ComponentsClient(self._transport)

    @property
    def componentspublic(self) -> ComponentspublicClient:
        from schematic.resources.componentspublic import ComponentspublicClient

        return ComponentspublicClient(self._transport)

    @property
    def credits(self) -> CreditsClient:
        from schematic.resources.credits import CreditsClient

        return CreditsClient(self._transport)

    @property
    def dataexports(self) -> DataexportsClient:
        from schematic.resources.dataexports import DataexportsClient

        return DataexportsClient(self._transport)

    @property
    def entitlements(self) -> EntitlementsClient:
        from schematic.resources.entitlements import EntitlementsClient

        return EntitlementsClient(self._transport)

    @property
    def events(self) -> EventsClient:
        from schematic.resources.events import EventsClient

        return EventsClient(self._transport)

    @property
    def features(self) -> FeaturesClient:
        from schematic.resources.features import FeaturesClient

        return FeaturesClient(self._transport)

    @property
    def insights(self) -> InsightsClient:
        from schematic.resources.insights import InsightsClient

        return InsightsClient(self._transport)

    @property
    def integrationsapi(self) -> IntegrationsapiClient:
        from schematic.resources.integrationsapi import IntegrationsapiClient

        return IntegrationsapiClient(self._transport)

    @property
    def licenses(self) -> LicensesClient:
        from schematic.resources.licenses import LicensesClient

        return LicensesClient(self._transport)

    @property
    def planbundle(self) -> PlanbundleClient:
        from schematic.resources.planbundle import PlanbundleClient

        return PlanbundleClient(self._transport)

    @property
    def plangroups(self) -> PlangroupsClient:
        from schematic.resources.plangroups import PlangroupsClient

        return PlangroupsClient(self._transport)

    @property
    def planmigrations(self) -> PlanmigrationsClient:
        from schematic.resources.planmigrations import PlanmigrationsClient

        return PlanmigrationsClient(self._transport)

    @property
    def plans(self) -> PlansClient:
        from schematic.resources.plans import PlansClient

        return PlansClient(self._transport)

    @property
    def scheduledcheckout(self) -> ScheduledcheckoutClient:
        from schematic.resources.scheduledcheckout import ScheduledcheckoutClient

        return ScheduledcheckoutClient(self._transport)

    @property
    def webhooks(self) -> WebhooksClient:
        from schematic.resources.webhooks import WebhooksClient

        return WebhooksClient(self._transport)


class AsyncResources:
    """`client.<resource>` of an async client."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def accesstokens(self) -> AsyncAccesstokensClient:
        from schematic.resources.accesstokens import AsyncAccesstokensClient

        return AsyncAccesstokensClient(self._transport)

    @property
    def accounts(self) -> AsyncAccountsClient:
        from schematic.resources.accounts import AsyncAccountsClient

        return AsyncAccountsClient(self._transport)

    @property
    def billing(self) -> AsyncBillingClient:
        from schematic.resources.billing import AsyncBillingClient

        return AsyncBillingClient(self._transport)

    @property
    def catalogs(self) -> AsyncCatalogsClient:
        from schematic.resources.catalogs import AsyncCatalogsClient

        return AsyncCatalogsClient(self._transport)

    @property
    def checkout(self) -> AsyncCheckoutClient:
        from schematic.resources.checkout import AsyncCheckoutClient

        return AsyncCheckoutClient(self._transport)

    @property
    def companies(self) -> AsyncCompaniesClient:
        from schematic.resources.companies import AsyncCompaniesClient

        return AsyncCompaniesClient(self._transport)

    @property
    def components(self) -> AsyncComponentsClient:
        from schematic.resources.components import AsyncComponentsClient

        return AsyncComponentsClient(self._transport)

    @property
    def componentspublic(self) -> AsyncComponentspublicClient:
        from schematic.resources.componentspublic import AsyncComponentspublicClient

        return AsyncComponentspublicClient(self._transport)

    @property
    def credits(self) -> AsyncCreditsClient:
        from schematic.resources.credits import AsyncCreditsClient

        return AsyncCreditsClient(self._transport)

    @property
    def dataexports(self) -> AsyncDataexportsClient:
        from schematic.resources.dataexports import AsyncDataexportsClient

        return AsyncDataexportsClient(self._transport)

    @property
    def entitlements(self) -> AsyncEntitlementsClient:
        from schematic.resources.entitlements import AsyncEntitlementsClient

        return AsyncEntitlementsClient(self._transport)

    @property
    def events(self) -> AsyncEventsClient:
        from schematic.resources.events import AsyncEventsClient

        return AsyncEventsClient(self._transport)

    @property
    def features(self) -> AsyncFeaturesClient:
        from schematic.resources.features import AsyncFeaturesClient

        return AsyncFeaturesClient(self._transport)

    @property
    def insights(self) -> AsyncInsightsClient:
        from schematic.resources.insights import AsyncInsightsClient

        return AsyncInsightsClient(self._transport)

    @property
    def integrationsapi(self) -> AsyncIntegrationsapiClient:
        from schematic.resources.integrationsapi import AsyncIntegrationsapiClient

        return AsyncIntegrationsapiClient(self._transport)

    @property
    def licenses(self) -> AsyncLicensesClient:
        from schematic.resources.licenses import AsyncLicensesClient

        return AsyncLicensesClient(self._transport)

    @property
    def planbundle(self) -> AsyncPlanbundleClient:
        from schematic.resources.planbundle import AsyncPlanbundleClient

        return AsyncPlanbundleClient(self._transport)

    @property
    def plangroups(self) -> AsyncPlangroupsClient:
        from schematic.resources.plangroups import AsyncPlangroupsClient

        return AsyncPlangroupsClient(self._transport)

    @property
    def planmigrations(self) -> AsyncPlanmigrationsClient:
        from schematic.resources.planmigrations import AsyncPlanmigrationsClient

        return AsyncPlanmigrationsClient(self._transport)

    @property
    def plans(self) -> AsyncPlansClient:
        from schematic.resources.plans import AsyncPlansClient

        return AsyncPlansClient(self._transport)

    @property
    def scheduledcheckout(self) -> AsyncScheduledcheckoutClient:
        from schematic.resources.scheduledcheckout import AsyncScheduledcheckoutClient

        return AsyncScheduledcheckoutClient(self._transport)

    @property
    def webhooks(self) -> AsyncWebhooksClient:
        from schematic.resources.webhooks import AsyncWebhooksClient

        return AsyncWebhooksClient(self._transport)
