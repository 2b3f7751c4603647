"""The contract of the protocol as JSON Schema: what each entry must have, and of which values."""

from typing import Any

Schema = dict[str, Any]


def of(members: Schema, *optional: str) -> Schema:
    """Return the schema of what has these members and no others, all but some needed."""
    return {
        "type": "object",
        "properties": members,
        "required": [name for name in members if name not in optional],
        "additionalProperties": False,
    }


def many(item: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": item, "minItems": least}


def either(schema: Schema) -> Schema:
    """Return the schema of a value that may be unknown."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(*values: str) -> Schema:
    return {"enum": list(values)}


TEXT: Schema = {"type": "string"}
SAID: Schema = {"type": "string", "minLength": 1}
ADDRESS: Schema = {"type": "string", "format": "uri", "pattern": "^https?://[^ ]+$"}
DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
MOMENT: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
COUNTRY: Schema = {"type": "string", "pattern": "^[A-Z]{3}$"}
LANGUAGE: Schema = {"type": "string", "pattern": "^[a-z]{2}$"}

STRING = of({"language": LANGUAGE, "value": SAID})
# English must be among them.
STRINGS: Schema = {
    **many(STRING, 1),
    "contains": {"properties": {"language": {"const": "en"}}},
}
FILE: Schema = {
    **of(
        {
            "id": SAID,
            "url": either(ADDRESS),
            "content": either({"type": "string", "minLength": 1, "contentEncoding": "base64"}),
            "mimeType": {"type": "string", "pattern": r"^[a-z]+/[a-z0-9.+-]+$"},
            "language": LANGUAGE,
            "filename": SAID,
        }
    ),
    # Where it is, or what it says.
    "anyOf": [{"properties": {"url": TEXT}}, {"properties": {"content": TEXT}}],
}
COMMON: Schema = {
    "protocolVersion": {"const": 1},
    "id": {"type": "string", "pattern": r"^[a-z-]+-[1-9]\d*$"},
    "treaty": {"const": "cms"},
    "updated": MOMENT,
}

DECISION: Schema = {
    **of(
        {
            **COMMON,
            "link": ADDRESS,
            "title": STRINGS,
            "longTitle": many(STRING),
            "summary": many(STRING),
            "type": one_of("decision", "resolution", "recommendation"),
            "status": one_of("active", "adopted", "amended", "draft", "retired"),
            "number": SAID,
            "published": DAY,
            "meetingId": either(SAID),
            "meetingTitle": SAID,
            "meetingUrl": ADDRESS,
            "content": many(STRING, 1),
            "keywords": many(of({"term": SAID, "namespace": ADDRESS})),
            "displayOrder": {"type": "integer"},
            "files": many(FILE, 1),
        }
    )
}
MEETING = of(
    {
        **COMMON,
        "url": ADDRESS,
        "title": STRINGS,
        "description": many(STRING),
        "start": DAY,
        "end": either(DAY),
        "repetition": {"type": "null"},
        "kind": {"type": "null"},
        "type": either(
            one_of(
                "cop", "subsidiary", "expert", "working", "symposia", "conference", "workshop",
                "informal", "scc", "stc",
            )
        ),
        "access": either(one_of("public", "invitation")),
        "status": one_of("tentative", "confirmed", "postponed", "cancelled", "nodate", "over"),
        "location": either(SAID),
        "city": SAID,
        "country": COUNTRY,
        "latitude": either({"type": "number"}),
        "longitude": either({"type": "number"}),
    }
)  # fmt: skip
DOCUMENT = of(
    {
        **COMMON,
        "url": ADDRESS,
        "title": STRINGS,
        "description": many(STRING),
        "types": many(of({"value": one_of("Implementation status", "Progress report")}), 1),
        "published": DAY,
        "displayOrder": {"type": "integer"},
        "country": either(COUNTRY),
        "thumbnailUrl": either(ADDRESS),
        "authors": {"type": "array", "maxItems": 0},
        "keywords": {"type": "array", "maxItems": 0},
        "identifiers": many(of({"name": SAID, "value": SAID}), 3),
        "tags": many(of({"language": LANGUAGE, "scope": SAID, "value": SAID, "comment": TEXT})),
        "referenceToEntities": many(
            of({"type": one_of("decision", "meeting", "document"), "refId": SAID}), 1
        ),
        "files": many(FILE, 1),
    }
)
COUNTRY_REPORT = of(
    {
        **COMMON,
        "country": COUNTRY,
        "submission": either(DAY),
        "url": ADDRESS,
        "title": STRINGS,
        "files": many(FILE, 1),
    }
)

ENTRIES = {
    "Decisions": DECISION,
    "Meetings": MEETING,
    "Documents": DOCUMENT,
    "CountryReports": COUNTRY_REPORT,
}


def page_of(entry: Schema) -> Schema:
    """Return the schema of a page of a feed."""
    number = {"type": "string", "pattern": r"^\d+$"}
    inside = of({"__count": number, "results": many(entry), "__next": ADDRESS}, "__next")
    return of({"d": inside, "demonstration": {"const": True}}, "demonstration")
