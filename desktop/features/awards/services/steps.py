"""What happened to a nomination, step by step, with the rule packs and the answers of each moment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.partial_date import print_date
from desktop.core.records import dump, load
from desktop.core.vietnamese.text import clean
from desktop.features.awards.domain import Meeting, Nomination, Status, Step, vote_on
from desktop.features.awards.rules import CheckOutcome
from desktop.features.awards.services.assessment import Assessment
from desktop.features.awards.services.packs import uses_of
from desktop.features.awards.services.reading import meetings_of, names_with, nominated_members
from desktop.features.awards.storage import NominationStore, StepStore


@dataclass(frozen=True)
class Overdue:
    """Something the superior asked to add, which nobody has sent yet."""

    step: Step
    nomination: Nomination
    subject: str
    days: int

    @property
    def is_late(self) -> bool:
        return self.days > 0


def steps_of(reading: Reading, nomination_id: str) -> tuple[Step, ...]:
    """The oldest first."""
    return StepStore(reading).of_nominations([nomination_id]).get(nomination_id, ())


def steps_of_many(reading: Reading, ids: Iterable[str]) -> dict[str, tuple[Step, ...]]:
    return StepStore(reading).of_nominations(ids)


def open_requests(reading: Reading) -> list[Overdue]:
    """Everything superiors still wait for, the most urgent first; `days` is how late it is, negative while there is
    time."""
    steps, today = StepStore(reading).unanswered(), reading.today()
    nominations = NominationStore(reading).with_ids(one.nomination_id for one in steps)
    names = names_with(reading, nominated_members(reading, (one.subject_id for one in nominations.values())))
    found = [
        Overdue(step, nomination, names.get(nomination.subject_id, ""), (today - step.due).days if step.due else -9999)
        for step in steps
        if (nomination := nominations.get(step.nomination_id)) and nomination.status is Status.MORE_ASKED
    ]
    return sorted(found, key=lambda one: (-one.days, one.step.id))


DATED = (
    Status.SUBMITTED, Status.SENT, Status.RECEIVED, Status.MORE_ASKED, Status.APPROVED, Status.DECIDED,
    Status.HANDED_OVER,
)  # fmt: skip
"""Steps whose day is that of a paper or of somebody else's deed, not the day on which they were written down."""


def refuse_too_early(reading: Reading, nominations: Iterable[Nomination], on: date, field: str) -> None:
    """Raises FieldRefused: nothing happens to a nomination before the vote on it, nor before the step before."""
    given = list(nominations)
    steps = StepStore(reading).of_nominations(one.id for one in given)
    meetings: dict[str, list[Meeting]] = {}
    for one in given:
        held = meetings.setdefault(one.campaign_id, meetings_of(reading, one.campaign_id))
        if (voted := vote_on(held, one.id)) and on < voted[0].held_on:
            raise FieldRefused(field, "before_vote", print_date(voted[0].held_on))
        before = max((step.on for step in steps.get(one.id, ()) if step.status in DATED), default=date.min)
        if on < before:
            raise FieldRefused(field, "before_step", print_date(before))


def answers_of(step: Step) -> tuple[CheckOutcome, ...]:
    """The explained answers as they were at that step."""
    return tuple(load(CheckOutcome, one) for one in json.loads(step.answers)) if step.answers else ()


def answers_as_text(checks: Sequence[CheckOutcome]) -> str:
    """The same answers always give the same bytes."""
    return json.dumps([dump(check) for check in checks], ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def note_steps(
    tx: Transaction,
    nominations: Iterable[Nomination],
    status: Status,
    on: date | None = None,
    *,
    what: str = "",
    why: str = "",
    due: date | None = None,
    judged: dict[str, Assessment] | None = None,
) -> list[Step]:
    """Write one step for each; with `judged` also by which packs and with which answers."""
    drafts = []
    for nomination in nominations:
        known = (judged or {}).get(nomination.id)
        drafts.append(
            Step(
                id=tx.new_id(),
                nomination_id=nomination.id,
                status=status,
                on=on or tx.today(),
                at=tx.now(),
                by=tx.actor,
                what=clean(what),
                why=clean(why),
                due=due,
                packs=uses_of(known.packs) if known else (),
                answers=answers_as_text(known.checks) if known else "",
            )
        )
    return StepStore(tx).add_all(drafts)
