"""Who gets credits by plans: companies that come to a plan, stay on it, and leave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from schematic_server.domains.credits import accounts
from schematic_server.domains.credits.accounts import Pair, Wallet
from schematic_server.domains.plancredits import account_terms, desk, issue_store, store
from schematic_server.domains.plancredits.desk import Issue
from schematic_server.domains.plans import assignments
from schematic_server.domains.plans.changes import Move
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

Assignments = Mapping[str, Sequence[Row]]  # by company, as `assignments.of_companies` has them


def moved(scope: Scope, moves: Sequence[Move]) -> None:
    """Give what the plans give that companies are on now, and take back what others gave."""
    follow(scope, {one.company_id: one.after for one in moves})


def resize(scope: Scope, company_ids: Sequence[str], reason: str, *, only_licensed: bool = False) -> None:
    """Have what companies were given be as much as their plans say now: all of it, or what licences count."""
    found = assignments.of_companies(scope, company_ids)
    follow(scope, {one: found.get(one, []) for one in company_ids}, _Resized(reason, only_licensed))


@dataclass(frozen=True, slots=True)
class _Resized:
    reason: str
    only_licensed: bool


def follow(scope: Scope, held: Assignments, resized: _Resized | None = None) -> None:
    """Have companies get exactly what the plans give that they are on; `resized`: see `resize`."""
    given = _given(scope, held)
    before = issue_store.issues_of(scope, held)
    pairs = {(company_id, row["credit_id"]) for company_id, own in given.items() for row in own.values()}
    pairs |= {(one["company_id"], one["credit_id"]) for own in before.values() for one in own.values() if _is_on(one)}
    if not pairs:
        return
    wallets = accounts.locked(scope, pairs)
    issues = issue_store.issues_of(scope, held)  # as they are under the locks
    every = [one for own in issues.values() for one in own.values()]
    at = desk.opened(scope, wallets, every, [row for own in given.values() for row in own.values()])
    for company_id, own in given.items():
        known = issues.get(company_id, {})
        for issue in known.values():
            if _is_on(issue) and issue["origin_id"] not in own:
                at.end(issue)
        for origin_id, row in own.items():
            issue_of = known.get(origin_id)
            if issue_of is None or not _is_on(issue_of):
                at.begin(company_id, row, issue_of)
                continue
            at.keep(issue_of, row)
            if resized is not None and (row["license_id"] is not None or not resized.only_licensed):
                at.resize(issue_of, row, resized.reason)
    issue_store.save_issues(scope, at.changed)
    _say_next(wallets, [*(one for own in issues.values() for one in own.values()), *at.changed])
    account_terms.put(scope, wallets, held, given, at.companies)
    accounts.save(scope, wallets.values())


def renew(scope: Scope, wallets: Sequence[Wallet]) -> None:
    """Give anew what is due of these accounts; who asked stores them."""
    issue_store.save_issues(scope, foresee(scope, wallets))


def foresee(scope: Scope, wallets: Sequence[Wallet]) -> Sequence[Issue]:
    """Have these accounts be as they are once what is due was given anew; the issues that were changed by it."""
    by_pair: dict[Pair, Wallet] = {(one.company_id, one.credit_id): one for one in wallets}
    live = [
        one
        for one in issue_store.live_issues_of(scope, [one.company_id for one in wallets])
        if (one["company_id"], one["credit_id"]) in by_pair
    ]
    due = [one for one in live if one["next_at"] <= scope.now]
    given = store.grants_by_id(scope, {one["plan_grant_id"] for one in due})
    at = desk.opened(scope, by_pair, due, given.values())
    for issue in due:
        row = given.get(issue["plan_grant_id"])
        if row is None:
            at.end(issue)
        else:
            at.renew(issue, row)
    _say_next(by_pair, live)
    return at.changed


def _say_next(wallets: Mapping[Pair, Wallet], issues: Iterable[Issue]) -> None:
    """Have the accounts say when they are given anew next: `issues` are all of theirs, the latest of each last."""
    latest = {(one["company_id"], one["origin_id"]): one for one in issues}
    following: dict[Pair, list[datetime]] = {}
    for one in latest.values():
        if one["next_at"] is not None and _is_on(one):
            following.setdefault((one["company_id"], one["credit_id"]), []).append(one["next_at"])
    for pair, wallet in wallets.items():
        wallet.say(renews_at=min(following.get(pair, ()), default=None))


def _given(scope: Scope, held: Assignments) -> dict[str, dict[str, Row]]:
    """What the plans of each company give, by origin."""
    versions = {row["plan_version_id"] for rows in held.values() for row in rows}
    by_version: dict[str, list[Row]] = {}
    for row in store.grants_of_versions(scope, sorted(versions)):
        by_version.setdefault(row["plan_version_id"], []).append(row)
    return {
        company_id: {one["origin_id"]: one for row in rows for one in by_version.get(row["plan_version_id"], ())}
        for company_id, rows in held.items()
    }


def _is_on(issue: Issue) -> bool:
    return issue["ended_at"] is None
