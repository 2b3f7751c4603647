"""An action is logged in a form; a draft may lack anything, and what is wrong is said beside it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from parties.models import ActionEvidence, PartyAction
from resolutions.models import ActionItem, User
from tests import make
from tests.scale import copy_resolution

from .forms import form_of, opened, text_of

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
NEW = "/my/actions/new/"
PDF = b"%PDF-1.7\n%minutes of the meeting"


def pk_of(reference: str) -> str:
    return str(ActionItem.objects.get(reference=reference).pk)


def pdf(content: bytes = PDF, name: str = "minutes.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def test_the_item_that_was_chosen_is_ticked(national: User, signed_in: SignIn) -> None:
    form = opened(signed_in(national), f"{NEW}?item=11.10-9-PAR")

    assert form["items"] == [pk_of("11.10-9-PAR")]


@pytest.mark.parametrize(("language", "code"), [("fr", "fr"), ("es", "es"), ("en-gb", "en")])
def test_the_entry_is_in_the_language_of_the_person_unless_they_choose(
    national: User, signed_in: SignIn, language: str, code: str
) -> None:
    national.language = language
    national.save()

    form = opened(signed_in(national), NEW)

    assert form["language"] == [code]


def test_what_is_typed_is_saved_as_a_draft(national: User, signed_in: SignIn) -> None:
    client = signed_in(national)
    items = [pk_of("11.10-29-PAR"), pk_of("11.10-31-PAR")]

    answer = client.post(
        NEW,
        opened(client, NEW, title="Joint committee", items=items, done="It met.\r\nTwice.")
        | {"starts_on": "2025-05-02", "stage": "completed", "ends_on": "2025-06-30"},
    )

    action = PartyAction.objects.get()
    assert answer["Location"] == f"/my/actions/{action.reference}/"
    assert (action.title, action.done) == ("Joint committee", "It met.\nTwice.")
    assert (action.starts_on, action.ends_on) == (date(2025, 5, 2), date(2025, 6, 30))
    assert {str(item.pk) for item in action.items.all()} == set(items)
    assert action.author == national


def test_a_draft_may_lack_everything(national: User, signed_in: SignIn) -> None:
    client = signed_in(national)

    client.post(NEW, opened(client, NEW))

    assert PartyAction.objects.get().title == ""


def test_a_link_and_a_file_are_kept_as_evidence(national: User, signed_in: SignIn) -> None:
    client = signed_in(national)
    typed = {
        "evidence-0-title": "Minutes",
        "evidence-0-url": "www.example.org/minutes",
        "evidence-1-file": pdf(),
    }

    client.post(NEW, opened(client, NEW) | typed)

    found = list(ActionEvidence.objects.order_by("pk"))
    assert [each.title for each in found] == ["Minutes", "minutes.pdf"]
    assert found[0].url == "https://www.example.org/minutes"
    assert found[1].kept is not None


def test_unticked_evidence_goes_and_ticked_evidence_stays(
    national: User, signed_in: SignIn
) -> None:
    client = signed_in(national)
    links = {f"evidence-{n}-url": f"https://example.org/{n}" for n in range(2)}
    client.post(NEW, opened(client, NEW, title="A") | links)
    first, second = ActionEvidence.objects.order_by("pk")
    edit = f"/my/actions/{first.action.reference}/edit/"

    client.post(edit, opened(client, edit, keep=[str(second.pk)]))

    assert list(ActionEvidence.objects.all()) == [second]


def test_a_mistake_is_said_on_top_and_beside_the_field_and_what_was_typed_stays(
    national: User, signed_in: SignIn
) -> None:
    client = signed_in(national)
    typed = {"starts_on": "2026-05-02", "ends_on": "2026-01-01", "done": "Two <b>workshops</b>"}

    page = client.post(NEW, opened(client, NEW) | typed)

    html = page.content.decode()
    assert page.status_code == 422
    assert '<a href="#id_ends_on">Until: The last day is before the first' in html
    assert 'id="id_ends_on_error"' in html
    form = form_of(page)
    assert form["ends_on"] == ["2026-01-01"]
    assert form["done"] == ["Two <b>workshops</b>"]


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("title", "x" * 301, "#id_title"),
        ("ends_on", "soon", "#id_ends_on"),
        ("stage", "never", "#id_stage"),
        ("language", "xx", "#id_language"),
        ("items", "0", "#id_items"),
        ("evidence-0-url", "javascript:alert(1)", "#id_evidence-0-url"),
        ("evidence-0-title", "Title alone", "#id_evidence-0-url"),
    ],
)
def test_one_mistake_keeps_nothing_else_from_being_saved(
    national: User, signed_in: SignIn, field: str, value: str, place: str
) -> None:
    client = signed_in(national)
    typed = {"challenges": "Transport", field: value, "evidence-1-file": pdf()}

    page = client.post(NEW, opened(client, NEW) | typed)

    action = PartyAction.objects.get()
    assert page.status_code == 422
    assert f'href="{place}' in page.content.decode()
    assert action.challenges == "Transport"
    assert action.evidence.get().file_name == "minutes.pdf"


def test_a_mended_form_goes_on_with_the_same_draft_and_its_file_once(
    national: User, signed_in: SignIn
) -> None:
    client = signed_in(national)
    typed = {"ends_on": "soon", "title": "Workshops", "evidence-0-file": pdf()}
    page = client.post(NEW, opened(client, NEW) | typed)
    action = PartyAction.objects.get()
    edit = f"/my/actions/{action.reference}/edit/"
    assert f'action="{edit}1/"' in page.content.decode()

    client.post(edit, form_of(page, ends_on="2026-12-31"))

    action.refresh_from_db()
    assert action.ends_on == date(2026, 12, 31)
    assert action.evidence.count() == 1
    assert PartyAction.objects.count() == 1


def test_a_file_that_is_not_taken_is_named_and_the_valid_one_beside_it_kept(
    national: User, signed_in: SignIn
) -> None:
    client = signed_in(national)
    typed = {"evidence-0-file": pdf(b"MZ not a pdf"), "evidence-1-file": pdf()}

    page = client.post(NEW, opened(client, NEW) | typed)

    assert "This file is not a PDF file" in text_of(page)
    assert ActionEvidence.objects.count() == 1
    assert 'href="#id_evidence-0-file"' in page.content.decode()


def test_a_contributor_is_offered_their_own_paragraphs_alone_and_can_tick_no_other(
    partial_contributor: User, signed_in: SignIn
) -> None:
    client = signed_in(partial_contributor)

    page = client.get(NEW, follow=True)
    refused = client.post(NEW, form_of(page, items=[pk_of("11.10-29-PAR")], title="A"))

    assert page.content.decode().count('name="items"') == 1
    assert "not among those that you may write on" in text_of(refused)
    assert not PartyAction.objects.get().items.exists()


def test_where_there_are_many_resolutions_other_items_are_given_by_reference(
    national: User, signed_in: SignIn
) -> None:
    for number in range(6):
        copy_resolution(number)
    client = signed_in(national)

    page = client.get(NEW + "?item=11.10-29-PAR", follow=True)
    client.post(NEW, form_of(page, others="c3-29-par; C4-31-PAR"))

    assert page.content.decode().count('name="items"') == 10
    found = PartyAction.objects.get().items.values_list("reference", flat=True)
    assert set(found) == {"11.10-29-PAR", "C3-29-PAR", "C4-31-PAR"}


def test_a_reference_that_is_none_is_named(national: User, signed_in: SignIn) -> None:
    client = signed_in(national)

    page = client.post(NEW, opened(client, NEW) | {"others": "11.10-99-PAR"})

    assert "has the reference 11.10-99-PAR" in text_of(page)


def test_a_submitted_action_is_not_opened_for_writing(national: User, signed_in: SignIn) -> None:
    action = make.party_action("submitted")

    page = signed_in(national).get(f"/my/actions/{action.reference}/edit/")

    assert page.status_code == 409
    assert "take it back first" in text_of(page)


def test_an_onlooker_may_not_write(
    partial_contributor: User, national: User, signed_in: SignIn
) -> None:
    both = [make.item("11.10-29-PAR"), make.item("11.10-31-PAR")]
    action = make.party_action("draft", items=both)

    page = signed_in(partial_contributor).get(f"/my/actions/{action.reference}/edit/")

    assert page.status_code == 403
    assert "not yours to write" in text_of(page)


def test_the_preview_lists_what_is_missing_with_the_way_to_each_field(
    national: User, signed_in: SignIn, period: object
) -> None:
    action = make.party_action("draft", title="", items=[], done="")

    page = signed_in(national).get(f"/my/actions/{action.reference}/preview/").content.decode()

    edit = f"/my/actions/{action.reference}/edit/"
    for place in ("id_title", "id_items", "id_done"):
        assert f'href="{edit}#{place}"' in page
    assert "Submit to the Secretariat" not in page


def test_the_national_focal_point_submits_from_the_preview_and_a_contributor_does_not(
    national: User, contributor: User, signed_in: SignIn, period: object
) -> None:
    action = make.party_action("draft")
    address = f"/my/actions/{action.reference}/preview/"

    mine = text_of(signed_in(national).get(address))
    theirs = text_of(signed_in(contributor).get(address))

    assert "Submit to the Secretariat" in mine
    assert "Submit to the Secretariat" not in theirs
    assert "Your national focal point submits it." in theirs


def test_saving_and_previewing_is_one_step(national: User, signed_in: SignIn) -> None:
    client = signed_in(national)

    answer = client.post(NEW, opened(client, NEW, title="Joint committee", preview="1"))

    assert answer["Location"] == "/my/actions/KEN-1/preview/"
