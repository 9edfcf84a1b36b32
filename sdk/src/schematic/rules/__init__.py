"""Local evaluation of flags: pure Python, plain mappings in and out, no clock of its own.

    evaluate(flag, company, user, options, now_ms)     wire documents in, wire result out
    compile_flag, compile_company, compile_user        the same in two steps, for those who check often

Behaves as the engine named W14 in the official clients (version key `fde6dba2`). Documents use snake_case names; null
and absent are alike, unknown members are ignored. A member that is missing or of the wrong type raises ValueError
naming its path (`flag.rules[2].rule_type is required`); odd values of the right type never raise.
"""

from __future__ import annotations

from collections.abc import Mapping
from marshal import dumps
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
_MOST = 64  # flags that `evaluate` keeps compiled
_LARGEST = 262_144  # bytes of content of such a flag
_compiled: dict[bytes, CompiledFlag] = {}


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
    return _compiled_flag(flag).check(
        compile_company(company) if company is not None else None,
        compile_user(user) if user is not None else None,
        options,
        now_ms,
    )


def _compiled_flag(document: Any) -> CompiledFlag:
    """`compile_flag`, once for all documents of the same content; one that is changed in place is another.

    Not by equality: to that 1, 1.0 and True are alike, and a flag may have one of them only.
    """
    try:
        content = dumps(document, 2)  # a format without references to objects, so that equal documents look alike
    except ValueError:  # not of plain dicts and lists
        return compile_flag(document)
    flag = _compiled.get(content)
    if flag is None:
        flag = compile_flag(document)
        if len(content) <= _LARGEST:
            if len(_compiled) >= _MOST:
                _compiled.clear()
            _compiled[content] = flag
    return flag
