"""Local evaluation of flags: pure Python, plain mappings in and out, no clock of its own.

    evaluate(flag, company, user, options, now_ms)     wire documents in, wire result out
    compile_flag, compile_company, compile_user        the same in two steps, for those who check often

Behaves as the engine named W14 in the official clients (version key `fde6dba2`). Documents use snake_case names; null
and absent are alike, unknown members are ignored. A member that is missing or of the wrong type raises ValueError
naming its path (`flag.rules[2].rule_type is required`); odd values of the right type never raise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic.rules.engine import CompiledFlag, compile_flag
from schematic.rules.entities import CompiledCompany, CompiledUser, compile_company, compile_user

VERSION_KEY = "fde6dba2"

__all__ = [
    "VERSION_KEY",
    "CompiledCompany",
    "CompiledFlag",
    "CompiledUser",
    "compile_company",
    "compile_flag",
    "compile_user",
    "evaluate",
]


def evaluate(
    flag: Mapping[str, Any],
    company: Mapping[str, Any] | None,
    user: Mapping[str, Any] | None,
    options: Mapping[str, Any] | None = None,
    now_ms: int | None = None,
) -> dict[str, Any]:
    """The value of `flag` for a company and a user, with the reason; see `CompiledFlag.check` for the result.

    `now_ms` is UTC milliseconds since 1970; without it no reset instant is given and no spend window counts as reset.
    """
    return compile_flag(flag).check(
        compile_company(company) if company is not None else None,
        compile_user(user) if user is not None else None,
        options,
        now_ms,
    )
