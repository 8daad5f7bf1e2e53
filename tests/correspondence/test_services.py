"""What the register promises: the next number, none twice, none gone, a closed year closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.core.changes import ChangeSet
from desktop.core.database import Database
from desktop.core.errors import FieldRefused
from desktop.core.store import take_back
from desktop.features.correspondence.domain import (
    Direction,
    Entry,
    NoReasonGiven,
    Numbering,
    NumberTaken,
    YearClosed,
    YearNotOver,
    ranges,
)
from desktop.features.correspondence.services import (
    cancel_numbers,
    change_document,
    close_year,
    find_closing,
    keep_numbering,
    mark_done,
    next_number,
    register_document,
    register_doubts,
    register_of,
    register_years,
    reopen_year,
    waiting,
)
from tests.correspondence.conftest import LETTER, PROPOSAL, TODAY, enter


def test_each_type_of_document_has_its_own_series_and_each_year_begins_at_one(union: Database) -> None:
    numbers = [
        enter(union, PROPOSAL, dated=date(2025, 12, 30)).printed_number,
        enter(union, PROPOSAL, dated=date(2026, 1, 2)).printed_number,
        enter(union, PROPOSAL).printed_number,
        enter(union, PROPOSAL, kind="QĐ").printed_number,
    ]
    assert numbers == ["01/TTr-CĐCS", "01/TTr-CĐCS", "02/TTr-CĐCS", "01/QĐ-CĐCS"]


def test_one_series_for_everything_goes_on_from_type_to_type(union: Database) -> None:
    with union.write("keep_numbering") as tx:
        keep_numbering(tx, Numbering(unit="CĐN", one_series=True))
    assert enter(union, PROPOSAL).printed_number == "01/TTr-CĐN"
    assert enter(union, PROPOSAL, kind="CV").printed_number == "02/CV-CĐN"
    with union.read() as reading:
        assert next_number(reading, "BC", TODAY) == "03/BC-CĐN"


def test_the_number_foretold_is_the_number_given(union: Database) -> None:
    enter(union, PROPOSAL)
    with union.read() as reading:
        foretold = next_number(reading, "TTr", TODAY)
    assert enter(union, PROPOSAL).printed_number == foretold


def test_a_number_is_given_once_and_a_letter_puts_one_in_between(union: Database) -> None:
    enter(union, PROPOSAL)
    with pytest.raises(NumberTaken) as refused:
        enter(union, PROPOSAL, number=1, subject="Khác")
    assert (refused.value.number, refused.value.subject) == ("01/TTr-CĐCS", PROPOSAL.subject)
    assert enter(union, PROPOSAL, number=1, suffix="a").printed_number == "01a/TTr-CĐCS"
    assert enter(union, PROPOSAL).number == 2


def test_a_cancelled_number_stays_in_the_register_and_is_not_given_again(union: Database) -> None:
    entry = enter(union, PROPOSAL)
    with pytest.raises(NoReasonGiven), union.write("cancel_numbers") as tx:
        cancel_numbers(tx, [entry.id], "  ")
    with union.write("cancel_numbers") as tx:
        cancel_numbers(tx, [entry.id], "In sai, không phát hành")
    assert enter(union, PROPOSAL).number == 2
    with union.read() as reading:
        first = register_of(reading, Direction.ISSUED, 2026)[0]
    assert (first.number, first.cancelled) == (1, "In sai, không phát hành")


def test_what_came_is_numbered_by_the_year_of_its_coming(union: Database) -> None:
    late = enter(union, LETTER, dated=date(2025, 12, 30), received_on=date(2026, 1, 5))
    assert (late.year, late.printed_number, late.symbol) == (2026, "01", "34/KH-LĐLĐ")
    assert enter(union, LETTER).printed_number == "02"


@pytest.mark.parametrize(
    "draft, changed, field, reason",
    [
        (PROPOSAL, {"dated": date(2026, 11, 23)}, "dated", "in_the_future"),
        (PROPOSAL, {"subject": ""}, "subject", "required"),
        (PROPOSAL, {"number": 3, "suffix": "ab"}, "suffix", "not_a_letter"),
        (PROPOSAL, {"copies": 0}, "copies", "too_small"),
        (LETTER, {"received_on": None}, "received_on", "required"),
        (LETTER, {"received_on": date(2026, 10, 14)}, "received_on", "before_dated"),
        (LETTER, {"sender": ""}, "sender", "required"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    union: Database, draft: Entry, changed: dict[str, Any], field: str, reason: str
) -> None:
    with pytest.raises(FieldRefused) as refused:
        enter(union, draft, **changed)
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_what_waits_is_told_until_it_is_done_also_in_the_next_year(union: Database) -> None:
    old = enter(union, LETTER, dated=date(2025, 12, 1), received_on=date(2025, 12, 5), due=date(2026, 1, 31))
    new = enter(union, LETTER)
    enter(union, LETTER, due=None)
    with union.write("close_register") as tx:
        close_year(tx, 2025)
    with union.read() as reading:
        assert [one.id for one in waiting(reading)] == [old.id, new.id]
    with union.write("mark_documents_done") as tx:
        assert [one.done_on for one in mark_done(tx, [old.id])] == [TODAY]
    with union.read() as reading:
        assert [one.id for one in waiting(reading)] == [new.id]


def test_a_closed_year_takes_and_changes_nothing_until_it_is_opened_with_a_reason(union: Database) -> None:
    old = enter(union, PROPOSAL, dated=date(2025, 3, 1))
    with union.write("close_register") as tx:
        assert (close_year(tx, 2025).issued, close_year_again(tx)) == (1, True)
    with pytest.raises(YearClosed):
        enter(union, PROPOSAL, dated=date(2025, 6, 1))
    with pytest.raises(YearClosed), union.write("change_document") as tx:
        change_document(tx, replace(old, subject="Khác"))
    with pytest.raises(NoReasonGiven), union.write("reopen_register") as tx:
        reopen_year(tx, 2025, "")
    with union.write("reopen_register") as tx:
        reopen_year(tx, 2025, "Sót một biên bản")
    assert enter(union, PROPOSAL, dated=date(2025, 6, 1)).number == 2
    with union.read() as reading:
        assert find_closing(reading, 2025) is None


def close_year_again(tx: Any) -> bool:
    with pytest.raises(YearClosed):
        close_year(tx, 2025)
    return True


def test_a_year_is_not_closed_before_its_december(union: Database) -> None:
    with pytest.raises(YearNotOver), union.write("close_register") as tx:
        close_year(tx, 2026)


def test_number_and_year_of_a_kept_document_never_change(union: Database) -> None:
    entry = enter(union, PROPOSAL)
    with union.write("change_document") as tx:
        changed = change_document(tx, replace(entry, number=9, subject="Đề nghị khen thưởng (sửa)"))
    assert (changed.number, changed.subject) == (1, "Đề nghị khen thưởng (sửa)")
    with pytest.raises(FieldRefused) as refused, union.write("change_document") as tx:
        change_document(tx, replace(changed, dated=date(2025, 11, 20)))
    assert refused.value.reason == "other_year"


def test_numbers_left_out_and_days_that_go_back_are_told(union: Database) -> None:
    for number, day in ((1, 3), (2, 1), (6, 9), (8, 10)):
        enter(union, PROPOSAL, number=number, dated=date(2026, 3, day))
    with union.read() as reading:
        found = {(doubt.problem, doubt.text) for doubt in register_doubts(reading, Direction.ISSUED, 2026)}
    assert found == {("gap", "3-5, 7"), ("order", "02/TTr-CĐCS")}


def test_taking_an_entry_back_frees_its_number(union: Database) -> None:
    with union.write("register_document") as tx:
        register_document(tx, PROPOSAL)
    with union.write("undo") as undo:
        assert take_back(undo, ChangeSet("register_document", tuple(tx.changes))) == []
    assert enter(union, PROPOSAL).number == 1


def test_searching_needs_no_marks(union: Database) -> None:
    enter(union, PROPOSAL)
    enter(union, PROPOSAL, kind="BC", subject="Báo cáo quý")
    with union.read() as reading:
        assert [one.kind for one in register_of(reading, Direction.ISSUED, 2026, "de nghi khen")] == ["TTr"]
        assert register_years(reading) == [2026]


def test_ranges_are_written_short() -> None:
    assert ranges([1, 2, 3, 5, 8, 9]) == "1-3, 5, 8-9"
    assert ranges([]) == ""
