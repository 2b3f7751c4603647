"""The best hand-written SQL for what the pages of Parties show; the first column is to be seen."""

from datetime import date

from django.utils import timezone

from parties.querysets import end_of

from .measure import Query

BOUND = "(p.entry_into_force IS NULL OR p.entry_into_force <= %s)"
ANSWERS = "parties_answer n"
ON_ITEM = f"SELECT n.party_id FROM {ANSWERS} WHERE n.item_id = {{item}} AND n.is_current"
# What an action's last version was that had been accepted by the moment.
HELD = """v.outcome = 'accepted' AND v.decided_at < %s AND NOT EXISTS (
  SELECT 1 FROM parties_actionversion w WHERE w.action_id = v.action_id AND w.number > v.number
    AND w.outcome = 'accepted' AND w.decided_at < %s)"""
FACTS = "v.title, v.done, v.stage, v.starts_on, v.ends_on, v.language, v.decided_at"


def moment(on: date) -> str:
    """Return the end of the day as both engines write it."""
    return end_of(on).strftime("%Y-%m-%d %H:%M:%S")


def shares(item: int, on: date) -> list[Query]:
    answering = ON_ITEM.format(item="%s")
    return [
        (f"""SELECT p.region, count(*) FILTER (WHERE p.id IN ({answering})), count(*)
          FROM parties_party p WHERE {BOUND} GROUP BY p.region""", (item, on)),
    ]  # fmt: skip


def shares_then(item: int, on: date) -> list[Query]:
    answering = f"""SELECT n.party_id FROM {ANSWERS} JOIN parties_actionversion v
      ON v.id = n.version_id WHERE n.item_id = %s AND {HELD}"""
    return [
        (f"""SELECT p.region, count(*) FILTER (WHERE p.id IN ({answering})), count(*)
          FROM parties_party p WHERE {BOUND} GROUP BY p.region""",
         (item, moment(on), moment(on), on)),
    ]  # fmt: skip


REACHED = f"""SELECT i.reference, (SELECT count(DISTINCT n.party_id) FROM {ANSWERS}
    {{version}} JOIN parties_party p ON p.id = n.party_id AND {BOUND}
    WHERE n.item_id = i.id AND {{public}})
  FROM resolutions_actionitem i JOIN resolutions_addressee a ON a.id = i.addressee_id
  JOIN resolutions_paragraph g ON g.id = i.paragraph_id
  WHERE a.code = 'PAR' AND g.resolution_id = %s"""


def reached(resolution: int, on: date) -> list[Query]:
    """For each item addressed to Parties, how many of them reported."""
    return [(REACHED.format(version="", public="n.is_current"), (on, resolution))]


def reached_then(resolution: int, on: date) -> list[Query]:
    version = "JOIN parties_actionversion v ON v.id = n.version_id"
    given = (on, moment(on), moment(on), resolution)
    return [(REACHED.format(version=version, public=HELD), given)]


CELLS = f"""SELECT n.party_id, i.paragraph_id, count(DISTINCT n.version_id) FROM {ANSWERS}
  JOIN resolutions_actionitem i ON i.id = n.item_id
  JOIN resolutions_addressee a ON a.id = i.addressee_id
  JOIN resolutions_paragraph g ON g.id = i.paragraph_id
  WHERE n.is_current AND a.code = 'PAR' AND g.resolution_id = %s GROUP BY 1, 2"""


def cells(resolution: int) -> list[Query]:
    return [(CELLS, (resolution,))]


def matrix(resolution: int, on: date) -> list[Query]:
    return [
        (f"SELECT p.iso3, p.name, p.region FROM parties_party p WHERE {BOUND}", (on,)),
        ("""SELECT DISTINCT g.number FROM resolutions_paragraph g
          JOIN resolutions_actionitem i ON i.paragraph_id = g.id
          JOIN resolutions_addressee a ON a.id = i.addressee_id
          WHERE a.code = 'PAR' AND g.resolution_id = %s""", (resolution,)),
        (f"SELECT '', c.* FROM ({CELLS}) c", (resolution,)),
    ]  # fmt: skip


def parties(period: int, on: date) -> list[Query]:
    return [
        (f"""SELECT p.iso3, p.name, p.region, r.accepted, r.nil_at FROM parties_party p
          LEFT JOIN parties_partyreport r ON r.party_id = p.id AND r.period_id = %s
          WHERE {BOUND}""", (period, on)),
    ]  # fmt: skip


