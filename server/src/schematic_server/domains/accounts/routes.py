"""Operations of the resource `accounts`."""

from __future__ import annotations

from typing import Any

from schematic_server.domains.accounts import whoami
from schematic_server.registry import operation
from schematic_server.scope import Scope


@operation("accounts.get_who_am_i")
def get_who_am_i(scope: Scope) -> dict[str, Any]:
    return whoami.describe(scope)
