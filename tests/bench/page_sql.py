"""The best hand-written SQL for what each page shows; the first column is to be seen on it."""

from datetime import date

from django.conf import settings

from resolutions.models import ActionItem

from .figures import CLOSED, MISSED, WORDS, in_words
from .measure import Query

__all__ = ["WORDS"]

STANDING = """state = 'approved' AND NOT EXISTS (SELECT 1 FROM resolutions_statusupdate c
  WHERE c.corrects_id = s.id AND c.state = 'approved')"""
# The update that says how far an item had come on a day, joined by its key.
LATEST = f"""LEFT JOIN resolutions_statusupdate {{name}} ON {{name}}.id = (
  SELECT s.id FROM resolutions_statusupdate s
  WHERE s.action_item_id = i.id AND s.{STANDING} AND s.effective_on <= %s
  ORDER BY s.effective_on DESC, s.id DESC LIMIT 1)"""
ITEM = "resolutions_actionitem i JOIN resolutions_addressee a ON a.id = i.addressee_id"
IN_TEXT = f"{ITEM} JOIN resolutions_paragraph p ON p.id = i.paragraph_id"
DUE = """SELECT d.action_item_id, d.kind, d.date, m.label, m.starts_on, b.code
  FROM resolutions_deadline d LEFT JOIN resolutions_meeting m ON m.id = d.meeting_id
  LEFT JOIN resolutions_body b ON b.id = d.body_id WHERE d.action_item_id IN ({items})"""
# The second half says what SQLite's partial index wants to hear.
WAITING = "u.state = 'submitted' AND NOT (u.state = 'approved')"
COUNTED = 10_001


def home(today: date) -> list[Query]:
    return [
        ("""SELECT sum(f.number), f.status, CASE WHEN a.principal THEN a.code END FROM (
            SELECT addressee_id, status, count(*) AS number FROM resolutions_actionitem
            GROUP BY addressee_id, status) f
          JOIN resolutions_addressee a ON a.id = f.addressee_id GROUP BY 2, 3""", ()),
        (f"""SELECT i.reference, s.status, s.achievements, a.name,
          (SELECT e.status FROM resolutions_statusupdate e WHERE e.action_item_id = s.action_item_id
             AND e.state = 'approved' AND (e.effective_on, e.id) < (s.effective_on, s.id)
             AND NOT EXISTS (SELECT 1 FROM resolutions_statusupdate c
               WHERE c.corrects_id = e.id AND c.state = 'approved')
           ORDER BY e.effective_on DESC, e.id DESC LIMIT 1)
          FROM resolutions_statusupdate s JOIN resolutions_actionitem i ON i.id = s.action_item_id
          JOIN resolutions_addressee a ON a.id = i.addressee_id
          WHERE s.{STANDING} ORDER BY s.approved_at DESC, s.id DESC LIMIT 8""", ()),
        # What is due at meetings is counted too; that it is there is checked of dates alone.
        (f"""SELECT number, kind, date, meeting_id, body_id FROM (
            SELECT count(*) AS number, d.kind, d.date, d.meeting_id, d.body_id
            FROM resolutions_deadline d JOIN resolutions_actionitem i ON i.id = d.action_item_id
            WHERE d.kind <> 'event' AND (d.date IS NULL OR d.date >= %s)
              AND i.status NOT IN {CLOSED}
            GROUP BY d.kind, d.date, d.meeting_id, d.body_id) due
          ORDER BY CASE kind WHEN 'date' THEN 0 ELSE 1 END, date LIMIT 4""", (today,)),
        ("""SELECT number, slug, title FROM resolutions_resolution WHERE legal_status = 'in_force'
          ORDER BY adopted_on DESC, slug LIMIT 6""", ()),
    ]  # fmt: skip


