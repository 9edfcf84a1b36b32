"""Operations on features, flags and flag rules. Flag checks are a hot path: see `http/hot.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic_server.domains.features import features, flags, store
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

Query = Mapping[str, Any]
Body = Mapping[str, Any]

routes = Handlers()


@routes.operation("features.create_feature")
def create_feature(scope: Scope, body: Body) -> dict[str, Any]:
    return features.create(scope, body)


@routes.operation("features.get_feature")
def get_feature(scope: Scope, feature_id: str) -> dict[str, Any]:
    return features.get(scope, feature_id)


@routes.operation("features.list_features")
def list_features(scope: Scope, query: Query) -> list[dict[str, Any]]:
    return features.details(scope, store.list_features(scope, query))


@routes.operation("features.count_features")
def count_features(scope: Scope, query: Query) -> dict[str, int]:
    return {"count": store.count_features(scope, query)}


@routes.operation("features.update_feature")
def update_feature(scope: Scope, feature_id: str, body: Body) -> dict[str, Any]:
    return features.update(scope, feature_id, body)


@routes.operation("features.delete_feature")
def delete_feature(scope: Scope, feature_id: str) -> dict[str, bool]:
    return features.delete(scope, feature_id)


@routes.operation("features.create_flag")
def create_flag(scope: Scope, body: Body) -> dict[str, Any]:
    return flags.create(scope, body)


@routes.operation("features.get_flag")
def get_flag(scope: Scope, flag_id: str) -> dict[str, Any]:
    return flags.get(scope, flag_id)


@routes.operation("features.list_flags")
def list_flags(scope: Scope, query: Query) -> list[dict[str, Any]]:
    return flags.details(scope, store.list_flags(scope, query))


@routes.operation("features.count_flags")
def count_flags(scope: Scope, query: Query) -> dict[str, int]:
    return {"count": store.count_flags(scope, query)}


@routes.operation("features.update_flag")
def update_flag(scope: Scope, flag_id: str, body: Body) -> dict[str, Any]:
    return flags.update(scope, flag_id, body)


@routes.operation("features.update_flag_rules")
def update_flag_rules(scope: Scope, flag_id: str, body: Body) -> dict[str, Any]:
    return flags.replace_rules(scope, flag_id, body["rules"])


@routes.operation("features.delete_flag")
def delete_flag(scope: Scope, flag_id: str) -> dict[str, bool]:
    return flags.delete(scope, flag_id)
