"""What companies have of credits: loaded under a lock, changed by `schematic.rules.ledger`, stored with its entries.

One row of `credit_account` stands for a company and a credit type; whoever changes anything of theirs holds its lock
until the commit, in one order, so that draws, holds and grants come one after the other and no two block each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any, TypedDict, Unpack

from schematic.rules import ledger
from schematic.rules.ledger import Account, Entry, Grant, Postpaid
from schematic_server.changes import Balance, CreditLimitPassed, CreditsMoved, Spent
from schematic_server.domains.credits import amounts, ledger_store, limits, spend_store
from schematic_server.domains.credits.caps import Cap, Caps
from schematic_server.domains.credits.unread import Unread
from schematic_server.domains.credits.views import Moved, balances_moved, periods_foreseen, periods_over
from schematic_server.errors import BadRequest
from schematic_server.scope import Overdue, Scope
from schematic_server.storage.metadata import microseconds, new_id
from schematic_server.storage.queries import Row

Pair = tuple[str, str]  # company, credit
MOST = amounts.MAX_CREDITS * ledger.UNIT  # of one account, in billionths: its figures fit into 64 bits


class Cause(TypedDict, total=False):
    """What an entry came of."""

    feature_id: str | None
    event_id: str | None
    user_id: str | None
    quantity: int | None  # of the event
    breakdown: Sequence[Mapping[str, Any]] | None
    at: int  # in microseconds, of what happened earlier


_NONE: Cause = {"feature_id": None, "event_id": None, "user_id": None, "quantity": None, "breakdown": None}


@dataclass(slots=True)
class Wallet:
    """An account that is locked. Steps of `ledger` change `account`; what they answer is to be written by `write`."""

    company_id: str
    credit_id: str
    row: dict[str, Any]  # of `credit_account`, with the credit's `is_strict`
    account: Account
    now: datetime
    unread: Unread
    details: dict[str, Row] = field(default_factory=dict[str, Row])  # of new grants: columns that the ledger has not
    entries: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    caps: Caps = field(default_factory=Caps)  # of all accounts that were locked together
    has_other_terms: bool = False
    has_drawn: bool = False  # whether something was to be drawn, be it that nothing was left
    at: int = field(init=False)  # now, in microseconds

    def __post_init__(self) -> None:
        self.at = microseconds(self.now)

    def write(self, entries: Iterable[Entry], **cause: Unpack[Cause]) -> None:
        for one in entries:
            if not (one.amount or one.moves or one.settles):
                continue  # nothing was left to draw, or nothing used of what was held
            self.entries.append(
                {
                    **_NONE,
                    "at": self.at if one.at is None else one.at,
                    **cause,
                    "company_id": self.company_id,
                    "credit_id": self.credit_id,
                    "kind": one.kind,
                    "reason": one.reason,
                    "amount": one.amount,
                    "moves": one.moves,
                    "settles": one.settles,
                    "grant_id": one.grant_id,
                    "to_grant_id": one.to_grant_id,
                    "hold_id": one.hold_id,
                    "created_at": self.at,
                }
            )

    def give(self, reason: str, quantity: int, *, expires_at: datetime | None = None, **details: Any) -> Grant:
        """Grant `quantity` billionths; `details` are the other columns of `credit_grant`.

        Raises BadRequest when the company would have more than can be counted.
        """
        if self.account.total + quantity > MOST:
            raise BadRequest(f"quantity: a company can have {amounts.MAX_CREDITS} of one credit type at most")
        ends = None if expires_at is None else microseconds(expires_at)
        new = Grant(self.account.new_id(), reason, quantity, quantity, self.at, ends)
        self.details[new.id] = details
        self.write(ledger.grant(self.account, new))
        return new

    def say(self, **columns: Any) -> None:
        """Have `terms`, `charge_at` or `renews_at` of the account's row say something else."""
        self.has_other_terms = self.has_other_terms or any(self.row[name] != one for name, one in columns.items())
        self.row |= columns

    def load(self, row: Row) -> Grant:
        """Have a grant in the account that may not have been read, by its row."""
        self.unread.add([_grant(row)])
        return self.account.grants[row["id"]]


def create(scope: Scope, pairs: Iterable[Pair]) -> None:
    """Accounts for those that have none."""
    ledger_store.create_accounts(scope, sorted(set(pairs)))


def locked(scope: Scope, pairs: Iterable[Pair], *, create: bool = True) -> dict[Pair, Wallet]:
    """The accounts of these companies and credits, locked until the commit, without what has ended by now.

    Those that nothing was granted to are created, or left out. Their companies and credits must exist.
    """
    wanted = sorted(set(pairs))
    if create:
        ledger_store.create_accounts(scope, wanted)
    found = _opened(scope, ledger_store.locked_accounts(scope, wanted))
    over = [one for one in found.values() if _is_period_over(one)]
    for renew in periods_over if over else ():
        renew(scope, over)
    save(scope, over)  # whoever locks them may read what is stored, or store nothing
    for wallet in found.values():
        wallet.write(ledger.expire(wallet.account, wallet.at))
    return found


