"""What changed between two answers about one thing, member by member. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

import msgspec

# Members that change with every write, or repeat what stands beside them.
NOISE = frozenset({"updated_at", "entity_traits", "definition"})
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Difference:
    """One member: `path` names it as `plan.name` or `traits.seats`; `before` and `after` are JSON leaves."""

    path: str
    kind: Literal["added", "removed", "changed"]
    before: Any
    after: Any


def of_answers(now: str, earlier: Sequence[str], resource_id: str | None) -> list[Difference] | None:
    """How an answer differs from the nearest `earlier` one about the same thing; None where that cannot be told.

    Answers are bodies as the audit log keeps them. One that only says that the thing is gone differs by all it was.
    """
    after = _about(now, None)
    if after is None:
        return None
    is_gone = after.get("deleted") is True and "id" not in after
    known = resource_id if is_gone else after.get("id")
    if known is None:  # what has no id cannot have been there before
        return None if is_gone or resource_id else differences({}, after)
    before = next((found for one in earlier if (found := _about(one, known)) is not None), None)
    if before is None:
        return None if is_gone or earlier else differences({}, after)
    return differences(before, {} if is_gone else after)


def differences(before: Any, after: Any) -> list[Difference]:
    """Leaves that are on one side only, or differ, in the order of their paths.

    Things in lists are told apart by their `id`, else by their place.
    """
    old, new = dict(_leaves(before, "")), dict(_leaves(after, ""))
    found: list[Difference] = []
    for path in sorted(old.keys() | new.keys()):
        was, now = old.get(path, _MISSING), new.get(path, _MISSING)
        if was is _MISSING:
            found.append(Difference(path, "added", None, now))
        elif now is _MISSING:
            found.append(Difference(path, "removed", was, None))
        elif was != now or type(was) is not type(now):
            found.append(Difference(path, "changed", was, now))
    return found


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Paths and values; what is null or empty is as good as not there."""
    if isinstance(value, Mapping):
        for name, one in cast(Mapping[str, Any], value).items():
            if name not in NOISE:
                yield from _leaves(one, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for place, one in enumerate(cast(Sequence[Any], value)):
            known = cast(Mapping[str, Any], one).get("id") if isinstance(one, Mapping) else None
            yield from _leaves(one, f"{path}[{known or place}]")
    elif value is not None and value != "":
        yield path, value


def _about(body: str, resource_id: str | None) -> Mapping[str, Any] | None:
    """`data` of an answer, if it is whole and an object: the one with this id, where an id is given."""
    try:
        read = msgspec.json.decode(body)
    except msgspec.DecodeError:  # a long one is cut
        return None
    data = cast(Mapping[str, Any], read).get("data") if isinstance(read, Mapping) else None
    if not isinstance(data, Mapping):
        return None
    found = cast(Mapping[str, Any], data)
    return found if resource_id is None or found.get("id") == resource_id else None
