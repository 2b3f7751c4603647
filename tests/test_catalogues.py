"""French and Spanish: complete, true to the placeholders, and of the words that the source has."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
from django.conf import settings
from django.utils import dates, translation

LANGUAGES = ("fr", "es")
EXTRACT = (
    "makemessages", "-l", "fr", "-l", "es", "--no-wrap", "--no-location", "--ignore=.venv",
    "--ignore=.venv-other", "--ignore=tests", "--ignore=var",
)  # fmt: skip
NOT_SOURCE = shutil.ignore_patterns(".*", "docs", "fixtures", "locale", "static", "tests", "var")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
PLAIN_SPACE = re.compile(r" [:;?!»]|« ")


def catalogue(language: str, ending: str = "po", root: Path = settings.ROOT) -> Any:
    read = polib.pofile if ending == "po" else polib.mofile
    return read(str(root / "locale" / language / "LC_MESSAGES" / f"django.{ending}"))


def forms(entry: Any) -> Iterator[tuple[str, str]]:
    """Each translation of the message, beside what it translates; none where there is none yet."""
    words = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    yield from ((entry.msgid_plural or entry.msgid, each) for each in words if each)


def parts(words: str) -> tuple[Any, ...]:
    """What has to be the same in every language."""
    edges = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return Counter(PLACEHOLDER.findall(words)), Counter(TAG.findall(words)), edges


def keys(entries: Any) -> set[tuple[str | None, str, str]]:
    return {(each.msgctxt, each.msgid, each.msgid_plural) for each in entries}


def said(entries: Any) -> dict[tuple[str | None, str], Any]:
    return {(each.msgctxt, each.msgid): each.msgstr_plural or each.msgstr for each in entries}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_none_is_guessed_or_left_over(language: str) -> None:
    messages = catalogue(language)

    assert [each.msgid for each in messages.untranslated_entries()] == []
    assert [each.msgid for each in messages.fuzzy_entries()] == []
    assert [each.msgid for each in messages.obsolete_entries()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_placeholders_tags_and_outer_spaces(language: str) -> None:
    pairs = [pair for entry in catalogue(language) for pair in forms(entry)]

    changed = [(english, words) for english, words in pairs if parts(english) != parts(words)]

    assert changed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_two_forms(language: str) -> None:
    messages = catalogue(language)

    assert messages.metadata["Plural-Forms"].startswith("nplurals=2;")
    assert {len(each.msgstr_plural) for each in messages if each.msgid_plural} == {2}


def test_french_puts_a_no_break_space_before_its_high_punctuation() -> None:
    translations = [words for entry in catalogue("fr") for _english, words in forms(entry)]

    assert [words for words in translations if PLAIN_SPACE.search(words.lstrip())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_takes_the_place_of_a_month_or_a_day_of_the_framework(language: str) -> None:
    with translation.override("en"):
        names = {str(each) for each in (*dates.MONTHS.values(), *dates.WEEKDAYS.values())}

    taken = {each.msgid for each in catalogue(language) if not each.msgctxt} & names

    assert taken == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_says_what_the_written_one_says(language: str) -> None:
    written, compiled = catalogue(language), catalogue(language, "mo")

    assert said(compiled) == said(written.translated_entries())


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source, with catalogues made from it alone."""
    if shutil.which("xgettext") is None:
        message = "GNU gettext is not installed: install it to compare messages with the source."
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    copy = tmp_path_factory.mktemp("extracted") / "source"
    shutil.copytree(settings.ROOT, copy, ignore=NOT_SOURCE)
    (copy / "locale").mkdir()
    environment = {**os.environ, "DEBUG": "1", "DATA_DIR": str(copy / "var")}
    environment["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
    subprocess.run(
        [sys.executable, "manage.py", *EXTRACT],
        cwd=copy, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    return copy


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_have_exactly_the_messages_of_the_source(
    language: str, extracted: Path
) -> None:
    source, here = keys(catalogue(language, root=extracted)), keys(catalogue(language))

    assert source - here == set(), "not in the catalogue yet"
    assert here - source == set(), "no longer in the source"
