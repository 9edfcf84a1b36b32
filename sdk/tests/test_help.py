"""What a programmer sees: keywords in help() and signatures, and a name for every slip."""

from __future__ import annotations

import inspect
import pydoc

import pytest

from schematic import AsyncSchematic, Schematic
from schematic.resources.companies import CompaniesClient

from .mock_api import MockApi

BASE_URL = "http://api.test"


def test_a_signature_lists_the_keywords_required_ones_first() -> None:
    parameters = inspect.signature(CompaniesClient.upsert_company).parameters

    assert next(iter(parameters)) == "self"
    assert list(parameters)[1] == "keys"
    assert list(parameters)[-1] == "request_options"
    assert parameters["keys"].default is inspect.Parameter.empty
    assert parameters["name"].default is None
    assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in list(parameters.values())[1:])


def test_help_lists_the_keywords_their_types_and_the_answer() -> None:
    text = _help(CompaniesClient.list_companies)

    assert "list_companies(self, *" in text
    assert "q: 'str | None' = None" in text
    assert "-> 'ListCompaniesResponse'" in text
    assert "q: str | None. Text to search for in names, keys and text traits" in text


def test_help_on_a_client_lists_its_operations() -> None:
    text = _help(Schematic(offline=True).companies)

    assert "upsert_company(self, *, keys" in text


def _help(thing: object) -> str:
    """What help() shows, on one line: newer Pythons break long signatures."""
    lines = pydoc.plain(pydoc.render_doc(thing)).splitlines()
    return " ".join(line.strip(" |") for line in lines).replace("( ", "(")


@pytest.mark.parametrize(
    ("keyword", "nearest"),
    [("nmae", "'name'"), ("kees", "'keys'"), ("request_option", "'request_options'")],
)
def test_an_unknown_keyword_is_refused_with_the_nearest(keyword: str, nearest: str) -> None:
    api = MockApi()
    client = Schematic("sch_test", base_url=BASE_URL, httpx_client=api.client())

    with pytest.raises(TypeError, match=rf"CompaniesClient\.upsert_company\(\) has no keyword '{keyword}'.*{nearest}"):
        client.companies.upsert_company(keys={"id": "acme"}, **{keyword: "x"})  # type: ignore[misc]  # the slip

    assert api.requests == []


async def test_an_unknown_keyword_is_refused_by_async_and_raw_clients() -> None:
    api = MockApi()
    client = AsyncSchematic("sch_test", base_url=BASE_URL, httpx_client=api.async_client())

    with pytest.raises(TypeError, match=r"AsyncCompaniesClient\.upsert_company\(\) has no keyword 'nmae'.*'name'"):
        await client.companies.upsert_company(keys={"id": "acme"}, nmae="x")  # type: ignore[call-arg]  # the slip
    with pytest.raises(TypeError, match=r"AsyncRawCompaniesClient\.upsert_company\(\) has no keyword 'nmae'"):
        await client.companies.with_raw_response.upsert_company(nmae="x")  # type: ignore[call-arg]  # the slip

    assert api.requests == []


def test_a_missing_keyword_is_named_before_anything_is_sent() -> None:
    api = MockApi()
    client = Schematic("sch_test", base_url=BASE_URL, httpx_client=api.client())

    with pytest.raises(TypeError, match=r"CompaniesClient\.upsert_company\(\) needs the keyword keys"):
        client.companies.upsert_company(name="Acme")  # type: ignore[call-arg]  # the slip
    with pytest.raises(TypeError, match=r"needs the keywords company_id, credit_type_id, requested_amount"):
        client.credits.acquire_credit_lease()  # type: ignore[call-arg]  # the slip

    assert api.requests == []


def test_a_missing_path_parameter_is_named() -> None:
    client = Schematic("sch_test", base_url=BASE_URL, httpx_client=MockApi().client())

    with pytest.raises(TypeError, match="company_id"):
        client.companies.get_company()  # type: ignore[call-arg]  # the slip


async def test_arguments_that_do_not_fit_are_refused_by_the_form_that_was_called() -> None:
    api = MockApi()
    companies = AsyncSchematic("sch_test", base_url=BASE_URL, httpx_client=api.async_client()).companies
    raw = Schematic("sch_test", base_url=BASE_URL, httpx_client=api.client()).companies.with_raw_response

    with pytest.raises(TypeError, match=r"^AsyncCompaniesClient\.get_company\(\) takes 2 positional arguments but 3"):
        await companies.get_company("comp_1", "comp_2")  # type: ignore[call-arg]  # the slip
    with pytest.raises(TypeError, match=r"^RawCompaniesClient\.get_company\(\) got multiple values .*'company_id'"):
        raw.get_company("comp_1", company_id="comp_2")  # type: ignore[misc]  # the slip
    with pytest.raises(TypeError, match=r"^AsyncCompaniesClient\.list_companies\(\) has no keyword 'query'"):
        await companies.list_companies(query={"q": "air"})  # type: ignore[call-arg]  # the slip

    assert api.requests == []


def test_a_path_parameter_can_be_given_by_name() -> None:
    api = MockApi({"data": {}})
    client = Schematic("sch_test", base_url=BASE_URL, httpx_client=api.client())

    with pytest.raises(Exception, match="another shape"):
        client.companies.get_company(company_id="comp_1")

    assert api.last.url.path == "/companies/comp_1"


def test_an_unknown_keyword_of_the_client_is_refused_with_the_nearest() -> None:
    with pytest.raises(TypeError, match=r"Schematic\(\) has no keyword 'time_out'; did you mean 'timeout'"):
        Schematic("sch_test", time_out=3)  # type: ignore[call-arg]  # the slip


def test_every_operation_has_a_line_of_help() -> None:
    from . import surface

    silent = [f"{resource}.{name}" for resource, name, method in surface.methods(0) if not inspect.getdoc(method)]

    assert silent == []
