"""What a report reads: text that every format can hold, and the addresses of the site."""

import sys

import pytest
from django.conf import settings
from django.urls import reverse

from tracker.reporting.reading import BREAKS, UNFIT, clean, page


@pytest.mark.parametrize("key", ["11.10-27-SEC", "x", "0", "10", "Ä ö", "50%", "a~b", "a+b?c#d"])
def test_the_address_of_a_page_is_what_the_framework_says(key: str) -> None:
    assert page("item", key) == settings.SITE_URL + reverse("item", args=[key])


def test_the_address_of_a_file_is_what_the_framework_says() -> None:
    assert page("evidence", 1200) == settings.SITE_URL + reverse("evidence", args=[1200])


def test_every_letter_is_kept_or_taken_out_alike_alone_or_among_others() -> None:
    letters = [chr(each) for each in (*range(0x1_0000), 0x1_F418, sys.maxunicode)]

    assert [clean(each) for each in letters] == [
        UNFIT.sub("", BREAKS.sub("\n", each)) for each in letters
    ]
