"""Beginning to track something more: an item that staff add to an element."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import ActionItem, Element
from ..tracking import add_action_item
from .base import AdminPage, key_in
from .marking import marked_element
from .recording import REFUSED

if TYPE_CHECKING:
    ItemModelForm = forms.ModelForm[ActionItem]
else:
    ItemModelForm = forms.ModelForm


class AddItemForm(ItemModelForm):
    """What an item is of its own; the rest follows from its element."""

    class Meta:
        model = ActionItem
        fields = ("addressee", "asks", "addressee_text", "role", "office")
        widgets = {"asks": forms.Textarea(attrs={"rows": 4})}


class AddItem(AdminPage):
    template_name = "admin/resolutions/add_item.html"
    title = gettext_lazy("Add an action item")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.model_admin.has_add_permission(request):
            raise PermissionDenied(_("You may not add action items."))
        if key_in(request.GET.get("element")) is None:
            messages.info(request, _("Choose the element that the item is to rest on."))
            return HttpResponseRedirect(reverse("admin:resolutions_element_changelist"))
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def element(self) -> Element:
        return get_object_or_404(
            Element.objects.select_related("paragraph__resolution"), pk=self.request.GET["element"]
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.shown(AddItemForm(initial={"asks": self.element.clause}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AddItemForm(request.POST)
        if not form.is_valid():
            return self.shown(form, status=REFUSED)
        try:
            item = add_action_item(self.element, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, self.sentences(form, refusal))
            return self.shown(form, status=REFUSED)
        messages.success(request, _("%(item)s is tracked from now on.") % {"item": item})
        address = reverse("admin:resolutions_actionitem_change", args=[item.pk])
        return HttpResponseRedirect(address)

    def sentences(self, form: AddItemForm, refusal: ValidationError) -> ValidationError:
        """Say plainly what the commonest refusal means."""
        addressee = form.cleaned_data["addressee"]
        there = self.element.action_items.filter(addressee=addressee).first()
        if there is None:
            return ValidationError(refusal.messages)
        words = _("%(item)s already tracks what this element asks of %(addressee)s.")
        return ValidationError(words % {"item": there, "addressee": addressee})

    def shown(self, form: AddItemForm, status: int = 200) -> HttpResponse:
        return self.page(
            status=status,
            form=form,
            element=self.element,
            paragraph=self.element.paragraph,
            parts=marked_element(self.element),
            others=self.element.action_items.select_related("addressee"),
        )
