"""Companies: the list, and everything of one on one page."""

from __future__ import annotations

from schematic_server.console.view import Context, Done, Form, Screens, View

screens = Screens()
FILTERS = ("q", "plan_id", "without_plan", "sort_order_column", "sort_order_direction")


@screens.page("/companies", "companies/list.html")
def companies(view: View) -> Context:
    query = {name: view.query[name] for name in FILTERS}
    return {
        "found": view.rows("companies.list_companies", query),
        "count": view.ask("companies.count_companies", query)["count"],
        "plans": view.ask("plans.list_plans", {"plan_type": "plan", "limit": 250}),
    }


@screens.form("/companies", companies)
async def create_company(form: Form) -> Done:
    name = form.text("name", required=True)
    keys = {form.text("key_name") or "id": form.text("key_value", required=True)}
    made = await form.perform("companies.create_company", {"name": name, "keys": keys})
    return form.done(f"/companies/{made['id']}", f"{name} was created.")


@screens.page("/companies/{company_id}", "companies/company.html")
def company(view: View) -> Context:
    company_id = view.path["company_id"]
    return {
        "company": view.ask("companies.get_company", company_id=company_id),
        "usage": view.ask("entitlements.list_feature_usage", {"company_id": company_id, "limit": 250}),
        "users": view.ask("companies.list_users", {"company_id": company_id, "limit": 10}),
    }


@screens.form("/companies/{company_id}/delete", company)
async def delete_company(form: Form) -> Done:
    await form.perform("companies.delete_company", **form.path)
    return form.done("/companies", "The company was deleted, with its users' memberships, overrides and usage.")
