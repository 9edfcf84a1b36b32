"""What pages in browsers ask with a temporary access token, for the tests of embedded components."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2

from schematic import Schematic

from . import catalog
from .asgi import App

KEY = "X-Schematic-Api-Key"
SESSION = "X-Schematic-Session-ID"
RECURRING: dict[str, Any] = {"charge_type": "recurring", "is_trialable": False}


class Page:
    """A page that acts for one company, in one browser session."""

    def __init__(self, http: httpx2.Client, component_id: str) -> None:
        self._http = http
        self.component_id = component_id

    def ask(self, method: str, path: str, status: int = 200, **members: Any) -> Any:
        """What is answered under `data`; the error's text where another status is expected."""
        response = self._http.request(method, path, **members)
        assert response.status_code == status, response.text
        if status >= 400:
            return response.json()["error"]
        return response.json()["data"] if response.content else None

    def get(self, path: str, status: int = 200, **query: Any) -> Any:
        return self.ask("GET", path, status, params=query)

    def post(self, path: str, body: Any = None, status: int = 200) -> Any:
        return self.ask("POST", path, status, json=body)

    def put(self, path: str, body: Any, status: int = 200) -> Any:
        return self.ask("PUT", path, status, json=body)

    def delete(self, path: str, status: int = 200) -> Any:
        return self.ask("DELETE", path, status)

    def hydrate(self, **query: Any) -> Any:
        return self.get("/components/hydrate", **query)

    def upcoming(self, status: int = 200) -> Any:
        """The invoice that a component says is to come."""
        return self.get(f"/components/{self.component_id}/hydrate/upcoming-invoice", status)

    def plan(self, name: str) -> Any:
        """What is shown of one of the plans, or add-ons."""
        shown = self.hydrate()
        return next(one for one in (*shown["active_plans"], *shown["active_add_ons"]) if one["name"] == name)


@contextmanager
def page(app: App, api: Schematic, company: Any, session: str = "tab") -> Iterator[Page]:
    token = api.accesstokens.issue_temporary_access_token(lookup={"id": company.id}).data.token
    with app.client(token) as http:
        http.headers[SESSION] = session
        yield Page(http, api.components.create_component(name="Portal", entity_type="billing").data.id)


def priced(api: Schematic, name: str, plan_type: str = "plan", **prices: Any) -> Any:
    """A plan or add-on that costs something, published."""
    made = catalog.plan(api, name, plan_type)
    api.plans.upsert_billing_product_plan(made.id, **{**RECURRING, **prices})
    return catalog.publish(api, made)


def offered(api: Schematic, *plans: Any, add_ons: Any = (), **settings: Any) -> Any:
    """A plan group that offers these, in this order."""
    from .test_plangroups import group

    def ordered(ids: Any) -> list[dict[str, Any]]:
        return [{"plan_id": one.id, "entitlements": []} for one in ids]

    return group(api, ordered_plans=ordered(plans), ordered_add_ons=ordered(add_ons), **settings)
