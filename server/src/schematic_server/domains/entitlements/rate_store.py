"""SQL of rates: for events on their way in, so each is one statement however many companies there are."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from schematic_server.domains.credits.tables import billing_credit
from schematic_server.domains.entitlements.tables import company_override, plan_entitlement
from schematic_server.domains.features.tables import feature
from schematic_server.domains.plans.tables import company_plan
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import Columns

_FEATURE = Columns(*(feature.c[name] for name in ("id", "event_subtype", "event_source")))
_FEATURES = f"""
SELECT {_FEATURE.sql} FROM (SELECT {{rows}}) AS wanted CROSS JOIN feature
WHERE feature.account_id = ? AND feature.event_subtype = wanted.column1 AND (
  EXISTS (SELECT 1 FROM plan_entitlement WHERE plan_entitlement.feature_id = feature.id
    AND plan_entitlement.value_credit_id IS NOT NULL AND plan_entitlement.environment_id = ?)
  OR EXISTS (SELECT 1 FROM company_override WHERE company_override.feature_id = feature.id
    AND company_override.value_credit_id IS NOT NULL AND company_override.environment_id = ?))
ORDER BY feature.created_at, feature.id
"""  # noqa: S608  # names of columns
_VALUE = ("feature_id", "value_type", "value_bool", "value_credit_id", "consumption_units", "quantity_rates")
_PLANNED = Columns(
    *(company_plan.c[name] for name in ("company_id", "is_base", "created_at")),
    *(plan_entitlement.c[name] for name in _VALUE),
    billing_credit.c.is_strict,
)
_GRANTS_OF_PLANS = f"""
SELECT {_PLANNED.sql} FROM (SELECT {{rows}}) AS wanted CROSS JOIN company_plan
  JOIN plan_entitlement ON plan_entitlement.plan_version_id = company_plan.plan_version_id
    AND plan_entitlement.feature_id = wanted.column2
  LEFT JOIN billing_credit ON billing_credit.id = plan_entitlement.value_credit_id
WHERE company_plan.company_id = wanted.column1 AND company_plan.environment_id = ?
"""  # noqa: S608
_OVERRIDING = Columns(*(company_override.c[name] for name in ("company_id", *_VALUE)), billing_credit.c.is_strict)
_OVERRIDES = f"""
SELECT {_OVERRIDING.sql} FROM (SELECT {{rows}}) AS wanted CROSS JOIN company_override
  LEFT JOIN billing_credit ON billing_credit.id = company_override.value_credit_id
WHERE company_override.company_id = wanted.column1 AND company_override.feature_id = wanted.column2
  AND company_override.environment_id = ?
  AND (company_override.expiration_date IS NULL OR company_override.expiration_date > ?)
"""  # noqa: S608


def drawing_features(scope: Scope, subtypes: Sequence[str]) -> Sequence[Row]:
    """`id`, `event_subtype` and `event_source` of features that count these events and that some credit entitlement,
    of any plan or company of the environment, is for; oldest first."""
    here = scope.environment_id
    return _FEATURE.rows(scope.db, _FEATURES, [(one,) for one in subtypes], scope.account_id, here, here)


def grants_of_features(scope: Scope, wanted: Sequence[tuple[str, str]]) -> list[tuple[str, Row]]:
    """What these companies, each with a feature, are granted of it, and by whom: plans, the base plan first, then
    overrides in force, with the credit's `is_strict`."""
    plans = _PLANNED.rows(scope.db, _GRANTS_OF_PLANS, wanted, scope.environment_id)
    plans.sort(key=itemgetter("created_at"))
    plans.sort(key=itemgetter("is_base"), reverse=True)
    # A plan's grant has no company of its own; see `derive.is_override`.
    found: list[tuple[str, Row]] = [(row.pop("company_id"), row) for row in plans]
    overrides = _OVERRIDING.rows(scope.db, _OVERRIDES, wanted, scope.environment_id, microseconds(scope.now))
    return found + [(row["company_id"], row) for row in overrides]
