"""The numbers of tờ trình, biên bản and quyết định come from the register of documents.

A paper enters the register in the transaction that uses its number, so no number is given twice and taking the deed
back gives it back. Who entered the paper in the register by hand before types the same number, and the entry is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.features.awards.catalogue import registered_as
from desktop.features.awards.storage import AwardHistoryStore, MeetingStore, NominationStore
from desktop.features.correspondence.domain import Direction, Entry, NumberTaken
from desktop.features.correspondence.services import find_issued, next_number, register_document
from desktop.features.emulation.domain import Campaign
from desktop.features.organization.services import get_union, superior_on

_NUMBER = re.compile(r"(?P<number>\d{1,6})(?P<suffix>[a-zA-Z]?)/(?P<symbol>.+)")


class Numbered(StrEnum):
    """The papers of awards that bear a number of the register, with the sign of their type there."""

    PROPOSAL = "TTr"
    MINUTES = "BB"
    DECISION = "QĐ"


def suggest_number(reading: Reading, paper: Numbered, dated: date) -> str:
    """The number the paper would get on that day."""
    return next_number(reading, paper, dated)


def take_number(
    tx: Transaction, paper: Numbered, number: str, dated: date, campaign: Campaign, field: str, own: Iterable[str] = ()
) -> None:
    """Enter the paper in the register under that number. Words that are no number of the register ("không số") enter
    nothing. `field` is the form's for the day; `own` are the ids of the records that are this very paper.

    Raises NumberTaken, YearClosed, FieldRefused.
    """
    found = _NUMBER.fullmatch(number)
    if found is None:
        return
    draft = _draft(tx, paper, dated, campaign)
    draft = replace(draft, number=int(found["number"]), suffix=found["suffix"].lower(), symbol=found["symbol"].strip())
    there = find_issued(tx, draft)
    if there is None:
        _register(tx, draft, field)
    elif not _is_the_same(there, draft) or _bears_it(tx, paper, number, dated, frozenset(own)):
        raise NumberTaken(there.printed_number, there.subject)


def _register(tx: Transaction, draft: Entry, field: str) -> None:
    try:
        register_document(tx, draft)
    except FieldRefused as error:
        raise FieldRefused(field if error.field == "dated" else error.field, error.reason, error.value) from error


def _draft(tx: Transaction, paper: Numbered, dated: date, campaign: Campaign) -> Entry:
    said, superior = registered_as(), superior_on(tx, dated)
    subjects = {
        Numbered.PROPOSAL: said.proposal, Numbered.MINUTES: said.minutes, Numbered.DECISION: said.decision,
    }  # fmt: skip
    recipients = superior.name if superior and paper is Numbered.PROPOSAL else ""
    subject = subjects[paper].format(campaign=campaign.name)
    return Entry("", Direction.ISSUED, paper, subject, dated, signer=get_union(tx).chair, recipients=recipients)


def _is_the_same(there: Entry, draft: Entry) -> bool:
    return (there.kind, there.dated, there.symbol, there.cancelled) == (draft.kind, draft.dated, draft.symbol, "")


def _bears_it(tx: Transaction, paper: Numbered, number: str, dated: date, own: frozenset[str]) -> bool:
    """Whether another paper of awards has that number already: the entry of the register is its entry then."""
    if paper is Numbered.PROPOSAL:
        return any(
            one.petition_number == number and one.petition_date == dated and one.id not in own
            for one in NominationStore(tx).all()
        )
    if paper is Numbered.MINUTES:
        return any(
            one.minutes_number == number and one.held_on == dated and one.id not in own
            for one in MeetingStore(tx).all()
        )
    return any(
        one.decision_number == number and one.decided_on == dated and one.nomination_id not in own
        for one in AwardHistoryStore(tx).all()
    )
