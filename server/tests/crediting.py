"""Companies with credits, made for tests of what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from schematic import Schematic

from . import catalog
from .asgi import App


@dataclass(frozen=True, slots=True)
class Funded:
    """A company on a plan whose feature `chat` draws a credit at a rate."""

    api: Schematic
    app: App
    company: Any
    credit: Any
    plan: Any

    def give(self, quantity: int, reason: str = "purchased", **members: Any) -> Any:
        made = self.api.credits.grant_billing_credits_to_company(
            company_id=self.company.id, credit_id=self.credit.id, quantity=quantity, reason=reason, **members
        )
        return made.data

    def balance(self) -> tuple[float, float]:
        """Remaining and reserved."""
        (told,) = self.api.credits.list_company_credit_balances(company_id=self.company.id).data
        return told.remaining, told.reserved


def funded(
    api: Schematic,
    app: App,
    credits: int = 0,
    rate: float = 1.0,
    quantity_rates: dict[str, float] | None = None,
    **members: Any,
) -> Funded:
    company, plan = catalog.company(api), catalog.plan(api)
    credit = api.credits.create_billing_credit(name="Tokens", description="", currency="usd", **members).data
    chat = catalog.metered(api, "chat", "chat")
    rates = {"credit_consumption_rate": rate, "quantity_rates": quantity_rates or {}}
    catalog.grant(api, plan, chat, "credit", value_credit_id=credit.id, **rates)
    catalog.publish(api, plan, company)
    made = Funded(api, app, company, credit, plan)
    if credits:
        made.give(credits)
    return made
