"""The base of every model: unknown members are kept, instances are frozen, schemas are built when first used."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict


class Model(BaseModel, frozen=True):
    """A wire object. New members of newer servers are kept as attributes and dumped again.

    Each subclass says `frozen=True` again: type checkers do not look at `model_config`.
    """

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        populate_by_name=True,
        protected_namespaces=(),
        ser_json_inf_nan="constants",
        # What an answer holds, secrets of new API keys included, is not for messages.
        hide_input_in_errors=True,
    )

    # `dict` and `json` replace deprecated methods of pydantic, because the official models have them.
    def dict(self, **options: Any) -> dict[str, Any]:
        """The members that were set, under their wire names."""
        wanted: dict[str, Any] = {"by_alias": True, "exclude_unset": True, **options}
        return self.model_dump(**wanted)

    def json(self, **options: Any) -> str:
        """`dict()` as JSON text."""
        wanted: dict[str, Any] = {"by_alias": True, "exclude_unset": True, **options}
        return self.model_dump_json(**wanted)


def _aware(value: datetime) -> datetime:
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)


# An instant without a zone is UTC: servers speak UTC, and an aware datetime never compares with a naive one.
Instant = Annotated[datetime, AfterValidator(_aware)]
