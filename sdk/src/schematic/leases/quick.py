"""What a check under a lease needs not wait for: who asks for what, the look-up with which nearly every one begins and
ends, and how its outcomes are told.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any, cast

from schematic import clock
from schematic.checks import reservations
from schematic.checks.arguments import preflight
from schematic.checks.check import check_key
from schematic.config import CheckOptions, CheckResult, Reservation
from schematic.core import forks
from schematic.datastream.state import Held
from schematic.leases.amounts import credits_of, priced
from schematic.leases.offers import Offer, Verdict, offer
from schematic.leases.slot import Lease
from schematic.leases.store import LocalStore, Taken, Use
from schematic.leases.terms import PREWARM_WITHIN

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Hashable

    from schematic.checks.check import Keys
    from schematic.config import CreditLeaseConfig
    from schematic.core.forks import Counter
    from schematic.datastream.client import AsyncDataStream, DataStream
    from schematic.datastream.source import Found, Keeper
    from schematic.leases.manager import AsyncLeases, Leases

NO_ENGINE = "wasm_error"  # the official name of an evaluation that fails
MOST_OFFERS = 10_000


class Quick:
    """What both forms share: everything that does not wait."""

    def __init__(
        self,
        stream: DataStream | AsyncDataStream,
        leases: Leases | AsyncLeases,
        events: Keeper,
        counter: Counter,
        logger: logging.Logger,
        leasing: CreditLeaseConfig,
    ) -> None:
        self._stream, self._state = stream, stream.state
        self._keep = events.keep
        self._terms = leases.terms
        self._now: Callable[[], float] = lambda: leases.store.now()
        self._begin_to_extend = leases.extend_later
        self._counter = counter
        self._logger = logger
        seconds = leasing.prewarm_resolve_timeout
        self._prewarm_seconds = PREWARM_WITHIN if seconds is None else seconds
        self._is_required = leasing.mode == "client"  # also while the stream is not ready
        self._is_over = False
        self.local: LocalStore | None = None
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        from uuid import uuid4

        # Ids are those of uuid4 but for their last part, which counts: making each anew takes longer than a check.
        self._id_head = str(uuid4())[:24]
        self._numbers = count()
        self._offers: dict[Hashable, Offer] = {}

    @property
    def is_on(self) -> bool:
        """Whether checks are made here now, and not by the server."""
        return not self._is_over and (self._is_required or self._stream.is_complete)

    def _end(self) -> None:
        """Lease no more: what a client still checks after its shutdown, others hold."""
        self.local, self._is_over = None, True

    def quick(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckOptions | None
    ) -> CheckResult | None:
        """The answer where nothing has to be waited for and nothing is odd; None for the way of all other checks."""
        local = self.local
        if local is None or options.__class__ is not CheckOptions:
            return None
        wanted: Any = options
        try:
            quantity, now = wanted.usage, local.now()
            if quantity.__class__ is not int or quantity <= 0:
                return None
            found = self._offer_of(flag_key, company, user)
            if found is None:
                return None
            event: Any = wanted.event_subtype or found.event
            if event.__class__ is not str:
                return None
            place = found.place
            amount = priced(quantity, found.rate)
            verdict = found.judge(amount)
            if not verdict.value:
                return None
            terms = self._terms.of(place.credit_id)
            ends_at = now + terms.hold_seconds
            use_id = f"{self._id_head}{next(self._numbers):012x}"
            with local.lock:
                slot = local.slot(place)
                if slot.take(use_id, amount, ends_at, now) is None:
                    return None
                lease_id, is_low = slot.lease_id, slot.free <= terms.low_water_mark * slot.granted
        except Exception:  # what was passed is none, or what is held: the way of all other checks says so
            return None
        if is_low:
            self._begin_to_extend(place)
        self._keep(verdict.event)
        self._counter.value += 1
        return _held(verdict, found, use_id, lease_id, event, quantity, amount, ends_at)

    def _offer_of(self, flag_key: str, company: Any, user: Any) -> Offer | None:
        """Of what the stream holds now."""
        stream, state = self._stream, self._state
        if stream.is_asleep:
            stream.wake()
        if company.__class__ is not dict or not (self._is_required or stream.is_complete):
            return None
        flag = state.flags.get(flag_key.lower())
        held = state.entities["company"].find(company)
        whose = state.entities["user"].find(user) if user else None
        if flag is None or held is None:
            return None
        if len(company) == 1 and not user:
            [name] = company
            key: Hashable = (flag_key, name, company[name])
        else:
            key = check_key(flag_key, company, user)
        found = self._offers.get(key)
        if found is None or found.company is not held or found.flag is not flag or found.user is not whose:
            found = self._noted(key, offer((flag, {"company": held, "user": whose}), company, user))
            if found is None:
                return None
        found.company.used_at = clock.source.monotonic()
        if found.user is not None:
            found.user.used_at = found.company.used_at
        return found

    def _noted(self, key: Hashable, made: Offer | None) -> Offer | None:
        if made is not None:
            if len(self._offers) >= MOST_OFFERS:
                self._offers.clear()
            self._offers[key] = made
        return made

    def _offered(
        self, found: Found | None, company: Keys | None, user: Keys | None, wanted: CheckOptions
    ) -> Offer | None:
        """What a check can hold, if it can settle it."""
        try:
            made = offer(found, company, user)
        except ValueError:
            return None  # documents that are none, which the way of all other checks says
        return made if made is not None and (wanted.event_subtype or made.event) else None

    def _use(self, found: Offer, wanted: CheckOptions) -> Use:
        quantity = math.ceil(wanted.usage or 0)
        return Use(
            id=f"{self._id_head}{next(self._numbers):012x}",
            place=found.place,
            amount=priced(quantity, found.rate),
            expires_at=self._now() + self._terms.of(found.place.credit_id).hold_seconds,
            event=wanted.event_subtype or found.event or "",
            quantity=quantity,
            rate=found.rate,
            company=found.keys[0],
            user=found.keys[1],
        )

    def _taken(self, found: Offer, use: Use, taken: Taken, verdict: Verdict) -> CheckResult:
        lease = Lease(taken.lease_id, taken.granted, taken.before - use.amount, math.inf)
        if lease.needs_more(self._terms.of(use.place.credit_id).low_water_mark):
            self._begin_to_extend(use.place)
        self._told(verdict)
        return _held(verdict, found, use.id, taken.lease_id, use.event, use.quantity, use.amount, use.expires_at)

    def _not_held(self, found: Offer, wanted: CheckOptions, failure: str) -> CheckResult:
        """What counts where credits could not be held: no, or what the engine says without them."""
        if wanted.on_acquire_failure == "fail-open":
            return self._told(found.judge_without(failure, preflight(reservations.plain_options(wanted))))
        return self._told(found.refused(failure, failure))

    def _unjudged(self, found: Offer, wanted: CheckOptions, error: Exception) -> CheckResult:
        self._logger.error("Check of flag %s under a lease failed: %s", found.flag.key, error)
        failure = f"{NO_ENGINE}: {error}"
        is_allowed = wanted.on_acquire_failure == "fail-open"
        return self._told(
            found.refused(f"{failure}_fail_open" if is_allowed else failure, failure, is_allowed=is_allowed)
        )

    def _invalid(
        self, flag_key: str, company: Keys | None, user: Keys | None, wanted: CheckOptions
    ) -> CheckResult | None:
        """What is said of a usage that is none; None for one that can be meant."""
        if reservations.is_amount(wanted.usage):
            return None
        failure, is_allowed = reservations.INVALID_USAGE, wanted.on_acquire_failure == "fail-open"
        reason = f"{failure}_fail_open" if is_allowed else failure
        return self._told(Verdict({"flag": flag_key, "flag_id": None}, is_allowed, reason, failure, company, user))

    def _keys_of(self, company: object) -> Keys | None:
        """Of a company that `identify` was given; None, which is logged, where it names none."""
        is_mapping = isinstance(company, Mapping)
        keys = cast("Keys | None", cast("Any", company).get("keys") if is_mapping else getattr(company, "keys", None))
        if not keys:
            self._logger.warning("identify: prewarm needs the keys of a company, so no lease is acquired ahead")
        return keys

    def _known_company(self, keys: Keys) -> str | None:
        """Its id, if it is held."""
        held = self._state.entities["company"].find(keys)
        return held.id if isinstance(held, Held) else None

    def _told(self, verdict: Verdict) -> CheckResult:
        self._keep(verdict.event)
        self._counter.value += 1
        return verdict.result()


def _held(
    verdict: Verdict,
    found: Offer,
    use_id: str,
    lease_id: str,
    event: str,
    quantity: int,
    amount: int,
    ends_at: float,
) -> CheckResult:
    """A yes with what is held for it, made without the detour over keywords."""
    result = verdict.result()
    company, user = found.keys
    result.reservation = reservation = _new(Reservation)
    reservation.__dict__ = {
        "id": use_id,
        "lease_id": lease_id,
        "mode": "client",
        "company_id": found.place.company_id,
        "credit_type_id": found.place.credit_id,
        "event_subtype": event,
        "quantity_reserved": quantity,
        "credits_reserved": credits_of(amount),
        "consumption_rate": found.rate,
        "expires_at": datetime.fromtimestamp(ends_at, UTC),
        "company": company.copy(),
        "user": None if user is None else user.copy(),
    }
    return result


_new = object.__new__
