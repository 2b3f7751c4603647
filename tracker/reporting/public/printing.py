"""What stands at the head and foot of every printed page of a report.

A style sheet cannot read it from the page, and a page has no styles of its own: so each report has
a style sheet of a few lines. Browsers that know no margin boxes print the pages without.
"""

import re

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..words.saying import spoken
from .reading import guarded, language_asked_for, report_asked_for

ANNEXES = (1, 2)
PLAIN = re.compile(r"[^A-Za-z0-9]")


def print_styles(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the head and foot of the printed pages as CSS."""
    report = report_asked_for(request.user, slug)
    language = language_asked_for(request.GET.get("language"))
    with spoken(language):
        styles = render_to_string("reports/print.css", words_for(report.symbol, report.is_final))
    response = HttpResponse(styles, content_type="text/css; charset=utf-8")
    return guarded(response, report)


def words_for(symbol: str, is_final: bool) -> dict[str, object]:
    page, pages = "\x00", "\x01"
    words = _("Page %(page)s of %(pages)s") % {"page": page, "pages": pages}
    before, rest = words.split(page)
    between, after = rest.split(pages)
    return {
        "symbol": quoted(symbol),
        "annexes": [
            (each, quoted(f"{symbol}/" + _("Annex %(number)s") % {"number": each}))
            for each in ANNEXES
        ],
        "mark": quoted("" if is_final else _("DRAFT")),
        "page": [quoted(each) for each in (before, between, after)],
    }


def quoted(text: str) -> SafeString:
    """Return the text as a string of CSS that nothing can break out of."""
    inside = PLAIN.sub(lambda found: f"\\{ord(found.group()):06x}", text)
    return SafeString(f'"{inside}"')
