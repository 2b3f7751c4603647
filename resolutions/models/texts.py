from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ..choices import ElementType, LegalStatus, Modality, ParagraphKind, Timeframe
from ..querysets import MeetingQuerySet, ResolutionQuerySet
from .named import Named


class Body(Named):
    """A group that meets: the COP, the Standing Committee, the BLG."""

    treaty = models.CharField(
        _("treaty"),
        max_length=20,
        blank=True,
        help_text=_("InforMEA's code of the treaty (cms); empty for a body of several treaties."),
    )
    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ("treaty", "code")
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        constraints = [
            models.UniqueConstraint(fields=("treaty", "code"), name="body_once_a_treaty"),
        ]


class Meeting(models.Model):
    """One meeting of a body: COP14, StC56."""

    # PROTECT: resolutions and deadlines hang on meetings.
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings", verbose_name=_("body"))
    label = models.CharField(_("label"), max_length=40, unique=True, help_text=_("StC56"))
    ordinal = models.PositiveSmallIntegerField(_("ordinal"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    country = models.CharField(_("country (ISO 3166 alpha-3)"), max_length=3, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    documents_due_on = models.DateField(
        _("documents due on"),
        null=True,
        blank=True,
        help_text=_("The day by which documents for the meeting are handed in."),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    objects = MeetingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("-starts_on", "label")
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.UniqueConstraint(fields=("body", "ordinal"), name="meeting_ordinal_once_a_body"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="meeting_ends_after_it_starts",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Resolution(models.Model):
    """A text that a body adopted at a meeting. A revision is a text of its own."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    number = models.CharField(
        _("number"), max_length=60, help_text=_("As the body writes it: 11.10 (Rev.COP14)")
    )
    symbol = models.CharField(_("symbol"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=300)
    prefix = models.CharField(
        _("prefix of references"),
        max_length=20,
        unique=True,
        help_text=_(
            "What references to its action items begin with (11.10). A reference never changes its "
            "meaning, so a later revision takes a prefix of its own."
        ),
    )
    # PROTECT: the meeting dates everything that follows from the text.
    adopted_at = models.ForeignKey(
        Meeting, models.PROTECT, related_name="resolutions", verbose_name=_("adopted at")
    )
    adopted_on = models.DateField(_("adopted on"), help_text=_("The last day of the meeting."))
    legal_status = models.CharField(
        _("legal status"), max_length=20, choices=LegalStatus, default=LegalStatus.IN_FORCE
    )
    # PROTECT: a text that others name as their successor is part of their history.
    superseded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name=_("superseded by"),
    )
    language = models.CharField(_("language"), max_length=10, default="en")

    objects = ResolutionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("-adopted_on", "slug")
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(legal_status__in=LegalStatus.values),
                name="resolution_legal_status_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("resolution", args=[self.slug])


class Paragraph(models.Model):
    """A paragraph, verbatim. Preambular ones are numbered in their order, for reference alone."""

    # PROTECT: a text that is tracked does not vanish with its record.
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="paragraphs", verbose_name=_("resolution")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ParagraphKind)
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("text"))
    element_type = models.CharField(
        _("element type"),
        max_length=20,
        choices=ElementType,
        default=ElementType.INFORMATIONAL,
        help_text=_("Operational if any of its elements is."),
    )
    # PROTECT: a theme in use groups rows of reports.
    theme = models.ForeignKey(
        "resolutions.Theme",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="paragraphs",
        verbose_name=_("theme"),
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ("resolution", "-kind", "number")
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        constraints = [
            models.UniqueConstraint(
                fields=("resolution", "kind", "number"), name="paragraph_number_once_a_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ParagraphKind.values), name="paragraph_kind_known"
            ),
        ]

    def __str__(self) -> str:
        if self.kind == ParagraphKind.PREAMBULAR:
            return _("preambular paragraph %(number)s") % {"number": self.number}
        return _("paragraph %(number)s") % {"number": self.number}

    def get_absolute_url(self) -> str:
        return f"{self.resolution.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The id of the element that shows it: para-18, or preamble-3."""
        kind = "para" if self.kind == ParagraphKind.OPERATIVE else "preamble"
        return f"{kind}-{self.number}"


class Element(models.Model):
    """One clause of an operative paragraph as the tracker reads it.

    A clause is one operative verb with its object: paragraph 18 has three.
    """

    # PROTECT: action items hang on it.
    paragraph = models.ForeignKey(
        Paragraph, models.PROTECT, related_name="elements", verbose_name=_("paragraph")
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    clause = models.TextField(_("clause"), help_text=_("Verbatim: a part of the paragraph's text."))
    type = models.CharField(_("element type"), max_length=20, choices=ElementType)
    verb = models.CharField(_("verb"), max_length=40, help_text=_("As written: requests"))
    verb_lemma = models.CharField(_("verb, base form"), max_length=40)
    modifier = models.CharField(_("modifier"), max_length=40, blank=True, help_text=_("further"))
    modality = models.CharField(_("strength"), max_length=20, choices=Modality)
    timeframe = models.CharField(
        _("timeframe"), max_length=20, choices=Timeframe, default=Timeframe.NONE
    )
    timeframe_text = models.CharField(_("timeframe as written"), max_length=200, blank=True)
    timeframe_meaning = models.CharField(_("what it means"), max_length=200, blank=True)
    # PROTECT: a reporting duty names the body.
    reports_to = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reporting_duties",
        verbose_name=_("reports to"),
    )
    report_kind = models.CharField(_("kind of report"), max_length=100, blank=True)
    note = models.TextField(_("note on the reading"), blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ("paragraph", "number")
        verbose_name = _("element")
        verbose_name_plural = _("elements")
        constraints = [
            models.UniqueConstraint(
                fields=("paragraph", "number"), name="element_number_once_a_paragraph"
            ),
            models.CheckConstraint(
                condition=models.Q(type__in=ElementType.values), name="element_type_known"
            ),
            models.CheckConstraint(
                condition=models.Q(modality__in=Modality.values), name="element_modality_known"
            ),
            models.CheckConstraint(
                condition=models.Q(timeframe__in=Timeframe.values), name="element_timeframe_known"
            ),
        ]

    def __str__(self) -> str:
        return self.clause


class CrossReference(models.Model):
    """Something outside the text that an element names: an instrument, a body, a document."""

    # CASCADE: a cross-reference is part of the reading of its element.
    element = models.ForeignKey(Element, models.CASCADE, related_name="cross_references")
    kind = models.CharField(_("kind"), max_length=40)
    surface = models.CharField(_("as written"), max_length=300)
    name = models.CharField(_("what is meant"), max_length=300)

    class Meta:
        ordering = ("element", "pk")
        verbose_name = _("cross-reference")
        verbose_name_plural = _("cross-references")
        constraints = [
            models.UniqueConstraint(
                fields=("element", "surface", "kind"), name="cross_reference_once_an_element"
            ),
        ]

    def __str__(self) -> str:
        return self.name
