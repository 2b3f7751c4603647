"""Lettered, roman and numbered lists of a paragraph are lists of points."""

import pytest

from resolutions.akn.lists import Point, letter, outline, roman

from .texts import file_of, resolution


def shape(text: str) -> str:
    """Return the points under each other: a(i ii) b."""
    return " ".join(written(each) for each in outline(text).points)


def written(point: Point) -> str:
    inside = " ".join(written(each) for each in point.points)
    return f"{point.label}({inside})" if inside else point.label


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Requests:\n(a) x;\n(b) y;\n(c) z.", "a b c"),
        ("Requests:\na) x;\nb) y.", "a b"),
        ("Requests:\na. x;\nb. y.", "a b"),
        ("Requests:\n(i) x;\n(ii) y;\n(iii) z;\n(iv) z.", "i ii iii iv"),
        ("Requests:\n1. x;\n2. y.", "1 2"),
        ("Requests:\n(A) x;\n(B) y.", "A B"),
        ("Requests:\nI. x;\nII. y.", "I II"),
        ("(a) x\n(b) y", "a b"),
        ("Requests:\n\t(a)\tx\n  (b)\u00a0y", "a b"),
        ("Requests:\n(a)\n(b)\n", "a b"),
    ],
)
def test_a_list_is_found_by_the_marks_of_its_lines(text: str, points: str) -> None:
    assert shape(text) == points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Asks:\n(a) x:\n(i) y;\n(ii) z;\n(b) x:\n(i) y;\n(ii) z", "a(i ii) b(i ii)"),
        ("Asks:\n(a) x:\n(i) y:\n1. y;\n2. z;\n(ii) z;\n(b) x", "a(i(1 2) ii) b"),
        ("Asks:\na) x:\n(a) y;\n(b) z;\nb) x", "a(a b) b"),
    ],
)
def test_a_list_may_stand_inside_a_point(text: str, points: str) -> None:
    assert shape(text) == points


def test_i_after_h_is_a_letter() -> None:
    text = "".join(f"\n({mark}) x" for mark in "abcdefghij")

    assert shape(text) == "a b c d e f g h i j"


@pytest.mark.parametrize(
    "text",
    [
        "Requests (a) this, (b) that;",
        "Requests:\n(a) this alone;",
        "Requests:\n(b) this;\n(c) that;",
        "Requests:\n(a)this;\n(b)that;",
        "Requests:\n– this;\n– that;",
        "See paragraph\n2024. Nothing\n2025. here",
        "",
    ],
)
def test_what_may_be_no_list_stays_running_text(text: str) -> None:
    assert shape(text) == ""


def test_a_mark_out_of_turn_belongs_to_the_words_of_a_point() -> None:
    whole = outline("Asks:\n(a) x\n(c) y\n(b) z")

    assert [each.label for each in whole.points] == ["a", "b"]


def test_a_single_mark_gives_its_own_list_to_the_words_before_it() -> None:
    assert shape("Asks:\n(a) x:\n(i) y;\n(ii) z") == "i ii"


def test_letters_go_on_after_z_and_roman_numbers_after_ten() -> None:
    assert [letter(26), letter(27), letter(53)] == ["z", "aa", "aaa"]
    assert [roman(4), roman(9), roman(14), roman(49), roman(90)] == [
        "iv", "ix", "xiv", "xlix", "xc",
    ]  # fmt: skip


@pytest.mark.django_db
def test_points_have_their_own_number_id_and_words() -> None:
    text = "Requests the Secretariat:\n(a) to do x:\n  (i) now;\n  (ii) then;\n(b) to do y;\n"

    found = file_of(resolution(text))

    assert found.all("//a:point/@eId") == [
        "para_1__list_1__point_a",
        "para_1__list_1__point_a__list_1__point_i",
        "para_1__list_1__point_a__list_1__point_ii",
        "para_1__list_1__point_b",
    ]
    assert found.all("//a:point/a:num/text()") == ["(a)", "(i)", "(ii)", "(b)"]
    assert found.one("//a:paragraph/a:list/a:intro/a:p/text()") == "Requests the Secretariat:\n"
    assert found.all("//a:point/a:content/a:p/text()") == [" now;\n  ", " then;\n", " to do y;\n"]
    assert found.texts("paragraph") == [text]
    assert found.errors() == []
