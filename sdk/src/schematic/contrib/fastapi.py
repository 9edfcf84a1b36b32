"""Gates for FastAPI routes. Needs `schematichq[fastapi]`.

    gate = Gate(client, company=current_company)

    @app.get("/exports", dependencies=[Depends(gate.require("exports"))])
    async def exports(): ...

Those who are not entitled get 402 (limit or credits used up), 403 (not in the plan) or 503 (the check failed and the
flag's default is off); as for every HTTPException, `Denial.body` is the member `detail` of the answer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from schematic.contrib.gating import AsyncSnapshot, Denial, Keys, missing

try:
    from fastapi import Depends, HTTPException
except ImportError as error:
    raise missing("fastapi", error) from error

if TYPE_CHECKING:
    from schematic import AsyncSchematic

__all__ = ["AsyncSnapshot", "Denial", "Gate", "NotEntitled"]


class NotEntitled(HTTPException):
    """What a gate raises; an exception handler for it may answer as it likes."""

    def __init__(self, denial: Denial) -> None:
        super().__init__(denial.status, denial.body)
        self.denial = denial


class Gate:
    """Who asks.

    `company` and `user` are dependencies: what they depend on (request, session, token) FastAPI gives them, once per
    request. `snapshot` is a dependency too; each flag answers the same until the request ends:
    `snapshot: Annotated[AsyncSnapshot, Depends(gate.snapshot)]`.
    """

    snapshot: Callable[..., Awaitable[AsyncSnapshot]]

    def __init__(
        self,
        client: AsyncSchematic,
        *,
        company: Callable[..., Any] | None = None,
        user: Callable[..., Any] | None = None,
    ) -> None:
        async def snapshot(
            company: Keys | None = Depends(company or _nobody), user: Keys | None = Depends(user or _nobody)
        ) -> AsyncSnapshot:
            return AsyncSnapshot(client, company, user)

        self.snapshot = snapshot

    def require(self, *flag_keys: str) -> Callable[..., Awaitable[AsyncSnapshot]]:
        """A dependency: raises NotEntitled unless all flags are on, else gives the snapshot."""

        async def required(snapshot: AsyncSnapshot = Depends(self.snapshot)) -> AsyncSnapshot:
            denial = await snapshot.denial(*flag_keys)
            if denial is not None:
                raise NotEntitled(denial)
            return snapshot

        return required


def _nobody() -> None:
    """The caller when the gate was not told how to find one."""
