"""A FastAPI application that sells reports: `uvicorn --app-dir examples/fastapi app:app`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, Header

from schematic import AsyncSchematic
from schematic.contrib.fastapi import AsyncSnapshot, Gate

# Without a cache each request sees what the last one used; with it, up to five seconds later.
client = AsyncSchematic(cache_providers=[])


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with client:
        yield


def company(x_company: Annotated[str, Header()] = "nobody") -> dict[str, str]:
    """Who is calling; a real application reads it from the session."""
    return {"id": x_company}


app = FastAPI(lifespan=lifespan)
gate = Gate(client, company=company)


@app.get("/sso", dependencies=[Depends(gate.require("sso"))])
async def sso() -> dict[str, str]:
    return {"sign-on": "ready"}


@app.get("/exports", dependencies=[Depends(gate.require("exports"))])
async def exports() -> dict[str, str]:
    return {"export": "everything"}


@app.post("/reports")
async def reports(checks: Annotated[AsyncSnapshot, Depends(gate.require("reports"))]) -> dict[str, object]:
    await client.track("report", company=checks.company)
    # Counted before the answer; without this, a moment later.
    await client.flush()
    entitlement = (await checks.check_flag_with_entitlement("reports")).entitlement
    return {"report": "made", "limit": entitlement.allocation if entitlement else None}
