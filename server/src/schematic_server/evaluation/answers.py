"""Answers of checks, from what is in memory. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic.rules import CompiledCompany, CompiledUser
from schematic.rules.answers import complete
from schematic_server.errors import BadRequest, NotFound
from schematic_server.evaluation.catalog import Catalog
from schematic_server.evaluation.entities import Conflict, Entity
from schematic_server.evaluation.requests import Request, engine_options
from schematic_server.evaluation.snapshot import Flag, Found


def one_flag(found: Found, flag_key: str, request: Request, now_ms: int) -> dict[str, Any]:
    """Contract: `CheckFlagResponseData`. Raises NotFound where there is no such flag."""
    if not found.flags:
        raise NotFound(f"flag not found: {flag_key}")
    options = engine_options(request.preflight)
    return _evaluate(found.flags[0], request, found.company, found.user, options, now_ms)


def every_flag(found: Found, catalog: Catalog, request: Request, now_ms: int) -> dict[str, Any]:
    """Contract: `CheckFlagsResponseData`; spend policies are listed, not applied, since no draw is named."""
    flags, company, user = found
    answer: dict[str, Any] = {
        "flags": [_evaluate(flag, request, company, user, None, now_ms) for flag in flags],
        "credit_spend_policies": [],
    }
    if isinstance(company, Entity):
        answer["credit_balances"] = {}
        plan = catalog.plans.get(company.compiled.base_plan_id or "")
        if plan is not None:
            answer["plan"] = {**plan, **company.trial}
    return answer


def _evaluate(
    flag: Flag,
    request: Request,
    company: Entity[CompiledCompany] | Conflict | None,
    user: Entity[CompiledUser] | Conflict | None,
    options: Mapping[str, Any] | None,
    now_ms: int,
) -> dict[str, Any]:
    if isinstance(company, Conflict) or isinstance(user, Conflict):
        conflict = company if isinstance(company, Conflict) else user
        assert isinstance(conflict, Conflict)
        return {
            "flag": flag.key,
            "flag_id": flag.id,
            "value": flag.default_value,
            "reason": "key conflict",
            "error": conflict.message,
        }
    return evaluate(
        flag,
        request,
        None if company is None else company.compiled,
        None if user is None else user.compiled,
        options,
        now_ms,
    )


def evaluate(
    flag: Flag,
    request: Request,
    company: CompiledCompany | None,
    user: CompiledUser | None,
    options: Mapping[str, Any] | None,
    now_ms: int,
) -> dict[str, Any]:
    """Contract: `CheckFlagResponseData`. Raises BadRequest for numbers that no use can have."""
    result = flag.compiled.check(company, user, options, now_ms)
    complete(result, names_company=bool(request.company), names_user=bool(request.user))
    if "error" in result:
        raise BadRequest(result["error"])
    return result
