from django import forms
from django.utils.translation import gettext_lazy as _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetForm(forms.Form):
    """The file that is uploaded; what it is, `safety` looks at."""

    file = forms.FileField(
        label=_("The spreadsheet that you filled in"),
        help_text=_("An Excel workbook (.xlsx) of at most 10 MB, downloaded here."),
        max_length=255,
        allow_empty_file=True,
        error_messages={"required": _("Choose the file to upload.")},
        widget=forms.FileInput(attrs={"accept": f".xlsx,{XLSX}"}),
    )