def party(pk: int, before: int = 0, paragraph: int = 0) -> list[Query]:
    """Twenty actions of the Party with what they answer, its memberships, and its reports."""
    narrowed, given = "", [pk]
    if before:
        narrowed, given = "AND n.version_id < %s", [pk, before]
    if paragraph:
        items = "SELECT i.id FROM resolutions_actionitem i WHERE i.paragraph_id = %s"
        narrowed, given = f"AND n.item_id IN ({items})", [pk, paragraph]
    page = f"""SELECT v.id, a.reference, {FACTS} FROM (
        SELECT DISTINCT n.version_id FROM {ANSWERS}
        WHERE n.party_id = %s AND n.is_current {narrowed} ORDER BY n.version_id DESC LIMIT 20) k
      JOIN parties_actionversion v ON v.id = k.version_id
      JOIN parties_partyaction a ON a.id = v.action_id"""
    return [
        (f"""SELECT f.reference, f.*, i.reference, i.asks, g.number FROM ({page}) f
          JOIN parties_answer n ON n.version_id = f.id
          JOIN resolutions_actionitem i ON i.id = n.item_id
          JOIN resolutions_paragraph g ON g.id = i.paragraph_id ORDER BY f.id DESC""", given),
        ("""SELECT i.short_name, i.kind, m.entry_into_force FROM parties_membership m
          JOIN parties_instrument i ON i.id = m.instrument_id WHERE m.party_id = %s""", (pk,)),
        ("""SELECT m.label, r.accepted, r.nil_at FROM parties_reportingperiod d
          JOIN resolutions_meeting m ON m.id = d.meeting_id
          LEFT JOIN parties_partyreport r ON r.period_id = d.id AND r.party_id = %s
          ORDER BY d.starts_on DESC LIMIT 12""", (pk,)),
    ]  # fmt: skip


def action(reference: str) -> list[Query]:
    return [
        (f"""SELECT a.reference, {FACTS} FROM parties_partyaction a
          JOIN parties_actionversion v ON v.id = a.current_id WHERE a.reference = %s""",
         (reference,)),
        ("""SELECT '', v.number, v.decided_at FROM parties_actionversion v
          JOIN parties_partyaction a ON a.id = v.action_id
          WHERE a.reference = %s AND v.outcome = 'accepted'""", (reference,)),
        ("""SELECT '', i.asks FROM parties_partyaction a
          JOIN parties_answer n ON n.version_id = a.current_id
          JOIN resolutions_actionitem i ON i.id = n.item_id WHERE a.reference = %s""",
         (reference,)),
    ]  # fmt: skip


def on_item(item: int, then: date | None = None) -> list[Query]:
    """Ten actions on the item, and how many Parties reported."""
    today = timezone.localdate()
    if then:
        held = f"""SELECT a.reference, {FACTS} FROM {ANSWERS}
          JOIN parties_actionversion v ON v.id = n.version_id
          JOIN parties_partyaction a ON a.id = v.action_id
          WHERE n.item_id = %s AND {HELD} ORDER BY v.id DESC LIMIT 10"""
        first: Query = (held, (item, moment(then), moment(then)))
    else:
        current = f"""SELECT a.reference, {FACTS} FROM {ANSWERS}
          JOIN parties_actionversion v ON v.id = n.version_id
          JOIN parties_partyaction a ON a.id = v.action_id
          WHERE n.item_id = %s AND n.is_current ORDER BY v.id DESC LIMIT 10"""
        first = (current, (item,))
    counted = shares_then(item, then) if then else shares(item, today)
    return [first, *((f"SELECT '', c.* FROM ({sql}) c", given) for sql, given in counted)]


def own(pk: int) -> list[Query]:
    """What of the Party is under review, the first thirty items, and the latest on each."""
    thirty = """SELECT i.id, i.reference, i.asks, i.position FROM resolutions_actionitem i
      JOIN resolutions_addressee a ON a.id = i.addressee_id
      WHERE a.code = 'PAR' ORDER BY i.position LIMIT 30"""
    return [
        ("""SELECT reference, title, changed_at FROM parties_partyaction
          WHERE party_id = %s AND state = 'submitted' ORDER BY changed_at DESC, id DESC LIMIT 10""",
         (pk,)),
        (f"""SELECT '', r.* FROM (SELECT f.id, a.reference, a.title,
            row_number() OVER (PARTITION BY f.id ORDER BY a.id DESC) AS place,
            count(*) OVER (PARTITION BY f.id) AS total
          FROM ({thirty}) f JOIN parties_partyaction_items t ON t.actionitem_id = f.id
          JOIN parties_partyaction a ON a.id = t.partyaction_id AND a.party_id = %s) r
          WHERE r.place <= 3""", (pk,)),
    ]  # fmt: skip


def queue() -> list[Query]:
    # The second half says what SQLite's partial index wants to hear.
    waits = "a.state = 'submitted' AND NOT (a.state = 'accepted')"
    return [
        (f"""SELECT a.reference, p.name, v.title, v.submitted_at FROM parties_partyaction a
          JOIN parties_party p ON p.id = a.party_id
          JOIN parties_actionversion v ON v.action_id = a.id AND v.outcome = 'pending'
          WHERE {waits} ORDER BY v.submitted_at, a.id LIMIT 50""", ()),
        (f"SELECT '', count(*) FROM parties_partyaction a WHERE {waits}", ()),
    ]  # fmt: skip
