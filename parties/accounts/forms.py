"""What people type to come in, and to bring others in."""

from typing import TYPE_CHECKING, Any

from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.db.models import Prefetch, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from resolutions.models import Paragraph, User

from ..models import FocalPoint, Invitation
from ..querysets import asked_of_parties

if TYPE_CHECKING:
    ParagraphChoice = forms.ModelMultipleChoiceField[Paragraph]
else:
    ParagraphChoice = forms.ModelMultipleChoiceField

ALL, SOME = "all", "some"
BY_PASSWORD, BY_LINK = "password", "link"


class SignInForm(LoginForm):
    """By user name or e-mail address; the page itself leads to what helps otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address or user name")
        self.fields["login"].widget.attrs = {"autocomplete": "username", "autofocus": True}
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        self.fields["password"].help_text = ""


class LinkForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput({"autocomplete": "email"})
    )


def password_field(label: Any, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput({"autocomplete": "new-password"})
    return forms.CharField(
        label=label, help_text=help_text, strip=False, required=False, widget=widget
    )


class AcceptForm(forms.Form):
    """Who the invited person is, and how they will sign in from now on."""

    name = forms.CharField(
        label=_("Your full name"), max_length=150, widget=forms.TextInput({"autocomplete": "name"})
    )
    way = forms.ChoiceField(
        label=_("How you will sign in"),
        choices=[
            (BY_PASSWORD, _("By a password")),
            (BY_LINK, _("By a link that is sent to me each time")),
        ],
        initial=BY_PASSWORD,
        widget=forms.RadioSelect,
    )
    password1 = password_field(_("Password"), password_validators_help_text_html)
    password2 = password_field(_("Password, once more"))

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("way") != BY_PASSWORD:
            said["password1"] = ""
            return said
        password = said.get("password1") or ""
        if not password:
            self.add_error("password1", _("Choose a password, or to be sent a link each time."))
        elif password != said.get("password2"):
            self.add_error("password2", _("The two passwords differ: type the same twice."))
        else:
            self.check(password, said.get("name", ""))
        return said

    def check(self, password: str, name: str) -> None:
        """Refuse a password that is easily guessed."""
        try:
            validate_password(password, User(email=self.invitation.email, last_name=name))
        except forms.ValidationError as refusal:
            self.add_error("password1", refusal)


class Paragraphs(ParagraphChoice):
    """The paragraphs that ask something of Parties, each with what it asks."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Paragraph.objects.none(),
            label=_("These paragraphs"),
            required=False,
            **kwargs,
        )

    def label_from_instance(self, paragraph: Any) -> SafeString:
        asks = " ".join(f"{item.asks.rstrip('.;,')}." for item in paragraph.asked)
        return format_html('<b>{}</b> <span lang="en">{}</span>', paragraph.number, asks)


class CoverForm(forms.Form):
    """On which paragraphs a contributor may write."""

    cover = forms.ChoiceField(
        label=_("May write on"),
        choices=[(ALL, _("all paragraphs")), (SOME, _("the paragraphs ticked here"))],
        initial=ALL,
        widget=forms.RadioSelect,
    )
    paragraphs = Paragraphs()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paragraphs"].queryset = paragraphs_for_parties()  # type: ignore[attr-defined]

    def covered(self) -> list[Paragraph] | None:
        """Return the paragraphs as the services take them: none stands for all."""
        said = self.cleaned_data
        return None if said["cover"] == ALL else list(said["paragraphs"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("cover") == SOME and not said.get("paragraphs"):
            self.add_error("paragraphs", _("Tick at least one paragraph, or choose all of them."))
        return said


class InviteForm(CoverForm):
    """Whom a focal point brings in to write for the Party."""

    email = forms.EmailField(label=_("E-mail address"))
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)

    field_order = ("email", "language", "cover", "paragraphs")


def cover_of(place: FocalPoint) -> dict[str, Any]:
    """The values with which the form opens that changes what a contributor writes on."""
    return {
        "cover": ALL if place.all_paragraphs else SOME,
        "paragraphs": [paragraph.pk for paragraph in place.paragraphs.all()],
    }


def paragraphs_for_parties() -> QuerySet[Paragraph]:
    """Return the paragraphs that hold items addressed to Parties, with these, in two queries."""
    asked = asked_of_parties()
    return (
        Paragraph.objects.filter(pk__in=asked.order_by().values("paragraph"))
        .select_related("resolution")
        .prefetch_related(Prefetch("action_items", asked, to_attr="asked"))
    )
