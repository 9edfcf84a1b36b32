"""What has changed between two documents, as clients merge it. Pure.

The law: where there is a partial, `schematic.datastream.merge` of the old document and the partial is the new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic.datastream.merge import Document, merge

# What the official Node client takes from whole documents alone.
_WHOLE_ONLY = frozenset({"credit_postpaid", "credit_spend_policies"})
_RESERVED = ("credit_settled", "credit_reserved")


def difference(old: Document, new: Document) -> dict[str, Any] | None:
    """The partial that makes `new` of `old`, empty where they are equal; None where only the whole document does."""
    changed = {name: value for name, value in new.items() if name not in old or old[name] != value}
    if old.keys() - new.keys() or _WHOLE_ONLY & changed.keys():
        return None
    for name in ("keys", "credit_balances"):
        if name in changed:
            before: Mapping[str, Any] = old.get(name) or {}
            changed[name] = {key: value for key, value in new[name].items() if before.get(key) != value}
    if "metrics" in changed:
        changed["metrics"] = [one for one in new["metrics"] if one not in (old.get("metrics") or ())]
    # What entitlements say of usage and balances follows by itself, unless they come along.
    told = {name: value for name, value in changed.items() if name != "entitlements"}
    if merge(old, told) == new:
        return told
    told["entitlements"] = new.get("entitlements") or []
    every: list[Document] = [*(old.get("entitlements") or ()), *told["entitlements"]]
    if any(one.get(name) for one in every for name in _RESERVED):
        return None
    return told if merge(old, told) == new else None
