"""The catalog that the examples use: one plan, three features, one company. Run it once on an empty server."""

from schematic import Schematic

MONTHLY = {"metric_period": "current_month", "metric_period_month_reset": "first_of_month"}


def main() -> None:
    with Schematic() as client:
        plan = client.plans.create_plan(name="Basic", description="", plan_type="plan").data
        features = {}
        for key, kind in (("sso", {}), ("exports", {}), ("reports", {"event_subtype": "report"})):
            flag = {"key": key, "name": key.title(), "description": ""}
            feature_type = "event" if kind else "boolean"
            made = client.features.create_feature(
                name=key.title(), description="", feature_type=feature_type, flag=flag, **kind
            )
            features[key] = made.data.id
        entitle = client.entitlements.create_plan_entitlement
        entitle(plan_id=plan.id, feature_id=features["sso"], value_type="boolean", value_bool=True)
        entitle(plan_id=plan.id, feature_id=features["reports"], value_type="numeric", value_numeric=2, **MONTHLY)
        company = client.companies.upsert_company(keys={"id": "acme"}, name="Acme").data
        client.plans.update_company_plans(company.id, add_on_ids=[], base_plan_id=plan.id)


if __name__ == "__main__":
    main()