def progress(resolution: int, on: date, since: date) -> list[Query]:
    """The items with how they stood on both days, the paragraphs, and what is due."""
    items = f"""SELECT i.reference, i.asks, a.code, p.number, e.clause, u.status, u.effective_on,
        u.needs_funding, u.achievements, b.status, (SELECT count(*) FROM resolutions_evidence v
          WHERE v.status_update_id = u.id AND v.is_public),
        {MISSED}
      FROM {IN_TEXT} JOIN resolutions_element e ON e.id = i.element_id
      {LATEST.format(name="u")} {LATEST.format(name="b")}
      WHERE p.resolution_id = %s ORDER BY i.position"""
    inside = """SELECT i.id FROM resolutions_actionitem i
      JOIN resolutions_paragraph p ON p.id = i.paragraph_id WHERE p.resolution_id = %s"""
    return [
        (items, (on, on, on, since, resolution)),
        ("SELECT number, text FROM resolutions_paragraph WHERE resolution_id = %s"
         " AND kind = 'operative' ORDER BY number", (resolution,)),
        (f"SELECT '', due.* FROM ({DUE.format(items=inside)}) due", (resolution,)),
    ]  # fmt: skip


def resolutions() -> list[Query]:
    newest = """SELECT r.number, r.title, r.slug, m.label, r.id FROM resolutions_resolution r
      JOIN resolutions_meeting m ON m.id = r.adopted_at_id
      ORDER BY r.adopted_on DESC, r.slug LIMIT 40"""
    counts = f"""SELECT count(*), p.resolution_id, i.status FROM ({newest}) r
      JOIN resolutions_paragraph p ON p.resolution_id = r.id
      JOIN resolutions_actionitem i ON i.paragraph_id = p.id GROUP BY 2, 3"""
    return [(newest, ()), ("SELECT count(*) FROM resolutions_resolution", ()), (counts, ())]


def resolution(pk: int) -> list[Query]:
    return [
        ("SELECT number, title, symbol FROM resolutions_resolution WHERE id = %s", (pk,)),
        ("SELECT number, kind, text, element_type FROM resolutions_paragraph"
         " WHERE resolution_id = %s ORDER BY kind DESC, number", (pk,)),
        ("SELECT '', e.clause, e.verb FROM resolutions_element e JOIN resolutions_paragraph p"
         " ON p.id = e.paragraph_id WHERE p.resolution_id = %s", (pk,)),
        (f"SELECT i.reference, i.asks, i.status, i.status_on, i.needs_funding, a.name"
         f" FROM {IN_TEXT} WHERE p.resolution_id = %s ORDER BY i.position", (pk,)),
    ]  # fmt: skip


def items(after: int = 0, on: date | None = None, words: str = "") -> list[Query]:
    """Fifty items of the list with what is due, and how many there are, up to what is counted."""
    where = f"i.position > %s AND ({in_words()})" if words else "i.position > %s"
    status = "i.status, i.status_on, i.needs_funding"
    status = status if on is None else "u.status, u.effective_on, u.needs_funding"
    latest = LATEST.format(name="u") if on else ""
    first = f"""SELECT i.id, i.reference, i.asks, {status}, i.position, a.name, p.number,
        r.number AS resolution FROM {IN_TEXT}
      JOIN resolutions_resolution r ON r.id = p.resolution_id {latest}
      WHERE {where} ORDER BY i.position LIMIT 50"""
    page = f"""SELECT f.reference, f.*, d.kind, d.date, m.label, b.code FROM ({first}) f
      LEFT JOIN resolutions_deadline d ON d.action_item_id = f.id
      LEFT JOIN resolutions_meeting m ON m.id = d.meeting_id
      LEFT JOIN resolutions_body b ON b.id = d.body_id ORDER BY f.position"""
    total = in_words() if words else "1 = 1"
    return [
        (page, (on, after) if on else (after,)),
        (f"SELECT '', count(*) FROM (SELECT 1 FROM resolutions_actionitem i WHERE {total}"
         f" LIMIT {COUNTED}) t", ()),
    ]  # fmt: skip


def overdue(today: date) -> list[Query]:
    late = f"i.status NOT IN {CLOSED} AND {MISSED}"
    page = f"""SELECT i.reference, i.asks, i.status, i.status_on, a.name, p.number FROM {IN_TEXT}
      WHERE {late} ORDER BY i.position LIMIT 50"""
    number = f"SELECT 1 FROM resolutions_actionitem i WHERE {late} LIMIT {COUNTED}"
    return [
        (page, (today, today)),
        (f"SELECT '', count(*) FROM ({number}) t", (today, today)),
    ]


