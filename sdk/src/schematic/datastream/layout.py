"""How documents lie in caches that processes and SDKs share: keys, and member names of either spelling. Pure.

company:{version}:{id}             a company
company:{version}:{key}:{value}    the id of the company that has this key; both in lower case
user:…                             the same for users
flags:{version}:{flag key}         a flag; in lower case

The version names the shape of the documents: SDKs of another one do not read them, and theirs are none of ours. The
Node SDK writes member names as `accountId`, all others as `account_id`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from re import sub
from typing import Any, Literal, cast

from schematic.datastream.merge import merge, used

Document = dict[str, Any]
Kind = Literal["company", "user"]
# Their member names are the user's, and stay as they are.
_MAPS = frozenset({"keys", "credit_balances", "credit_postpaid", "quantity_rates"})


def entity_key(kind: Kind, version: str, entity_id: str) -> str:
    return f"{kind}:{version}:{entity_id}"


def lookup_key(kind: Kind, version: str, name: str, value: str) -> str:
    return f"{kind}:{version}:{name.lower()}:{value.lower()}"


def lookup_keys(kind: Kind, version: str, document: Mapping[str, Any] | None) -> set[str]:
    """One for each key of a company or user."""
    keys: Mapping[str, str] = (document or {}).get("keys") or {}
    return {lookup_key(kind, version, name, value) for name, value in keys.items()}


def flag_key(version: str, key: str) -> str:
    return f"flags:{version}:{key.lower()}"


def flag_pattern(version: str) -> str:
    """Of the flags of this version alone: the list of one version says nothing about those of another."""
    return f"flags:{version}:*"


def is_camel(document: Mapping[str, Any]) -> bool:
    """Whether member names are written as the Node SDK writes them."""
    return "accountId" in document


def to_snake(document: Mapping[str, Any]) -> Document:
    """The document with member names as the engine reads them; the user's own names stay."""
    return _renamed(document, _snake) if is_camel(document) else dict(document)


def used_as_found(document: Mapping[str, Any], event: str, quantity: int) -> Document | None:
    """A company's document of either spelling after uses of `event`, in that spelling; None where nothing counts it."""
    snake = to_snake(document)
    counted = used(snake, event, quantity)
    if counted is None:
        return None
    changed = merge(snake, counted)
    return _renamed(changed, _camel) if is_camel(document) else changed


def has_one_of(document: Mapping[str, Any], keys: Mapping[str, str]) -> bool:
    """Whether `keys` are of this company or user: a look-up may be older than its document."""
    own: Mapping[str, str] = document.get("keys") or {}
    known = {(name.lower(), value.lower()) for name, value in own.items()}
    return any((name.lower(), value.lower()) in known or value == document["id"] for name, value in keys.items())


def _snake(name: str) -> str:
    return sub("[A-Z]", lambda found: f"_{found[0].lower()}", name)


def _camel(name: str) -> str:
    return sub("_([a-z])", lambda found: found[1].upper(), name)


def _renamed(value: Any, rename: Callable[[str], str], *, is_map: bool = False) -> Any:
    if isinstance(value, Mapping):
        made: Document = {}
        for name, one in cast("Mapping[str, Any]", value).items():
            made[name if is_map else rename(name)] = _renamed(one, rename, is_map=not is_map and _snake(name) in _MAPS)
        return made
    if isinstance(value, list):
        return [_renamed(one, rename) for one in cast("Iterable[Any]", value)]
    return value
