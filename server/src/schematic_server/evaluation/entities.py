"""Companies, or users, of an environment in memory: whom keys name, and those who were asked about last, compiled."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from typing import Final, Generic, TypeVar

from schematic.rules import CompiledCompany, CompiledUser
from schematic_server.changes import Balance, Counted, Spent
from schematic_server.domains.companies import keys
from schematic_server.domains.companies.metrics import Window
from schematic_server.domains.credits import engine as credits
from schematic_server.errors import BadRequest

KeySet = tuple[tuple[str, str], ...]
MAX_ENTITIES = 50_000  # companies, and users, kept per environment; the least recently used go first
MAX_RESOLUTIONS = 200_000  # sets of keys whose entity is known, per environment
MAX_RESOLVED_TEXT = 32 * 1024 * 1024  # characters of them: whoever has a publishable key chooses which are asked for
NEVER = 2**63
_states = count(1)

Compiled = TypeVar("Compiled", CompiledCompany, CompiledUser)


class Absent(Enum):
    """Not in memory, which says nothing about whether there is one."""

    ABSENT = 1


ABSENT: Final = Absent.ABSENT


@dataclass(frozen=True, slots=True)
class Conflict:
    """Keys that name several entities."""

    message: str


@dataclass(slots=True)
class Entity(Generic[Compiled]):
    """A company or user; stale from `valid_until_ms` on, and before `valid_from_ms`, as after a step of the clock.

    Of a company: `windows` are those that its counters were read from, `versions` theirs by subtype, period and month
    reset; `feature_ids` are of all that is granted to it; `tiers` are the ends of price tiers, by what is counted:
    who enters the next one is told another soft limit. `trial` is told with its plan. `balances` are of its credits, by
    credit; `spent` is what its spend policies, or the user's, have come to in their windows, by policy. `state` is a
    number that no other entity has had, nor this one with other counters or credits.
    """

    id: str
    compiled: Compiled
    valid_from_ms: int = 0
    valid_until_ms: int = NEVER
    windows: frozenset[Window] = frozenset()
    versions: dict[tuple[str, str, str], int] = field(default_factory=dict[tuple[str, str, str], int])
    feature_ids: frozenset[str] = frozenset()
    tiers: Mapping[tuple[str, str, str], Sequence[int]] = field(
        default_factory=dict[tuple[str, str, str], Sequence[int]]
    )
    trial: Mapping[str, str] = field(default_factory=dict[str, str])
    balances: dict[str, Balance] = field(default_factory=dict[str, Balance])
    spent: dict[str, Spent] = field(default_factory=dict[str, Spent])
    state: int = field(default_factory=_states.__next__)
    # Not taken over yet: counters by subtype, balances and what was spent by credit and policy.
    _counted: dict[str, Counted] = field(default_factory=dict[str, Counted])
    _moved: dict[str, Balance | Spent] = field(default_factory=dict[str, Balance | Spent])

    def is_fresh(self, now_ms: int) -> bool:
        """Whether it holds at that instant, with all that was counted; to be asked before anything of it is used."""
        if self._counted or self._moved:
            self.settle()
        return self.valid_from_ms <= now_ms < self.valid_until_ms

    def count(self, counters: Sequence[Counted]) -> None:
        """Take over those that are newer than what is held: when somebody asks about it next.

        A batch of events brings counters of a hundred companies, and all checks wait meanwhile.
        """
        waiting = self._counted
        for one in counters:
            before = waiting.get(one.event_subtype)
            if before is not None:
                if before.windows != one.windows:
                    self._take(before)
                elif before.version > one.version:
                    continue
            waiting[one.event_subtype] = one

    def move(self, balances: Iterable[Balance], spent: Iterable[Spent]) -> None:
        """As `count`, of credits."""
        news: dict[str, Balance | Spent] = {one.credit_id: one for one in balances}
        news.update((one.policy_id, one) for one in spent)
        for key, one in news.items():
            before = self._moved.get(key)
            if before is None or before.version < one.version:
                self._moved[key] = one

    def settle(self) -> None:
        for one in self._counted.values():
            self._take(one)
        self._counted.clear()
        for moved in self._moved.values():
            if isinstance(moved, Balance):
                self._take_balance(moved)
            else:
                self._take_spent(moved)
        self._moved.clear()

    def _take_balance(self, one: Balance) -> None:
        company, before = self.compiled, self.balances.get(one.credit_id)
        assert isinstance(company, CompiledCompany)
        if before is not None and before.version >= one.version:
            return
        self.balances[one.credit_id] = one
        company.set_credit_figures(one.credit_id, credits.figures(one))
        if one.is_postpaid:
            company.credit_postpaid[one.credit_id] = credits.overdraft(one)
        else:
            company.credit_postpaid.pop(one.credit_id, None)
        if one.ends_at is not None:
            self.valid_until_ms = min(self.valid_until_ms, -(-one.ends_at // 1000))
        self.state = next(_states)

    def _take_spent(self, one: Spent) -> None:
        before = self.spent.get(one.policy_id)
        if before is None or before.version >= one.version:  # a policy that is not known yet is about to be loaded
            return
        self.spent[one.policy_id] = one
        for policy in self.compiled.policies:
            if policy["id"] == one.policy_id:
                policy.update(credits.spent_told(one))
        self.valid_until_ms = min(self.valid_until_ms, -(-one.window_end // 1000))
        self.state = next(_states)

    def _take(self, counted: Counted) -> None:
        company, versions, subtype, version = self.compiled, self.versions, counted.event_subtype, counted.version
        assert isinstance(company, CompiledCompany)
        for window, value in zip(counted.windows, counted.values, strict=True):
            # An event of another time (a trusted clock, a backfill, a period that has just ended) counted in a window
            # of its own: it says nothing about the one that is held here.
            if window not in self.windows:
                continue
            key = subtype, window[0], window[1]
            if version > versions.get(key, 0):
                versions[key] = version
                ends = self.tiers.get(key)
                if ends and bisect_right(ends, company.metrics.get(key, 0)) != bisect_right(ends, value):
                    self.valid_until_ms = 0
                company.set_metric(*key, value)
                self.state = next(_states)

    def catch_up(self, other: Entity[Compiled]) -> None:
        """Take over the counters and credits of an earlier load that are newer: what was heard of since may not be in
        this one."""
        other.settle()
        self.move(other.balances.values(), other.spent.values())
        if isinstance(other.compiled, CompiledCompany):
            starts = {(period, reset): start for period, reset, start in other.windows}
            self.count(
                [
                    Counted(
                        subtype,
                        ((period, reset, starts[period, reset]),),
                        (other.compiled.metrics[subtype, period, reset],),
                        version,
                    )
                    for (subtype, period, reset), version in other.versions.items()
                ]
            )


class Entities(Generic[Compiled]):
    """Changes drop what they touch; see `snapshot`."""

    def __init__(self) -> None:
        self.held: OrderedDict[str, Entity[Compiled]] = OrderedDict()
        # Whom a set of keys names: an id, None for nobody, or a Conflict.
        self._named: dict[KeySet, str | Conflict | None] = {}
        self._by_id: dict[str, set[KeySet]] = {}
        self._unsettled: set[KeySet] = set()  # nobody, several, or some keys are nobody's: any new key may change that
        self._text = 0  # characters named since all were forgotten

    def find(self, key_set: KeySet, now_ms: int) -> Entity[Compiled] | Conflict | Absent | None:
        """None for nobody."""
        named = self._named.get(key_set, ABSENT)
        if not isinstance(named, str):
            return named
        entity = self.held.get(named)
        if entity is None or not entity.is_fresh(now_ms):
            return ABSENT
        self.held.move_to_end(named)
        return entity

    def is_settled(self, key_set: KeySet) -> bool:
        """Whether the keys mean whom they mean whatever becomes of others."""
        return not key_set or (key_set in self._named and key_set not in self._unsettled)

    def is_fresh(self, entity_id: str, now_ms: int) -> bool:
        entity = self.held.get(entity_id)
        return entity is not None and entity.is_fresh(now_ms)

    def name(self, key_set: KeySet, named: str | Conflict | None, *, is_whole: bool) -> None:
        """Remember whom the keys name; `is_whole` when each of them is somebody's."""
        if key_set not in self._named:
            self._text += sum(len(name) + len(value) for name, value in key_set)
        if len(self._named) >= MAX_RESOLUTIONS or self._text > MAX_RESOLVED_TEXT:
            self._named.clear()
            self._by_id.clear()
            self._unsettled.clear()
            self._text = 0
        self._named[key_set] = named
        if isinstance(named, str):
            self._by_id.setdefault(named, set()).add(key_set)
        if not isinstance(named, str) or not is_whole:
            self._unsettled.add(key_set)

    def put(self, entity: Entity[Compiled]) -> None:
        before = self.held.get(entity.id)
        if before is not None:
            entity.catch_up(before)
        self.held[entity.id] = entity
        self.held.move_to_end(entity.id)
        if len(self.held) > MAX_ENTITIES:
            self.held.popitem(last=False)

    def take(self, loaded: Entities[Compiled]) -> None:
        """Keep what another one has."""
        for key_set, named in loaded._named.items():
            self.name(key_set, named, is_whole=key_set not in loaded._unsettled)
        for entity in loaded.held.values():
            self.put(entity)

    def size(self) -> int:
        """How many are not outdated, and how many sets of keys are known."""
        for one in self.held.values():
            one.settle()
        return len(self._named) + sum(one.valid_until_ms > 0 for one in self.held.values())

    def forget(self, entity_id: str) -> None:
        """Drop it and whom its keys, and those of nobody, name."""
        self.held.pop(entity_id, None)
        for key_set in self._by_id.pop(entity_id, set()) | self._unsettled:
            named = self._named.pop(key_set, None)
            if isinstance(named, str) and named != entity_id:
                self._by_id[named].discard(key_set)
        self._unsettled.clear()

    def outdate(self, entity_id: str) -> None:
        """It is loaded again when it is asked about next; its keys stay."""
        if (entity := self.held.get(entity_id)) is not None:
            entity.valid_until_ms = 0

    def outdate_if(self, touched: Callable[[Entity[Compiled]], bool]) -> None:
        # Marked, not dropped: taking thousands of them apart at once would hold up every check.
        for entity in self.held.values():
            if touched(entity):
                entity.valid_until_ms = 0


def key_set(given: Mapping[str, str] | None) -> KeySet:
    """Keys in a form that can be looked up; empty for none. Those that are too long to be anybody's are left out.

    Raises BadRequest for more than anybody could have.
    """
    if not given:
        return ()
    if len(given) > keys.MAX_KEYS:
        raise BadRequest(f"keys: at most {keys.MAX_KEYS} of a company or a user, not {len(given)}")
    longest = keys.MAX_LENGTH
    return tuple(sorted(pair for pair in given.items() if len(pair[0]) <= longest and len(pair[1]) <= longest))
