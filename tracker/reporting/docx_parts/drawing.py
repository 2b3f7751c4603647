"""Pictures, with words for those who do not see them."""

from xml.sax.saxutils import quoteattr

from ..document import Picture
from ..pictures.raster import png
from .markup import DRAWING, EMU_PER_MM, PICTURE, said
from .text import Story, paragraph, run_xml

# In millimetres: as wide as the text of an upright page, and with room for a caption.
WIDEST, HIGHEST = 160, 225
# A drawing is measured in pixels of 96 to the inch.
PIXEL = 25.4 / 96
# Fine enough for print.
DOTS_PER_INCH = 240


def picture_xml(picture: Picture, story: Story) -> str:
    """Return the caption, and the picture on the same page."""
    width, _height = size(picture)
    number = story.picture_of(png(picture.svg, round(width), DOTS_PER_INCH))
    return paragraph("Caption", run_xml(picture.title)) + paragraph(
        "Figure", f"<w:r><w:drawing>{inline(picture, number)}</w:drawing></w:r>"
    )


def size(picture: Picture) -> tuple[float, float]:
    """Return width and height on paper in millimetres: its own, where the page has the room."""
    width, height = picture.width * PIXEL, picture.height * PIXEL
    scale = min(1, WIDEST / (width or 1), HIGHEST / (height or 1))
    return width * scale, height * scale


def inline(picture: Picture, number: int) -> str:
    """Return the picture as a letter of its paragraph; `number` is its id."""
    width, height = (round(each * EMU_PER_MM) for each in size(picture))
    name = quoteattr(f"{picture.name}.png")
    words = f"name={name} descr={quoteattr(said(picture.alt))}"
    return (
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" {words} title={quoteattr(said(picture.title))}/>'
        "<wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{DRAWING}" noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr>"
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" {words}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rIdPicture{number}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline>"
    )
