"""What an item tells is left out with a reason, which nobody outside ever reads."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from resolutions.models import ActionItem, User
from tests import make
from tracker.choices import ReportState
from tracker.models import Omission, ProgressReport
from tracker.reporting import services

from .pages import button_to, form_of, opened, sent, text_of

pytestmark = pytest.mark.django_db

PAGE = "/reports/stc56/omissions/"
ITEM = f"{PAGE}11.10-20-SEC/"
WORDS = "A joint workplan was agreed."
REASON = "Ramsar has not agreed to the wording."


@pytest.fixture
def at_work(signed_in: Callable[[User], Client], manager: User, report: ProgressReport) -> Client:
    """The manager's browser; one item tells of a joint workplan."""
    make.status_update(effective_on=timezone.localdate())
    return signed_in(manager)


def told(client: Client) -> list[str]:
    return [each.reference for each in client.get(PAGE).context["page"]]


def test_the_items_that_tell_something_are_shown_with_their_words(at_work: Client) -> None:
    text = text_of(at_work.get(PAGE))

    assert told(at_work) == ["11.10-20-SEC"]
    assert "1 action item has words in the report" in text
    assert WORDS in text


def test_words_are_left_out_with_a_reason(at_work: Client, manager: User) -> None:
    response = sent(at_work, opened(at_work, ITEM, "reason", reason=REASON))

    page = at_work.get(response["Location"])
    omission = Omission.objects.get()
    assert response["Location"] == PAGE
    assert (omission.reason, omission.made_by) == (REASON, manager)
    assert told(at_work) == []
    assert REASON in text_of(page)
    assert WORDS not in text_of(at_work.get("/reports/stc56/"))


@pytest.mark.parametrize("reason", ["", "  \r\n"])
def test_a_reason_is_required(at_work: Client, reason: str) -> None:
    response = sent(at_work, opened(at_work, ITEM, "reason", reason=reason))

    assert response.status_code == 422
    assert "Say why you leave it out" in text_of(response)
    assert not Omission.objects.exists()


def test_the_reason_is_changed(at_work: Client) -> None:
    sent(at_work, opened(at_work, ITEM, "reason", reason="Not yet."))

    form = opened(at_work, ITEM, "reason")
    sent(at_work, form, reason=REASON)

    assert form["reason"] == "Not yet."
    assert Omission.objects.get().reason == REASON


def test_words_are_put_back(at_work: Client) -> None:
    sent(at_work, opened(at_work, ITEM, "reason", reason=REASON))
    button = button_to(at_work.get(PAGE), f"{ITEM}back/")

    codes = [sent(at_work, button).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert told(at_work) == ["11.10-20-SEC"]
    assert not Omission.objects.exists()


def test_the_form_sent_twice_leaves_out_once(at_work: Client) -> None:
    form = opened(at_work, ITEM, "reason", reason=REASON)

    codes = [sent(at_work, form).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert Omission.objects.count() == 1


def test_two_reasons_at_once_are_shown_side_by_side(
    at_work: Client, manager: User, report: ProgressReport
) -> None:
    form = opened(at_work, ITEM, "reason", reason="Mine.")
    services.leave_out(report, make.item(), "Theirs.", by=manager)

    response = sent(at_work, form)
    again = form_of(response, "reason")
    sent(at_work, again)

    assert response.status_code == 409
    assert "“Theirs.”" in text_of(response)
    assert again["reason"] == "Mine."
    assert Omission.objects.get().reason == "Mine."


def test_a_reason_given_since_is_not_put_back_unread(
    at_work: Client, manager: User, report: ProgressReport
) -> None:
    sent(at_work, opened(at_work, ITEM, "reason", reason="First."))
    button = button_to(at_work.get(PAGE), f"{ITEM}back/")
    services.leave_out(report, make.item(), "Second.", by=manager)

    response = sent(at_work, button)

    assert response.status_code == 409
    assert Omission.objects.get().reason == "Second."


def test_another_item_left_out_meanwhile_is_no_conflict(
    at_work: Client, manager: User, report: ProgressReport
) -> None:
    form = opened(at_work, ITEM, "reason", reason=REASON)
    services.leave_out(report, make.item("11.10-27-SEC"), "Theirs.", by=manager)

    sent(at_work, form)

    assert Omission.objects.count() == 2


@pytest.mark.parametrize("reference", ["11.10-99-SEC", "nothing", "C1-20-SEC", "%00"])
def test_an_item_that_the_resolution_does_not_have_is_not_found(
    at_work: Client, reference: str
) -> None:
    assert at_work.get(f"{PAGE}{reference}/").status_code == 404
    assert at_work.post(f"{PAGE}{reference}/back/").status_code == 404


def test_items_are_searched_by_reference_and_by_words(at_work: Client) -> None:
    make.status_update(
        make.item("11.10-27-SEC"), achievements="Reported.", effective_on=timezone.localdate()
    )

    found = {
        asked: [each.reference for each in at_work.get(PAGE, {"q": asked}).context["page"]]
        for asked in ("11.10-20", "JOINT workplan", "reported", "nowhere", "\x00")
    }

    assert found == {
        "11.10-20": ["11.10-20-SEC"],
        "JOINT workplan": ["11.10-20-SEC"],
        "reported": ["11.10-27-SEC"],
        "nowhere": [],
        "\x00": ["11.10-20-SEC", "11.10-27-SEC"],
    }
    assert "Nothing found." in text_of(at_work.get(PAGE, {"q": "nowhere"}))


def test_many_items_are_shown_page_by_page(at_work: Client) -> None:
    for item in ActionItem.objects.exclude(reference="11.10-20-SEC")[:30]:
        make.status_update(item, effective_on=timezone.localdate())

    first, last = at_work.get(PAGE), at_work.get(PAGE, {"page": "99"})

    assert "31 action items have words in the report" in text_of(first)
    assert (len(first.context["page"]), len(last.context["page"])) == (25, 6)
    assert "Page 2 of 2" in text_of(last)


@pytest.mark.usefixtures("without_files")
@pytest.mark.parametrize("state", ReportState)
def test_no_public_page_and_no_file_says_the_reason(
    signed_in: Callable[[User], Client], manager: User, reader: User, state: str
) -> None:
    make.status_update(effective_on=timezone.localdate())
    report = make.report(cut_off=timezone.localdate())
    services.leave_out(report, make.item(), REASON, by=manager)
    if state != ReportState.DRAFT:
        report = services.propose_report(report, by=manager)
    if state == ReportState.FINAL:
        services.confirm_report(report, by=make.officer(), sha256=report.sha256)
    client = Client() if state == ReportState.FINAL else signed_in(reader)

    for page in ("stc56/", "stc56.json"):
        response = client.get(f"/reports/{page}")
        content = b"".join(response) if response.streaming else response.content

        assert response.status_code == 200
        assert REASON.encode() not in content
