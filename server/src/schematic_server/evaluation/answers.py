"""Answers of checks, from what is in memory. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic.rules import CompiledCompany, CompiledUser
from schematic.rules.answers import complete
from schematic_server.domains.credits import engine as credits
from schematic_server.errors import BadRequest, NotFound
from schematic_server.evaluation.catalog import Catalog
from schematic_server.evaluation.entities import Compiled, Conflict, Entity
from schematic_server.evaluation.requests import Request, engine_options
from schematic_server.evaluation.snapshot import Flag, Found


def one_flag(found: Found, flag_key: str, request: Request, now_ms: int) -> dict[str, Any]:
    """Contract: `CheckFlagResponseData`. Raises NotFound where there is no such flag."""
    if not found.flags:
        raise NotFound(f"flag not found: {flag_key}")
    options = engine_options(request.preflight)
    return _evaluate(found.flags[0], request, found.company, found.user, options, now_ms)


def every_flag(
    found: Found, catalog: Catalog, request: Request, now_ms: int, *, is_capped: bool = False
) -> dict[str, Any]:
    """Contract: `CheckFlagsResponseData`. Spend policies are listed, and applied only when `is_capped`, as of a draw of
    one use: the API's lists name no draw."""
    flags, company, user = found
    asked = found if is_capped else Found(flags, _uncapped(company), _uncapped(user))
    answer: dict[str, Any] = {
        "flags": [_evaluate(flag, request, asked.company, asked.user, None, now_ms) for flag in flags],
        "credit_spend_policies": _policies(company, user),
    }
    if isinstance(company, Entity):
        answer["credit_balances"] = {one: credits.balance_told(has) for one, has in company.balances.items()}
        plan = catalog.plans.get(company.compiled.base_plan_id or "")
        if plan is not None:
            answer["plan"] = {**plan, **company.trial}
    return answer


def _policies(
    company: Entity[CompiledCompany] | Conflict | None, user: Entity[CompiledUser] | Conflict | None
) -> list[dict[str, Any]]:
    """All that bind the company, and the user in it."""
    own = company.compiled if isinstance(company, Entity) else None
    found = own.policies.copy() if own is not None else []
    if isinstance(user, Entity):
        found += (one for one in user.compiled.policies if own is None or one["company_id"] == own.id)
    return [one.copy() for one in found]  # what they have come to changes in place


def _uncapped(entity: Entity[Compiled] | Conflict | None) -> Entity[Compiled] | Conflict | None:
    """The same without spend policies."""
    if not isinstance(entity, Entity) or not entity.compiled.policies:
        return entity
    return Entity(entity.id, entity.compiled.uncapped())


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
    result = evaluate(
        flag,
        request,
        None if company is None else company.compiled,
        None if user is None else user.compiled,
        options,
        now_ms,
    )
    result.pop("credit_spend_policy", None)  # the API says it in the reason
    return result


def evaluate(
    flag: Flag,
    request: Request,
    company: CompiledCompany | None,
    user: CompiledUser | None,
    options: Mapping[str, Any] | None,
    now_ms: int,
) -> dict[str, Any]:
    """Contract: `CheckFlagResponseData`, and the spend policy that turned it, if one did. Raises BadRequest for numbers
    that no use can have."""
    result = flag.compiled.check(company, user, options, now_ms)
    complete(result, names_company=bool(request.company), names_user=bool(request.user))
    if "error" in result:
        raise BadRequest(result["error"])
    return result
