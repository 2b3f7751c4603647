"""The rows of Party actions that the bench is loaded with, and the SQL that makes the rest of them.

Rows go in by the million: versions and answers are made by the database from the actions.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from parties.choices import ActionState, Channel, Stage
from parties.models import PartyAction, ReportingPeriod
from resolutions.models import User

from .bulk import Row
from .texts import Texts

WORDS = "title, done, stage, starts_on, ends_on, challenges, support_needed, language"
ACTION = (
    "id", "reference", "party_id", "state", "version", "author_id", "created_at", "changed_by_id",
    "changed_at", "current_id", "channel", "is_demo", *WORDS.split(", "),
)  # fmt: skip

SPREAD_DAYS = 900
# One action in so many has an earlier version that was accepted, waits for review, answers two.
REVISED, WAITING, ON_TWO = 4, 1_000, 3

VERSIONS = f"""
INSERT INTO parties_actionversion (id, action_id, number, period_id, submitted_by_id, submitted_at,
  outcome, decided_by_id, decided_at, public_note, return_reason, {WORDS})
SELECT 2 * a.id + n.number, a.id, n.number, {{period}}, a.author_id, a.created_at,
  CASE WHEN n.number = 2 AND a.current_id IS NULL THEN 'pending' ELSE 'accepted' END,
  CASE WHEN n.number = 1 OR a.current_id IS NOT NULL THEN a.author_id END,
  CASE WHEN n.number = 1 THEN a.created_at WHEN a.current_id IS NOT NULL THEN a.changed_at END,
  '', '', {WORDS}
FROM parties_partyaction a
JOIN (SELECT 1 AS number UNION ALL SELECT 2) n ON n.number = 2 OR a.id % {REVISED} = 0
WHERE a.id >= {{first}} ORDER BY a.id, n.number"""

# The items of an action: one, or two that follow each other; `bench_item` numbers them all.
ANSWERED = f"""FROM parties_partyaction a
JOIN (SELECT 0 AS more UNION ALL SELECT 1) m ON m.more = 0 OR a.id % {ON_TWO} = 0
JOIN bench_item i
  ON i.n = ((a.id - {{first}}) / {{parties}} * 7 + (a.id - {{first}}) % {{parties}} + m.more)
    % {{items}}
"""
ANSWERS = f"""
INSERT INTO parties_answer (version_id, item_id, party_id, is_current)
SELECT v.id, i.id, a.party_id, CASE WHEN v.id = a.current_id THEN TRUE ELSE FALSE END
{ANSWERED}
JOIN parties_actionversion v ON v.action_id = a.id WHERE a.id >= {{first}} ORDER BY a.id"""
WORKING = f"""
INSERT INTO parties_partyaction_items (partyaction_id, actionitem_id)
SELECT a.id, i.id {ANSWERED} WHERE a.id >= {{first}} ORDER BY a.id"""
REPORTS = """
INSERT INTO parties_partyreport (period_id, party_id, accepted, is_demo)
SELECT {period}, party_id, count(*), FALSE FROM parties_partyaction
WHERE id >= {first} AND current_id IS NOT NULL GROUP BY party_id"""


class PartyRows:
    """Makes the rows of actions; equal arguments make equal rows.

    Actions come in the order of time, from one Party after the other. Of ten Parties one is silent.
    """

    def __init__(
        self,
        parties: Sequence[tuple[int, str]],
        items: int,
        period: ReportingPeriod,
        today: date,
        author: User,
    ) -> None:
        self.parties = [each for at, each in enumerate(parties) if at % 10 != 3]
        self.items, self.period, self.author = items, period.pk, author.pk
        self.days = [
            (today - timedelta(days=SPREAD_DAYS - day)).isoformat() for day in range(SPREAD_DAYS)
        ]
        self.texts = Texts()
        newest = PartyAction.objects.order_by("pk").last()
        self.first = newest.pk + 1 if newest else 1

    def sql(self, statement: str) -> str:
        """Return the statement that makes further rows from those of the actions."""
        return statement.format(
            first=self.first, parties=len(self.parties), items=self.items, period=self.period
        )

    def actions(self, count: int) -> Iterator[Row]:
        for turn in range(count):
            key, at = self.first + turn, turn * SPREAD_DAYS // count
            party, iso3 = self.parties[turn % len(self.parties)]
            waits = turn % WAITING == WAITING // 2
            text = self.texts.sentence(turn)
            # Like the clock, it never gives the same time twice.
            moment = f"13:00:00.{turn % 1_000_000:06}"
            yield (
                key, f"{iso3}-{turn // len(self.parties) + 1}", party,
                (ActionState.SUBMITTED if waits else ActionState.ACCEPTED).value, 3, self.author,
                f"{self.days[at // 2]} {moment}", self.author, f"{self.days[at]} {moment}",
                None if waits else 2 * key + 2, Channel.PARTY.value, 0, text[:80], text,
                Stage.UNDER_WAY.value, self.days[0], None,
                self.texts.sentence(turn + 1) if turn % 2 else "", "", "en",
            )  # fmt: skip
