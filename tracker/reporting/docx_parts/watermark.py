"""Words across a page, which Word's own command for watermarks can take away again."""

from xml.sax.saxutils import quoteattr

from .markup import said

COLOUR = "#ededed"
LETTER_WIDE, LETTER_HIGH, WIDEST = 80, 1.5, 420

# What Word calls a text that fills its box; shapes refer to it.
KIND = "_x0000_t136"
FORMULAS = (
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
)
FILLED = "".join(f'<v:f eqn="{each}"/>' for each in FORMULAS)
SHAPE_TYPE = (
    f'<v:shapetype id="{KIND}" coordsize="21600,21600" o:spt="136" adj="10800" '
    f'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>{FILLED}</v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
BEHIND = (
    "position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;"
    "rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def watermark(words: str, number: int) -> str:
    """Return a run that puts the words across the page; `number` names it."""
    if not words:
        return ""
    width = min(WIDEST, LETTER_WIDE * len(words))
    place = BEHIND.format(width=width, height=round(width / len(words) * LETTER_HIGH))
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{SHAPE_TYPE}"
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" '
        f'type="#{KIND}" alt="" style="{place}" o:allowincell="f" fillcolor="{COLOUR}" '
        'stroked="f"><v:textpath style="font-family:Arial;font-weight:bold" '
        f"string={quoteattr(said(words))}/></v:shape></w:pict></w:r>"
    )
