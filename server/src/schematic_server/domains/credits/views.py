"""Doors through which domains further right add to what credits answer and decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from schematic_server.domains.companies.views import Views
from schematic_server.registry import Door
from schematic_server.scope import Scope

# (scope, company ids) -> when the trial ends that a company is in
TrialEnds: TypeAlias = Callable[[Scope, Sequence[str]], Mapping[str, datetime]]

trial_ends: Door[TrialEnds] = Door()
# Members of a grant's answer that others say.
grant_view: Views[Mapping[str, Any]] = Views()
