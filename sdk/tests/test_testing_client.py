"""`schematic.testing`: a client without a network that answers as production would."""

from __future__ import annotations

import logging
import math
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any

import pytest

from schematic import AsyncSchematic, Schematic, SchematicConfig
from schematic.client import CheckFlagOptions, CheckOptions, EventUsage, TrackOptions
from schematic.core import ApiError
from schematic.errors import NotFoundError
from schematic.testing import AsyncFakeSchematic, FakeSchematic, NotFaked

ACME = {"id": "acme"}
UMBRELLA = {"id": "umbrella"}
ADA = {"id": "ada"}


@pytest.fixture
def fake() -> FakeSchematic:
    return FakeSchematic()


def test_code_typed_for_the_client_takes_the_fake() -> None:
    assert isinstance(FakeSchematic(), Schematic)
    assert isinstance(AsyncFakeSchematic(), AsyncSchematic)


def test_every_verb_works_without_any_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any, **keywords: Any) -> Any:
        raise AssertionError("the fake opened a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)

    with FakeSchematic() as client:
        client.entitled(ACME, "exports", credit="ai")
        client.credited(ACME, "ai", 5)
        client.initialize()
        client.identify(ADA, company={"keys": ACME})
        client.track("exports", company=ACME)
        found = client.check("exports", company=ACME, options=CheckOptions(usage=2))
        client.track_with_reservation(found.reservation, 1)
        client.flush()

        assert client.check_flag("exports", company=ACME)
        assert len(client.check_flags(["exports"], company=ACME)) == 1
        assert client.balance(ACME, "ai").remaining == 3
    assert [one.kind for one in client.received] == ["identify", "track", "track"]


# Flags


def test_a_flag_is_what_the_test_says(fake: FakeSchematic) -> None:
    fake.flag("sso")
    fake.flag("beta", False)

    assert fake.check_flag("sso", company=ACME)
    assert not fake.check_flag("beta", company=ACME)


def test_the_last_word_about_a_flag_counts_at_once(fake: FakeSchematic) -> None:
    fake.flag("sso", True)
    assert fake.check_flag("sso")

    fake.flag("sso", False)

    assert not fake.check_flag("sso")


def test_a_companys_own_value_wins_over_everybodys(fake: FakeSchematic) -> None:
    fake.flag("sso", True)
    fake.flag("sso", False, company="acme")

    assert not fake.check_flag("sso", company=ACME)
    assert fake.check_flag("sso", company=UMBRELLA)


def test_a_users_own_value_wins_over_everybodys(fake: FakeSchematic) -> None:
    fake.flag("beta", False)
    fake.flag("beta", True, user="ada")

    assert fake.check_flag("beta", company=ACME, user=ADA)
    assert not fake.check_flag("beta", company=ACME, user={"id": "bob"})


def test_reason_and_rule_type_are_the_engines(fake: FakeSchematic) -> None:
    fake.flag("everybody", True)
    fake.flag("acmes", True, company=ACME)
    fake.flag("adas", True, user=ADA)

    told = fake.check_flags(company=ACME, user=ADA)

    assert {one.flag: one.rule_type for one in told} == {
        "everybody": "default",
        "acmes": "company_override",
        "adas": "standard",
    }
    assert told[0].reason == 'Matched default rule "Default" (rule_everybody_default)'


def test_a_flag_that_no_test_set_has_its_default_and_the_log_says_how_to_set_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    fake = FakeSchematic(flag_defaults={"sso": True}, logger=logging.getLogger("application"))

    with caplog.at_level(logging.ERROR):
        assert fake.check_flag("sso")

    assert "fake.flag('sso', True)" in caplog.text


def test_keys_that_nobody_has_are_told_as_by_the_api(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "seats", limit=1)

    assert fake.check_flag_with_entitlement("seats", company=UMBRELLA).reason == "Company not found"
    assert fake.check_flag_with_entitlement("seats", company=ACME, user=ADA).value
    assert fake.check_flag_with_entitlement("seats", user=ADA).reason == "User not found"
    no_context = fake.check_flag_with_entitlement("seats")
    assert no_context.reason == "No company or user context; default value for flag"


def test_a_company_has_many_keys_and_shared_ones_are_a_conflict(fake: FakeSchematic) -> None:
    fake.add_company({"id": "acme", "slug": "acme-inc"})
    fake.entitled({"slug": "acme-inc"}, "seats")
    fake.add_company(UMBRELLA)

    assert fake.check_flag("seats", company=ACME)
    told = fake.check_flag_with_entitlement("seats", company={"slug": "acme-inc", "id": "umbrella"})
    assert (told.value, told.reason) == (False, "key conflict")
    assert told.error == "Company keys match multiple entities: comp_1 and comp_2"


# Entitlements and usage


def test_an_entitlement_without_more_is_yes(fake: FakeSchematic) -> None:
    fake.entitled("acme", "sso")

    told = fake.check_flag_with_entitlement("sso", company=ACME)

    assert told.value
    assert told.rule_type == "plan_entitlement"
    assert told.entitlement is not None
    assert told.entitlement.value_type == "boolean"
    assert not fake.check_flag("sso", company=UMBRELLA)


def test_a_limit_is_reached_by_the_track_before_it(fake: FakeSchematic) -> None:
    fake.entitled("acme", "seats", limit=10, used=9)
    before = fake.check_flag_with_entitlement("seats", company=ACME)

    fake.track("seats", company=ACME)

    after = fake.check_flag_with_entitlement("seats", company=ACME)
    assert (before.value, before.feature_usage, before.feature_allocation) == (True, 9, 10)
    assert (after.value, after.feature_usage, after.feature_allocation) == (False, 10, 10)
    assert after.rule_type == "plan_entitlement_usage_exceeded"
    assert after.entitlement is not None
    assert (after.entitlement.usage, after.entitlement.allocation) == (10, 10)


def test_a_limit_counts_the_event_it_names(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "exports", limit=100, event="rows-exported")

    fake.track("rows-exported", company=ACME, quantity=100)
    fake.track("exports", company=ACME, quantity=7)

    assert fake.usage(ACME, "exports") == 100
    assert not fake.check_flag("exports", company=ACME)


def test_unlimited_and_soft_limits_are_counted_and_never_denied(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "reads", unlimited=True, used=10**9)
    fake.entitled(ACME, "writes", soft_limit=5, used=50)

    reads = fake.check_flag_with_entitlement("reads", company=ACME)
    writes = fake.check_flag_with_entitlement("writes", company=ACME)

    assert reads.value
    assert writes.value
    assert reads.entitlement is not None
    assert writes.entitlement is not None
    assert (reads.entitlement.value_type, reads.entitlement.usage) == ("unlimited", 10**9)
    assert (writes.entitlement.soft_limit, writes.entitlement.usage) == (5, 50)


def test_a_soft_limit_below_a_hard_one_is_told(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "writes", soft_limit=5, limit=8, used=7)

    told = fake.check_flag_with_entitlement("writes", company=ACME)

    assert told.value
    assert told.entitlement is not None
    assert (told.entitlement.soft_limit, told.entitlement.allocation) == (5, 8)
    fake.track("writes", company=ACME)
    assert not fake.check_flag("writes", company=ACME)


def test_limits_usage_and_entitlements_change_in_one_line_each(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "seats", limit=1, used=1)
    assert not fake.check_flag("seats", company=ACME)

    fake.entitled(ACME, "seats", limit=2)
    assert fake.check_flag("seats", company=ACME)

    fake.used(ACME, "seats", 2)
    assert not fake.check_flag("seats", company=ACME)

    fake.used(ACME, "seats", 0)
    assert fake.check_flag("seats", company=ACME)

    fake.revoke(ACME, "seats")
    assert not fake.check_flag("seats", company=ACME)


def test_a_check_asks_whether_the_use_to_come_fits(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "rows", limit=10, used=4)

    fits = CheckFlagOptions(event_usage=EventUsage("rows", 5))
    too_much = CheckFlagOptions(event_usage=EventUsage("rows", 6))

    assert fake.check_flag("rows", company=ACME, options=fits)
    assert not fake.check_flag("rows", company=ACME, options=too_much)
    assert fake.usage(ACME, "rows") == 4


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"limit": 1, "unlimited": True}, "exclude each other"),
        ({"limit": -1}, "limit: must not be negative"),
        ({"limit": 1, "period": "monthly"}, "period: must be one of all_time"),
        ({"limit": 1, "month_reset": "never"}, "month_reset: must be one of"),
    ],
)
def test_a_mistake_in_the_test_is_named(fake: FakeSchematic, arguments: Any, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        fake.entitled(ACME, "seats", **arguments)


def test_usage_of_what_is_not_counted_is_a_mistake(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "sso")

    with pytest.raises(ValueError, match="nothing is counted for 'sso'"):
        fake.used(ACME, "sso", 3)


# Time


@pytest.mark.parametrize(
    ("period", "resets_at"),
    [
        ("current_day", datetime(2026, 3, 12, tzinfo=UTC)),
        ("current_week", datetime(2026, 3, 15, tzinfo=UTC)),
        ("current_month", datetime(2026, 4, 1, tzinfo=UTC)),
    ],
)
def test_usage_starts_again_at_the_instant_that_was_told(fake: FakeSchematic, period: Any, resets_at: datetime) -> None:
    fake.at(datetime(2026, 3, 11, 15, 30))
    fake.entitled(ACME, "seats", limit=1, used=1, period=period)

    told = fake.check_flag_with_entitlement("seats", company=ACME)
    assert told.entitlement is not None
    assert (told.value, told.entitlement.metric_reset_at) == (False, resets_at)

    fake.at(resets_at - timedelta(milliseconds=1))
    assert not fake.check_flag("seats", company=ACME)

    fake.at(resets_at)
    assert fake.check_flag("seats", company=ACME)
    assert fake.usage(ACME, "seats") == 0


def test_a_use_of_all_time_never_resets(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "seats", limit=1, used=1, period="all_time")

    fake.advance(days=4000)

    assert not fake.check_flag("seats", company=ACME)


def test_a_billing_cycle_follows_the_subscription(fake: FakeSchematic) -> None:
    fake.at(datetime(2026, 1, 31, 9))
    fake.subscribed(ACME, datetime(2026, 1, 31, 8))
    fake.entitled(ACME, "seats", limit=1, used=1, month_reset="billing_cycle")

    told = fake.check_flag_with_entitlement("seats", company=ACME)

    assert told.feature_usage_reset_at == datetime(2026, 2, 28, 8, tzinfo=UTC)
    fake.at(datetime(2026, 2, 28, 7, 59))
    assert not fake.check_flag("seats", company=ACME)
    fake.advance(timedelta(minutes=1))
    assert fake.check_flag("seats", company=ACME)


def test_time_stands_still_unless_the_test_moves_it(fake: FakeSchematic) -> None:
    before = fake.now

    fake.track("seats", company=ACME)
    fake.advance(hours=1)

    assert fake.received[0].at == before
    assert fake.now == before + timedelta(hours=1)


def test_an_event_of_a_trusted_clock_counts_when_it_happened(fake: FakeSchematic) -> None:
    fake.at(datetime(2026, 3, 11))
    fake.entitled(ACME, "seats", limit=5)

    last_month = TrackOptions(sent_at=datetime(2026, 2, 20, tzinfo=UTC), trusted_client_clock=True)
    fake.track("seats", company=ACME, quantity=5, options=last_month)

    assert fake.usage(ACME, "seats") == 0
    fake.at(datetime(2026, 2, 21))
    assert fake.usage(ACME, "seats") == 5


# Credits


def test_each_use_draws_credits_until_they_do_not_suffice(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "ask", credit="ai", consumption_rate=0.1)
    fake.credited(ACME, "ai", 0.3)

    fake.track("ask", company=ACME, quantity=2)
    assert fake.check_flag("ask", company=ACME)
    fake.track("ask", company=ACME)

    told = fake.check_flag_with_entitlement("ask", company=ACME)
    assert (told.value, told.rule_type) == (False, "plan_entitlement_usage_exceeded")
    assert told.entitlement is not None
    assert told.entitlement.value_type == "credit"
    assert (told.entitlement.credit_remaining, told.entitlement.credit_used) == (0, 0.3)
    assert fake.balance(ACME, "ai").remaining == 0


def test_an_overdraft_lets_use_go_on_below_zero(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "ask", credit="ai")
    fake.credited(ACME, "ai", 1, overdraft=2)

    fake.track("ask", company=ACME, quantity=2)
    assert fake.check_flag("ask", company=ACME)
    fake.track("ask", company=ACME)

    assert not fake.check_flag("ask", company=ACME)
    assert fake.balance(ACME, "ai").remaining == -2

    fake.credited(ACME, "ai", 0, overdraft=math.inf)
    fake.track("ask", company=ACME, quantity=1000)
    assert fake.check_flag("ask", company=ACME)
    assert fake.balance(ACME, "ai").remaining == -1000


def test_a_negative_use_gives_credits_back(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "ask", credit="ai", consumption_rate=2)
    fake.credited(ACME, "ai", 10)

    fake.track("ask", company=ACME, quantity=3)
    fake.track("ask", company=ACME, quantity=-1)

    assert fake.balance(ACME, "ai").remaining == 6


def test_a_check_holds_credits_and_settling_draws_what_was_used(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "ask", credit="ai", consumption_rate=2)
    fake.credited(ACME, "ai", 10)

    held = fake.check("ask", company=ACME, options=CheckOptions(usage=4))

    assert held.allowed
    assert held.reservation is not None
    assert (held.reservation.credits_reserved, held.reservation.event_subtype) == (8, "ask")
    assert fake.balance(ACME, "ai")[:3] == (2, 8, 10)

    fake.track_with_reservation(held.reservation, 3)
    fake.track_with_reservation(held.reservation, 3)

    assert fake.balance(ACME, "ai")[:3] == (4, 0, 4)
    assert fake.tracked("ask", company=ACME).quantity == 3


def test_a_settlement_of_nothing_gives_all_of_it_back(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "ask", credit="ai")
    fake.credited(ACME, "ai", 10)
    held = fake.check("ask", company=ACME, options=CheckOptions(usage=4))

    fake.track_with_reservation(held.reservation, 0)

    assert fake.balance(ACME, "ai").remaining == 10


def test_two_holds_cannot_have_the_same_credits(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "ask", credit="ai")
    fake.credited(ACME, "ai", 10)

    first = fake.check("ask", company=ACME, options=CheckOptions(usage=6))
    second = fake.check("ask", company=ACME, options=CheckOptions(usage=6))

    assert first.allowed
    assert not second.allowed
    assert second.reason == "Insufficient credits"
    assert second.reservation is None


def test_a_hold_that_nobody_settles_ends_by_itself(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "ask", credit="ai")
    fake.credited(ACME, "ai", 10)
    held = fake.check("ask", company=ACME, options=CheckOptions(usage=6))

    fake.advance(seconds=61)
    assert fake.balance(ACME, "ai").remaining == 10

    fake.track_with_reservation(held.reservation, 6)
    assert fake.balance(ACME, "ai").remaining == 4


def test_a_hold_lasts_as_long_on_another_day(fake: FakeSchematic) -> None:
    """The client tells the end of a hold in its own time; the fake's may be years away."""
    fake.at(datetime(2001, 1, 1))
    fake.entitled(ACME, "ask", credit="ai")
    fake.credited(ACME, "ai", 10)

    held = fake.check("ask", company=ACME, options=CheckOptions(usage=6))

    assert held.allowed
    fake.advance(seconds=50)
    assert fake.balance(ACME, "ai").reserved == 6
    fake.advance(seconds=20)
    assert fake.balance(ACME, "ai").reserved == 0


def test_a_hold_is_released_by_the_typed_method(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "ask", credit="ai")
    fake.credited(ACME, "ai", 10)
    held = fake.check("ask", company=ACME, options=CheckOptions(usage=6))
    assert held.reservation is not None

    told = fake.credits.release_credit_reservation(held.reservation.id).data

    assert told.released_at == fake.now
    assert fake.balance(ACME, "ai").remaining == 10


def test_a_configuration_without_credit_leases_holds_nothing() -> None:
    fake = FakeSchematic(config=SchematicConfig())
    fake.entitled(ACME, "ask", credit="ai")
    fake.credited(ACME, "ai", 10)

    found = fake.check("ask", company=ACME, options=CheckOptions(usage=6))

    assert found.allowed
    assert found.reservation is None
    assert fake.balance(ACME, "ai").remaining == 10


def test_balances_are_part_of_a_check_of_all_flags(fake: FakeSchematic) -> None:
    fake.flag("sso")
    fake.credited(ACME, "ai", 10)
    fake.credited(ACME, "sms", 3, overdraft=4)

    told = fake.features.check_flags(company=ACME).data

    assert told.credit_balances is not None
    assert told.credit_balances["ai"].remaining == 10
    assert (told.credit_balances["sms"].postpaid, told.credit_balances["sms"].overdraft_limit) == (True, 4)


# Events


def test_events_are_kept_for_assertions(fake: FakeSchematic) -> None:
    fake.identify(ADA, company={"keys": ACME, "name": "Acme"}, name="Ada")
    fake.track("report", company=ACME, user=ADA, quantity=2, traits={"pages": 3})
    fake.track("report", company=ACME)
    fake.track("report", company=UMBRELLA)

    assert fake.tracked("report").count == 3
    assert fake.tracked("report", company="acme").quantity == 3
    assert fake.tracked("report", user="ada").events[0].traits == {"pages": 3}
    assert not fake.tracked("login")
    assert fake.received[0].body["name"] == "Ada"
    fake.assert_tracked("report", company="acme", count=2, quantity=3)
    fake.assert_not_tracked("report", company="initech")


def test_a_failed_assertion_says_what_was_tracked_instead(fake: FakeSchematic) -> None:
    fake.track("report", company=ACME, quantity=4)

    with pytest.raises(AssertionError) as failure:
        fake.assert_tracked("export", company="acme")

    assert str(failure.value) == (
        "expected at least one, got <tracked 'export' of company 'acme': 0 events, quantity 0; "
        "received in all: report of {'id': 'acme'} 1x (quantity 4)>"
    )
    with pytest.raises(AssertionError, match="expected count 2 and quantity 8"):
        fake.assert_tracked("report", count=2, quantity=8)


def test_a_key_seen_twice_counts_once(fake: FakeSchematic) -> None:
    for _ in range(3):
        fake.track("seats", company=ACME, options=TrackOptions(idempotency_key="order-7"))

    assert fake.usage(ACME, "seats") == 1


def test_what_the_api_would_refuse_is_refused_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    """As in production, where the caller does not hear of it either."""
    fake = FakeSchematic(logger=logging.getLogger("application"))

    fake.track("seats", company=ACME, quantity=0)

    assert fake.received == ()
    assert "must be a whole number other than 0" in caplog.text
    assert fake.refused[0].error == "body.quantity: must be a whole number other than 0, not 0"


def test_wrong_arguments_raise_as_with_the_real_client(fake: FakeSchematic) -> None:
    company: Any = ["acme"]

    with pytest.raises(TypeError, match="company must be a mapping"):
        fake.track("seats", company=company)


def test_checks_are_recorded(fake: FakeSchematic) -> None:
    fake.flag("sso")
    fake.flag("beta", False)

    fake.check_flag("sso", company=ACME)
    fake.check_flag("beta", company=ACME)

    assert [(one.flag, one.company, one.value) for one in fake.checked()] == [
        ("sso", ACME, True),
        ("beta", ACME, False),
    ]
    assert len(fake.checked("sso")) == 1


def test_many_threads_lose_no_count(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "seats", limit=10_000)

    def work() -> None:
        for _ in range(100):
            fake.track("seats", company=ACME)
            fake.check_flag("seats", company=ACME)

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert fake.usage(ACME, "seats") == 800
    assert len(fake.checked("seats")) == 800


def test_fakes_share_nothing_unless_they_are_told_to() -> None:
    first = FakeSchematic()
    first.flag("sso")

    assert not FakeSchematic().check_flag("sso")
    assert FakeSchematic(backend=first.backend).check_flag("sso")


def test_reset_forgets_everything(fake: FakeSchematic) -> None:
    fake.flag("sso")
    fake.track("seats", company=ACME)

    fake.reset()

    assert not fake.check_flag("sso")
    assert fake.received == ()
    assert fake.usage(ACME, "seats") == 0


def test_a_stopped_client_refuses_events(fake: FakeSchematic) -> None:
    """As the real one, so that a test finds a shutdown that comes too early."""
    fake.shutdown()

    fake.track("seats", company=ACME)

    assert fake.received == ()


def test_an_offline_fake_answers_defaults_and_sends_nothing() -> None:
    fake = FakeSchematic(offline=True, flag_defaults={"sso": True})
    fake.flag("sso", False)

    fake.track("seats", company=ACME)

    assert fake.check_flag("sso")
    assert fake.received == ()
    with pytest.raises(ApiError, match="offline"):
        fake.companies.list_companies()


def test_checks_are_remembered_where_the_test_wants_that() -> None:
    from schematic import LocalCache

    fake = FakeSchematic(cache_providers=[LocalCache[Any]()])
    fake.flag("sso", True)
    fake.check_flag("sso")

    fake.flag("sso", False)

    assert fake.check_flag("sso")


# The typed API


def test_a_typed_method_without_an_answer_says_how_to_give_one(fake: FakeSchematic) -> None:
    """Not as an ApiError: an application that handles those would hide it."""
    with pytest.raises(NotFaked, match=r"fake\.respond\('companies\.get_company', \{\.\.\.\}\)"):
        fake.companies.get_company("comp_1")


def test_a_typed_method_answers_what_the_test_said(fake: FakeSchematic) -> None:
    fake.respond("companies.get_company", {"id": "comp_1", "name": "Acme", "plans": [{"id": "plan_1"}]})

    told = fake.companies.get_company("comp_1").data

    assert (told.id, told.name, told.plans[0].id) == ("comp_1", "Acme", "plan_1")
    assert told.entitlements == []


def test_a_list_is_answered_in_one_line(fake: FakeSchematic) -> None:
    fake.respond("companies.list_companies", [{"name": "Acme"}, {"name": "Umbrella"}])

    assert [one.name for one in fake.companies.list_companies().data] == ["Acme", "Umbrella"]


def test_an_answer_may_depend_on_the_request_or_be_an_error(fake: FakeSchematic) -> None:
    fake.respond("companies.upsert_company", lambda body: {"name": body["name"]})
    fake.respond("companies.get_company", NotFoundError(message="gone"))

    assert fake.companies.upsert_company(keys=ACME, name="Acme").data.name == "Acme"
    with pytest.raises(NotFoundError, match="gone"):
        fake.companies.get_company("comp_1")


def test_an_answer_for_a_method_that_does_not_exist_is_a_mistake(fake: FakeSchematic) -> None:
    with pytest.raises(ValueError, match="did you mean 'get_company'"):
        fake.respond("companies.get_compny", {})
    with pytest.raises(ValueError, match="did you mean 'companies'"):
        fake.respond("company.get_company", {})


def test_files_are_bytes(fake: FakeSchematic) -> None:
    fake.respond("billing.download_native_invoice_pdf", b"%PDF")

    assert b"".join(fake.billing.download_native_invoice_pdf("inv_1")) == b"%PDF"


def test_typed_events_are_taken_too(fake: FakeSchematic) -> None:
    fake.events.create_event(event_type="track", body={"event": "seats", "company": ACME})
    fake.events.create_event_batch(events=[{"event_type": "track", "body": {"event": "seats", "company": ACME}}])

    assert fake.usage(ACME, "seats") == 2


# The async client


async def test_the_async_fake_does_the_same() -> None:
    async with AsyncFakeSchematic() as fake:
        fake.flag("sso")
        fake.entitled("acme", "seats", limit=10, used=9)
        fake.entitled("acme", "ask", credit="ai")
        fake.credited("acme", "ai", 10)
        assert await fake.check_flag("sso", company=ACME)
        assert await fake.check_flag("seats", company=ACME)

        await fake.track("seats", company=ACME)
        await fake.identify(ADA, company={"keys": ACME})
        held = await fake.check("ask", company=ACME, options=CheckOptions(usage=4))
        await fake.track_with_reservation(held.reservation, 1)
        await fake.flush()

        assert not await fake.check_flag("seats", company=ACME)
        assert [one.value for one in await fake.check_flags(["sso", "seats"], company=ACME)] == [True, False]
        assert fake.balance("acme", "ai").remaining == 9
        fake.respond("companies.get_company", {"name": "Acme"})
        assert (await fake.companies.get_company("comp_1")).data.name == "Acme"
        with pytest.raises(NotFaked):
            await fake.plans.list_plans()


async def test_both_fakes_can_share_a_world(fake: FakeSchematic) -> None:
    fake.entitled(ACME, "seats", limit=1)
    other = AsyncFakeSchematic(backend=fake.backend)

    await other.track("seats", company=ACME)

    assert not fake.check_flag("seats", company=ACME)


async def test_an_offline_async_fake_refuses_typed_methods() -> None:
    with pytest.raises(ApiError, match="offline"):
        await AsyncFakeSchematic(offline=True).companies.list_companies()


@pytest.mark.parametrize("make", [FakeSchematic, AsyncFakeSchematic])
def test_an_unknown_keyword_is_refused_as_by_the_real_client(make: Callable[..., Any]) -> None:
    with pytest.raises(TypeError, match="tiemout"):
        make(tiemout=3)
