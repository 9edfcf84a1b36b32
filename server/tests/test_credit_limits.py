"""Webhooks of credits that run out: by the share that is used, once per crossing, to those who asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic import Schematic
from schematic_server.domains.credits.limits import Share, passed, share

from . import catalog
from .asgi import App
from .crediting import Funded, funded
from .receiver import Receiver

LIMITS = ["credit.limit.warning", "credit.limit.reached"]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def listen(acme: Funded, receiver: Receiver, *credits: Any, types: list[str] = LIMITS) -> None:
    configs = [{"credit_id": one.id} for one in credits]
    acme.api.webhooks.create_webhook(
        name="Watch", url=receiver.url, request_types=types, credit_trigger_configs=configs or None
    )


def test_a_share_is_of_what_is_used_and_what_can_be_drawn() -> None:
    assert share(remaining=3, reserved=2, total=10) == (5, 8)
    assert share(remaining=-2, reserved=0, total=10) == (12, 10)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((0, 10), (7, 10), ()),
        ((7, 10), (8, 10), ("warning",)),
        ((8, 10), (9, 10), ()),
        ((9, 10), (10, 10), ("reached",)),
        ((0, 10), (12, 10), ("warning", "reached")),
        ((10, 10), (11, 10), ()),
        ((0, 0), (0, 0), ()),
        ((0, 0), (1, 0), ("warning", "reached")),  # postpaid, without any grant
    ],
)
def test_a_limit_is_passed_where_its_share_is_come_to(
    before: tuple[int, int], after: tuple[int, int], expected: tuple[str, ...]
) -> None:
    assert passed(Share(*before), Share(*after)) == expected


@given(st.lists(st.integers(0, 50), max_size=12), st.integers(1, 100))
def test_each_limit_is_passed_once_however_it_is_drawn(draws: list[int], total: int) -> None:
    found, used = list[str](), 0
    for one in draws:
        found += passed(Share(used, total), Share(used + one, total))
        used += one

    assert found == list(passed(Share(0, total), Share(used, total)))


def test_credits_that_run_out_are_told_once(api: Schematic, app: App, receiver: Receiver) -> None:
    acme = funded(api, app, 10)
    listen(acme, receiver, acme.credit)

    catalog.track(api, event="chat", quantity=7)
    catalog.track(api, event="chat", quantity=1)
    (warned,) = receiver.wait(1)
    catalog.track(api, event="chat", quantity=1)
    catalog.track(api, event="chat", quantity=2)
    (_, reached) = receiver.wait(2)

    assert [one.json["action"] for one in (warned, reached)] == LIMITS
    assert (warned.json["object_type"], warned.json["company_id"]) == ("credit", acme.company.id)
    body = warned.json["body"]
    assert (body["company"]["id"], body["Feature"]["name"]) == (acme.company.id, "Chat")
    assert body["Entitlement"] == api.entitlements.list_plan_entitlements(plan_id=acme.plan.id).data[0].id
    used = body["CreditUsage"]
    assert (used["credit_used"], used["credit_remaining"], used["credit_total"]) == (8, 2, 10)
    assert (used["credit_type_name"], used["credit_consumption_rate"]) == ("Tokens", 1)
    acme.give(20)
    catalog.track(api, event="chat", quantity=15)
    assert receiver.actions(3)[2:] == ["credit.limit.warning"]
    assert api.webhooks.count_webhook_events().data.count == 3


def test_a_draw_past_both_limits_tells_of_both(api: Schematic, app: App, receiver: Receiver) -> None:
    acme = funded(api, app, 10)
    listen(acme, receiver, acme.credit)

    catalog.track(api, event="chat", quantity=12)

    assert sorted(receiver.actions(2)) == sorted(LIMITS)  # deliveries overtake one another
    assert [one.json["body"]["CreditUsage"]["credit_remaining"] for one in receiver.received] == [-2, -2]


def test_only_those_hear_of_credits_who_named_them(api: Schematic, app: App, receiver: Receiver) -> None:
    acme = funded(api, app, 10)
    other = api.credits.create_billing_credit(name="Minutes", description="", currency="usd").data
    listen(acme, receiver)
    listen(acme, receiver, other)
    listen(acme, receiver, acme.credit, types=LIMITS[1:])

    catalog.track(api, event="chat", quantity=10)

    assert receiver.actions(1) == LIMITS[1:]
    assert api.webhooks.count_webhook_events().data.count == 1


def test_what_is_given_held_or_taken_away_passes_no_limit(api: Schematic, app: App, receiver: Receiver) -> None:
    acme = funded(api, app, 10)
    listen(acme, receiver, acme.credit)

    api.credits.reserve_credits(company_id=acme.company.id, credit_type_id=acme.credit.id, amount=10)
    api.credits.zero_out_grant(acme.give(5).id)

    assert api.webhooks.count_webhook_events().data.count == 0
