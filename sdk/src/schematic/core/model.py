"""The base of every model: unknown members are kept, instances are frozen, schemas are built when first used."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict


class Model(BaseModel):
    """A wire object. New members of newer servers are kept as attributes and dumped again."""

    model_config = ConfigDict(
        extra="allow",
        frozen=True,
        defer_build=True,
        populate_by_name=True,
        protected_namespaces=(),
        ser_json_inf_nan="constants",
    )

    def dict(self, **options: Any) -> dict[str, Any]:  # type: ignore[override]  # the official models have it
        """The members that were set, under their wire names."""
        return self.model_dump(**{"by_alias": True, "exclude_unset": True, **options})

    def json(self, **options: Any) -> str:  # type: ignore[override]  # the official models have it
        """`dict()` as JSON text."""
        return self.model_dump_json(**{"by_alias": True, "exclude_unset": True, **options})


def _aware(value: datetime) -> datetime:
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)


# An instant without a zone is UTC: servers speak UTC, and an aware datetime never compares with a naive one.
Instant = Annotated[datetime, AfterValidator(_aware)]
