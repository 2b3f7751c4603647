"""What is said of a paragraph, its clauses, and what these name."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from resolutions.choices import ElementType, Modality, ParagraphKind, Timeframe, Vocabulary
from resolutions.models import CrossReference, Element, Paragraph

from ..rows import Row, Said, choice, codes, link, texts
from ..rows import number as number_field
from ..rows import text as text_field
from .keys import key_of_body


class CrossReferenceRow(Row):
    """Something outside the text that a clause names."""

    kind = text_field(_("What it is: an instrument, a body, a document."))
    surface = text_field(_("Its name, as written."))
    name = text_field(_("What is meant."))

    def written(self, row: CrossReference) -> Said:
        return {"kind": row.kind, "surface": row.surface, "name": row.name}


class ElementRow(Row):
    """One clause of an operative paragraph: one operative verb with its object."""

    number = number_field(_("Which of the paragraph’s clauses it is."))
    clause = text_field(_("The clause, verbatim."))
    element_type = choice(_("Whether it asks something of someone."), ElementType.choices)
    verb = text_field(_("The operative verb, as written."))
    verb_lemma = text_field(_("The verb in its base form."))
    modifier = text_field(_("What modifies the verb: further, strongly."))
    modality = choice(_("How strongly it asks."), Modality.choices)
    timeframe = choice(_("Which kind of time is set for it."), Timeframe.choices)
    timeframe_text = text_field(_("The time that is set, as written."))
    timeframe_meaning = text_field(_("What that means."))
    reports_to = text_field(
        _("The body to which it is to be reported, by its key: cms-COP."), allow_null=True
    )
    report_kind = text_field(_("What kind of report that is."))
    cross_references = CrossReferenceRow(
        many=True, read_only=True, help_text=_("What it names outside the text.")
    )
    action_items = texts(_("The action items that rest on it, by reference."))
    external_codes = codes(_("What other systems call the element type."))

    def written(self, row: Element) -> Said:
        body = row.reports_to
        return {
            "number": row.number,
            "clause": row.clause,
            "element_type": row.type,
            "verb": row.verb,
            "verb_lemma": row.verb_lemma,
            "modifier": row.modifier,
            "modality": row.modality,
            "timeframe": row.timeframe,
            "timeframe_text": row.timeframe_text,
            "timeframe_meaning": row.timeframe_meaning,
            "reports_to": key_of_body(body.treaty, body.code) if body else None,
            "report_kind": row.report_kind,
            "cross_references": [self.named.written(each) for each in row.cross_references.all()],
            "action_items": [each.reference for each in row.action_items.all()],
            "external_codes": self.view.codes.of((Vocabulary.ELEMENT_TYPE.value, row.type)),
        }

    @cached_property
    def named(self) -> CrossReferenceRow:
        return CrossReferenceRow(links=self.links)


class ParagraphRow(Row):
    """A paragraph, verbatim, with what each of its clauses asks."""

    resolution = text_field(_("The resolution, by the name in its address."))
    anchor = text_field(_("Its name within the resolution: para-18, preamble-3."))
    url = link(_("Where it stands on the page of its resolution."))
    api_url = link(_("Its address in the API."))
    kind = choice(_("Whether it is preambular or operative."), ParagraphKind.choices)
    number = number_field(
        _("Its number; preambular ones are numbered in their order, for reference alone.")
    )
    text = text_field(_("Its text, verbatim."))
    language = text_field(_("The language of the text."))
    element_type = choice(
        _("Whether any of its clauses asks something of someone."), ElementType.choices
    )
    theme = text_field(_("Its theme, by code."), allow_null=True)
    theme_label = text_field(_("Its theme, in the language of the answer."), allow_null=True)
    elements = ElementRow(many=True, read_only=True, help_text=_("Its clauses, in their order."))
    action_items = texts(_("The action items that it contains, by reference."))
    external_codes = codes(_("What other systems call the element type."))

    def written(self, row: Paragraph) -> Said:
        slug, anchor, theme = row.resolution.slug, row.anchor, row.theme
        elements = [self.clause.written(each) for each in row.elements.all()]
        return {
            "resolution": slug,
            "anchor": anchor,
            "url": f"{self.links.to('resolution', slug)}#{anchor}",
            "api_url": self.links.to("api-paragraph", slug, anchor),
            "kind": row.kind,
            "number": row.number,
            "text": row.text,
            "language": row.resolution.language,
            "element_type": row.element_type,
            "theme": theme.code if theme else None,
            "theme_label": str(theme) if theme else None,
            "elements": elements,
            "action_items": [item for each in elements for item in each["action_items"]],
            "external_codes": self.view.codes.of((Vocabulary.ELEMENT_TYPE.value, row.element_type)),
        }

    @cached_property
    def clause(self) -> ElementRow:
        return ElementRow(links=self.links, view=self.view)
