"""A picture as PNG, for formats that know no SVG."""

import typst

from ..pdf import fonts

SOURCE = """
#set page(width: {width}mm, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


def png(svg: str, width_mm: int, dpi: int = 200) -> bytes:
    """Return the drawing as it prints at that width; the same bytes for the same drawing."""
    made = typst.compile(
        SOURCE.format(width=width_mm).encode(),
        format="png",
        ppi=dpi,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
    )
    if not isinstance(made, bytes):
        raise TypeError("a picture takes one page")
    return made
