"""The palette and fonts that Word offers to whoever goes on with the document."""

from .markup import DECLARATION, DRAWING, MAIN

COLOURS = {
    "dk1": "16232B",
    "lt1": "FFFFFF",
    "dk2": "38464D",
    "lt2": "F1F3F3",
    "accent1": "00566B",
    "accent2": "0B6FA4",
    "accent3": "0D4A3C",
    "accent4": "6A4100",
    "accent5": "54646D",
    "accent6": "A3320B",
    "hlink": "00566B",
    "folHlink": "54646D",
}

# Word asks for three of each, from subtle to intense; here they are all plain.
PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="9525">{PLAIN}<a:prstDash val="solid"/></a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(font: str) -> bytes:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items()
    )
    face = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface="{font}"/>'
    made = (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="Report"><a:themeElements>'
        f'<a:clrScheme name="Report">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Report"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Report"><a:fillStyleLst>{PLAIN * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{PLAIN * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
    return made.encode()


def fonts_part(*names: str) -> bytes:
    """Return the fonts that the styles name, all without serifs."""
    known = "".join(
        f'<w:font w:name="{name}"><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for name in names
    )
    return f'{DECLARATION}<w:fonts xmlns:w="{MAIN}">{known}</w:fonts>'.encode()
