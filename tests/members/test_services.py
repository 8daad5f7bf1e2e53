"""Members and their history: what is kept, found, refused and derived."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.core.database import Database
from desktop.core.errors import FieldRefused
from desktop.core.partial_date import PartialDate
from desktop.core.store import take_back
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members import services
from desktop.features.members.domain import (
    STAYING,
    CardNumberTaken,
    EventImpossible,
    EventKind,
    Headcount,
    MemberQuery,
    MembershipEvent,
    NationalIdTaken,
    Status,
    hints,
)
from desktop.features.members.words import refusal
from desktop.features.organization.services import add_section
from tests.members.people import add, draft


def _names(database: Database, **query: object) -> list[str]:
    with database.read() as reading:
        return [line.full_name for line in services.list_members(reading, MemberQuery(**query))]  # type: ignore[arg-type]


def test_members_stand_in_vietnamese_order_by_given_name(database: Database) -> None:
    for name in (
        "Đỗ Văn Đạt",
        "Lê Thị Ánh",
        "Trần Dung",
        "Nguyễn Văn Anh",
        "Bùi Ân",
        "Phạm An",
        "Hồ Ăn",
        "Vũ Thị Ý",
        "Cao Ổn",
    ):
        add(database, name)
    assert [name.split()[-1] for name in _names(database)] == ["An", "Anh", "Ánh", "Ăn", "Ân", "Dung", "Đạt", "Ổn", "Ý"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nguyen van d", {"Nguyễn Văn Dũng", "Nguyễn Văn Đức"}),
        ("đặng", {"Đặng Hòa"}),
        ("dang", {"Đặng Hòa", "Trần Đăng"}),
        ("Hoà", {"Đặng Hòa"}),
        ("HÒA", {"Đặng Hòa"}),
        ("nguyễn van", {"Nguyễn Văn Dũng", "Nguyễn Văn Đức"}),
        ("0042", {"Trần Đăng"}),
        ("xyz", set()),
        ("", {"Nguyễn Văn Dũng", "Nguyễn Văn Đức", "Đặng Hòa", "Trần Đăng"}),
    ],
)
def test_the_search_needs_no_marks_but_respects_those_typed(database: Database, typed: str, found: set[str]) -> None:
    for name in ("Nguyễn Văn Dũng", "Nguyễn Văn Đức", "Đặng Hòa"):
        add(database, name)
    add(database, "Trần Đăng", national_id="079185000042")
    assert set(_names(database, search=typed)) == found


@pytest.mark.parametrize(
    "typed",
    ["Nguyễn Văn A.", "CĐCS-0001", "cdcs 0001", "09 12-345.678", "0912.345.678", "(Nguyễn, Văn)", "'Nguyễn'", '"An"'],
)
def test_punctuation_in_the_search_only_divides_words(database: Database, typed: str) -> None:
    add(database, "Nguyễn Văn An", phone="0912345678", card_number="CĐCS-0001")
    add(database, "Lê Thị B'Lao", phone="0912345687", card_number="CĐCS-0002")
    assert _names(database, search=typed) == ["Nguyễn Văn An"]


@pytest.mark.parametrize("typed", ["%", "_", "'", '"', "*", "' OR 1=1 --", "\\", "🙂", "\x00a\x00"])
def test_nothing_typed_into_the_search_is_an_order_to_the_database(database: Database, typed: str) -> None:
    add(database, "Nguyễn Văn Bình")
    assert _names(database, search=typed) == []


def test_a_page_of_the_list_is_a_part_of_the_whole(database: Database) -> None:
    for number in range(7):
        add(database, f"Lê Thị {'ABCDEFG'[number]}")
    with database.read() as reading:
        whole = services.list_members(reading)
        assert services.list_members(reading, limit=3, offset=2) == whole[2:5]
        assert services.count_members(reading) == 7


def test_a_number_belongs_to_one_person(database: Database) -> None:
    add(database, "Trần Văn An", national_id="079085001234")
    with pytest.raises(NationalIdTaken) as caught:
        add(database, "Lê Bình", national_id="079085001234")
    assert caught.value.holder == "Trần Văn An"
    assert _names(database) == ["Trần Văn An"]


def test_a_card_number_is_given_once(database: Database) -> None:
    add(database, "Trần Văn An", card_number="TV01")
    with pytest.raises(CardNumberTaken):
        add(database, "Lê Bình", card_number="TV01")


def test_of_many_written_in_one_deed_no_two_take_one_number(database: Database) -> None:
    first, second = add(database, "Trần Văn An", card_number="TV01"), add(database, "Lê Bình", card_number="TV02")
    drafts = {one.id: replace(one, card_number="TV03", job="Thợ may") for one in (first, second)}
    with pytest.raises(CardNumberTaken) as caught, database.write("write") as tx:
        services.write_members(tx, drafts, dict.fromkeys(drafts))
    assert caught.value.holder == "Trần Văn An"
    with database.read() as reading:
        assert services.get_member(reading, first.id) == first


def test_many_are_written_each_with_their_own_changes_and_moves(database: Database) -> None:
    first, second = add(database, "Trần Văn An"), add(database, "Lê Bình")
    with database.write("section") as tx:
        section = add_section(tx, "Tổ 1")
    with database.write("begin") as tx:
        services.correct_section(tx, [first.id, second.id], section.id)
        other = add_section(tx, "Tổ 2")
    with database.read() as reading:
        kept = {one: services.get_member(reading, one) for one in (first.id, second.id)}
    drafts = {
        first.id: replace(kept[first.id], section_id=other.id),
        second.id: replace(kept[second.id], phone="0912 345 678"),
    }
    with database.write("write") as tx:
        written = services.write_members(tx, drafts, {first.id: date(2025, 3, 1), second.id: None})
    assert [(one.section_id, one.phone) for one in written] == [(other.id, ""), (section.id, "0912345678")]
    with database.read() as reading:
        moves = {one: services.section_history(reading, one) for one in drafts}
    assert [move.on for move in moves[first.id]] == [date(2025, 3, 1)]
    assert moves[second.id] == []


def test_the_number_of_somebody_in_the_bin_is_free_until_they_return(database: Database) -> None:
    gone = add(database, "Trần Văn An", national_id="079085001234")
    with database.write("bin") as tx:
        services.move_to_bin(tx, [gone.id])
    add(database, "Lê Bình", national_id="079085001234")
    with pytest.raises(NationalIdTaken), database.write("back") as tx:
        services.take_from_bin(tx, [gone.id])
    assert _names(database, in_bin=True) == ["Trần Văn An"]


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({"full_name": "  "}, "full_name", "required"),
        ({"birth": PartialDate(2020)}, "birth", "age_out_of_range"),
        ({"birth": PartialDate(1890)}, "birth", "age_out_of_range"),
        ({"joined": date(2027, 1, 1)}, "joined", "in_future"),
    ],
)
def test_what_cannot_be_true_is_refused(database: Database, fields: dict[str, object], field: str, reason: str) -> None:
    with pytest.raises(FieldRefused) as caught:
        add(database, **fields)  # type: ignore[arg-type]
    assert (caught.value.field, caught.value.reason) == (field, reason)
    assert _names(database) == []


def test_doubts_warn_and_never_block(database: Database) -> None:
    odd = draft(national_id="079090123456", sex=Sex.FEMALE, birth=PartialDate(1985))
    assert {hint.problem for hint in hints(odd, date(2026, 11, 22))} == {"sex_disagrees", "birth_year_disagrees"}
    foreigner = draft(national_id="136185001234", birth=PartialDate(1985))
    assert [hint.problem for hint in hints(foreigner, date(2026, 11, 22))] == []
    assert add(database, national_id="079090123456").national_id == "079090123456"


def test_names_are_tidied_and_texts_cleaned(database: Database) -> None:
    member = add(database, "  NGUYỄN   THỊ HỒNG ", home_town="xã\u00a0Hòa  Bình")
    assert (member.full_name, member.home_town) == ("Nguyễn Thị Hồng", "xã Hòa Bình")


def test_a_year_alone_is_a_birth_date(database: Database) -> None:
    member = add(database, birth=PartialDate(1985))
    with database.read() as reading:
        assert services.get_member(reading, member.id).birth == PartialDate(1985)


def test_somebody_who_left_stays_in_the_book(database: Database) -> None:
    add(database, "Lê An")
    leaving = add(database, "Trần Bình")
    with database.write("end") as tx:
        services.end_membership(tx, leaving.id, EventKind.RETIRED, date(2026, 6, 1), "Đủ tuổi")
    assert set(_names(database)) == {"Lê An", "Trần Bình"}
    assert _names(database, statuses=(Status.ENDED,)) == ["Trần Bình"]
    assert _names(database, as_of=date(2026, 5, 31)) == ["Lê An", "Trần Bình"]
    assert _names(database, as_of=date(2026, 6, 1)) == ["Lê An"]
    assert _names(database, as_of=date(2014, 12, 31)) == []
    with database.read() as reading:
        assert services.headcount(reading).total == 1
        then = services.list_members(reading, MemberQuery(as_of=date(2026, 5, 31)))
    assert {line.status for line in then} == {Status.ACTIVE}


def test_status_follows_the_events_whatever_their_order_of_entry(database: Database) -> None:
    member = add(database, joined=date(2015, 1, 5))

    def record(kind: EventKind, on: date) -> None:
        with database.write("event") as tx:
            services.record_event(tx, MembershipEvent("", member.id, kind, on))

    record(EventKind.SUSPENDED, date(2026, 2, 1))
    record(EventKind.RETURNED, date(2026, 4, 1))
    with database.read() as reading:
        assert services.get_member(reading, member.id).status is Status.ACTIVE
    record(EventKind.MOVED_OUT, date(2026, 10, 1))
    with database.read() as reading:
        assert services.get_member(reading, member.id).status is Status.MOVED
        assert [event.kind for event in services.membership_history(reading, member.id)] == [
            EventKind.ADMITTED, EventKind.SUSPENDED, EventKind.RETURNED, EventKind.MOVED_OUT,
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "on", "reason"),
    [
        (EventKind.RETIRED, date(2026, 12, 1), "in_future"),
        (EventKind.RETIRED, date(2010, 1, 1), "before_joining"),
        (EventKind.RETURNED, date(2026, 1, 1), "not_suspended"),
    ],
)
def test_an_event_that_does_not_fit_is_refused(database: Database, kind: EventKind, on: date, reason: str) -> None:
    member = add(database, joined=date(2015, 1, 5))
    with pytest.raises(EventImpossible) as caught, database.write("event") as tx:
        services.record_event(tx, MembershipEvent("", member.id, kind, on))
    assert caught.value.reason == reason


def test_nobody_leaves_twice(database: Database) -> None:
    member = add(database)
    for attempt in range(2):
        if attempt:
            with pytest.raises(EventImpossible), database.write("end") as tx:
                services.end_membership(tx, member.id, EventKind.DIED, date(2026, 7, 1))
        else:
            with database.write("end") as tx:
                services.end_membership(tx, member.id, EventKind.RESIGNED, date(2026, 6, 1))


def test_a_deletion_can_be_taken_back(database: Database) -> None:
    member = add(database)
    with database.write("bin") as tx:
        services.move_to_bin(tx, [member.id])
        changes = tuple(tx.changes)
    assert _names(database) == []
    with database.write("undo") as tx:
        assert take_back(tx, changes) == []
    assert _names(database) == ["Nguyễn Thị Hồng"]


def test_women_are_counted_and_the_unknown_are_not(database: Database) -> None:
    add(database, "Lê An", sex=Sex.MALE)
    add(database, "Trần Bình", sex=Sex.FEMALE)
    add(database, "Hồ Dung", sex=Sex.FEMALE)
    add(database, "Vũ Chi", sex=None)
    with database.read() as reading:
        assert services.headcount(reading) == Headcount(4, 2)


def test_a_section_filters_the_list(database: Database) -> None:
    with database.write("section") as tx:
        section = add_section(tx, "Tổ May 1")
    inside = add(database, "Lê An", section_id=section.id)
    add(database, "Trần Bình")
    assert _names(database, section_id=section.id) == ["Lê An"]
    with database.write("move") as tx:
        services.change_member(tx, replace(inside, section_id=""))
    assert _names(database, section_id=section.id) == []


def test_a_look_at_full_numbers_is_recorded(database: Database) -> None:
    with database.write("look") as tx:
        services.record_full_look(tx, 12)
    with database.read() as reading:
        entry = __import__("desktop.core.audit", fromlist=["entries"]).entries(reading.session, 1)[0]
    assert (entry["act"], entry["id"]) == ("show_full_numbers", "12")


@pytest.mark.parametrize(
    ("name", "reason"), [("-", "not_a_name"), ("x", "not_a_name"), ("Lê An " * 40, "name_too_long")]
)
def test_what_is_no_name_is_refused_wherever_it_is_entered(database: Database, name: str, reason: str) -> None:
    with pytest.raises(FieldRefused) as caught:
        add(database, name)
    assert (caught.value.field, caught.value.reason) == ("full_name", reason)
    assert refusal(caught.value)


def test_a_search_never_tells_what_was_before_a_change(database: Database) -> None:
    def found(words: str, **narrowed: Any) -> list[str]:
        query = MemberQuery(words, **narrowed)
        with database.read() as reading:
            lines = services.list_members(reading, query, 100)
            assert services.count_members(reading, query) == len(lines)
            assert [line.full_name for line in services.list_members(reading, query)] == [
                line.full_name for line in lines
            ]
        return [line.full_name for line in lines]

    hong, an = add(database, "Nguyễn Thị Hồng"), add(database, "Nguyễn Văn An", national_id="079085001234")
    assert found("n") == ["Nguyễn Văn An", "Nguyễn Thị Hồng"]
    assert found("nguyen h") == ["Nguyễn Thị Hồng"]
    assert found("nguyen") == ["Nguyễn Văn An", "Nguyễn Thị Hồng"]
    assert found("5001") == ["Nguyễn Văn An"]
    binh = add(database, "Nguyễn Bình")
    assert found("nguyen") == ["Nguyễn Văn An", "Nguyễn Bình", "Nguyễn Thị Hồng"]
    with database.write("change_member") as tx:
        services.change_members(tx, [an.id], lambda kept: replace(kept, full_name="Nguyễn Văn Út", section_id="s"))
        assert [one.full_name for one in services.list_members(tx, MemberQuery("van ut"), 10)] == ["Nguyễn Văn Út"]
    assert found("nguyen") == ["Nguyễn Bình", "Nguyễn Thị Hồng", "Nguyễn Văn Út"]
    assert found("nguyen", section_id="s") == ["Nguyễn Văn Út"]
    with database.write("move_to_bin") as tx:
        services.move_to_bin(tx, [hong.id])
    assert found("nguyen") == ["Nguyễn Bình", "Nguyễn Văn Út"]
    assert found("nguyen", in_bin=True) == ["Nguyễn Thị Hồng"]
    with database.write("end_membership") as tx:
        services.end_membership(tx, binh.id, EventKind.RESIGNED, tx.today())
    assert found("nguyen", statuses=STAYING) == ["Nguyễn Văn Út"]
    with database.write("add_member") as tx:
        services.add_member(tx, draft("Nguyễn Thị Cúc"))
    assert found("nguyen", statuses=STAYING) == ["Nguyễn Thị Cúc", "Nguyễn Văn Út"]
    with database.write("undo") as undo:
        take_back(undo, tx.changes)
    assert found("nguyen", statuses=STAYING) == ["Nguyễn Văn Út"]


def test_filters_of_the_list_are_read_alike_with_search_sorting_and_a_day(database: Database) -> None:
    add(database, "Lê Thị Ánh", birth=PartialDate(1990), ethnicity="Kinh", education="Đại học", job="Thợ may")
    add(database, "Giàng A Páo", birth=PartialDate(2000, 11, 3), ethnicity="Mông", sex=Sex.MALE, job="Bảo vệ")
    add(database, "Trần Dung", birth=None, ethnicity="", job="thợ may", joined=date(2026, 6, 1))
    for filters, found in (
        ({"ethnicity": "khác kinh"}, ["Trần Dung", "Giàng A Páo"]),
        ({"ethnicity": "trống"}, ["Trần Dung"]),
        ({"birth": "18-30"}, ["Giàng A Páo"]),
        ({"age": ">=36", "job": "THO"}, ["Lê Thị Ánh"]),
        ({"birth": "tháng 11"}, ["Giàng A Páo"]),
        ({"sex": "=nam; trống"}, ["Giàng A Páo"]),
        ({"status": "dang sinh hoat", "joined": ">2025"}, ["Trần Dung"]),
    ):
        assert _names(database, filters=tuple(filters.items())) == found
    assert _names(database, filters=(("job", "tho may"),), search="dung") == ["Trần Dung"]
    assert _names(database, filters=(("job", "tho may"),), as_of=date(2026, 5, 31)) == ["Lê Thị Ánh"]
    assert _names(database, sort="birth") == ["Lê Thị Ánh", "Giàng A Páo", "Trần Dung"]
    assert _names(database, sort="age") == ["Giàng A Páo", "Lê Thị Ánh", "Trần Dung"]
    assert _names(database, sort="ethnicity", descending=True) == ["Giàng A Páo", "Lê Thị Ánh", "Trần Dung"]


def test_a_filtered_list_is_never_older_than_the_last_change(database: Database) -> None:
    anh = add(database, "Lê Thị Ánh", job="Thợ may", phone="12")
    asked: dict[str, Any] = {"filters": (("job", "may"),)}
    assert _names(database, **asked) == ["Lê Thị Ánh"]
    assert _names(database, doubtful=True) == ["Lê Thị Ánh"]
    with database.write("change_member") as tx:
        services.change_member(tx, replace(anh, job="Bảo vệ", phone="0905123456"))
        assert services.count_members(tx, MemberQuery(**asked)) == 0  # a deed sees what it did itself
    assert _names(database, **asked) == []
    assert _names(database, doubtful=True) == []


def test_a_line_has_only_the_fields_that_are_asked_for(database: Database) -> None:
    add(database, ethnicity="Mông", note="Ghi chú")
    with database.read() as reading:
        (line,) = services.list_members(reading, MemberQuery(fields=("ethnicity",)), 10)
    assert (line.of("ethnicity"), line.of("note"), line.of("full_name")) == ("Mông", None, "Nguyễn Thị Hồng")


def test_what_stands_in_a_column_is_counted_without_its_own_filter(database: Database) -> None:
    for name, sex, job in (("An", Sex.MALE, "May"), ("Bình", Sex.FEMALE, "May"), ("Cúc", Sex.FEMALE, "")):
        add(database, name, sex=sex, job=job)
    with database.read() as reading:
        query = MemberQuery(filters=(("sex", "=nữ"), ("job", "may")))
        assert services.list_values(reading, query, "sex") == [("Nam", 1), ("Nữ", 1)]
        assert services.list_values(reading, query, "job") == [("", 1), ("May", 1)]
        assert services.count_women(reading, MemberQuery()) == Headcount(3, 2)
        assert services.count_women(reading, query) == Headcount(1, 1)


def test_paging_gives_everybody_once_in_every_order(database: Database) -> None:
    for number in range(25):
        add(database, f"Nguyễn Văn {chr(65 + number)}", birth=PartialDate(1980 + number % 3))
    for asked in (
        MemberQuery(),
        MemberQuery(sort="birth", descending=True),
        MemberQuery(filters=(("birth", "1980-1981"),)),
    ):
        with database.read() as reading:
            whole = [line.id for line in services.list_members(reading, asked)]
            pages = [line.id for start in range(0, 30, 7) for line in services.list_members(reading, asked, 7, start)]
            assert pages == whole
            assert len(set(pages)) == services.count_members(reading, asked)
