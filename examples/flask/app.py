"""A Flask application that sells reports: `flask --app examples/flask/app.py run`."""

from flask import Flask, request

from schematic import Schematic
from schematic.contrib.flask import Gate

app = Flask(__name__)
# Without a cache each request sees what the last one used; with it, up to five seconds later.
client = Schematic(cache_providers=[])


def company() -> dict[str, str]:
    """Who is calling; a real application reads it from the session."""
    return {"id": request.headers.get("X-Company", "nobody")}


gate = Gate(client, company=company)


@app.get("/sso")
@gate.require("sso")
def sso() -> dict[str, str]:
    return {"sign-on": "ready"}


@app.get("/exports")
@gate.require("exports")
def exports() -> dict[str, str]:
    return {"export": "everything"}


@app.post("/reports")
@gate.require("reports")
def reports() -> dict[str, object]:
    client.track("report", company=company())
    # Counted before the answer; without this, a moment later.
    client.flush()
    entitlement = gate.snapshot.check_flag_with_entitlement("reports").entitlement
    return {"report": "made", "limit": entitlement.allocation if entitlement else None}
