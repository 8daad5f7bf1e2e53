"""Dues in the story of the sample union."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from desktop.commands.sample.moments import (
    FOUNDED,
    SEED,
    TET_GIVEN,
)
from desktop.core.money import Dong
from desktop.features.accounts.books import Book
from desktop.features.dues import services as dues
from desktop.features.dues.domain import Exemption, ReceiptDraft, Way, later, month_of, months_through
from desktop.features.members.services import (
    active_members,
    change_members,
)
from desktop.features.organization.services import list_sections


def run_dues(book: Book) -> None:
    """Dues from January 2025 on: most are taken off the pay, two sections hand them over, some pay by themselves,
    ahead or too late. Some are exempt, and of a few nobody knows the salary."""
    database = book.database
    database.clock = TET_GIVEN
    generator = random.Random(SEED)
    with database.write("change_members") as tx:
        people = active_members(tx)
        pay = {one.id: Dong(generator.randrange(5_200, 11_000) * 1_000) for one in people[: len(people) * 49 // 50]}
        pay[people[0].id] = Dong(62_000_000)
        change_members(tx, pay, lambda one: replace(one, insured_salary=pay[one.id]))
        dues.exempt(tx, [one.id for one in people[40::97]], date(2025, 9, 1), date(2026, 2, 1), Exemption.BENEFIT,
                    "Nghỉ thai sản")  # fmt: skip
        dues.exempt(tx, [people[21].id], date(2025, 6, 1), date(2025, 8, 1), Exemption.UNPAID_LEAVE)
    months = months_through(month_of(FOUNDED.today()), month_of(TET_GIVEN.today()))
    for month in months:
        _collect_month(book, month, generator)
    with database.write("collect_dues") as tx:
        ahead = people[9 % len(people)].id
        found = dues.propose_parts(tx, [ahead], months[-1], later(months[-1], 10))
        dues.collect(tx, ReceiptDraft(TET_GIVEN.today(), Way.TRANSFER, found.parts, note="Nộp trước cả năm"))
        part = people[15 % len(people)].id
        found = dues.propose_parts(tx, [part], months[-1], months[-1], Dong(10_000))
        mistaken = dues.collect(tx, ReceiptDraft(TET_GIVEN.today(), Way.CASH, found.parts))
        dues.cancel_receipt(tx, mistaken.id, "Ghi nhầm số tiền")
        found = dues.propose_parts(tx, [part], months[-1], months[-1], Dong(15_000))
        dues.collect(tx, ReceiptDraft(TET_GIVEN.today(), Way.CASH, found.parts))


def _collect_month(book: Book, month: date, generator: random.Random) -> None:
    """The table, then one receipt off the pay and one of a section; a few are left out."""
    paid_on = min(TET_GIVEN.today(), later(month) - timedelta(days=2))
    with book.database.write("make_dues_month") as tx:
        dues.make_month(tx, month)
        sections = list_sections(tx)
        by_hand = {one.id for one in sections[-2:]}
        people = [one for one in active_members(tx) if generator.random() > 0.02]
        if month == month_of(TET_GIVEN.today()):
            by_hand, people = set(), [one for one in people if one.section_id in {each.id for each in sections[:3]}]
        payroll = dues.propose_parts(tx, [one.id for one in people if one.section_id not in by_hand], month, month)
        note = f"Trừ lương tháng {month.month}/{month.year}"
        if payroll.parts:
            dues.collect(tx, ReceiptDraft(paid_on, Way.PAYROLL, payroll.parts, "Phòng Kế toán Công ty", note=note))
        for section in sections[-2:]:
            handed = [one.id for one in people if one.section_id == section.id and section.id in by_hand]
            parts = dues.propose_parts(tx, handed, month, month).parts
            if parts:
                payer = f"Tổ trưởng {section.name}"
                dues.collect(tx, ReceiptDraft(paid_on, Way.CASH, parts, payer, section_id=section.id))
