"""Works, pacts, typed results and scoring sheets in the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.core.changes import ChangeSet
from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.store import take_back
from desktop.features.emulation.domain import (
    AuthorShare,
    Initiative,
    ItemKind,
    Metric,
    Pact,
    PactParty,
    PointsRefused,
    SheetClosed,
    SheetIncomplete,
    SheetState,
    SheetStateImpossible,
    Target,
    TargetResult,
    TemplateNotFor,
    WorkItem,
    WorkState,
    YearValue,
    programme_doubts,
)
from desktop.features.emulation.services import (
    advance_sheets,
    advance_work_items,
    change_campaign,
    count_work_items_of,
    get_campaign,
    get_sheet,
    get_template,
    give_points,
    list_initiatives,
    list_programmes,
    list_sheets,
    list_templates,
    list_work_items,
    open_sheets,
    own_templates,
    publish_sheets,
    record_initiative,
    record_pact,
    record_result,
    record_work_item,
    remove_sheet,
    retire_template,
    save_template,
    similar_initiatives,
    suspected_doubles,
    take_over_points,
    target_progress,
)
from tests.emulation.conftest import Book

BINH = "Trần Văn Bình"
SECTION = next(one for one in own_templates() if one.code == "CDBP")
FIRST = SECTION.items[0].code


def sheet_of(book: Book, name: str = "Tổ May") -> str:
    with book.database.write("open_sheets") as tx:
        return open_sheets(tx, book.campaign.id, SECTION.id, [book.section(name)])[0].id


def score_all(book: Book, sheet_id: str) -> None:
    with book.database.write("score") as tx:
        for item in SECTION.items:
            if item.kind is ItemKind.NORMAL:
                give_points(tx, sheet_id, item.code, checked=item.maximum)


# Works and pacts


def test_a_work_prints_the_name_of_the_member_in_charge(book: Book) -> None:
    with book.database.write("work") as tx:
        work = record_work_item(tx, WorkItem("", book.campaign.id, " Nhà  để xe ", member_id=book.people[BINH].id))
        assert (work.name, work.responsible) == ("Nhà để xe", BINH)
        assert count_work_items_of(tx, [book.people[BINH].id]) == 1
        (done,) = advance_work_items(tx, [work.id], WorkState.DONE)
    assert done.state is WorkState.DONE


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("name", {"name": " "}),
        ("finish", {"start": date(2025, 5, 2), "finish": date(2025, 5, 1)}),
        ("plaque_on", {"plaque_on": date(2025, 5, 1)}),
        ("plaque_on", {"plaque": True, "plaque_on": date(2999, 5, 1)}),
    ],
)
def test_a_work_that_cannot_be_is_refused(book: Book, field: str, values: dict[str, object]) -> None:
    work = replace(WorkItem("", book.campaign.id, "Nhà để xe"), **values)  # type: ignore[arg-type]
    with book.database.write("work") as tx, pytest.raises(FieldRefused) as refused:
        record_work_item(tx, work)
    assert refused.value.field == field


def test_undo_takes_a_work_back(book: Book) -> None:
    done: list[ChangeSet] = []
    stop = book.database.subscribe(done.append)
    with book.database.write("work") as tx:
        record_work_item(tx, WorkItem("", book.campaign.id, "Nhà để xe", value=Dong(1)))
    stop()
    with book.database.write("undo") as tx:
        assert take_back(tx, done[0]) == []
        assert list_work_items(tx, book.campaign.id) == []


def test_a_pact_is_between_two_parties_at_least(book: Book) -> None:
    pact = Pact("", book.campaign.id, "Giao ước", parties=(PactParty("Tổ May"), PactParty(" Tổ  May")),
                contents=("Đoàn kết",))  # fmt: skip
    with book.database.write("pact") as tx, pytest.raises(FieldRefused) as refused:
        record_pact(tx, pact)
    assert (refused.value.field, refused.value.reason) == ("parties", "two_needed")


# Typed results


def test_the_latest_typed_result_is_what_a_target_has_reached(book: Book) -> None:
    target = Target("Số cuộc đối thoại", Metric.TYPED, value="3", unit="cuộc", phase="Đợt 1")
    with book.database.write("result") as tx:
        campaign = change_campaign(tx, replace(get_campaign(tx, book.campaign.id), targets=(target,)))
        (code,) = [one.code for one in campaign.targets]
        (unknown,) = target_progress(tx, campaign)
        assert (unknown.known, unknown.reached) == (False, None)
        for on, value in ((date(2025, 6, 1), "3"), (date(2025, 3, 1), "1")):
            record_result(tx, TargetResult("", campaign.id, code, on, value, evidence="Biên bản"))
        (reached,) = target_progress(tx, campaign)
    assert (reached.reached, reached.share) == (True, 1.0)
    assert reached.told is not None
    assert reached.told.on == date(2025, 6, 1)


def test_a_typed_share_is_compared_exactly(book: Book) -> None:
    target = Target("Người dự học nghị quyết", Metric.TYPED, value="80")
    with book.database.write("result") as tx:
        campaign = change_campaign(tx, replace(get_campaign(tx, book.campaign.id), targets=(target,)))
        code = campaign.targets[0].code
        record_result(tx, TargetResult("", campaign.id, code, date(2025, 6, 1), numerator=199, denominator=250))
        (progress,) = target_progress(tx, campaign)
    assert progress.reached is False


def test_results_stay_with_their_target_when_another_is_put_before_it(book: Book) -> None:
    with book.database.write("result") as tx:
        campaign = get_campaign(tx, book.campaign.id)
        last = campaign.targets[-1]
        fresh = Target("Chỉ tiêu mới", value="1", unit="cuộc")
        changed = change_campaign(tx, replace(campaign, targets=(fresh, *campaign.targets)))
    assert changed.targets[-1].code == last.code
    assert len({one.code for one in changed.targets}) == len(changed.targets)


# Scoring


def test_a_section_has_one_sheet_for_a_template_and_phase(book: Book) -> None:
    sheet_of(book)
    with book.database.write("open_sheets") as tx:
        assert open_sheets(tx, book.campaign.id, SECTION.id, [book.section("Tổ May")]) == []
        assert len(open_sheets(tx, book.campaign.id, SECTION.id, [book.section("Tổ May")], "Đợt 1")) == 1
        with pytest.raises(TemplateNotFor):
            open_sheets(tx, book.campaign.id, "CDCS@1", [book.section("Tổ May")])


def test_a_sheet_moves_on_with_the_hand_that_scores_it(book: Book) -> None:
    sheet = sheet_of(book)
    with book.database.write("score") as tx:
        give_points(tx, sheet, FIRST, own="4,5")
        assert get_sheet(tx, sheet)[0].sheet.state is SheetState.SELF
        give_points(tx, sheet, FIRST, checked="3,5", note="Thiếu một tháng")
        line, scores = get_sheet(tx, sheet)
    assert line.sheet.state is SheetState.CHECKED
    assert (line.own.total, line.checked.total) == (Decimal("4.5"), Decimal("3.5"))
    assert (scores[FIRST].self_points, scores[FIRST].note) == ("4.5", "Thiếu một tháng")


def test_points_above_the_maximum_are_refused_and_nothing_is_written(book: Book) -> None:
    sheet = sheet_of(book)
    with book.database.write("score") as tx, pytest.raises(PointsRefused):
        give_points(tx, sheet, FIRST, own="6,5")
    with book.database.read() as reading:
        assert get_sheet(reading, sheet)[1] == {}


def test_the_committee_agrees_with_what_it_has_not_scored_itself(book: Book) -> None:
    sheet = sheet_of(book)
    with book.database.write("score") as tx:
        give_points(tx, sheet, FIRST, own="4", checked="3")
        give_points(tx, sheet, SECTION.items[1].code, own="2")
        take_over_points(tx, [sheet])
        assert get_sheet(tx, sheet)[0].checked.total == Decimal(5)


def test_a_sheet_is_closed_when_it_is_complete_and_then_stands_still(book: Book) -> None:
    sheet = sheet_of(book)
    with book.database.write("score") as tx:
        give_points(tx, sheet, FIRST, checked="4")
        with pytest.raises(SheetIncomplete) as refused:
            advance_sheets(tx, [sheet], SheetState.FINAL)
        assert refused.value.missing == 32
        with pytest.raises(SheetStateImpossible):
            publish_sheets(tx, [sheet], published=True)
    score_all(book, sheet)
    with book.database.write("close") as tx:
        (closed,) = advance_sheets(tx, [sheet], SheetState.FINAL)
        assert closed.finalised_on == tx.today()
        assert publish_sheets(tx, [sheet], published=True)[0].published
        with pytest.raises(SheetClosed):
            give_points(tx, sheet, FIRST, checked="1")
        assert not advance_sheets(tx, [sheet], SheetState.CHECKED)[0].published


def test_sheets_are_ranked_and_removed_with_their_points(book: Book) -> None:
    first, second = sheet_of(book, "Tổ Cắt"), sheet_of(book, "Tổ May")
    score_all(book, second)
    with book.database.write("score") as tx:
        give_points(tx, first, FIRST, checked="1")
        assert [(one.name, one.rank) for one in list_sheets(tx, book.campaign.id)] == [("Tổ May", 1), ("Tổ Cắt", 2)]
        remove_sheet(tx, second)
        assert [one.rank for one in list_sheets(tx, book.campaign.id)] == [1]


def test_a_copy_of_the_programs_template_is_changed_and_a_used_one_gets_a_new_version(book: Book) -> None:
    with book.database.write("template") as tx:
        own = save_template(tx, replace(SECTION, id="", revision=0, name="Bảng của mình"))
        assert (own.code, own.version) == ("CDBP-2", 1)
        assert save_template(tx, replace(own, name="Bảng của tổ")).version == 1
        kept = get_template(tx, own.id)
        open_sheets(tx, book.campaign.id, own.id, [book.section("Tổ May")])
        following = save_template(tx, replace(kept, name="Bảng mới"))
        assert (following.version, get_template(tx, own.id).name) == (2, "Bảng của tổ")
        assert [one.name for one in list_templates(tx) if one.code == "CDBP-2"] == ["Bảng mới"]
        retire_template(tx, own.id)
        assert get_template(tx, own.id).retired


# Initiatives


def test_years_tell_the_benefit_apart_and_the_best_one_counts_as_that_of_a_year(book: Book) -> None:
    years = (YearValue(2025, Dong(40_000_000)), YearValue(2024, Dong(80_000_000), "Quyết toán"))
    with book.database.write("initiative") as tx:
        line = record_initiative(tx, Initiative("", "Gá hàn", years=years), [AuthorShare("Người ngoài", 100)])
        one = line.initiative
        assert [each.year for each in one.years] == [2024, 2025]
        assert (one.yearly_value, one.total_value) == (Dong(80_000_000), Dong(120_000_000))
        twice = replace(one, id="", years=(years[0], years[0]))
        with pytest.raises(FieldRefused):
            record_initiative(tx, twice, [AuthorShare("Người ngoài", 100)])


def test_nearly_the_same_name_is_pointed_out(book: Book) -> None:
    names = ("Cải tiến gá cắt vải tự động", "Cai tien ga cat vai tu dong", "Cải tiến gá cắt vải tự động hai lớp mới",
             "Tiết kiệm điện chiếu sáng")  # fmt: skip
    with book.database.write("initiative") as tx:
        for name in names:
            record_initiative(tx, Initiative("", name), [AuthorShare("Người ngoài", 100)])
        alike = similar_initiatives(tx, "Gá cắt vải tự động, cải tiến")
        assert [one.initiative.name for one in alike] == list(names[:2])
        lines = list_initiatives(tx)
    found = {one.initiative.name for one in lines if one.id in suspected_doubles(lines)}
    assert found == set(names[:2])


def test_an_initiative_entered_outside_the_programme_is_pointed_out() -> None:
    inside = Initiative("", "x", applied_from=date(2022, 5, 1), decided_on=date(2022, 6, 1), system_code="SK1")
    outside = replace(inside, decided_on=date(2025, 6, 20))
    assert programme_doubts(inside, list_programmes()) == []
    assert [one.field for one in programme_doubts(outside, list_programmes())] == ["decided_on"]
    assert programme_doubts(replace(outside, system_code=""), list_programmes()) == []
