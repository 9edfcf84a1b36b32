"""What a client missed while it was away: read from the record of changes, which all nodes share for an hour."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from schematic_server.changes import Balance, Counted, Spent
from schematic_server.domains.companies.keys import EntityType
from schematic_server.evaluation import touched
from schematic_server.feed import KEPT_FOR
from schematic_server.storage.database import changes_since
from schematic_server.storage.metadata import instant

MARGIN = timedelta(seconds=10)  # from when a change is dated to when it is told; and what clocks of nodes differ by
MOST_ROWS, MOST_ENTITIES = 50_000, 10_000
_ID = re.compile(r"(\d{1,16})-\d{1,16}", re.ASCII)


@dataclass(slots=True)
class Missed:
    """Companies and users that were touched, by id; of `everybody` it is not known who was. `flags` are new, gone, or
    have another key. See `touched.Memory`."""

    ids: dict[EntityType, dict[str, None]] = field(default_factory=lambda: {"company": {}, "user": {}})
    everybody: set[EntityType] = field(default_factory=set["EntityType"])
    flags: dict[str, None] = field(default_factory=dict[str, None])

    def touch_company(self, company_id: str) -> None:
        self.ids["company"][company_id] = None

    def touch_rights(self, company_id: str) -> None:
        self.touch_company(company_id)

    def touch_user(self, user_id: str) -> None:
        self.ids["user"][user_id] = None

    def touch_caps(self, user_id: str) -> None:
        self.touch_user(user_id)

    def move(self, company_id: str, balances: Sequence[Balance], spent: Sequence[Spent]) -> None:
        self.touch_company(company_id)
        for one in spent:
            if one.user_id is not None:
                self.touch_user(one.user_id)

    def count(self, company_id: str, counters: Sequence[Counted]) -> None:
        self.touch_company(company_id)

    def touch_flag(self, flag_id: str, *, is_listed_anew: bool) -> None:
        if is_listed_anew:
            self.flags[flag_id] = None

    def touch_features(self, feature_ids: Collection[str], *, are_gone: bool) -> None:
        if feature_ids:  # a flag may be of none
            self.everybody.add("company")

    def touch_version(self, version_id: str, feature_ids: Collection[str]) -> None:
        self.everybody.add("company")

    def touch_plan(self, plan_id: str) -> None: ...

    def touch_product(self, product_id: str, *, is_gone: bool) -> None:
        self.everybody.add("company")

    def touch_definition(self, definition_id: str) -> None:
        self.touch_all()

    def touch_all(self) -> None:
        self.everybody.update(self.ids)


def beginning(replay_from: str, now: datetime) -> datetime | None:
    """From when on to look for a client whose last message had this id; None where that is not known any more."""
    match = _ID.fullmatch(replay_from)
    if match is None or int(match[1]) > 253_402_300_799_999:  # the end of the year 9999
        return None
    at = instant(int(match[1]) * 1000)
    return at - MARGIN if now - KEPT_FOR + 2 * MARGIN < at <= now + MARGIN else None


def missed(db: Connection, account_id: str, environment_id: str, since: datetime) -> Missed | None:
    """What was touched since then; None when it is too much to be read."""
    changes = changes_since(db, since, MOST_ROWS)
    if changes is None:
        return None
    found = Missed()
    for change in changes:
        if change.account_id == account_id and change.environment_id in (None, environment_id):
            touched.apply(change, found)
    return None if any(len(ids) > MOST_ENTITIES for ids in found.ids.values()) else found
