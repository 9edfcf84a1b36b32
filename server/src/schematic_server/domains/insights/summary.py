"""Headline figures. Nobody is billed here: of that there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.insights import store
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.insights import InsightsSummaryResponseData


def get(scope: Scope) -> InsightsSummaryResponseData:
    """Companies of the environment (none for whoever is hurried); plans with add-ons, and features of the account."""
    return {
        "total_companies": 0 if scope.is_hurried else store.count_companies(scope),
        "paid_companies": 0,
        "total_plans": store.count_plans(scope),
        "total_features": store.count_features(scope),
        "active_credits": 0.0 if scope.is_hurried else store.remaining_credits(scope),
        "mrr": [],
    }
