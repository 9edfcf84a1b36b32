"""Every domain, in the one order: each may import those before it, and adds to what they answer.

One folder a feature: domain (its manifest), routes (contract in, noun out), tables, store (SQL) and a module per noun
it decides about. Whichever module of a domain is imported first, this one runs before it and wires them all.
"""

from __future__ import annotations

from schematic_server.domains.accesstokens.domain import DOMAIN as ACCESSTOKENS
from schematic_server.domains.accounts.domain import DOMAIN as ACCOUNTS
from schematic_server.domains.billing.domain import DOMAIN as BILLING
from schematic_server.domains.catalogs.domain import DOMAIN as CATALOGS
from schematic_server.domains.checkout.domain import DOMAIN as CHECKOUT
from schematic_server.domains.companies.domain import DOMAIN as COMPANIES
from schematic_server.domains.components.domain import DOMAIN as COMPONENTS
from schematic_server.domains.credits.domain import DOMAIN as CREDITS
from schematic_server.domains.dataexports.domain import DOMAIN as DATAEXPORTS
from schematic_server.domains.entitlements.domain import DOMAIN as ENTITLEMENTS
from schematic_server.domains.events.domain import DOMAIN as EVENTS
from schematic_server.domains.features.domain import DOMAIN as FEATURES
from schematic_server.domains.insights.domain import DOMAIN as INSIGHTS
from schematic_server.domains.integrations.domain import DOMAIN as INTEGRATIONS
from schematic_server.domains.plancredits.domain import DOMAIN as PLANCREDITS
from schematic_server.domains.planmigrations.domain import DOMAIN as PLANMIGRATIONS
from schematic_server.domains.plans.domain import DOMAIN as PLANS
from schematic_server.domains.publishing.domain import DOMAIN as PUBLISHING
from schematic_server.domains.quickstart.domain import DOMAIN as QUICKSTART
from schematic_server.domains.subscriptions.domain import DOMAIN as SUBSCRIPTIONS
from schematic_server.domains.usage.domain import DOMAIN as USAGE
from schematic_server.domains.webhooks.domain import DOMAIN as WEBHOOKS
from schematic_server.registry import wire

DOMAINS = (
    ACCOUNTS,
    COMPANIES,
    ACCESSTOKENS,
    FEATURES,
    CREDITS,
    BILLING,
    PLANS,
    ENTITLEMENTS,
    PLANCREDITS,
    PLANMIGRATIONS,
    PUBLISHING,
    QUICKSTART,
    EVENTS,
    USAGE,
    SUBSCRIPTIONS,
    CATALOGS,
    CHECKOUT,
    COMPONENTS,
    INTEGRATIONS,
    INSIGHTS,
    DATAEXPORTS,
    WEBHOOKS,
)
wire(DOMAINS)
