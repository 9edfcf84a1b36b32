"""Leases in a Redis that processes and SDKs share, in the official layout.

    credit-lease:{company}:{credit}                    hash: the lease
    credit-reservation:{id}                            hash: a use that is held
    credit-reservations:byExpiry                       sorted set: {company}|{credit}|{id} by the end of the use
    credit-reservations:byCredit:{company}:{credit}    hash: credits by id of the use

Each step is one script that does all of it or nothing, and that may run twice: a client that asks again after a lost
answer holds a use once, and gives back what is left of it once. Instants are milliseconds, numbers as JavaScript prints
them; sums are made in billionths. Leases end by the clock of Redis, uses by that of whoever looks for those that are
over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from schematic.clock import monotonic, unix
from schematic.config import CircuitBreaker
from schematic.core.breaker import SharedBreaker
from schematic.leases.amounts import BILLION, billionths, number, text
from schematic.leases.slot import Lease, Place
from schematic.leases.store import WAIT_SECONDS, Taken, Use

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

LEASE_STAYS, USE_STAYS = 60_000, 30_000  # milliseconds beyond its end
PAGE, MOST_PAGES = 256, 16  # uses that one sweep ends

_COMMON = """
local function units(text) return math.floor(tonumber(text) * 1e9 + 0.5) end
local function shown(units)
  if units > 0 and units < 1000 then
    local digits = string.format('%d', units)
    local rest = string.gsub(string.sub(digits, 2), '0+$', '')
    return string.sub(digits, 1, 1) .. (rest == '' and '' or '.' .. rest) .. 'e-' .. (10 - #digits)
  end
  local whole = math.floor(units / 1e9)
  local rest = string.gsub(string.format('%09d', units - whole * 1e9), '0+$', '')
  return string.format('%d', whole) .. (rest == '' and '' or '.' .. rest)
end
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function live(lease) return lease[1] and tonumber(lease[2]) > now() end
local function grow(key, lease, granted, ends, stays)
  local more = units(granted) - units(lease[3])
  if more > 0 then
    redis.call('HSET', key, 'grantedAmount', granted, 'localRemainingCredits', shown(units(lease[4]) + more))
  end
  if tonumber(ends) > tonumber(lease[2]) then
    redis.call('HSET', key, 'expiresAt', ends)
    redis.call('PEXPIREAT', key, ends + stays)
  end
end
local function read(key)
  return redis.call('HMGET', key, 'leaseId', 'expiresAt', 'grantedAmount', 'localRemainingCredits')
end
"""
# KEYS: lease; ARGV: id, company, credit, granted, free, ends, stays
_REPLACE = (
    _COMMON
    + """
local lease = read(KEYS[1])
if live(lease) then return 0 end
if lease[1] == ARGV[1] then
  grow(KEYS[1], lease, ARGV[4], ARGV[6], ARGV[7])
  return 0
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'leaseId', ARGV[1], 'companyId', ARGV[2], 'creditTypeId', ARGV[3],
  'grantedAmount', ARGV[4], 'localRemainingCredits', ARGV[5], 'expiresAt', ARGV[6])
redis.call('PEXPIREAT', KEYS[1], ARGV[6] + ARGV[7])
return 1
"""
)
# KEYS: lease; ARGV: id, granted, ends, stays
_EXTEND = (
    _COMMON
    + """
local lease = read(KEYS[1])
if lease[1] == ARGV[1] then grow(KEYS[1], lease, ARGV[2], ARGV[3], ARGV[4]) end
"""
)
_DROP = """
if redis.call('HGET', KEYS[1], 'leaseId') == ARGV[1] then redis.call('DEL', KEYS[1]) end
"""
# KEYS: lease, use, byExpiry, byCredit; ARGV: credits, member, id, ends, stays, then the use's fields without the lease
_TAKE = (
    _COMMON
    + """
local lease = read(KEYS[1])
local cost = units(ARGV[1])
local held = redis.call('HGET', KEYS[2], 'leaseId')
if held then
  return {held, shown(units(lease[4] or '0') + cost), lease[3] or '0'}
end
if not live(lease) or units(lease[4]) < cost then return false end
redis.call('HSET', KEYS[1], 'localRemainingCredits', shown(units(lease[4]) - cost))
redis.call('HSET', KEYS[2], 'leaseId', lease[1], unpack(ARGV, 6))
redis.call('PEXPIREAT', KEYS[2], ARGV[4] + ARGV[5])
redis.call('ZADD', KEYS[3], ARGV[4], ARGV[2])
redis.call('HSET', KEYS[4], ARGV[3], ARGV[1])
return {lease[1], lease[4], lease[3]}
"""
)
# KEYS: lease, use, byExpiry, byCredit; ARGV: credits that were used, member, id
_SETTLE = (
    _COMMON
    + """
local use = redis.call('HMGET', KEYS[2], 'leaseId', 'creditsReserved')
redis.call('DEL', KEYS[2])
redis.call('HDEL', KEYS[4], ARGV[3])
redis.call('ZREM', KEYS[3], ARGV[2])
if not use[2] then return false end
local reserved = units(use[2])
local used = math.min(math.max(units(ARGV[1]), 0), reserved)
local lease = read(KEYS[1])
if reserved > used and use[1] and use[1] ~= '' and lease[1] == use[1] then
  local free = math.min(units(lease[4]) + reserved - used, units(lease[3]))
  redis.call('HSET', KEYS[1], 'localRemainingCredits', shown(free))
