"""Doors through which domains further right say what of an account's set-up is done, and hear of new accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection

from schematic_server.registry import Door
from schematic_server.scope import Scope

# When a step of set-up was first taken in the scope's environment, or in any of the account where the scope has none;
# None while it was not. By the name that the contract has for the step (`OnboardingRequirement`).
Taken: TypeAlias = Callable[[Scope], datetime | None]
onboarding_steps: Door[Taken] = Door()
# Called with the id of a new account, in its transaction, and the instant at which it is made.
account_made: Door[Callable[[Connection, str, datetime], None]] = Door()
