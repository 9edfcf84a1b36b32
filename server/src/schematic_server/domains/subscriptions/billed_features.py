"""Features that companies are billed for are not deleted: what is used of them could not be charged any more."""

from __future__ import annotations

from schematic_server.domains.accounts import environments
from schematic_server.domains.subscriptions import line_store
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope


def keep(scope: Scope, feature_id: str) -> None:
    """Raises BadRequest while a subscription of any environment has a line for the feature, or use to charge."""
    for there in environments.everywhere(scope):
        if line_store.bills_feature(there, feature_id):
            raise BadRequest(
                f"feature {feature_id} is billed to companies; "
                "move them to plans without it first, and wait until what they used is charged"
            )
