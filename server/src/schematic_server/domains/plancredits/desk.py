"""Gives companies what their plans give: begins, keeps, renews and ends issues, of accounts that are locked.

An issue is what a company gets by one grant of a plan, through all versions of the plan that kept the grant. Its
periods begin with the enrolment, and then where the cadence says; whatever time has gone by, what is renewed is given
once, for the period that it is now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from schematic.rules import cadences, ledger
from schematic.rules.ledger import Grant
from schematic_server.domains.credits import expiries
from schematic_server.domains.credits.accounts import MOST, Pair, Wallet
from schematic_server.domains.plancredits import issue_store
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row

Issue = dict[str, Any]


@dataclass(slots=True)
class Desk:
    """`grants` are those of each issue that are not zeroed out; `changed` are the issues to be stored."""

    scope: Scope
    wallets: Mapping[Pair, Wallet]
    companies: Mapping[str, Row]
    licences: Mapping[tuple[str, str], int]
    grants: Mapping[tuple[str, str], list[Row]]
    changed: list[Issue] = field(default_factory=list[Issue])

    def begin(self, company_id: str, given: Row, before: Issue | None) -> None:
        """Enrol a company that was not, or is again: what is given once is not given a second time."""
        now = self.scope.now
        issue: Issue = {
            "company_id": company_id,
            "origin_id": given["origin_id"],
            "environment_id": self.scope.environment_id,
            "plan_grant_id": given["id"],
            "credit_id": given["credit_id"],
            "plan_id": given["plan_id"],
            "enrolled_at": now,
            "grant_id": None,
            "next_at": None,
            "ended_at": None,
            "created_at": now if before is None else before["created_at"],
            "updated_at": now,
        }
        if given["reset_type"] == "plan_period":
            issue["next_at"] = self._period_end(issue, given)
            self._give(issue, given, now)
        elif before is None:
            self._give(issue, given, None)
        self.changed.append(issue)

    def keep(self, issue: Issue, given: Row) -> None:
        """Go on by what another version of the plan says: what was given stays, the next period comes when it says. One
        that is over by now ends first."""
        resets = given["reset_type"] == "plan_period"
        if resets and issue["next_at"] is not None and issue["next_at"] <= self.scope.now:
            self._change(issue, plan_grant_id=given["id"], plan_id=given["plan_id"])
            self.renew(issue, given)
            return
        ends = self._period_end(issue, given) if resets else None
        if ends == issue["next_at"] and issue["plan_grant_id"] == given["id"]:
            return
        if ends != issue["next_at"]:
            for one in self._open(issue):
                if one.id == issue["grant_id"]:
                    one.expires_at, one.is_changed = None if ends is None else microseconds(ends), True
        self._change(issue, plan_grant_id=given["id"], plan_id=given["plan_id"], next_at=ends)

    def resize(self, issue: Issue, given: Row, reason: str) -> None:
        """Have what was given last be as much as is given now; given anew where it is counted in another way."""
        wallet, now = self._wallet(issue), microseconds(self.scope.now)
        current = next((one for one in self._open(issue) if one.id == issue["grant_id"]), None)
        if current is None:
            if issue["grant_id"] is None and given["reset_type"] == "plan_period":
                self._give(issue, given, self.scope.now)
                self._change(issue)
            return
        counted = {row["id"]: row["license_id"] for row in self.grants[self._key(issue)]}
        if counted.get(current.id, given["license_id"]) != given["license_id"]:
            wallet.write(ledger.zero_out(wallet.account, current, "plan_change", now))
            self._give(issue, given, self.scope.now if given["reset_type"] == "plan_period" else None)
            self._change(issue)
            return
        more = self._units(issue, given) - current.quantity
        if more > 0:
            wallet.write(ledger.enlarge(wallet.account, current, min(more, MOST - wallet.account.total), now))
        elif more < 0:
            wallet.write(ledger.retire(wallet.account, current, -more, reason))

    def renew(self, issue: Issue, given: Row) -> None:
        """End the period that is over, and give for the one that it is now."""
        wallet, now = self._wallet(issue), microseconds(self.scope.now)
        ends = self._period_end(issue, given)
        for one in self._open(issue):
            if one.reason == "rollover":
                if one.expires_at is None or one.expires_at > now:
                    wallet.write(ledger.zero_out(wallet.account, one, "plan_period_reset", now))
                continue
            entries = ledger.reset(wallet.account, one, given["rollover_percentage"], now, microseconds(ends))
            wallet.write(entries)
            carried = next((entry.to_grant_id for entry in entries if entry.kind == "transfer"), None)
            if carried is not None:
                origin = {"plan_id": given["plan_id"], "plan_grant_id": given["origin_id"]}
                wallet.details[carried] = {**origin, "source_grant_id": one.id}
        issue["next_at"] = ends
        self._give(issue, given, self._period_start(issue, given))
        self._change(issue)

    def end(self, issue: Issue) -> None:
        """The company has left: nothing is left of what it was given."""
        wallet = self._wallet(issue)
        for one in self._open(issue):
            wallet.write(ledger.zero_out(wallet.account, one, "plan_change", wallet.at))
        self._change(issue, grant_id=None, next_at=None, ended_at=self.scope.now)

    def _give(self, issue: Issue, given: Row, period_start: datetime | None) -> None:
        wallet = self._wallet(issue)
        units = min(self._units(issue, given), MOST - wallet.account.total)
        issue["grant_id"] = None
        if units <= 0:
            return
        told = given["told"]
        new = wallet.give(
            "plan",
            units,
            expires_at=issue["next_at"] if period_start is not None else self._expires_at(issue, given),
            plan_id=given["plan_id"],
            plan_grant_id=given["origin_id"],
            period_start=period_start,
            license_id=given["license_id"],
            told={
                "renewal_enabled": period_start is not None,
                "renewal_period": given["reset_cadence"],
                **{name: told[name] for name in ("expiry_type", "expiry_unit", "expiry_unit_count")},
            },
        )
        issue["grant_id"] = new.id

    def _expires_at(self, issue: Issue, given: Row) -> datetime | None:
        """When what is given once ends. What depends on a trial that there is not ends never."""
        told = given["told"]
        if told["expiry_type"] is None:
            return None
        terms = expiries.Terms(told["expiry_type"], told["expiry_unit"], told["expiry_unit_count"])
        try:
            return expiries.ends_at(self.scope, issue["company_id"], terms)
        except BadRequest:
            return None

    def _units(self, issue: Issue, given: Row) -> int:
        amount: int = given["credit_amount"]
        if given["scaling"] == "per_license":
            amount *= self.licences.get((issue["company_id"], given["license_id"]), 0)
            amount += given["company_credit_amount"] or 0
        return amount * ledger.UNIT

    def _period(self, issue: Issue, given: Row) -> cadences.Period:
        cadence, now = given["reset_cadence"], microseconds(self.scope.now)
        enrolled, anchor = issue["enrolled_at"], self.companies[issue["company_id"]]["billing_anchor"]
        if cadence in cadences.DAYS:
            return cadences.period(cadence, microseconds(enrolled), now)
        if given["reset_start"] == "first_of_month":
            return cadences.period(cadence, None, now)
        return cadences.period(cadence, microseconds(anchor or enrolled), now)

    def _period_end(self, issue: Issue, given: Row) -> datetime:
        return instant(self._period(issue, given).end)

    def _period_start(self, issue: Issue, given: Row) -> datetime:
        return instant(self._period(issue, given).start)

    def _open(self, issue: Issue) -> Iterable[Grant]:
        """The issue's grants that are not zeroed out, in the account."""
        account = self._wallet(issue).account
        rows = self.grants.get(self._key(issue), ())
        found = [account.grants.get(row["id"]) or self._wallet(issue).load(row) for row in rows]
        return [one for one in found if one.zeroed_at is None]

    def _wallet(self, issue: Issue) -> Wallet:
        return self.wallets[issue["company_id"], issue["credit_id"]]

    def _change(self, issue: Issue, **members: Any) -> None:
        issue |= {**members, "updated_at": self.scope.now}
        if not any(one is issue for one in self.changed):
            self.changed.append(issue)

    @staticmethod
    def _key(issue: Issue) -> tuple[str, str]:
        return issue["company_id"], issue["origin_id"]


def opened(scope: Scope, wallets: Mapping[Pair, Wallet], issues: Iterable[Issue], given: Iterable[Row]) -> Desk:
    """A desk for these accounts: with what amounts and periods of `given` depend on, and the grants of `issues`."""
    company_ids = sorted({company_id for company_id, _ in wallets})
    license_ids = sorted({row["license_id"] for row in given if row["license_id"] is not None})
    return Desk(
        scope,
        wallets,
        issue_store.companies(scope, company_ids),
        issue_store.licences(scope, company_ids, license_ids),
        issue_store.open_grants(scope, [(one["company_id"], one["origin_id"]) for one in issues]),
    )