def foreseen(scope: Scope, pairs: Iterable[Pair]) -> dict[Pair, Balance]:
    """What whoever locked these accounts now would find; nothing is stored."""
    found = _foreseen(scope, pairs)
    ends = ledger_store.next_ends(scope, list(found), after=microseconds(scope.now))
    for pair, wallet in found.items():
        ledger.expire(wallet.account, wallet.at)
        account = wallet.account
        wallet.row |= {
            "remaining": account.remaining(wallet.at),
            "reserved": account.reserved,
            "total": account.total,
            "next_at": ends.get(pair),
        }
    return {pair: balance(one.row) for pair, one in found.items()}


def _foreseen(scope: Scope, pairs: Iterable[Pair]) -> dict[Pair, Wallet]:
    """With what is to be given anew, and before what has ended expires."""
    found = _opened(scope, ledger_store.seen_accounts(scope, sorted(set(pairs))))
    over = [one for one in found.values() if _is_period_over(one)]
    for renew in periods_foreseen if over else ():
        renew(scope, over)
    return found


def check_renewed(scope: Scope, company_id: str, credit_id: str | None = None) -> None:
    """Raises Overdue, of which the edge sees to that, where a period of the company's is over, of any credit type or of
    this one, and nothing was given anew yet: whoever only reads cannot write down what was."""
    rows = ledger_store.accounts_of(scope, [company_id]).get(company_id, ())
    check_all_renewed(scope, [(company_id, one["credit_id"]) for one in rows if credit_id in (None, one["credit_id"])])


def check_all_renewed(scope: Scope, pairs: Iterable[Pair]) -> None:
    """The same of these accounts."""
    if over := ledger_store.periods_over(scope, sorted(set(pairs))):
        raise Overdue(scope, lambda scope: _renew(scope, over))


def _renew(scope: Scope, pairs: Sequence[Pair]) -> None:
    save(scope, locked(scope, pairs, create=False).values())


@dataclass(frozen=True, slots=True)
class Anew:
    """What is given anew, the newest first, and what is taken away for that before its end."""

    given: list[Grant]
    taken: list[Grant]


def anew(scope: Scope, pairs: Sequence[Pair]) -> dict[Pair, Anew]:
    """What whoever locked those of the accounts now of which a period is over would do of that; nothing is stored."""
    over = ledger_store.periods_over(scope, pairs)
    found: dict[Pair, Anew] = {}
    for pair, wallet in _foreseen(scope, over).items() if over else ():
        given = [one for one in wallet.account.grants.values() if one.id in wallet.details]
        taken = [one for one in wallet.account.grants.values() if one.is_changed and one.zeroed_at == wallet.at]
        found[pair] = Anew(given[::-1], [one for one in taken if one.expires_at is None or one.expires_at > wallet.at])
    return found


def _opened(scope: Scope, rows: Mapping[Pair, Row]) -> dict[Pair, Wallet]:
    left = ledger_store.grants_left(scope, rows)
    found: dict[Pair, Wallet] = {}
    for pair, row in rows.items():
        postpaid = Postpaid(row["overdraft_limit"]) if row["is_postpaid"] else None
        account = Account(
            _new_grant_id,
            row["burn_strategy"],
            left[pair],
            row["total"],
            row["shortfall"],
            row["may_fall_short"],
            postpaid,
        )
        unread = account.others = Unread(scope, pair, account, *_unread(row, left[pair]))
        found[pair] = Wallet(*pair, dict(row), account, scope.now, unread)
    reserved = {pair: row["reserved"] for pair, row in rows.items()}
    caps = Caps(reserved, {pair for pair, row in rows.items() if row["is_capped"]})
    for wallet in found.values():
        wallet.caps = caps
    return found


