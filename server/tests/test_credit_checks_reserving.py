"""Checks that reserve: what they answer, how much they hold, when they hold nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import ApiError, BadRequestError, ForbiddenError, NotFoundError
from schematic_server import clock as server_clock

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Ahead
from .crediting import Funded, funded
from .running_jobs import until

INSUFFICIENT = "Insufficient credits"


@pytest.fixture
def acme(api: Schematic, app: App) -> Funded:
    return funded(api, app, 10)


def ask(acme: Funded, **members: Any) -> Any:
    members = {"company": {"code": "UA"}, **members}
    return acme.api.features.check_and_reserve_flag("chat", **members).data


def test_a_check_that_allows_holds_the_credits_of_one_use(acme: Funded) -> None:
    told = ask(acme)

    assert (told.value, told.rule_type, told.company_id) == (True, "plan_entitlement", acme.company.id)
    held = told.reservation
    assert held.id.startswith("crrsv_")
    assert (held.credits_reserved, held.quantity_reserved, held.consumption_rate) == (1, 1, 1)
    assert (held.company_id, held.credit_type_id, held.event_subtype) == (acme.company.id, acme.credit.id, "chat")
    assert timedelta(0) < held.expires_at - server_clock.now() <= timedelta(minutes=1)
    assert acme.balance() == (9, 1)


def test_the_event_that_follows_settles_it(acme: Funded) -> None:
    held = ask(acme, quantity=4).reservation
    body = {"event": held.event_subtype, "company": {"code": "UA"}, "quantity": 3, "reservation_id": held.id}
    acme.api.events.create_event(event_type="track", body=body)

    assert acme.balance() == (7, 0)


def test_a_check_that_is_refused_gives_back_what_is_over(acme: Funded, clock: Ahead) -> None:
    """It ends the hold under the lock of the account; the account must be told of it too."""
    ask(acme, quantity=4)
    clock.by += timedelta(minutes=2)

    assert ask(acme, quantity=11).reservation is None
    assert acme.balance() == (10, 0)


@pytest.mark.parametrize(
    ("members", "quantity", "cost"),
    [
        ({"quantity": 2.5}, 2.5, 1.25),
        ({"quantity": 3, "preflight": {"usage": 7}}, 3, 1.5),
        ({"quantity": 0}, 0, 0),
        ({"quantity": 0, "preflight": {"usage": 7}}, 0, 0),
        ({"preflight": {"usage": 0}}, 1, 0.5),
        ({"preflight": {"usage": 7}}, 7, 3.5),
        ({"preflight": {"usage": 7, "event_usage": {"event_subtype": "chat", "quantity": 4}}}, 4, 2),
        ({"preflight": {"usage": 7, "event_usage": {"event_subtype": "other", "quantity": 4}}}, 7, 3.5),
        ({"preflight": {"event_quantities": {"event_subtype": "chat"}}, "quantity": 9}, 1, 0.5),
        (
            {
                "preflight": {
                    "event_quantities": {
                        "event_subtype": "chat",
                        "quantity": 2,
                        "quantities": {"input_tokens": 100, "cached_input_tokens": 30, "pages": 5},
                    }
                }
            },
            2,
            1 + 0.07,
        ),
        ({"preflight": {"event_quantities": {"event_subtype": "other", "quantity": 6}}, "quantity": 3}, 3, 1.5),
    ],
)
def test_the_size_of_a_hold(api: Schematic, app: App, members: dict[str, Any], quantity: float, cost: float) -> None:
    acme = funded(api, app, 10, rate=0.5, quantity_rates={"input_tokens": 0.001})
    held = ask(acme, **members).reservation

    assert (held.credits_reserved, held.quantity_reserved, held.consumption_rate) == (cost, quantity, 0.5)
    assert acme.balance() == (10 - cost, cost)


def test_a_cost_that_is_named_wins(acme: Funded) -> None:
    held = ask(acme, quantity=3, preflight={"credit_cost": {acme.credit.id: 2.25, "bilcr_other": 7}}).reservation

    assert (held.credits_reserved, held.quantity_reserved) == (2.25, 3)


def test_what_is_free_is_held_to_be_settled(acme: Funded) -> None:
    held = ask(acme, preflight={"credit_cost": {acme.credit.id: 0}}).reservation
    assert held.credits_reserved == 0
    body = {"event": "chat", "company": {"code": "UA"}, "quantity": 3, "reservation_id": held.id}
    acme.api.events.create_event(event_type="track", body=body)

    assert acme.balance() == (7, 0)
    assert acme.api.credits.release_credit_reservation(held.id).data.settled_amount == 3


@pytest.mark.parametrize("credits", [0, 2])
def test_nothing_is_held_for_no_use_whatever_there_is(api: Schematic, app: App, credits: int) -> None:
    """It can be settled like any other, by what was used after all."""
    acme = funded(api, app, credits)
    told = ask(acme, quantity=0)

    assert (told.value, told.reservation.credits_reserved, told.reservation.quantity_reserved) == (True, 0, 0)
    if credits:
        assert acme.balance() == (2, 0)
        acme.api.events.create_event(
            event_type="track",
            body={"event": "chat", "company": {"code": "UA"}, "quantity": 1, "reservation_id": told.reservation.id},
        )
        assert acme.balance() == (1, 0)


@pytest.mark.parametrize("members", [{"quantity": 10.5}, {"preflight": {"usage": 11}}])
def test_credits_that_do_not_suffice(acme: Funded, members: dict[str, Any]) -> None:
    told = ask(acme, **members)

    assert (told.value, told.reason, told.reservation) == (False, INSUFFICIENT, None)
    assert told.rule_id
    assert acme.balance() == (10, 0)


def test_a_company_that_was_never_given_any(api: Schematic, app: App) -> None:
    told = ask(funded(api, app))

    assert (told.value, told.reason, told.reservation) == (False, INSUFFICIENT, None)
    assert told.rule_type == "plan_entitlement_usage_exceeded"


def test_checks_beside_each_other_never_hold_more_than_there_is(acme: Funded) -> None:
    told = [ask(acme, quantity=4) for _ in range(3)]

    assert [(one.value, one.reservation is None) for one in told] == [(True, False), (True, False), (False, True)]
    assert acme.balance() == (2, 8)


def test_what_is_over_is_there_again(acme: Funded, clock: Ahead) -> None:
    ask(acme, quantity=10)
    assert ask(acme).value is False

    clock.by += timedelta(minutes=2)
    assert ask(acme, quantity=10).value is True


def test_a_key_stands_for_one_hold(acme: Funded) -> None:
    """Also when nothing would be left for a second one."""
    first = ask(acme, quantity=10, idempotency_key="job")

    again = ask(acme, quantity=10, idempotency_key="job")
    assert (again.value, again.reservation) == (True, first.reservation)
    assert acme.balance() == (0, 10)
    with pytest.raises(ApiError, match=first.reservation.id) as refusal:
        ask(acme, quantity=2, idempotency_key="job", request_options={"max_retries": 0})
    assert refusal.value.status_code == 409


def test_a_flag_that_is_off_for_other_reasons_holds_nothing(acme: Funded) -> None:
    catalog.company(acme.api, "DL")
    (feature,) = acme.api.features.list_features(q="Chat").data

    told = ask(acme, company={"code": "DL"})
    assert (told.value, told.reservation, told.reason) == (False, None, "No rules matched; default value for flag")
    assert ask(acme, company={"code": "nobody"}).reservation is None
    acme.api.entitlements.create_company_override(
        company_id=acme.company.id, feature_id=feature.id, value_type="boolean", value_bool=False
    )
    told = ask(acme)
    assert (told.value, told.reservation, told.rule_type) == (False, None, "company_override")
    assert acme.balance() == (10, 0)


def test_a_feature_that_is_not_metered_by_credits_holds_nothing(acme: Funded) -> None:
    catalog.feature(acme.api, "sso")
    (feature,) = acme.api.features.list_features(q="Chat").data
    assert acme.api.features.check_and_reserve_flag("sso", company={"code": "UA"}).data.reservation is None
    acme.api.entitlements.create_company_override(
        company_id=acme.company.id, feature_id=feature.id, value_type="unlimited"
    )
    told = ask(acme)
    assert (told.value, told.reservation) == (True, None)


def test_an_override_of_the_flag_needs_the_credits_all_the_same(acme: Funded) -> None:
    (flag,) = acme.api.features.list_flags(q="chat").data
    rules = [
        {
            "name": "All",
            "priority": 1,
            "value": True,
            "rule_type": "global_override",
            "conditions": [],
            "condition_groups": [],
        }
    ]
    acme.api.features.update_flag_rules(flag.id, rules=rules)

    assert ask(acme, quantity=10).reservation.credits_reserved == 10
    told = ask(acme)
    assert (told.value, told.reason, told.rule_type) == (False, INSUFFICIENT, "global_override")


def test_the_user_is_told_and_may_be_unknown(acme: Funded) -> None:
    user = acme.api.companies.upsert_user(keys={"id": "amy"}, company_id=acme.company.id).data

    assert ask(acme, user={"id": "amy"}).user_id == user.id
    assert ask(acme, user={"id": "bob"}).value is True


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"quantity": -1}, "quantity: must not be negative"),
        ({"expires_at": "tomorrow"}, "expires_at: "),
        ({"idempotency_key": ""}, "idempotency_key: "),
        ({"quantity": 1e12}, "quantity: costs more than"),
        ({"preflight": {"usage": -1}}, "preflight usage cannot be negative"),
        ({"preflight": {"credit_cost": {"bilcr_x": -1}}}, "preflight credit cost cannot be negative"),
    ],
)
def test_what_cannot_be_asked(acme: Funded, http: Any, members: dict[str, Any], message: str) -> None:
    answer = http.post("/flags/chat/check-and-reserve", json={"company": {"code": "UA"}, **members})

    assert answer.status_code == 400
    assert message in answer.json()["error"]


def test_holds_end_within_the_hour(acme: Funded) -> None:
    for ahead in (timedelta(hours=-1), timedelta(hours=1, minutes=1)):
        with pytest.raises(BadRequestError, match="expires_at: must be ahead"):
            ask(acme, expires_at=server_clock.now() + ahead)
    later = server_clock.now() + timedelta(minutes=30)
    assert ask(acme, expires_at=later).reservation.expires_at == later


def test_only_secret_keys_may_hold(acme: Funded, app: App, publishable: str, readonly: str) -> None:
    for key in (publishable, readonly):
        with (
            app.client() as carrier,
            Schematic(key, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]) as other,
            pytest.raises(ForbiddenError),
        ):
            other.features.check_and_reserve_flag("chat", company={"code": "UA"})


def test_an_unknown_flag_is_not_found(acme: Funded) -> None:
    with pytest.raises(NotFoundError):
        acme.api.features.check_and_reserve_flag("nothing", company={"code": "UA"})


def test_it_is_logged_as_a_check(acme: Funded) -> None:
    ask(acme)

    def is_logged() -> bool:
        found = acme.api.events.list_events(event_types=["flag_check"]).data
        return [one.company_id for one in found] == [acme.company.id]

    until(is_logged)


def test_spend_policies_bind_what_is_held(acme: Funded) -> None:
    """Open holds count, so that checks beside each other do not pass a cap together; the reason names it."""
    amy = acme.api.companies.upsert_user(keys={"id": "amy"}, company_id=acme.company.id).data
    acme.api.credits.create_credit_spend_policy(
        billing_credit_id=acme.credit.id, user_id=amy.id, window_amount=3, window_unit="day"
    )

    def used() -> Any:
        asked = {"company_id": acme.company.id, "user_ids": [amy.id]}
        return acme.api.credits.get_credit_spend_policy_usage(**asked).data[0].consumed

    held = ask(acme, user={"id": "amy"}, quantity=2)
    refused = ask(acme, user={"id": "amy"}, quantity=2)
    told = used()
    acme.api.credits.release_credit_reservation(held.reservation.id)

    assert (held.value, refused.value, refused.reservation) == (True, False, None)
    assert refused.reason == "A draw of 2 credits exceeds the user limit of 3 credits per day"
    assert (told, used()) == (2, 0)
    assert ask(acme, user={"id": "amy"}, quantity=2).value is True
    assert ask(acme, quantity=6).value is True
