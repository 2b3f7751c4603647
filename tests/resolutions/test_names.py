"""Bodies, addressees, themes and Parties are named in the language in use."""

import pytest
from django.utils import translation

from parties.models import Party
from resolutions.models import Addressee, Body, Theme

pytestmark = pytest.mark.django_db

NAMES = [
    (Addressee, {"code": "BLG"}, "Groupe de liaison sur la biodiversité", "Grupo de Enlace"),
    (Body, {"code": "StC"}, "Comité permanent", "Comité Permanente"),
    (Theme, {"code": "strategy"}, "Cadre stratégique", "Marco estratégico"),
    (Party, {"iso3": "CIV"}, "Côte d'Ivoire", "Côte d'Ivoire"),
    (Party, {"iso3": "DEU"}, "Allemagne", "Alemania"),
]


@pytest.mark.parametrize(("model", "key", "french", "spanish"), NAMES)
def test_a_name_is_said_in_the_language_in_use(
    model: type, key: dict[str, str], french: str, spanish: str
) -> None:
    named = model._default_manager.get(**key)  # type: ignore[attr-defined]

    with translation.override("fr"):
        in_french = str(named)
    with translation.override("es"):
        in_spanish = str(named)

    assert in_french.startswith(french)
    assert in_spanish.startswith(spanish)
    assert str(named) == named.name


def test_where_a_name_is_not_known_in_a_language_it_is_english() -> None:
    body = Body(name="Working Group")

    with translation.override("fr"):
        assert str(body) == "Working Group"
        assert body.name_fr == ""


def test_every_party_has_its_name_in_each_language() -> None:
    assert not Party.objects.filter(name_fr="").exists()
    assert not Party.objects.filter(name_es="").exists()
