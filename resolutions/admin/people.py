"""Accounts, groups and the offices that are responsible for items."""

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import Office, User
from .base import KeptAdmin

if TYPE_CHECKING:
    AccountForm = UserChangeForm[User]
    AccountAdmin = UserAdmin[User]
else:
    AccountForm, AccountAdmin = UserChangeForm, UserAdmin

SUPERUSER_FIELDS = ("is_superuser", "user_permissions")


class PersonForm(AccountForm):
    """An account, with the offices that its holder works in."""

    offices = forms.ModelMultipleChoiceField(
        Office.objects.all(),
        label=_("offices"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their items come first on the person's desk."),
    )

    language = forms.ChoiceField(label=_("language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "offices" in self.fields:
            self.initial["offices"] = self.instance.offices.all()
        if "groups" in self.fields:
            self.fields["groups"].widget.choices = self.fields["groups"].choices  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        """Refuse an address by which somebody else signs in."""
        email: str = self.cleaned_data["email"]
        others = User.objects.exclude(pk=self.instance.pk)
        if email and others.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Somebody else has an account with this address."))
        return email


@admin.register(User)
class PersonAdmin(KeptAdmin, AccountAdmin):
    form = PersonForm
    list_display = ("username", "get_full_name", "email", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff", "groups", "offices", "is_demo")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined", "is_demo")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Who"), {"fields": ("first_name", "last_name", "email", "language", "offices")}),
        (
            pgettext_lazy("of a person", "May"),
            {"fields": ("is_active", "is_staff", "groups", *SUPERUSER_FIELDS)},
        ),
        (_("Dates"), {"fields": ("last_login", "date_joined", "is_demo")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Leave out, for everyone else, what a superuser alone may touch."""
        found = super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return found
        return [
            (name, {**options, "fields": [each for each in options["fields"] if open_to_all(each)]})
            for name, options in found
        ]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and may_touch(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Have the person sign in by the new address alone, where it was changed."""
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            EmailAddress.objects.filter(user=obj).delete()
            if obj.email:
                EmailAddress.objects.create(user=obj, email=obj.email, verified=True, primary=True)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "offices" in form.cleaned_data:
            form.instance.offices.set(form.cleaned_data["offices"])


def open_to_all(field: Any) -> bool:
    return field not in SUPERUSER_FIELDS


def may_touch(request: HttpRequest, account: User | None) -> bool:
    """Whether the account may be changed here: a superuser's, by a superuser alone."""
    return bool(request.user.is_superuser or account is None or not account.is_superuser)


admin.site.unregister(Group)


@admin.register(Group)
class RolesAdmin(GroupAdmin):
    """The groups come with the reference data; others than superusers read them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)


@admin.register(Office)
class OfficeAdmin(KeptAdmin):
    list_display = ("name", "code")
    search_fields = ("name", "code", "members__username")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Members are ticked, among those who work in the admin."""
        kwargs["widget"] = forms.CheckboxSelectMultiple
        kwargs["queryset"] = User.objects.filter(is_staff=True).order_by("username")
        return super().formfield_for_manytomany(db_field, request, **kwargs)
