"""Python's search for cycles rests while a report is made, and no longer."""

import gc

import pytest

from tracker.reporting.bursts import burst


def test_it_rests_inside_and_goes_on_after() -> None:
    with burst():
        inside = gc.isenabled()

    assert (inside, gc.isenabled()) == (False, True)


def test_it_goes_on_after_a_failure() -> None:
    with pytest.raises(ValueError, match="half way"), burst():
        raise ValueError("half way")

    assert gc.isenabled()


def test_it_rests_until_the_end_of_the_outer_one() -> None:
    with burst():
        with burst():
            pass
        between = gc.isenabled()

    assert (between, gc.isenabled()) == (False, True)
