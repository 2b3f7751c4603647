"""The reference data can be loaded at any time; what staff edited and recorded is theirs."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from parties.models import Party
from resolutions.choices import State
from resolutions.models import ActionItem, Deadline, Meeting, Paragraph, ReferenceRow, StatusUpdate
from resolutions.reference import Loader, Row
from tests import make

pytestmark = pytest.mark.django_db


def load() -> list[str]:
    out = StringIO()
    call_command("load_reference", stdout=out)
    return out.getvalue().splitlines()


def row(name: str, **values: str) -> Row:
    return Row("KEN", {"iso3": "KEN"}, {"name": name, **values})


def load_kenya(name: str) -> Loader:
    loader = Loader()
    loader.load(Party.objects.all(), [row(name)])
    return loader


def test_a_second_load_changes_nothing() -> None:
    lines = load()

    assert "action item: 0 created, 0 updated, 51 unchanged" in lines
    assert "Party: 0 created, 0 updated, 133 unchanged" in lines
    assert [line for line in lines if "0 created, 0 updated" not in line] == []


def test_a_load_costs_the_same_few_queries_each_time(
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    with django_assert_max_num_queries(90):  # type: ignore[operator]
        load()


def test_an_edited_field_is_kept_and_reported() -> None:
    Party.objects.filter(iso3="KEN").update(name="Republic of Kenya")

    lines = load()

    assert "kept: Party KEN, name was edited by staff" in lines
    assert Party.objects.get(iso3="KEN").name == "Republic of Kenya"


def test_the_other_fields_of_an_edited_row_still_follow_the_fixtures() -> None:
    Party.objects.filter(iso3="KEN").update(name="Republic of Kenya")
    loader = Loader()

    loader.load(Party.objects.all(), [row("Kenya", note="a note that came later")])

    kenya = Party.objects.get(iso3="KEN")
    assert (kenya.name, kenya.note) == ("Republic of Kenya", "a note that came later")


def test_a_change_in_the_fixtures_is_taken_over() -> None:
    loader = load_kenya("Kenya (Republic of)")

    assert Party.objects.get(iso3="KEN").name == "Kenya (Republic of)"
    assert loader.report.updated == {"Party": 1}
    assert loader.report.kept == []


def test_an_edit_that_is_taken_back_follows_the_fixtures_again() -> None:
    Party.objects.filter(iso3="KEN").update(name="Republic of Kenya")
    load_kenya("Kenya (Republic of)")
    Party.objects.filter(iso3="KEN").update(name="Kenya")

    load_kenya("Kenya (Republic of)")

    assert Party.objects.get(iso3="KEN").name == "Kenya (Republic of)"


def test_a_row_that_staff_removed_is_not_made_again() -> None:
    Deadline.objects.filter(action_item__reference="11.10-27-SEC").delete()

    lines = load()

    assert "kept: deadline 11.10-27-SEC every_meeting was removed by staff" in lines
    assert not Deadline.objects.filter(action_item__reference="11.10-27-SEC").exists()


def test_a_row_that_staff_made_first_is_kept() -> None:
    ReferenceRow.objects.filter(key="COP15").delete()
    Meeting.objects.filter(label="COP15").update(place="Brasília")

    lines = load()

    assert "kept: meeting COP15, place was edited by staff" in lines
    assert Meeting.objects.get(label="COP15").place == "Brasília"


def test_statuses_and_updates_are_left_alone() -> None:
    update = make.status_update()
    draft = make.status_update(make.item("11.10-2-SEC"), State.DRAFT)
    before = list(ActionItem.objects.values())

    load()

    assert list(ActionItem.objects.values()) == before
    assert set(StatusUpdate.objects.all()) == {update, draft}


def test_a_corrected_text_is_taken_over_from_the_fixtures() -> None:
    paragraph = Paragraph.objects.get(kind="operative", number=20)
    memory = ReferenceRow.objects.get(key="11.10-rev-cop14 20", model=Paragraph._meta.label)
    ReferenceRow.objects.filter(pk=memory.pk).update(loaded={**memory.loaded, "text": "Old."})
    Paragraph.objects.filter(pk=paragraph.pk).update(text="Old.")

    lines = load()

    assert "paragraph: 0 created, 1 updated, 54 unchanged" in lines
    assert Paragraph.objects.get(pk=paragraph.pk).text == paragraph.text


def test_the_permissions_of_a_group_that_staff_changed_are_kept() -> None:
    group = Group.objects.get(name="Reader")
    group.permissions.remove(Permission.objects.get(codename="view_office"))

    lines = load()

    assert "kept: group Reader, permissions was edited by staff" in lines
    assert not group.permissions.filter(codename="view_office").exists()


def test_loaded_rows_say_in_their_history_where_they_came_from() -> None:
    reasons = {each.history_change_reason for each in Party.history.all()}

    assert reasons == {"reference data"}
