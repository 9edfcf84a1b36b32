"""What plans and overrides allow of features."""

from schematic_server.domains.accounts.views import onboarding_steps
from schematic_server.domains.companies.views import company_filters, company_view, trait_guards, trait_users
from schematic_server.domains.entitlements import contributions
from schematic_server.domains.entitlements.routes import routes
from schematic_server.domains.entitlements.tables import company_override, company_override_note, plan_entitlement
from schematic_server.domains.features.views import derived_rules, feature_filters, feature_guards, feature_view
from schematic_server.domains.plans.views import plan_entitlements_view, plan_filters, plan_view
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "entitlements",
    tables=(plan_entitlement, company_override, company_override_note),
    handlers=routes,
    extensions=(
        extend(onboarding_steps, contributions.packaged_at, "model_packaging"),
        extend(derived_rules, contributions.rules_of_flags),
        extend(company_view, contributions.rights_of_companies),
        extend(feature_view, contributions.plans_of_features),
        extend(plan_view, contributions.features_of_plans),
        extend(plan_entitlements_view, contributions.entitlements_of_plans),
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