def save(scope: Scope, wallets: Iterable[Wallet]) -> None:
    """Store what has changed of `wallets`, and tell of it."""
    changed = [one for one in wallets if _is_changed(one)]
    if not changed:
        return
    # One after the other in the index, which new ones are written to in one place.
    ids = map(f"{new_id('crevt')}{{:x}}".format, count())
    for wallet in changed:
        for number, entry in enumerate(wallet.entries, wallet.row["version"] + 1):
            entry["seq"], entry["id"] = number, next(ids)
    ledger_store.insert_entries(scope, [entry for one in changed for entry in one.entries])
    new = [(one, grant) for one in changed for grant in one.account.grants.values() if grant.is_changed]
    ledger_store.save_grants(scope, [_stored(scope, wallet, grant) for wallet, grant in new])
    with_other_ends = {(one.company_id, one.credit_id): None for one in changed if _has_other_ends(one)}
    ends = ledger_store.next_ends(scope, list(with_other_ends))
    moved: dict[str, tuple[list[Balance], list[Spent]]] = {}
    counted: list[Cap] = []
    watched: list[Moved] = []
    for wallet in changed:
        pair, account, row = (wallet.company_id, wallet.credit_id), wallet.account, wallet.row
        if pair in with_other_ends:
            row["next_at"] = ends.get(pair)
        remaining, reserved = account.remaining(wallet.at), account.reserved
        before = row["remaining"] + row["reserved"]
        share_before = limits.share(row["remaining"], row["reserved"], row["total"])
        row |= {
            "remaining": remaining,
            "reserved": reserved,
            "total": account.total,
            "shortfall": account.shortfall,
            "may_fall_short": account.may_fall_short,
            "is_postpaid": account.postpaid is not None,
            "overdraft_limit": None if account.postpaid is None else account.postpaid.floor,
            "version": row["version"] + max(1, len(wallet.entries)),
            "updated_at": scope.now,
        }
        is_used = any(_is_draw(one) for one in wallet.entries)
        if is_used and (passed := limits.passed(share_before, limits.share(remaining, reserved, account.total))):
            scope.emit(CreditLimitPassed(*scope.here, *pair, passed))
        balances, spent = moved.setdefault(wallet.company_id, ([], []))
        balances.append(balance(row))
        caps = wallet.caps.changed(pair)
        spent += [one.told(row["version"]) for one in caps]
        counted += caps
        if row["terms"]:
            watched.append(Moved(row, before, remaining + reserved, wallet.has_drawn))
        wallet.entries, wallet.details = [], {}
        wallet.has_other_terms = wallet.has_drawn = False
        for grant in account.grants.values():
            grant.is_changed = False
    ledger_store.save_accounts(scope, [one.row for one in changed])
    spend_store.save_consumed(scope, [(one.id, one.span, one.consumed) for one in counted if one.span is not None])
    for one in counted:
        one.is_changed = False
    for company_id, (balances, spent) in moved.items():
        scope.emit(CreditsMoved(*scope.here, company_id, tuple(balances), tuple(spent)))
    for tell in balances_moved if watched else ():
        tell(scope, watched)


def balance(row: Row) -> Balance:
    """What a row of `credit_account` says."""
    ends = min((one for one in (row["next_at"], row["renews_at"]) if one is not None), default=None)
    return Balance(
        row["credit_id"],
        row["remaining"],
        row["reserved"],
        row["total"],
        row["version"],
        None if ends is None else microseconds(ends),
        row["is_postpaid"],
        row["overdraft_limit"],
    )


def _is_period_over(wallet: Wallet) -> bool:
    renews_at: datetime | None = wallet.row["renews_at"]
    return renews_at is not None and renews_at <= wallet.now


def _unread(row: Row, read: Mapping[str, Grant]) -> tuple[int, int]:
    """What remains of grants, and what is held of them, that were not read with their account."""
    if len(row["left"]) <= ledger_store.MANY:
        return 0, 0
    remaining = row["remaining"] + row["shortfall"] - sum(one.remaining for one in read.values())
    return remaining, row["reserved"] - sum(one.held for one in read.values())


def _is_changed(wallet: Wallet) -> bool:
    account, row = wallet.account, wallet.row
    terms = (account.postpaid is not None, None if account.postpaid is None else account.postpaid.floor)
    return (
        wallet.has_other_terms
        or (wallet.has_drawn and bool(row["terms"]))  # plans are told of a draw that found nothing, too
        or bool(wallet.entries or wallet.caps.changed((wallet.company_id, wallet.credit_id)))
        or terms != (row["is_postpaid"], row["overdraft_limit"])
        or any(one.is_changed for one in account.grants.values())
    )


def _is_draw(entry: Row) -> bool:
    return bool(entry["kind"] == "usage" and entry["settles"] < 0)


def _has_other_ends(wallet: Wallet) -> bool:
    """Whether grants were added or have ended: the next that ends by itself may be another one."""
    kinds = {entry["kind"] for entry in wallet.entries}
    return (
        bool(wallet.details)
        or bool(kinds - {"usage"})
        or any(
            one.is_changed and (one.zeroed_at is not None or one.reason in ("adjustment", "rollover"))
            for one in wallet.account.grants.values()
        )
    )


def _new_grant_id() -> str:
    return new_id("bilcg")


def _grant(row: Row) -> Grant:
    ends = row["expires_at"]
    return Grant(
        row["id"],
        row["reason"],
        row["quantity"],
        row["remaining"],
        microseconds(row["created_at"]),
        None if ends is None else microseconds(ends),
        row["held"],
        row["used"],
        None if row["zeroed_at"] is None else microseconds(row["zeroed_at"]),
        row["zeroed_reason"],
    )


def _stored(scope: Scope, wallet: Wallet, one: Grant) -> Row:
    return {
        "plan_id": None,
        "plan_grant_id": None,
        "period_start": None,
        "license_id": None,
        "bundle_id": None,
        "source_grant_id": None,
        "told": {},
        "idempotency_key": None,
        **wallet.details.get(one.id, {}),
        "id": one.id,
        "environment_id": scope.environment_id,
        "company_id": wallet.company_id,
        "credit_id": wallet.credit_id,
        "reason": one.reason,
        "quantity": one.quantity,
        "remaining": one.remaining,
        "held": one.held,
        "used": one.used,
        "expires_at": one.expires_at,
        "zeroed_at": one.zeroed_at,
        "zeroed_reason": one.zeroed_reason,
        "created_at": one.created_at,
        "updated_at": scope.now,
    }
