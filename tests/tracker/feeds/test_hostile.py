"""Words that would break a document or a reader's program do neither."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from resolutions.models import ActionItem
from tests import make

from .reading import EVERYTHING, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("control", [*range(1, 9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
def test_what_xml_forbids_is_left_out(client: Client, control: int) -> None:
    make.party_action(title=f"Two{chr(control)} words", done="Done.")

    assert read(client, EVERYTHING).titles[0] == "Kenya: Two words"


@pytest.mark.parametrize("words", ["a\ttab", "😀 emoji", "العربية", "]]>", "&amp; & <b>", "\x85"])
def test_what_xml_allows_is_kept(client: Client, words: str) -> None:
    make.party_action(title=f"Title {words} end", done="Done.")

    assert read(client, EVERYTHING).titles[0] == f"Kenya: Title {words} end"


def test_markup_in_words_is_text(client: Client) -> None:
    words = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    make.status_update(achievements=words, evidence=[make.evidence(title=words)])

    entry = read(client, EVERYTHING).entries[0]

    assert entry.html.xpath("//script | //img") == []
    assert words in entry.html.text_content()


def test_every_address_is_absolute(client: Client, report: object, nil: object) -> None:
    file = make.evidence(kind="file", url="", file=ContentFile(b"%PDF-1.7", "a.pdf"))
    make.status_update(evidence=[file, make.evidence()])
    make.party_action(evidence=[make.shown()])

    entries = read(client, EVERYTHING).entries

    found = [each for entry in entries for each in entry.html.xpath("//@href")]
    assert any("/evidence/" in each for each in found)
    assert [each for each in found if not each.startswith(("http://", "https://"))] == []


def test_an_item_with_markup_in_what_it_asks(client: Client, item: ActionItem) -> None:
    ActionItem.objects.filter(pk=item.pk).update(asks="ask <b>boldly</b> & \x02more")
    make.status_update(item)

    entry = read(client, EVERYTHING).entries[0]

    assert "ask <b>boldly</b> & more" in entry.html.text_content()
