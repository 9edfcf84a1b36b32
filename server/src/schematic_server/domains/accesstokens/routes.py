"""Operations of the resource `accesstokens`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.accesstokens import tokens
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.accesstokens import (
        IssueTemporaryAccessTokenAnswer,
        IssueTemporaryAccessTokenBody,
    )

routes = Handlers()


@routes.operation("accesstokens.issue_temporary_access_token")
def issue_temporary_access_token(scope: Scope, body: IssueTemporaryAccessTokenBody) -> IssueTemporaryAccessTokenAnswer:
    return tokens.issue(scope, body)
