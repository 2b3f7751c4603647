"""What the file says of itself: its properties, and how Word is to lay it out."""

from collections.abc import Iterator

from ..document import Document, plain
from .languages import tag
from .markup import DECLARATION, content, el, part

SPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
# No property may be longer.
LONGEST = 255


def properties(document: Document) -> Iterator[str]:
    """Yield the part with the properties of the file."""
    yield f"{DECLARATION}<cp:coreProperties {SPACES}>"
    for name, words in described(document):
        if words:
            yield f"<{name}>{content(words[:LONGEST])}</{name}>"
    noon = f"{document.dated.isoformat()}T12:00:00Z"
    for name in ("created", "modified"):
        yield f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{noon}</dcterms:{name}>'
    yield "</cp:coreProperties>"


def described(document: Document) -> tuple[tuple[str, str], ...]:
    head = document.head
    return (
        ("dc:title", plain(head.title)),
        ("dc:subject", head.symbol),
        ("dc:creator", head.organization),
        ("cp:keywords", ", ".join(document.keywords)),
        ("dc:description", document.identifier),
        ("dc:identifier", document.identifier),
        ("dc:language", tag(document.language)),
        ("cp:lastModifiedBy", head.organization),
        ("cp:contentStatus", document.draft),
        ("cp:revision", "1"),
    )


def settings_part(language: str) -> bytes:
    """Return the settings: as the present Word lays out, not as an older one did."""
    comma = language in ("fr", "es")
    word = "http://schemas.microsoft.com/office/word"
    kept = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
    }
    compatible = (el("compatSetting", name=key, uri=word, val=value) for key, value in kept.items())
    return part(
        "settings",
        el("zoom", percent=100),
        el("defaultTabStop", val=567),
        el("characterSpacingControl", val="doNotCompress"),
        # Justified words before a line break stand as they are.
        el("compat", el("doNotExpandShiftReturn"), *compatible),
        el("themeFontLang", val=tag(language), bidi="ar-SA"),
        el("decimalSymbol", val="," if comma else "."),
        el("listSeparator", val=";" if comma else ","),
    )