end
return shown(used)
"""
)


class RedisStore:
    """Over a blocking client of its own, or over the one that it is given where that is of no known kind."""

    is_shared = True

    def __init__(self, client: Any, prefix: str, logger: logging.Logger) -> None:
        """Raises TypeError for a client that cannot be called from threads."""
        from schematic.cache.redis import blocking_client

        settings = CircuitBreaker(failures=3, lost_seconds=float("inf"), cool_down_seconds=1.0)
        self._breaker = SharedBreaker(settings, "The Redis of leases", logger)
        self._client = blocking_client(client, WAIT_SECONDS)
        self._prefix = prefix
        self.now: Callable[[], float] = unix

    def get(self, place: Place) -> Lease | None:
        names = "leaseId", "expiresAt", "grantedAmount", "localRemainingCredits"
        found = [_decoded(one) for one in self._ask("hmget", self._lease(place), names)]
        if not found[0]:
            return None
        return Lease(found[0], _units(found[2]), _units(found[3]), float(found[1]) / 1000)

    def replace(self, place: Place, lease: Lease) -> bool:
        amounts = text(lease.granted), text(lease.free)
        arguments = lease.id, *place, *amounts, _milliseconds(lease.expires_at), LEASE_STAYS
        return bool(self._ask("eval", _REPLACE, 1, self._lease(place), *arguments))

    def extend(self, place: Place, lease: Lease) -> None:
        arguments = lease.id, text(lease.granted), _milliseconds(lease.expires_at), LEASE_STAYS
        self._ask("eval", _EXTEND, 1, self._lease(place), *arguments)

    def drop(self, place: Place, lease_id: str) -> None:
        self._ask("eval", _DROP, 1, self._lease(place), lease_id)

    def take(self, use: Use) -> Taken | None:
        named = {"company": use.company, "user": use.user}
        fields = {
            "id": use.id,
            "companyId": use.place.company_id,
            "creditTypeId": use.place.credit_id,
            "eventSubtype": use.event,
            "quantityReserved": number(use.quantity),
            "creditsReserved": text(use.amount),
            "consumptionRate": number(use.rate),
            "expiresAt": _milliseconds(use.expires_at),
            "evalCtx": _compact({name: dict(keys) for name, keys in named.items() if keys}),
        }
        head = text(use.amount), _member(use.place, use.id), use.id, _milliseconds(use.expires_at), USE_STAYS
        rest = [part for field in fields.items() for part in field]
        told = self._ask("eval", _TAKE, 4, *self._keys(use.place, use.id), *head, *rest)
        if not told:
            return None
        lease_id, before, granted = (_decoded(one) for one in told)
        return Taken(lease_id, _units(before), _units(granted))

    def settle(self, place: Place, use_id: str, amount: int) -> int | None:
        told = self._ask("eval", _SETTLE, 4, *self._keys(place, use_id), text(amount), _member(place, use_id), use_id)
        return None if told is None else _units(_decoded(told))

    def places(self) -> list[Place]:
        """None: who shares a lease does not end it."""
        return []

    def sweep(self) -> int:
        count = 0
        for _ in range(MOST_PAGES):
            over = self._ask("zrangebyscore", self._by_expiry, 0, _milliseconds(self.now()), 0, PAGE)
            for member in over:
                company_id, _, rest = _decoded(member).partition("|")
                credit_id, _, use_id = rest.partition("|")
                count += self.settle(Place(company_id, credit_id), use_id, 0) is not None
            if len(over) < PAGE:
                break
        return count

    def _ask(self, command: str, *arguments: Any) -> Any:
        """Raises what the client raises; after three failures in a row CircuitOpenError, for a while."""
        admission, began_at, is_failure = self._breaker.enter("lease"), monotonic(), True
        try:
            answer = getattr(self._client, command)(*arguments)
            is_failure = False
            return answer
        finally:
            self._breaker.leave(admission, began_at, is_failure)

    @property
    def _by_expiry(self) -> str:
        return f"{self._prefix}credit-reservations:byExpiry"

    def _lease(self, place: Place) -> str:
        return f"{self._prefix}credit-lease:{place.company_id}:{place.credit_id}"

    def _keys(self, place: Place, use_id: str) -> tuple[str, str, str, str]:
        by_credit = f"{self._prefix}credit-reservations:byCredit:{place.company_id}:{place.credit_id}"
        return self._lease(place), f"{self._prefix}credit-reservation:{use_id}", self._by_expiry, by_credit


def _member(place: Place, use_id: str) -> str:
    return f"{place.company_id}|{place.credit_id}|{use_id}"


def _milliseconds(at: float) -> int:
    return round(at * 1000)


def _units(said: str) -> int:
    whole, _, rest = said.partition(".")
    if whole.isdigit() and (not rest or (rest.isdigit() and len(rest) <= 9)):
        return int(whole) * BILLION + int(rest.ljust(9, "0") or 0)
    return billionths(float(said))


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _decoded(value: Any) -> str:
    return cast("str", value.decode() if isinstance(value, bytes) else value)
