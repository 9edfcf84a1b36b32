"""What the console does beside the contract's operations, as `app.py` hands it over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from schematic_server.evaluation.explain import Explanation
from schematic_server.evaluation.explaining import Question
from schematic_server.scope import Scope
from schematic_server.settings import Settings
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import ListCompaniesQuery
    from schematic_server.contract.events import EventDetailResponseData, EventStatus, ListEventsQuery
    from schematic_server.contract.features import ListFeaturesQuery
    from schematic_server.contract.plans import ListPlansQuery, PlanDetailResponseData

# Why a check answers as it does; asked in the transaction of a page.
Explain: TypeAlias = Callable[[Scope, Question], Explanation]


# Clients that asked this server, with what they were answered, by outcome.
Clients: TypeAlias = Callable[[], Sequence[tuple[str, Mapping[str, int]]]]


class Events(Protocol):
    """What was found to be of no company (`domains/events/events.py`)."""

    @property
    def LOOKED_THROUGH(self) -> int: ...

    def list_unattributed(
        self, scope: Scope, query: ListEventsQuery, status: EventStatus | None = None
    ) -> Sequence[EventDetailResponseData]: ...


class Companies(Protocol):
    """Companies to choose from, or by name (`domains/companies/companies.py`)."""

    def choices(self, scope: Scope, query: ListCompaniesQuery) -> list[tuple[str, str]]: ...


class Credits(Protocol):
    """What companies have of credits (`domains/credits/upkeep.py`)."""

    @property
    def MOST_HOLDS(self) -> int: ...

    def open_holds(self, scope: Scope, company_id: str) -> Sequence[Row]: ...


class Searches(Protocol):
    """What a search in a hurry looks at (`domains/companies/searches.py`)."""

    def is_whole(self, scope: Scope, entity_type: Literal["company", "user"]) -> bool: ...


class Features(Protocol):
    """Features to choose from (`domains/features/features.py`)."""

    def choices(self, scope: Scope, query: ListFeaturesQuery) -> list[tuple[str, str]]: ...


class Rules(Protocol):
    """What the API does not tell of rules (`domains/features/flag_rules.py`)."""

    def credit_costs(self, scope: Scope, flag_id: str) -> Mapping[str, float]: ...


class Plans(Protocol):
    """Plans to choose from, and who is on them (`domains/plans/figures.py`)."""

    def choices(self, scope: Scope, query: ListPlansQuery) -> list[tuple[str, str]]: ...
    def priced(self, scope: Scope, query: ListPlansQuery) -> list[PlanDetailResponseData]: ...
    def companies_on(self, scope: Scope, plan_ids: Iterable[str]) -> Mapping[str, int]: ...
    def companies_on_version(self, scope: Scope, plan_version_id: str) -> int: ...


class PlanCredits(Protocol):
    """What was charged and topped up of credits (`domains/plancredits/upkeep.py`)."""

    def charges(
        self, scope: Scope, *, company_id: str | None, status: str | None, limit: int, offset: int
    ) -> list[Row]: ...
    def settle(self, scope: Scope, charge_id: str, outcome: str) -> Row: ...
    def topups(
        self, scope: Scope, *, company_id: str | None, status: str | None, limit: int, offset: int
    ) -> list[Row]: ...


class Webhooks(Protocol):
    """Endpoints and what they were sent (`domains/webhooks/upkeep.py`)."""

    @property
    def REDELIVERED_AT_ONCE(self) -> int: ...

    def states(self, scope: Scope, ids: Iterable[str]) -> Mapping[str, Row]: ...
    def deliveries(
        self, scope: Scope, *, webhook_id: str | None, status: str | None, text: str | None, limit: int, offset: int
    ) -> list[Row]: ...
    def delivery(self, scope: Scope, event_id: str) -> Row: ...
    def reveal(self, scope: Scope, webhook_id: str) -> Row: ...
    def rotate(self, scope: Scope, webhook_id: str, overlap: timedelta) -> Row: ...
    def redeliver(
        self,
        scope: Scope,
        asked_at: datetime,
        *,
        ids: Sequence[str] = (),
        webhook_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        only_failed: bool = True,
    ) -> int: ...


@dataclass(frozen=True, slots=True)
class Ports:
    """All of it."""

    companies: Companies
    credits: Credits
    events: Events
    explain: Explain
    features: Features
    plan_credits: PlanCredits
    plans: Plans
    rules: Rules
    searches: Searches
    webhooks: Webhooks
    settings: Settings
    clients: Clients
