"""Companies updated in place."""

from __future__ import annotations

from schematic.rules import compile_company, compile_flag

from . import wire

FLAG = compile_flag(wire.flag())


def _told(company: object, name: str) -> object:
    assert not isinstance(company, dict)
    return FLAG.check(company, None)["entitlement"].get(name)  # type: ignore[arg-type]  # a CompiledCompany


def test_a_metric_sets_the_usage_of_entitlements_of_the_same_event_and_window() -> None:
    monthly = wire.entitlement(event_name="search", metric_period="current_month", month_reset="billing_cycle", usage=1)
    company = compile_company(wire.company(entitlements=[monthly]))

    company.set_metric("search", "all_time", "first_of_month", 7)
    assert _told(company, "usage") == 1
    company.set_metric("search", "current_month", "billing_cycle", 8)
    assert _told(company, "usage") == 8


def test_an_entitlement_without_period_is_of_all_time() -> None:
    company = compile_company(wire.company(entitlements=[wire.entitlement(event_name="search")]))

    company.set_metric("search", "all_time", "first_of_month", 7)

    assert _told(company, "usage") == 7


def test_a_balance_sets_what_remains_of_its_credit() -> None:
    company = compile_company(wire.company(entitlements=[wire.entitlement(credit_id="bcrd_1", credit_remaining=1.0)]))

    company.set_credit_balance("bcrd_2", 5.0)
    assert _told(company, "credit_remaining") == 1.0
    company.set_credit_balance("bcrd_1", 5.0)
    assert _told(company, "credit_remaining") == 5.0


def test_updates_leave_the_callers_document_alone() -> None:
    document = wire.company(
        entitlements=[wire.entitlement(event_name="search", usage=1)], credit_balances={"bcrd_1": 1.0}
    )
    company = compile_company(document)

    company.set_metric("search", "all_time", "first_of_month", 7)
    company.set_credit_balance("bcrd_1", 7.0)

    assert document["entitlements"][0]["usage"] == 1
    assert document["credit_balances"] == {"bcrd_1": 1.0}


def test_new_figures_are_of_another_company_that_shares_the_rest() -> None:
    search = wire.entitlement(event_name="search", usage=1)
    drawn = wire.entitlement(feature_key="calls", credit_id="bcrd_1", credit_remaining=2.0)
    company = compile_company(wire.company(entitlements=[search, drawn], credit_balances={"bcrd_1": 2.0}))
    window = "search", "all_time", "first_of_month"

    same, made = company.with_figures({}, {}), company.with_figures({window: 7}, {"bcrd_1": 5.0})

    names = [name for kind in type(company).__mro__ for name in getattr(kind, "__slots__", ())]
    assert {name: getattr(same, name) for name in names} == {name: getattr(company, name) for name in names}
    assert (_told(company, "usage"), _told(made, "usage")) == (1, 7)
    assert company.entitlements["calls"]["credit_remaining"] == 2.0
    assert made.entitlements["calls"]["credit_remaining"] == 5.0
    assert (company.metrics, company.credit_balances) == ({}, {"bcrd_1": 2.0})
    assert (made.metrics, made.credit_balances) == ({window: 7}, {"bcrd_1": 5.0})
