from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.views.generic import FormView

REFUSED, GONE = 422, 410

if TYPE_CHECKING:
    StockFormView = FormView[Any]
else:
    StockFormView = FormView


class FormPage(StockFormView):
    """A page with a form, which is shown again where something in it is refused."""

    def form_invalid(self, form: Any, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **context), status=REFUSED)
