"""What stands at the head and foot of printed pages."""

from collections.abc import Callable

import pytest
from django.test import Client

from resolutions.models import User
from tests import make
from tracker.choices import ReportState
from tracker.reporting.public.printing import quoted

pytestmark = pytest.mark.django_db

STYLES = "/reports/stc56/print.css"


def said(text: str) -> str:
    return str(quoted(text))


def test_every_page_has_the_symbol_and_those_of_annexes_which_annex_it_is(client: Client) -> None:
    make.report(ReportState.FINAL)

    response = client.get(STYLES)

    css = response.content.decode()
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert f"@top-left {{ content: {said('UNEP/CMS/StC56/Doc.14')}; }}" in css
    assert f"@page annex-2 {{ @top-left {{ content: {said('UNEP/CMS/StC56/Doc.14/Annex 2')}" in css
    assert f"{said('Page ')} counter(page) {said(' of ')} counter(pages)" in css
    assert said("DRAFT") not in css


def test_pages_of_a_draft_say_so(signed_in: Callable[[User], Client], reader: User) -> None:
    make.report()

    response = signed_in(reader).get(STYLES)

    assert f"content: {said('DRAFT')}" in response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"


def test_nothing_breaks_out_of_a_string() -> None:
    assert said('a"; } * { x: url(//e.org) }\n\\é') == (
        '"a\\000022\\00003b\\000020\\00007d\\000020\\00002a\\000020\\00007b\\000020x\\00003a'
        "\\000020url\\000028\\00002f\\00002fe\\00002eorg\\000029\\000020\\00007d\\00000a"
        '\\00005c\\0000e9"'
    )


def test_the_page_asks_for_them_in_the_language_of_the_document(client: Client) -> None:
    make.report(ReportState.FINAL)

    html = client.get("/reports/stc56/?language=fr").content.decode()

    assert f'media="print" href="{STYLES}?language=fr"' in html
