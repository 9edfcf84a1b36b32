"""Features: made, looked at from every side, changed, deleted; and anything found by its name."""

from __future__ import annotations

from schematic import Schematic

from .. import catalog
from ..asgi import App
from ..conftest import Keys, another_environment, on_sqlite
from .conftest import SignIn, Visitor
from .test_flags import EVIL, _field

TABS = ("", "/flag", "/usage", "/users", "/edit")


def test_a_feature_shows_who_has_it_and_what_was_used(api: Schematic, admin: Visitor, ids: dict[str, str]) -> None:
    feature_id = ids["feature_id"]
    texts = {tab: admin.html(f"/features/{feature_id}{tab}") for tab in TABS}
    assert "Gold" in texts[""]
    assert "9" in texts[""]
    assert "1 plan entitlements, 1 overrides" in texts[""]
    assert "Edit rules" in texts["/flag"]
    assert 'data-number="1"' in texts["/usage"]
    assert '<span class="figure">1</span> used in 30 days' in texts["/usage"]
    assert ids["company_id"] in texts["/usage"]
    assert ids["user_id"] in texts["/users"]
    assert _field(texts["/edit"], "event_subtype") == "flight"
    assert admin.get("/features/feat_nobody").status_code == 404
    assert "Flights" in admin.html("/features?feature_type=event&q=fli")
    assert "Flights" not in admin.html("/features?feature_type=boolean")


@on_sqlite
def test_features_are_made_with_their_flag_and_measure(api: Schematic, admin: Visitor) -> None:
    plain = {"name": f"Sso {EVIL}", "description": EVIL, "feature_type": "boolean", "with_flag": "on"}
    made = admin.done("/features/new", plain)
    assert EVIL not in made
    admin.done("/features/new", {"name": "Seats", "feature_type": "trait", "trait_name": "team.seats"})
    admin.done("/features/new", {"name": "Exports", "feature_type": "event", "event_subtype": "export", "key": "ex"})
    exports, seats, sso = api.features.list_features().data
    assert [one.key for one in sso.flags] == ["sso-img-src-x-onerror-alert-1"]
    assert seats.trait is not None
    assert (seats.trait.hierarchy, seats.flags) == (["team", "seats"], [])
    assert (exports.event_subtype, exports.flags) == ("export", [])

    flag = api.features.create_flag(key="old", name="Old", description="").data
    assert f"/features/new?flag_id={flag.id}" in admin.html(f"/flags/{flag.id}")
    assert _field(admin.html(f"/features/new?flag_id={flag.id}"), "flag_id") == flag.id
    admin.done("/features/new", {"name": "Old", "feature_type": "boolean", "flag_id": flag.id})
    assert [one.key for one in api.features.list_features(q="Old").data[0].flags] == ["old"]
    assert "The flag was created." in admin.done(f"/features/{seats.id}/flag", {"key": "seats", "name": "Seats"})
    for tab in TABS:
        assert EVIL not in admin.html(f"/features/{sso.id}{tab}")
        assert admin.get(f"/features/{seats.id}{tab}").status_code == 200


def test_what_a_feature_lacks_is_told_in_the_words_of_the_form(api: Schematic, admin: Visitor) -> None:
    lacking: tuple[tuple[dict[str, str], str], ...] = (
        ({"feature_type": "event"}, "Event that counts: is missing"),
        ({"feature_type": "event", "event_subtype": "e" * 300}, "Event that counts: at most "),
        ({"feature_type": "trait"}, "Trait: is required for a trait feature"),
        ({"feature_type": "trait", "trait_id": "trt_nobody"}, "Trait: trait definition trt_nobody does not exist"),
        ({"feature_type": "trait", "trait_name": "a..b"}, "New trait: 1 to "),
        ({}, "How it is measured: is missing"),
    )
    for fields, said in lacking:
        typed = {"name": "Half", "event_subtype": "", "trait_id": "", "feature_type": "", "trait_name": "", **fields}
        refused = admin.send("/features/new", typed)
        assert (refused.status_code, refused.text.count(said)) == (400, 2), refused.text  # above, and beside the field
        assert _field(refused.text, "name") == "Half"
    assert api.features.count_features().data.count == 0


@on_sqlite
def test_a_feature_is_changed_by_one_at_a_time_and_deleted(
    app: App, api: Schematic, admin: Visitor, credentials: Keys
) -> None:
    made = catalog.metered(api)
    another_environment(app, credentials)
    where = f"/features/{made.id}"
    html = admin.html(f"{where}/edit")
    typed = {"name": "Trips", "feature_type": "event", "event_subtype": "trip", "plural_name": "trips"}
    typed |= {"lifecycle_phase": "beta", "updated_at": _field(html, "updated_at")}
    assert "The feature was changed." in admin.done(f"{where}/edit", typed)
    found = api.features.get_feature(made.id).data
    assert (found.name, found.event_subtype, found.lifecycle_phase) == ("Trips", "trip", "beta")
    late = admin.send(f"{where}/edit", {**typed, "name": "Late"})
    assert "somebody else has changed this" in late.text
    assert "Deletes Trips with its flag flights" in admin.html(where)
    assert "The feature was deleted" in admin.done(f"{where}/delete", page=where)
    assert api.features.count_features().data.count == api.features.count_flags().data.count == 0


@on_sqlite
def test_who_may_not_edit_features_is_not_offered_to(api: Schematic, sign_in: SignIn) -> None:
    made = catalog.feature(api, "sso")
    reader = sign_in("member")
    assert "New feature" not in reader.html("/features")
    assert "Delete" not in reader.html(f"/features/{made.id}")
    assert "not change them" in reader.html(f"/features/{made.id}/edit")
    assert sign_in("member", {"account": ["features_edit"]}).html("/features").count("New feature") == 1


def test_anything_is_found_by_name_key_or_id(api: Schematic, admin: Visitor) -> None:
    flown = catalog.feature(api, "flights")
    plan, company = catalog.plan(api, f"Flying {EVIL}"), catalog.company(api, "FLY")
    user = api.companies.upsert_user(keys={"id": "flora"}, name="Flora").data
    found = admin.html("/find?q=fl")
    assert EVIL not in found
    for path in (f"features/{flown.id}", f"flags/{flown.flags[0].id}", f"plans/{plan.id}", f"companies/{company.id}"):
        assert f'/{path}"' in found
    assert f'/users/{user.id}"' in found
    assert f"/companies/{company.id}" in admin.html(f"/find?q={company.id}")
    part = admin.get("/find?q=flights", **{"HX-Request": "true", "HX-Target": "found"}).text
    assert "<html" not in part
    assert f"/features/{flown.id}" in part
    assert "Nothing has" in admin.html("/find?q=zebra")
