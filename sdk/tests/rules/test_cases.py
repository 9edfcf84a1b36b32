"""The recorded evaluations of the official engine, which every implementation here must agree with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schematic.rules import compile_company, compile_flag, compile_user, evaluate

_FOLDERS = [parent / "contract/cases/rules" for parent in Path(__file__).resolve().parents]
_FOLDER = next((folder for folder in _FOLDERS if folder.is_dir()), None)


def _read() -> Iterator[Any]:
    for path in sorted(_FOLDER.glob("*.jsonl")) if _FOLDER is not None else ():
        for number, line in enumerate(path.read_text().splitlines(), 1):
            yield pytest.param(json.loads(line), id=f"{path.stem}-{number}")


_CASES = list(_read())
needs_cases = pytest.mark.skipif(
    not _CASES, reason="contract/cases/rules is part of the repository, not of the source distribution"
)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(one) for name, one in value.items() if one is not None}
    return [_without_nulls(one) for one in value] if isinstance(value, list) else value


def _typed(value: Any) -> Any:
    """Python takes True for 1; JSON does not."""
    if isinstance(value, dict):
        return {name: _typed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_typed(one) for one in value]
    return ("bool", value) if isinstance(value, bool) else value


@needs_cases
@pytest.mark.parametrize("case", _CASES)
def test_evaluation_agrees_with_the_recorded_one(case: dict[str, Any]) -> None:
    documents = json.dumps([case["flag"], case["company"], case["user"], case["options"]])

    result = evaluate(case["flag"], case["company"], case["user"], case["options"], case["now_ms"])

    assert _typed(_without_nulls(result)) == _typed(_without_nulls(case["result"]))
    assert json.dumps([case["flag"], case["company"], case["user"], case["options"]]) == documents


@needs_cases
@pytest.mark.parametrize("case", _CASES)
def test_a_compiled_flag_answers_the_second_check_like_the_first(case: dict[str, Any]) -> None:
    """What is kept between checks (parsed texts, merged rules, reset instants) changes no answer."""
    flag = compile_flag(case["flag"])
    company = compile_company(case["company"]) if case["company"] else None
    user = compile_user(case["user"]) if case["user"] else None

    first, second = (flag.check(company, user, case["options"], case["now_ms"]) for _ in range(2))

    assert first == second
