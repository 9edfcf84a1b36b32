"""Doors through which whoever bills learns of the publication of custom plans, which are one company's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.plans import (
        PreviewPublishPlanVersionRequestBody,
        PublishPlanVersionRequestBody,
    )

    Body: TypeAlias = PublishPlanVersionRequestBody | PreviewPublishPlanVersionRequestBody


@dataclass(frozen=True, slots=True)
class Publication:
    """`version` of a custom plan goes live, in the place of `before` if there was one."""

    plan: Row
    version: Row
    before: Row | None
    body: Body


# Asked before anything is published; raises BadRequest for what refuses it.
custom_checked: Door[Callable[[Scope, Publication], None]] = Door()
# Called with what was published; True: companies on the version before are not to be moved yet.
custom_published: Door[Callable[[Scope, Publication], bool]] = Door()
# What a publication would cost the company: members of the preview's answer.
custom_previewed: Door[Callable[[Scope, Publication], Mapping[str, Any]]] = Door()
