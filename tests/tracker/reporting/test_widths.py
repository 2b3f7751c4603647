"""Widths are the same in every version of Python: their sums do not hang on the order of terms.

Python 3.12 adds floating-point numbers up in another way than 3.11; an exact sum has no order.
"""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reporting import pdf_tables, widths
from tracker.reporting.pictures import drawing

MEASURES = {"PDF": pdf_tables.wide, "pictures and Word": drawing.width_of}
parts = st.lists(st.floats(0.1, 300), min_size=1, max_size=12)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES.keys())
@given(words=st.text(alphabet="ilmWM.tr aß—", max_size=60))
def test_a_text_is_as_wide_whichever_way_it_is_read(
    measure: Callable[[str], float], words: str
) -> None:
    assert measure(words) == measure(words[::-1])


@given(least=parts)
def test_columns_share_a_page_alike_in_whichever_order_they_stand(least: list[float]) -> None:
    whole = 10 * sum(least)
    equal = [1] * len(least)

    there = pdf_tables.shared(equal, least, whole)
    back = pdf_tables.shared(equal, least[::-1], whole)

    assert there == back[::-1]


@given(least=parts)
def test_columns_of_a_word_file_do_too(least: list[float]) -> None:
    whole = 3 * sum(least)
    equal = [1] * len(least)

    assert widths.shares(equal, least, whole) == widths.shares(equal, least[::-1], whole)[::-1]
