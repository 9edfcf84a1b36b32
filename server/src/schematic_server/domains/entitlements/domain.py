"""What plans and overrides allow of features."""

from schematic_server.domains.accounts.views import onboarding_steps
from schematic_server.domains.billing.views import price_filters, price_users, product_users
from schematic_server.domains.companies.views import (
    company_filters,
    company_leaving,
    company_lookups,
    company_view,
    trait_guards,
    trait_users,
)
from schematic_server.domains.entitlements import contributions, overrides, plan_entitlements, price_rows, store
from schematic_server.domains.entitlements.routes import routes
from schematic_server.domains.entitlements.tables import company_override, company_override_note, plan_entitlement
from schematic_server.domains.features.views import (
    derived_rules,
    feature_filters,
    feature_guards,
    feature_leaving,
    feature_view,
)
from schematic_server.domains.plans.views import (
    plan_filters,
    version_copied,
    version_entitlements_view,
    version_features,
    version_features_view,
    version_offered,
    versions_leaving,
)
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "entitlements",
    tables=(plan_entitlement, company_override, company_override_note),
    handlers=routes,
    extensions=(
        extend(onboarding_steps, contributions.packaged_at, "model_packaging"),
        extend(derived_rules, contributions.rules_of_flags),
        extend(company_view, contributions.rights_of_companies),
        extend(company_lookups, store.OVERRIDES),
        extend(feature_view, contributions.plans_of_features),
        extend(version_features_view, contributions.features_of_versions),
        extend(version_entitlements_view, contributions.entitlements_of_versions),
        extend(version_features, store.features_of_versions),
        extend(version_copied, plan_entitlements.copy),
        extend(version_offered, price_rows.offer),
        extend(price_users, price_rows.in_use),
        extend(product_users, price_rows.in_use),
        extend(price_filters, price_rows.of_version, "plan_version_id"),
        extend(versions_leaving, plan_entitlements.leave),
        extend(feature_leaving, contributions.leave_with_feature),
        extend(company_leaving, overrides.leave_with_company),
        extend(feature_guards, contributions.keep_type),
        extend(feature_guards, contributions.keep_amount),
        extend(trait_guards, contributions.keep_number),
        extend(trait_users, contributions.traits_in_use),
        extend(feature_filters, contributions.without_override_for, "without_company_override_for"),
        extend(
            feature_filters, contributions.without_entitlement_for, "without_plan_entitlement_for", "plan_version_id"
        ),
        extend(
            plan_filters,
            contributions.plans_without,
            "without_entitlement_for",
            "without_entitlement_for_include_drafts",
        ),
        extend(company_filters, contributions.companies_entitled, "with_entitlement_for"),
        extend(company_filters, contributions.companies_without_override, "without_feature_override_for"),
    ),
)
