"""How an own subscription is kept as a copy at Stripe, which knows of it and bills nothing for it.

Three things see to that. It begins so that nothing is due at once: with a trial's end, or with the next period's start
and no proration. Then its collection is paused (`void`): invoices that Stripe makes of it are void at once. And what it
has made while it was not paused, because a node died in between or somebody has resumed it, is made void here.

Whatever was done by an earlier try is found as it is now, by lists, which show at once what there is, and gone on from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from schematic_server.domains.integrations import stripe_objects
from schematic_server.domains.integrations.port import COPY_OVER, Copied, Copy, Item
from schematic_server.domains.integrations.stripe_push import Ask, NoUse, customer_id

_PAGE = 100
_MAX_NAME = 250
_ITEM: Final = "schematic_item"  # in an item's metadata: its key
_CYCLE: Final = "schematic_cycle"  # in the copy's: from where its periods were counted when it was changed last
_PAUSED: Final = {"behavior": "void"}
_IN_ALL_MONTHS = 28  # the last day that every month has
_OLD = timedelta(days=1)


def push(ask: Ask, copy: Copy) -> Copied:
    """Have Stripe have the subscription as it is here, or none that goes on."""
    copying = _Copying(ask, copy)
    try:
        copying.run()
    except NoUse as error:
        return copying.done(str(error))
    return copying.done(None)


class _Copying:
    """How far one try is: `found` is the copy as Stripe had it last."""

    def __init__(self, ask: Ask, copy: Copy) -> None:
        self._ask, self._copy = ask, copy
        self._customer_id: str | None = None
        self._found: dict[str, Any] | None = None

    def run(self) -> None:
        found = self._found = self._known()
        is_to_be = bool(self._copy.items)
        if found is not None and not _is_over(found) and not (is_to_be and found["currency"] == self._copy.currency):
            found = self._found = self._ask("delete", f"/v1/subscriptions/{found['id']}", None, {})
        if is_to_be:
            if found is None or _is_over(found):
                found = self._found = self._created(found)
            if changes := self._changes(found):
                self._found = self._post(f"subscriptions/{found['id']}", "update", changes)
        if self._found is not None:
            self._void_invoices(self._found["id"])

    def done(self, refused: str | None) -> Copied:
        word = None if self._found is None else stripe_objects.copy_word(self._found, self._copy.subscription_id)
        return Copied(self._customer_id, word, refused)

    def _known(self) -> dict[str, Any] | None:
        """The copy that earlier tries have made; one that goes on, if there is any."""
        copy = self._copy
        is_to_be = bool(copy.items)
        found = None if copy.external_id is None else self._find(f"subscriptions/{copy.external_id}")
        if found is not None and not (_is_over(found) and is_to_be):
            return found
        self._customer_id = customer_id(self._ask, copy.customer, may_be_there=copy.may_be_there, needs_email=is_to_be)
        for one in self._list("subscriptions", {"customer": self._customer_id}):
            if stripe_objects.copied(one) == copy.subscription_id and not _is_over(one):
                return one
        return found

    def _created(self, before: dict[str, Any] | None) -> dict[str, Any]:
        """A copy, in the place of the one `before` that is over."""
        copy = self._copy
        customer = self._customer_id or customer_id(
            self._ask, copy.customer, may_be_there=copy.may_be_there, needs_email=True
        )
        members: dict[str, Any] = {
            "customer": customer,
            "currency": copy.currency,
            "collection_method": "send_invoice",  # charges nobody by itself, even once somebody resumes it
            "days_until_due": copy.days_until_due,
            "proration_behavior": "none",
            "items": [self._item(one) for one in copy.items],
            "metadata": self._metadata(),
            **_start(copy),
        }
        last = copy.external_id if before is None else before["id"]
        after = "" if last is None else f"-after-{last}"
        return self._ask("post", "/v1/subscriptions", f"{copy.create_key}-subscription{after}", members)

    def _metadata(self) -> dict[str, str]:
        copy = self._copy
        return {
            stripe_objects.OWN_SUBSCRIPTION: copy.subscription_id,
            stripe_objects.COMPANY: copy.customer.company_id,
            "schematic_environment_id": copy.environment_id,
            _CYCLE: copy.cycle,
        }

    def _changes(self, found: dict[str, Any]) -> dict[str, Any]:
        """What is to be changed of the copy; nothing where it is as it should be."""
        copy = self._copy
        changes: dict[str, Any] = {}
        if not stripe_objects.is_paused(found):
            changes["pause_collection"] = _PAUSED
        if items := self._items(found):
            changes["items"] = items
        said = found["metadata"]
        if metadata := {name: value for name, value in self._metadata().items() if said.get(name) != value}:
            changes["metadata"] = metadata
        if _CYCLE in metadata:
            changes |= self._counted_anew(found)
        cancel_at = None if copy.cancel_at is None else int(copy.cancel_at.timestamp())
        if found.get("cancel_at") != cancel_at:
            changes["cancel_at"] = "" if cancel_at is None else cancel_at
        return changes and {**changes, "proration_behavior": "none"}

    def _counted_anew(self, found: dict[str, Any]) -> dict[str, Any]:
        """Stripe counts periods from now on, or from a trial's end; from nothing that is over."""
        if self._copy.trial_end is not None:
            return {"trial_end": int(self._copy.trial_end.timestamp())}
        return {"trial_end": "now"} if found["status"] == "trialing" else {"billing_cycle_anchor": "now"}

    def _items(self, found: dict[str, Any]) -> list[dict[str, Any]]:
        there: list[dict[str, Any]] = found["items"]["data"]
        if found["items"].get("has_more"):
            there = list(self._list("subscription_items", {"subscription": found["id"]}))
        wanted = {one.key: one for one in self._copy.items}
        changes: list[dict[str, Any]] = []
        for one in there:
            said: Mapping[str, str] = one.get("metadata") or {}
            same = wanted.pop(said.get(_ITEM, ""), None)
            if same is None:
                changes.append({"id": one["id"], "deleted": True})
            elif one.get("quantity") != same.quantity:
                changes.append({"id": one["id"], "quantity": same.quantity})
        return changes + [self._item(one) for one in wanted.values()]

    def _item(self, item: Item) -> dict[str, Any]:
        copy = self._copy
        told: dict[str, Any] = {"quantity": item.quantity, "metadata": {_ITEM: item.key}}
        if item.price_external_id is not None:
            return {"price": item.price_external_id, **told}
        price = {
            "currency": copy.currency,
            "product": item.product_external_id or self._product(item),
            "recurring": {"interval": copy.unit, "interval_count": copy.unit_count},
            "unit_amount_decimal": stripe_objects.sent_exact(copy.currency, item.amount),
        }
        return {"price_data": price, **told}

    def _product(self, item: Item) -> str:
        """That of what is sold here, made once."""
        product_id = stripe_objects.OWN_PRODUCT + item.product_key
        if self._find(f"products/{product_id}") is None:
            made_for = {"schematic_environment_id": self._copy.environment_id}
            members = {"id": product_id, "name": item.name[:_MAX_NAME], "metadata": made_for}
            try:
                self._ask("post", "/v1/products", f"{self._copy.create_key}-{product_id}", members)
            except NoUse:
                if self._find(f"products/{product_id}") is None:  # nor has another subscription's push made it by now
                    raise
        return product_id

    def _void_invoices(self, external_id: str) -> None:
        asked = {"subscription": external_id, "limit": _PAGE}
        for one in self._ask("get", "/v1/invoices", None, asked)["data"]:
            if one["status"] not in ("draft", "open") or not one["total"]:
                continue
            place = f"invoices/{one['id']}"
            if one["status"] == "draft":
                self._post(f"{place}/finalize", f"finalize-{one['id']}", {"auto_advance": False})
            self._post(f"{place}/void", f"void-{one['id']}", {})

    def _find(self, place: str) -> dict[str, Any] | None:
        try:
            return self._ask("get", f"/v1/{place}", None, {})
        except NoUse as error:
            if error.is_missing:
                return None
            raise

    def _list(self, path: str, members: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        asked = {**members, "limit": _PAGE}
        while True:
            page = self._ask("get", f"/v1/{path}", None, asked)
            yield from page["data"]
            if not page["has_more"]:
                return
            asked["starting_after"] = page["data"][-1]["id"]

    def _post(self, path: str, step: str, members: Mapping[str, Any]) -> dict[str, Any]:
        return self._ask("post", f"/v1/{path}", f"{self._copy.key}-{step}", members)


def _is_over(found: Mapping[str, Any]) -> bool:
    return found["status"] in COPY_OVER


def _start(copy: Copy) -> dict[str, Any]:
    """When the copy has begun, and from where its periods are counted, so that nothing is due before `renews_at`.

    A day that shorter months lack is told by itself, as the next period may start on another: Stripe takes that for
    every month and every year alone.
    """
    told: dict[str, Any] = {}
    if copy.began_at < copy.at - _OLD:  # Stripe's clock may be behind
        told["backdate_start_date"] = int(copy.began_at.timestamp())
    if copy.trial_end is not None:
        return {**told, "trial_end": int(copy.trial_end.timestamp())}
    anchor = copy.anchor
    if anchor.day > _IN_ALL_MONTHS and copy.unit != "day" and copy.unit_count == 1:
        day = {"day_of_month": anchor.day, "hour": anchor.hour, "minute": anchor.minute, "second": anchor.second}
        return {**told, "billing_cycle_anchor_config": day | ({"month": anchor.month} if copy.unit == "year" else {})}
    return {**told, "billing_cycle_anchor": int(copy.renews_at.timestamp())}
