"""What changed between two answers: nothing is left out, nothing is made up."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schematic_server.console.differences import Difference, differences, of_answers


def _answer(**data: Any) -> str:
    return json.dumps({"data": data, "params": {}})


def test_leaves_are_added_removed_and_changed_by_their_paths() -> None:
    before = {"id": "a", "name": "Old", "traits": {"seats": 5, "gone": True}, "plan": None, "note": ""}
    after = {"id": "a", "name": "New", "traits": {"seats": 5.0, "new": [1, 2]}, "plan": {"id": "p"}, "note": None}

    assert differences(before, after) == [
        Difference("name", "changed", "Old", "New"),
        Difference("plan.id", "added", None, "p"),
        Difference("traits.gone", "removed", True, None),
        Difference("traits.new[0]", "added", None, 1),
        Difference("traits.new[1]", "added", None, 2),
        Difference("traits.seats", "changed", 5, 5.0),
    ]


def test_things_in_lists_are_told_apart_by_their_ids() -> None:
    before = {"rules": [{"id": "r1", "value": True}, {"id": "r2", "value": True}]}
    after = {"rules": [{"id": "r2", "value": True}, {"id": "r1", "value": False}]}

    assert differences(before, after) == [Difference("rules[r1].value", "changed", True, False)]


@pytest.mark.parametrize("value", [{"a": [{"id": "x"}]}, [], "text", 0, None])
def test_the_same_differs_by_nothing(value: Any) -> None:
    assert differences(value, value) == []


def test_an_answer_is_compared_with_the_nearest_one_about_the_same_thing() -> None:
    now = _answer(id="a", name="New", updated_at="2026-02-01")
    earlier = [
        '{"data": {"id": "a", "na… [cut: 9000 bytes in all]',
        _answer(id="b", name="Another"),
        _answer(id="a", name="Old"),
        _answer(id="a", name="Oldest"),
    ]

    assert of_answers(now, earlier, "a") == [Difference("name", "changed", "Old", "New")]


def test_what_is_new_is_added_and_what_is_gone_removed() -> None:
    assert of_answers(_answer(id="a", name="New"), [], "a") == [
        Difference("id", "added", None, "a"),
        Difference("name", "added", None, "New"),
    ]
    assert of_answers(_answer(deleted=True), [_answer(id="a", name="Old")], "a") == [
        Difference("id", "removed", "a", None),
        Difference("name", "removed", "Old", None),
    ]
    assert of_answers(_answer(email="ada@example.com"), [], None) == [
        Difference("email", "added", None, "ada@example.com")
    ]


@pytest.mark.parametrize(
    ("now", "earlier"),
    [
        ('{"data": {"id": "a", "na… [cut: 9000 bytes in all]', [_answer(id="a")]),
        ('{"error": "refused"}', []),
        ("", []),
        (_answer(id="a"), ['{"data": {"id": "a", "na… [cut: 9000 bytes in all]']),
        (_answer(deleted=True), []),
        (json.dumps({"data": [1, 2]}), []),
    ],
)
def test_what_cannot_be_told_is_not_made_up(now: str, earlier: list[str]) -> None:
    assert of_answers(now, earlier, "a") is None
