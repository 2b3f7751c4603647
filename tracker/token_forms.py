"""What a person says of a token that they make for a program."""

import uuid
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from resolutions.models import User

from .choices import Scope
from .models import ApiToken
from .tokens import scopes_open_to

SALT = "tracker.tokens"
# How long a page with the form may stay open.
OPEN_FOR = timedelta(hours=12)
NAME = ApiToken._meta.get_field("name")


class TokenForm(forms.Form):
    """Offers the scopes that the person could make use of."""

    name = forms.CharField(
        label=_("Name"),
        max_length=NAME.max_length,
        help_text=NAME.help_text,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it lets the program do"),
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.READ],
        error_messages={"required": _("Tick at least one.")},
    )
    days = forms.TypedChoiceField(
        label=_("How long it works"),
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("One year"))],
        coerce=int,
        initial=90,
    )
    form_key = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        scopes: Any = self.fields["scopes"]
        scopes.choices = [(scope.value, scope.label) for scope in scopes_open_to(user)]

    def clean_form_key(self) -> str:
        """Return the key of the form if it was opened by this person, and not too long ago."""
        try:
            said = signing.loads(self.cleaned_data["form_key"], salt=SALT, max_age=OPEN_FOR)
        except signing.BadSignature:
            said = [None, ""]
        person, key = said
        if person != self.user.pk:
            self.add_error(None, _("This page was open for too long. Look it over and send again."))
        return str(key)


def new_key(user: User) -> str:
    """Return the key of a form that the person opens now."""
    return signing.dumps([user.pk, uuid.uuid4().hex], salt=SALT)
