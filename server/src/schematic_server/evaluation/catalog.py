"""What the companies of an environment have in common, loaded once: what plan versions grant, plans, traits.

Changes drop what they touch; see `snapshot`.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from schematic_server.domains.entitlements import engine as entitlements
from schematic_server.domains.features import engine as features
from schematic_server.domains.plans import plans
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.shared import EntityTraitDefinitionResponseData


class Catalog:
    """Looks into itself, then into `known`, which it never changes, and keeps what it had to load."""

    def __init__(self, known: Catalog | None = None) -> None:
        self.grants: ChainMap[str, list[Row]] = ChainMap({}, *(known.grants.maps if known else ()))
        self.plans: ChainMap[str, dict[str, Any] | None] = ChainMap({}, *(known.plans.maps if known else ()))
        self.definitions: ChainMap[str, EntityTraitDefinitionResponseData] = ChainMap(
            {}, *(known.definitions.maps if known else ())
        )

    def grants_of(self, db: Connection, environment_id: str, version_ids: Iterable[str]) -> Mapping[str, list[Row]]:
        """Have the entitlements of these plan versions."""
        missing = [one for one in version_ids if one not in self.grants]
        if missing:
            self.grants.update(entitlements.grants_of_versions(db, environment_id, missing))
        return self.grants

    def load_plans(self, db: Connection, account_id: str, environment_id: str, plan_ids: Iterable[str]) -> None:
        """Have the previews of these plans; of one that is gone it is None."""
        missing = [one for one in plan_ids if one not in self.plans]
        if missing:
            named = plans.previews(db, account_id, environment_id, missing)
            self.plans.update((one, named.get(one)) for one in missing)

    def definitions_of(
        self, db: Connection, environment_id: str, ids: Iterable[str]
    ) -> Mapping[str, EntityTraitDefinitionResponseData]:
        """Have these trait definitions, as far as there are such."""
        missing = [one for one in ids if one not in self.definitions]
        if missing:
            self.definitions.update(features.definitions(db, environment_id, missing))
        return self.definitions

    def take(self, loaded: Catalog) -> None:
        """Keep what `loaded` had to load."""
        self.grants.update(loaded.grants.maps[0])
        self.plans.update(loaded.plans.maps[0])
        self.definitions.update(loaded.definitions.maps[0])

    def forget_features(self, feature_ids: Collection[str]) -> None:
        """Drop what is known of plan versions that grant one of these."""
        own = self.grants.maps[0]
        for version_id, rows in list(own.items()):
            if any(row["feature_id"] in feature_ids for row in rows):
                del own[version_id]
