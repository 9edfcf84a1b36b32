"""What a check answers, from what the engine says: the same in the API and in a program that evaluates by itself."""

from __future__ import annotations

from schematic.rules.documents import Document
from schematic.rules.engine import NO_MATCH

NO_CONTEXT = "No company or user context; default value for flag"
_FLAT = (
    ("feature_allocation", "allocation"),
    ("feature_usage", "usage"),
    ("feature_usage_event", "event_name"),
    ("feature_usage_period", "metric_period"),
    ("feature_usage_reset_at", "metric_reset_at"),
)


def complete(result: Document, *, names_company: bool, names_user: bool) -> Document:
    """The result of `CompiledFlag.check`, which is changed, as `CheckFlagResponseData`: `flag` for `flag_key`, `error`
    for `err`, and why nothing matched. `names_company`: whether the check named one, which there may not be."""
    result["flag"] = result.pop("flag_key")
    if "err" in result:
        result["error"] = result.pop("err")
    if result["reason"] == NO_MATCH:
        if not names_company and not names_user:
            result["reason"] = NO_CONTEXT
        elif names_company and "company_id" not in result:
            result["reason"] = "Company not found"
        elif names_user and "user_id" not in result:
            result["reason"] = "User not found"
    if "entitlement" in result:
        _tell_usage(result, result["entitlement"])
    return result


def _tell_usage(result: Document, entitlement: Document) -> None:
    """Make the flat members tell of the effective entitlement: one answer, one limit, whichever rule matched."""
    if "event_name" in entitlement and entitlement.get("usage", 0) < 0:
        entitlement["usage"] = 0  # more was taken back than was used; what is told starts at 0 all the same
    if "feature_usage" not in result:
        return
    for flat, member in _FLAT:
        if member in entitlement:
            result[flat] = entitlement[member]
        else:
            result.pop(flat, None)
