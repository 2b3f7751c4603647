"""What other systems call the values here: the mapping, as data."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from resolutions.choices import Vocabulary
from resolutions.models import ExternalCode

from ..paging import Key, Order, text
from ..reading import ListView
from ..rows import Row, Said, choice
from ..rows import text as text_field
from .filters_texts import ExternalCodeFilter

COLUMNS = ("system", "vocabulary", "value", "code")


class ExternalCodeRow(Row):
    """What another system calls a value of one of the vocabularies here."""

    system = text_field(_("The other system: dtt, informea, akn."))
    vocabulary = choice(_("The vocabulary here."), Vocabulary.choices)
    value = text_field(_("The value here."))
    code = text_field(_("The code there; one code may stand for several values."))
    note = text_field(_("What to know about the mapping."))

    def written(self, row: dict[str, Any]) -> Said:
        return row


class ExternalCodes(ListView):
    about = _("What other systems call the values here: our mapping, as data.")
    serializer_class = ExternalCodeRow
    filterset_class = ExternalCodeFilter
    orders = {"system": Order(tuple(Key(column, text) for column in COLUMNS))}
    usual = "system"

    def rows(self) -> Any:
        return ExternalCode.objects.values(*COLUMNS, "note")
