"""Operations on features, flags, flag rules and licences. Flag checks are a hot path: see `http/hot.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.features import features, flags, licenses, store
from schematic_server.errors import no_billing_provider
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.features import (
        CountFeaturesAnswer,
        CountFeaturesQuery,
        CountFlagsAnswer,
        CountFlagsQuery,
        CreateFeatureAnswer,
        CreateFeatureBody,
        CreateFlagAnswer,
        CreateFlagBody,
        DeleteFeatureAnswer,
        DeleteFlagAnswer,
        GetFeatureAnswer,
        GetFlagAnswer,
        ListFeaturesAnswer,
        ListFeaturesQuery,
        ListFlagsAnswer,
        ListFlagsQuery,
        UpdateFeatureAnswer,
        UpdateFeatureBody,
        UpdateFlagAnswer,
        UpdateFlagBody,
        UpdateFlagRulesAnswer,
        UpdateFlagRulesBody,
        UpsertFeatureForBillingProductAnswer,
        UpsertFeatureForBillingProductBody,
    )
    from schematic_server.contract.licenses import (
        CountLicensesAnswer,
        CountLicensesQuery,
        GetSingleLicenseAnswer,
        ListLicensesAnswer,
        ListLicensesQuery,
    )


routes = Handlers()


@routes.operation("features.create_feature")
def create_feature(scope: Scope, body: CreateFeatureBody) -> CreateFeatureAnswer:
    return features.create(scope, body)


@routes.operation("features.upsert_feature_for_billing_product")
def upsert_feature_for_billing_product(
    scope: Scope, body: UpsertFeatureForBillingProductBody
) -> UpsertFeatureForBillingProductAnswer:
    raise no_billing_provider(body["billing_provider"])


@routes.operation("features.get_feature")
def get_feature(scope: Scope, feature_id: str) -> GetFeatureAnswer:
    return features.get(scope, feature_id)


@routes.operation("features.list_features")
def list_features(scope: Scope, query: ListFeaturesQuery) -> ListFeaturesAnswer:
    return features.details(scope, store.list_features(scope, query))


@routes.operation("features.count_features")
def count_features(scope: Scope, query: CountFeaturesQuery) -> CountFeaturesAnswer:
    return {"count": store.count_features(scope, query)}


@routes.operation("features.update_feature")
def update_feature(scope: Scope, feature_id: str, body: UpdateFeatureBody) -> UpdateFeatureAnswer:
    return features.update(scope, feature_id, body)


@routes.operation("features.delete_feature")
def delete_feature(scope: Scope, feature_id: str) -> DeleteFeatureAnswer:
    return features.delete(scope, feature_id)


@routes.operation("features.create_flag")
def create_flag(scope: Scope, body: CreateFlagBody) -> CreateFlagAnswer:
    return flags.create(scope, body)


@routes.operation("features.get_flag")
def get_flag(scope: Scope, flag_id: str) -> GetFlagAnswer:
    return flags.get(scope, flag_id)


@routes.operation("features.list_flags")
def list_flags(scope: Scope, query: ListFlagsQuery) -> ListFlagsAnswer:
    return flags.details(scope, store.list_flags(scope, query))


@routes.operation("features.count_flags")
def count_flags(scope: Scope, query: CountFlagsQuery) -> CountFlagsAnswer:
    return {"count": store.count_flags(scope, query)}


@routes.operation("features.update_flag")
def update_flag(scope: Scope, flag_id: str, body: UpdateFlagBody) -> UpdateFlagAnswer:
    return flags.update(scope, flag_id, body)


@routes.operation("features.update_flag_rules")
def update_flag_rules(scope: Scope, flag_id: str, body: UpdateFlagRulesBody) -> UpdateFlagRulesAnswer:
    return flags.replace_rules(scope, flag_id, body["rules"])


@routes.operation("features.delete_flag")
def delete_flag(scope: Scope, flag_id: str) -> DeleteFlagAnswer:
    return flags.delete(scope, flag_id)


@routes.operation("licenses.list_licenses")
def list_licenses(scope: Scope, query: ListLicensesQuery) -> ListLicensesAnswer:
    return licenses.list_(scope, query)


@routes.operation("licenses.count_licenses")
def count_licenses(scope: Scope, query: CountLicensesQuery) -> CountLicensesAnswer:
    return {"count": store.count_licences(scope, query)}


@routes.operation("licenses.get_single_license")
def get_single_license(scope: Scope, license_id: str) -> GetSingleLicenseAnswer:
    return licenses.get(scope, license_id)
