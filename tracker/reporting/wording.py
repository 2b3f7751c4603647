"""A report in the words of one language: what every format prints."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .bursts import burst
from .content import Content
from .document import Block, Document, Line
from .frozen import as_json, digest
from .words import actions, lists, moves, overview, parties, themes
from .words.annexes import annexes_of
from .words.body import Body
from .words.head import head_of
from .words.marks import marked
from .words.saying import spoken, tongue, written


@burst()
def document_of(
    content: Content,
    language: str,
    *,
    draft: bool = False,
    identifier: str = "",
    prose: bool = True,
) -> Document:
    """Return the report in the words of one language.

    Args:
        language: en, fr or es.
        draft: whether every page says that it is a draft.
        identifier: the SHA-256 of the content, where it is known already.
        prose: whether progress is told theme by theme; no table or picture hangs on that.
    """
    with spoken(language):
        return Document(
            language=language,
            head=head_of(content),
            summary_title=_("Summary:"),
            summary=_summary(content),
            blocks=_blocks(content, prose=prose),
            annexes=annexes_of(content),
            page=_("Page %(page)s of %(pages)s"),
            identifier=identifier or digest(as_json(content)),
            dated=content.header.dated,
            draft=pgettext("on every page of a report", "DRAFT") if draft else "",
            demonstration=_demonstration(content),
            footnote=_footnote(),
            keywords=_keywords(content),
        )


def _summary(content: Content) -> tuple[Line, ...]:
    passage = content.passages.get("summary", {}).get(tongue())
    if passage is None:
        return ()
    return marked(written(passage.text, passage.language), passage.language)


def _blocks(content: Content, *, prose: bool) -> tuple[Block, ...]:
    """Return the body; a section without anything to say leaves no heading."""
    body = Body()
    passage = content.passages.get("background", {}).get(tongue())
    if passage is not None and passage.text.strip():
        body.heading(_("Background"), "background")
        body.read(passage)
    overview.tell(content, body)
    moves.tell(content, body)
    if prose:
        themes.tell(content, body)
    lists.tell_deadlines(content, body)
    lists.tell_funding(content, body)
    lists.tell_silence(content, body)
    parties.tell(content, body)
    actions.tell(content, body)
    return tuple(body.blocks)


def _demonstration(content: Content) -> str:
    if not content.demonstration:
        return ""
    return _("Demonstration data: no status shown here is real.")


def _footnote() -> str:
    return _(
        "The geographical designations employed in this document do not imply the expression of "
        "any opinion whatsoever on the part of the CMS Secretariat (or the United Nations "
        "Environment Programme) concerning the legal status of any country, territory, or area, "
        "or concerning the delimitation of its frontiers or boundaries."
    )


def _keywords(content: Content) -> tuple[str, ...]:
    found = ("CMS", content.header.meeting.label, content.resolution.number)
    return tuple(each for each in found if each)
