"""Whatever somebody writes into an address of the admin, it answers with a page."""

from collections.abc import Callable

import pytest
from django.test import Client

from resolutions.models import User
from tests import make

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "actionitem/?office=²", "actionitem/?resolution=²", "actionitem/?author=x", "actionitem/?e=1",
    "actionitem/?due=nope", "actionitem/?age=nope", "actionitem/?q=%22", "actionitem/?p=-1",
    "actionitem/?p=99999999", "actionitem/?o=zzz", "actionitem/?office=99999999999999999999999",
    "actionitem/²/change/", "actionitem/99999999999999999999999/change/", "actionitem/x/change/",
    "actionitem/add/?element=²", "actionitem/add/?element=99999999999999999999999",
    "statusupdate/?author=²", "statusupdate/?state__exact=zzz", "statusupdate/99999999/change/",
    "statusupdate/?q=%00",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_breaks_the_admin(
    address: str, manager: User, signed_in: Callable[[User], Client]
) -> None:
    make.status_update()

    response = signed_in(manager).get(f"/admin/resolutions/{address}")

    assert response.status_code in (200, 302, 404)