def item(of: ActionItem) -> list[Query]:
    near = """SELECT '', reference FROM resolutions_actionitem
      WHERE position {} %s ORDER BY position {} LIMIT 1"""
    return [
        (f"""SELECT i.reference, i.asks, i.status, i.status_on, a.name, p.number, p.text, e.clause
          FROM {IN_TEXT} JOIN resolutions_element e ON e.id = i.element_id
          WHERE i.reference = %s""", (of.reference,)),
        ("""SELECT '', u.status, u.effective_on, u.achievements, u.challenges, u.next_steps, c.id
          FROM resolutions_statusupdate u LEFT JOIN resolutions_statusupdate c
            ON c.corrects_id = u.id AND c.state = 'approved'
          WHERE u.action_item_id = %s ORDER BY u.effective_on DESC, u.id DESC""", (of.pk,)),
        ("""SELECT '', e.title, e.url FROM resolutions_evidence e
          JOIN resolutions_statusupdate u ON u.id = e.status_update_id
          WHERE u.action_item_id = %s""", (of.pk,)),
        (f"SELECT '', due.* FROM ({DUE.format(items='%s')}) due", (of.pk,)),
        (near.format("<", "DESC"), (of.position,)),
        (near.format(">", ""), (of.position,)),
    ]  # fmt: skip


def desk(today: date) -> list[Query]:
    """The piles of items, counted to 99, and of updates, each with the first of them."""
    limit = date.fromordinal(today.toordinal() - settings.STAGNANT_AFTER_DAYS)
    blank = "i.status = 'no_information'"
    stale = f"i.status NOT IN {CLOSED} AND i.status_on < %s"
    rows = "SELECT i.reference, i.asks, i.status_on, a.name FROM"
    count = """SELECT CASE WHEN count(*) > 99 THEN '99+' ELSE CAST(count(*) AS text) END
      FROM (SELECT 1 FROM resolutions_actionitem i WHERE {} LIMIT 100) first"""
    return [
        (f"{rows} {ITEM} WHERE {blank} ORDER BY i.position LIMIT 5", ()),
        (count.format(blank), ()),
        (f"{rows} {ITEM} WHERE {stale} ORDER BY i.status_on, i.position LIMIT 5", (limit,)),
        (count.format(stale), (limit,)),
        (f"""SELECT i.reference, u.status FROM resolutions_statusupdate u
          JOIN resolutions_actionitem i ON i.id = u.action_item_id
          WHERE {WAITING} ORDER BY u.recorded_at, u.id LIMIT 5""", ()),
        (f"""SELECT CASE WHEN count(*) > 99 THEN '99+' ELSE CAST(count(*) AS text) END
          FROM resolutions_statusupdate u WHERE {WAITING}""", ()),
    ]  # fmt: skip


def admin_items() -> list[Query]:
    first = "SELECT i.id FROM resolutions_actionitem i ORDER BY i.position LIMIT 50"
    return [
        (f"""SELECT i.reference, i.asks, i.status, i.status_on, a.name, o.name FROM {ITEM}
          LEFT JOIN resolutions_office o ON o.id = i.office_id
          ORDER BY i.position LIMIT 50""", ()),
        ("SELECT count(*) FROM resolutions_actionitem", ()),
        (f"SELECT '', due.* FROM ({DUE.format(items=f'SELECT id FROM ({first}) f')}) due", ()),
    ]  # fmt: skip


def queue() -> list[Query]:
    return [
        (f"""SELECT i.reference, u.status, u.effective_on, p.username
          FROM resolutions_statusupdate u
          JOIN resolutions_actionitem i ON i.id = u.action_item_id
          JOIN resolutions_user p ON p.id = u.author_id
          WHERE {WAITING} ORDER BY u.submitted_at, u.id LIMIT 50""", ()),
        (f"SELECT count(*) FROM resolutions_statusupdate u WHERE {WAITING}", ()),
    ]  # fmt: skip
