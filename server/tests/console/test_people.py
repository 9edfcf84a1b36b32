"""Companies and users in the console: lists, profiles, and what is changed on them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.console.view import PAGE_ROWS
from schematic_server.domains.companies import searches

from .. import catalog, selling
from ..conftest import Keys, on_sqlite
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"


@pytest.fixture
def acme(api: Schematic) -> Any:
    """A company with everything that a profile shows, under names that are no markup."""
    flights, basic = catalog.metered(api), catalog.plan(api, f"Basic {EVIL}")
    catalog.grant(api, basic, flights, "numeric", value_numeric=10, metric_period="current_month")
    keys, traits = {"id": "acme", "name": EVIL}, {"tier": EVIL, "seats": 5}
    company = api.companies.create_company(keys=keys, name=f"Acme {EVIL}", traits=traits).data
    catalog.publish(api, basic, company)
    api.companies.create_user(keys={"id": "ada"}, name=f"Ada {EVIL}", traits={"role": EVIL}, company_id=company.id)
    used: Any = {"event": "flight", "company": {"id": "acme"}, "user": {"id": "ada"}, "quantity": 4}
    api.events.create_event(event_type="track", body=used)
    return company


def test_a_company_tells_everything_of_itself(api: Schematic, acme: Any, admin: Visitor) -> None:
    where = f"/companies/{acme.id}"
    page = admin.html(where)
    usage, activity = admin.html(f"{where}/usage"), admin.html(f"{where}/activity")
    listed = admin.html("/companies?q=acme&cols=id+keys+traits+plan+add_ons+user_count")

    for text in (page, usage, activity, listed):
        assert EVIL not in text
        assert f"Acme {ESCAPED}" in text
    assert f"Basic {ESCAPED}</a>" in page
    assert ">v1<" in page
    assert re.search(r'<meter[^>]*value="4"', page)
    assert f'href="{_here(admin)}/explain?company_id={acme.id}&amp;flag=flights"' in page
    assert f">Ada {ESCAPED}</a>" in page
    assert re.search(r'data-number="4"', usage)
    assert f"Ada {ESCAPED}" in usage
    assert "manage plan" in activity
    assert "flight" in activity
    assert "PUT /company-plans" in activity


def test_lists_are_searched_sorted_and_paged(api: Schematic, admin: Visitor) -> None:
    for number in range(PAGE_ROWS + 2):
        api.companies.create_company(keys={"id": f"c{number}"}, name=f"Company {number:02}")

    first = admin.html("/companies?sort_order_column=name&sort_order_direction=asc")
    assert "Every plan" not in first
    assert "Every plan" in admin.get("/companies", **{"HX-Request": "true", "HX-Target": "choices"}).text
    assert "Every plan" in admin.html("/companies?filters=1")
    assert "How many companies?" in first
    part = admin.get("/companies", **{"HX-Request": "true", "HX-Target": "total"}).text
    assert f"{PAGE_ROWS + 2} companies" in part
    assert "Company 00" not in part
    assert f"{PAGE_ROWS + 2} companies" in admin.html("/companies?total=1")
    assert 'aria-sort="ascending"' in first
    assert _names(first)[:2] == ["Company 00", "Company 01"]
    following = re.search(r'href="([^"]*)" rel="next"', first)
    assert following is not None
    second = admin.html(following[1].replace("&amp;", "&").removeprefix(_here(admin)))
    assert _names(second) == [f"Company {number}" for number in (PAGE_ROWS, PAGE_ROWS + 1)]
    assert 'rel="prev"' in second
    rows = admin.get("/companies?q=Company+07", **{"HX-Request": "true", "HX-Target": "rows"}).text
    assert _names(rows) == ["Company 07"]
    assert "<html" not in rows
    hidden = admin.html("/companies?q=Company+07&cols=user_count")
    assert 'rows">' in hidden
    assert ">id=c7<" not in hidden
    assert admin.get("/companies?sort_order_column=nothing").status_code == 400


@on_sqlite
def test_a_company_is_changed_on_its_page(api: Schematic, acme: Any, admin: Visitor) -> None:
    where = f"/companies/{acme.id}"

    admin.done(f"{where}/name", {"name": "Acme & Co"}, where)
    admin.done(f"{where}/keys", {"key_name": "domain", "key_value": "acme.example"}, where)
    admin.done(f"{where}/keys/remove", {"key_name": "name"}, where)
    admin.done(f"{where}/traits", {"trait": "seats", "trait_value": "7"}, where)
    admin.done(f"{where}/traits", {"trait": ["address", "city"], "trait_value": "Bern"}, where)
    admin.done(f"{where}/traits/remove", {"trait": "tier"}, where)
    admin.done(f"{where}/users", {"key_name": "id", "key_value": "bob", "name": "Bob"}, where)

    found = api.companies.get_company(company_id=acme.id).data
    assert found.name == "Acme & Co"
    assert {one.key: one.value for one in found.keys} == {"id": "acme", "domain": "acme.example"}
    assert found.traits == {"seats": 7, "address": {"city": "Bern"}}
    assert found.user_count == 2
    taken = admin.send(f"{where}/keys", {"key_name": "domain", "key_value": ""}, where)
    assert (taken.status_code, "Value: is missing" in taken.text) == (400, True)
    gone = admin.done(f"{where}/delete", {}, where)
    assert "was deleted" in gone
    assert admin.get(where).status_code == 404


@on_sqlite
def test_who_saves_over_somebody_elses_change_is_told(api: Schematic, acme: Any, admin: Visitor) -> None:
    where = f"/companies/{acme.id}"
    seen = re.search(r'name="updated_at" value="([^"]+)"', admin.html(where))
    assert seen is not None
    api.companies.upsert_company(keys={"id": "acme"}, name="Acme of somebody else")

    refused = admin.send(f"{where}/name", {"name": "Acme of mine", "updated_at": seen[1]}, where)

    assert refused.status_code == 400
    assert "somebody else has changed this meanwhile" in refused.text
    assert 'value="Acme of mine"' in refused.text
    assert api.companies.get_company(company_id=acme.id).data.name == "Acme of somebody else"


@on_sqlite
def test_what_was_typed_stays_in_a_form_that_is_refused(api: Schematic, acme: Any, admin: Visitor) -> None:
    """Also what was emptied, in fields, in choices, and in rows; the form is open, however it was folded away."""
    where, old = f"/companies/{acme.id}", {"updated_at": "of yesterday"}
    trait = admin.send(f"{where}/traits", {"trait": "seats", "trait_value": "77", **old}, where).text
    fresh = admin.send(f"{where}/traits", {"trait": "city", "trait_value": "Bern", **old}, where).text
    key = admin.send(f"{where}/keys", {"key_name": "domain", "key_value": "acme.example", **old}, where).text
    name = admin.send(f"{where}/name", {"name": "Mine", **old}, where).text
    user = admin.send(f"{where}/users", {"key_name": "id", "key_value": "", "name": "Bob"}, where).text
    feature = api.features.create_feature(
        name="Seats", description="Of a plane", feature_type="event", event_subtype="seat", plural_name="Seats"
    ).data
    emptied = {"name": "Seats", "description": "", "plural_name": "", "event_subtype": "", **old}
    edited = admin.send(f"/features/{feature.id}/edit", emptied).text

    assert re.search(r'<details class="edit" open>(?:(?!</details>).)*name="trait_value" value="77"', trait, re.DOTALL)
    assert trait.count(" open>") == 1
    for page, title, typed in (
        (fresh, "Add a trait", "Bern"),
        (key, "Add or change a key", "acme.example"),
        (name, "Rename", "Mine"),
        (user, "Add a user", "Bob"),
    ):
        is_open = rf'open><summary[^>]*>{title}</summary>(?:(?!</details>).)*value="{typed}"'
        assert re.search(is_open, page, re.DOTALL), title
        assert page.count(" open>") == 1, title
    assert 'name="plural_name" type="text" value=""' in edited
    assert 'name="event_subtype" value=""' in edited
    assert "Of a plane" not in edited


@on_sqlite
def test_overrides_are_added_changed_and_removed(api: Schematic, acme: Any, admin: Visitor) -> None:
    where = f"/companies/{acme.id}"
    [feature] = api.features.list_features(q="Flights").data
    fields = {"feature_id": feature.id, "value_type": "numeric", "value_numeric": "2", "note": EVIL}

    wrong = admin.send(f"{where}/overrides", {**fields, "value_numeric": "two"})
    assert wrong.status_code == 400
    assert "Amount: must be a whole number" in wrong.text
    page = admin.done(f"{where}/overrides", {**fields, "expiration_date": "2100-01-31T12:00"})
    assert ESCAPED in page
    [made] = api.entitlements.list_company_overrides(company_id=acme.id).data
    assert (made.value_numeric, made.notes[0].note) == (2, EVIL)
    assert made.expiration_date is not None
    changed = {"value_type": "unlimited", "updated_at": made.updated_at.isoformat().replace("+00:00", "Z")}
    admin.done(f"{where}/overrides/{made.id}", changed)
    [made] = api.entitlements.list_company_overrides(company_id=acme.id).data
    assert (made.value_type, made.expiration_date) == ("unlimited", None)
    admin.done(f"{where}/overrides/{made.id}/delete", {}, f"{where}/overrides/{made.id}")
    assert api.entitlements.list_company_overrides(company_id=acme.id).data == []


OFFERED = (("Pro", "plan", 500), ("Extra", "add_on", 33))


def _granting(api: Schematic, feature: Any, name: str, kind: str, amount: int) -> str:
    made = catalog.plan(api, name, kind)
    catalog.grant(api, made, feature, "numeric", value_numeric=amount, metric_period="current_month")
    return str(catalog.publish(api, made).id)


@on_sqlite
def test_a_plan_is_changed_after_a_look_at_what_that_changes(api: Schematic, acme: Any, admin: Visitor) -> None:
    [feature] = api.features.list_features(q="Flights").data
    pro, extra = (_granting(api, feature, name, kind, amount) for name, kind, amount in OFFERED)
    where = f"/companies/{acme.id}/plan"

    shown = admin.html(f"{where}?base_plan_id={pro}&add_on.{extra}=on")
    row = re.search(r"<td>\s*10 per month.*?</tr>", shown, re.DOTALL)
    assert row is not None
    assert "500 per month" in row[0]
    assert "33 per month" in row[0]
    assert api.companies.get_company(company_id=acme.id).data.plan.id != pro  # type: ignore[union-attr]
    chosen = {"base_plan_id": pro, f"add_on.{extra}": "on"}
    admin.done(where, chosen, f"{where}?base_plan_id={pro}")

    found = api.companies.get_company(company_id=acme.id).data
    assert found.plan is not None
    assert (found.plan.id, [one.id for one in found.add_ons]) == (pro, [extra])
    assert "<td>Member 0</td><td>manage plan" in admin.html(f"/companies/{acme.id}/activity")
    newest, *_ = api.companies.list_plan_changes(company_id=acme.id).data
    assert (newest.actor_type, newest.user_name) == ("app_user", "Member 0")


def test_a_user_tells_everything_and_is_changed(api: Schematic, acme: Any, admin: Visitor) -> None:
    [user] = api.companies.list_users(q="ada").data
    where = f"/users/{user.id}"
    for text in (admin.html(where), admin.html(f"{where}/usage"), admin.html(f"{where}/activity")):
        assert EVIL not in text
        assert f"Ada {ESCAPED}" in text
    assert 'data-number="4"' in admin.html(f"{where}/usage")
    assert f"Ada {ESCAPED}" in admin.html(f"/users?company_id={acme.id}&cols=id+traits+companies")
    other = api.companies.create_company(keys={"id": "other"}, name="Other").data

    admin.done(f"{where}/name", {"name": "Ada L."}, where)
    admin.done(f"{where}/keys", {"key_name": "email", "key_value": "ada@example.com"}, where)
    admin.done(f"{where}/traits", {"trait": "role", "trait_value": "admin"}, where)
    admin.done(f"{where}/companies", {"key_name": "id", "key_value": "other"}, where)

    found = api.companies.get_user(user_id=user.id).data
    assert (found.name, found.traits, len(found.keys)) == ("Ada L.", {"role": "admin"}, 2)
    joined = {one.company_id: one.id for one in found.company_memberships}
    assert set(joined) == {acme.id, other.id}
    admin.done(f"{where}/companies/{joined[other.id]}/remove", {}, where)
    admin.done(f"{where}/keys/remove", {"key_name": "email"}, where)
    admin.done(f"{where}/traits/remove", {"trait": "role"}, where)
    assert "No traits." in admin.html(where)
    admin.done(f"{where}/delete", {}, where)
    assert admin.get(where).status_code == 404


@on_sqlite
def test_who_may_only_read_is_shown_no_way_to_write(
    api: Schematic, acme: Any, sign_in: SignIn, credentials: Keys
) -> None:
    reader = sign_in("member")
    for path in ("/companies", f"/companies/{acme.id}", f"/companies/{acme.id}/plan?base_plan_id=", "/users"):
        assert 'name="csrf"' not in reader.html(path)
    granted = sign_in("member", {credentials.environment_id: ["overrides_edit"]})
    page = granted.html(f"/companies/{acme.id}")
    assert "Add an override" in page
    assert "Rename" not in page


def _here(visitor: Visitor) -> str:
    return f"/console/{visitor.environment_id}"


def test_a_search_among_many_shows_first_what_begins_with_the_text(
    api: Schematic, admin: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searches, "SEARCHED_WHOLE", 1)
    for key, name in (("c1", "Ärzte Nord"), ("c2", "Bund der ärzte"), ("ärzte-3", "Cäcilie")):
        api.companies.upsert_company(keys={"id": key}, name=name)
        api.companies.upsert_user(keys={"email": f"{key}@example.com"}, name=name, company={"id": key})

    begun = admin.html("/companies?q=%C3%84RZTE")
    assert sorted(_names(begun)) == ["Cäcilie", "Ärzte Nord"]
    assert "Search everywhere" in begun
    everywhere = admin.html("/companies?q=%C3%84RZTE&everywhere=1")
    assert sorted(_names(everywhere)) == ["Bund der ärzte", "Cäcilie", "Ärzte Nord"]
    assert "Search everywhere" not in everywhere
    none = admin.html("/companies?q=nord")
    assert _names(none) == []
    assert "load delay:500ms" in none  # the rest is looked for by itself
    assert _names(admin.html("/users?q=C2%40")) == ["Bund der ärzte"]
    found = api.companies.lookup_company(keys={"id": "c2"}).data
    assert _names(admin.html(f"/companies?q={found.id}")) == ["Bund der ärzte"]
    assert len(api.companies.list_companies(q="ärzte").data) == 3  # the API is in no hurry


def _names(html: str) -> list[str]:
    return re.findall(r"<tr><td><a href=\"[^\"]+\">([^<]+)</a>", html)


@on_sqlite
def test_what_one_form_was_refused_with_stands_in_no_other(api: Schematic, acme: Any, admin: Visitor) -> None:
    where = f"/companies/{acme.id}"

    refused = admin.send(f"{where}/users", {"key_name": "mail", "key_value": "", "name": "Bob"}, where)

    assert refused.status_code == 400
    assert (refused.text.count('value="mail"'), refused.text.count('value="Bob"')) == (1, 1)
    forms = {label: _form(refused.text, label) for label in ("Rename", "Add or change a key", "Add a user")}
    assert 'value="mail"' in forms["Add a user"]
    assert [label for label, form in forms.items() if "Value: is missing" in form] == ["Add a user"]
    renamed = admin.send(f"{where}/name", {"name": ""}, where).text
    assert 'id="name-says">Name: is missing' in _form(renamed, "Rename")
    assert "is missing" not in _form(renamed, "Add a user")


def _form(page: str, label: str) -> str:
    found = re.search(rf'<form [^>]*aria-label="{label}".*?</form>', page, re.DOTALL)
    assert found is not None, label
    return found[0]


@on_sqlite
def test_the_history_of_a_company_has_what_changed_its_plan(api: Schematic, acme: Any, admin: Visitor) -> None:
    """Also what does not have the company in its address."""
    pro = catalog.plan(api, "Pro")
    catalog.publish(api, pro)
    selling.manage(api, acme, pro)

    activity = admin.html(f"/companies/{acme.id}/activity")

    history = activity.partition('id="history"')[2]
    entry = re.search(r'href="[^"]*(/settings/audit/[^"]+)"><code>POST /manage-plan<', history)
    assert entry is not None
    assert acme.id not in entry[0]
    assert f'{entry[1]}"><time' in activity.partition('id="history"')[0]  # of the plan change
    assert admin.get(entry[1]).status_code == 200
