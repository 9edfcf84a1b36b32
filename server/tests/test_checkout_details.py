"""Where a company's invoices go, and what checkout asks of it."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog

ADDRESS = {
    "line1": "1 Hangar Way",
    "line2": "",
    "city": "Chicago",
    "state": "IL",
    "postal_code": "60666",
    "country": "US",
}


def field(name: str = "Cost centre", required: bool = False, **members: Any) -> dict[str, Any]:
    return {"name": name, "required": required, "stripe_metadata_key": name.lower(), **members}


def test_what_is_given_is_kept_and_what_is_left_out_stays(api: Schematic) -> None:
    acme = catalog.company(api)
    empty = api.checkout.get_company_billing_details(acme.id).data
    assert (empty.address, empty.email, empty.phone, empty.tax_ids, empty.custom_fields) == (None, None, None, [], [])

    api.checkout.update_company_billing_details(acme.id, address=ADDRESS, email="pay@acme.example", values=[])
    api.checkout.update_company_billing_details(acme.id, phone="+1 312 555 0100", values=[])

    found = api.checkout.get_company_billing_details(acme.id).data
    assert (found.address.line_1, found.address.country) == ("1 Hangar Way", "US")
    assert (found.email, found.phone) == ("pay@acme.example", "+1 312 555 0100")
    assert api.companies.get_company(acme.id).data.billing_email == "pay@acme.example"


def test_an_empty_text_removes_what_was_there(api: Schematic) -> None:
    acme = catalog.company(api)
    api.checkout.update_company_billing_details(acme.id, email="pay@acme.example", phone="1", values=[])

    found = api.checkout.update_company_billing_details(acme.id, email="", phone="", values=[]).data

    assert (found.email, found.phone) == (None, None)
    assert api.companies.get_company(acme.id).data.billing_email is None


def test_a_company_has_one_tax_id_of_each_type(api: Schematic) -> None:
    acme = catalog.company(api)
    for kind, value in (("eu_vat", "DE1"), ("ch_uid", "CHE-1"), ("eu_vat", "DE2")):
        api.checkout.update_company_billing_details(acme.id, tax_id={"type": kind, "value": value}, values=[])

    found = api.checkout.get_company_billing_details(acme.id).data.tax_ids

    assert {(one.type, one.value, one.country) for one in found} == {("eu_vat", "DE2", "EU"), ("ch_uid", "CHE-1", "CH")}


def test_custom_fields_are_traits_of_the_company(api: Schematic) -> None:
    made = catalog.plan_group(api, custom_checkout_fields=[field(), field("PO number")], checkout_collect_phone=True)
    acme = catalog.company(api, traits={"cost centre": "LGA"})
    asked = api.checkout.get_company_billing_details(acme.id).data
    assert [(one.name, one.value) for one in asked.custom_fields] == [("Cost centre", "LGA"), ("PO number", None)]
    assert (asked.checkout_settings.collect_phone, asked.checkout_settings.collect_email) == (True, False)
    assert made.checkout_settings.collect_phone is True

    values = [{"id": asked.custom_fields[1].id, "value": "PO-7"}]
    told = api.checkout.update_company_billing_details(acme.id, values=values).data

    assert [one.value for one in told.custom_fields] == ["LGA", "PO-7"]
    assert api.companies.get_company(acme.id).data.traits == {"cost centre": "LGA", "po number": "PO-7"}


@pytest.mark.parametrize(
    ("members", "names"),
    [
        ({"email": "nobody"}, "email"),
        ({"phone": "1" * 600}, "phone"),
        ({"address": {**ADDRESS, "city": "x" * 600}}, "address.city"),
        ({"tax_id": {"type": "eu_vat", "value": " "}}, "tax_id.value"),
        ({"email": "pay@acme.example", "values": [{"id": "nope", "value": "1"}]}, "values.0.id"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_name(api: Schematic, members: dict[str, Any], names: str) -> None:
    acme = catalog.company(api)

    with pytest.raises(BadRequestError, match=names):
        api.checkout.update_company_billing_details(acme.id, **{"values": [], **members})

    assert api.checkout.get_company_billing_details(acme.id).data.email is None


def test_one_field_has_one_value(api: Schematic) -> None:
    catalog.plan_group(api, custom_checkout_fields=[field()])
    acme = catalog.company(api)
    (asked,) = api.checkout.get_company_billing_details(acme.id).data.custom_fields

    with pytest.raises(BadRequestError, match=r"values\.1\.id"):
        api.checkout.update_company_billing_details(acme.id, values=[{"id": asked.id, "value": "1"}] * 2)

    assert api.companies.get_company(acme.id).data.traits == {}


def test_a_company_that_is_not_there_has_no_details(api: Schematic) -> None:
    with pytest.raises(NotFoundError, match="comp_none"):
        api.checkout.get_company_billing_details("comp_none")
    with pytest.raises(NotFoundError, match="comp_none"):
        api.checkout.update_company_billing_details("comp_none", values=[])
