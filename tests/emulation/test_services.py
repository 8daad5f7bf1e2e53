from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.core.attachments import files_of
from desktop.core.changes import ChangeSet
from desktop.core.money import Dong
from desktop.core.store import take_back
from desktop.features.emulation.domain import (
    AuthorShare,
    CampaignClosed,
    CampaignCodeTaken,
    CampaignFileRefused,
    CampaignStatus,
    Initiative,
    LateReasonNeeded,
    MatrixQuery,
    Metric,
    NoSuchCampaign,
    NoSuchTitle,
    NotActive,
    Progress,
    RecognitionLevel,
    RegistrationStatus,
    StatusImpossible,
    Subject,
    SubjectKind,
    SubjectUnknown,
    TitleNotFor,
)
from desktop.features.emulation.services import (
    add_initiative_files,
    advance,
    change_campaign,
    change_initiative,
    change_registration,
    collective_matrix,
    count_matrix,
    count_titles,
    current_campaign,
    find_campaign_by_code,
    find_registration,
    get_campaign,
    initiatives_of_member,
    launch_campaign,
    list_initiatives,
    list_registrations,
    read_campaign_file,
    record_initiative,
    register,
    registered_titles,
    registration_matrix,
    remove_initiative,
    target_progress,
    unregister,
    withdraw,
)
from desktop.features.emulation.services.erasing import erase_of
from desktop.features.members.domain import EventKind
from desktop.features.members.services import end_membership
from desktop.features.organization.services import get_union
from tests.core.pictures import picture
from tests.emulation.conftest import SAMPLE, Book

AN, BINH, DAO, HUY, THU = "Nguyễn Thị Ấn", "Trần Văn Bình", "Lê Thị Đào", "Đỗ Quốc Huy", "Phạm Hoài Thu"


def enrol(book: Book, titles: list[str], *names: str, late: str = "") -> ChangeSet:
    """Register people by name; returns what changed."""
    done: list[ChangeSet] = []
    stop = book.database.subscribe(done.append)
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(name) for name in names], titles, late)
    stop()
    return done[0]


def set_campaign(book: Book, **values: object) -> None:
    with book.database.write("change") as tx:
        change_campaign(tx, replace(get_campaign(tx, book.campaign.id), **values))  # type: ignore[arg-type]


def ticks(book: Book, query: MatrixQuery | None = None) -> dict[str, tuple[str, ...]]:
    with book.database.read() as reading:
        return {line.name: line.titles for line in registration_matrix(reading, book.campaign.id, query)}


def progress(book: Book, metric: Metric) -> Progress:
    with book.database.read() as reading:
        found = target_progress(reading, get_campaign(reading, book.campaign.id))
    return next(one for one in found if one.target.metric is metric)


def test_a_campaign_is_found_by_its_code(book: Book) -> None:
    with book.database.read() as reading:
        for code in (" TD-2025 ", "td-2025", ""):
            assert find_campaign_by_code(reading, code).id == book.campaign.id
        with pytest.raises(NoSuchCampaign) as caught:
            find_campaign_by_code(reading, "TD-1999")
    assert caught.value.known == ("TD-2025",)


def test_a_code_is_given_to_one_campaign(book: Book) -> None:
    with book.database.write("launch") as tx, pytest.raises(CampaignCodeTaken):
        launch_campaign(tx, read_campaign_file(SAMPLE))


def test_the_running_campaign_is_the_current_one(book: Book) -> None:
    running = replace(book.campaign, code="TD-2026", year=2026, start=date(2026, 1, 1), end=date(2026, 12, 31))
    later = replace(book.campaign, code="TD-2027", year=2027, start=date(2027, 1, 1), end=date(2027, 12, 31))
    with book.database.write("launch") as tx:
        launch_campaign(tx, running)
        launch_campaign(tx, later)
    with book.database.read() as reading:
        current = current_campaign(reading)
    assert current is not None
    assert current.code == "TD-2026"


GOOD = 'code = "a"\nname = "x"\nyear = 2025\nstart = 2025-01-01\nend = 2025-12-31\n'


@pytest.mark.parametrize(
    ("text", "reason", "field"),
    [
        ("code = ", "not_toml", ""),
        ('name = "x"', "missing", "code"),
        (GOOD + 'motto = "y"', "unknown_field", "motto"),
        (GOOD + 'id = "1"', "unknown_field", "id"),
        (GOOD.replace("2025\n", '"2025"\n', 1), "wrong_type", "year"),
        (GOOD.replace("2025-01-01", "2025-01-01T10:00:00"), "wrong_type", "start"),
        (GOOD + 'level = "HUYEN"', "unknown_choice", "level"),
        (GOOD + '[[phases]]\nname = "Đợt 1"', "missing", "phases.1.start"),
    ],
)
def test_a_campaign_file_is_refused_with_the_field_at_fault(tmp_path: Path, text: str, reason: str, field: str) -> None:
    path = tmp_path / "campaign.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CampaignFileRefused) as refused:
        read_campaign_file(path)
    assert (refused.value.reason, refused.value.field) == (reason, field)


def test_registering_twice_changes_nothing(book: Book) -> None:
    assert len(enrol(book, ["LDTT", "DVXS"], AN, BINH).changes) == 2
    assert enrol(book, ["DVXS", "LDTT"], AN, BINH, AN).changes == ()


def test_registering_adds_titles_in_the_order_of_the_catalogue(book: Book) -> None:
    enrol(book, ["CSTDCS"], AN)
    enrol(book, ["DVXS"], AN)
    assert ticks(book)[AN] == ("DVXS", "CSTDCS")


def test_the_matrix_shows_everybody_in_vietnamese_order(book: Book) -> None:
    enrol(book, ["LDTT"], BINH)
    assert list(ticks(book)) == [AN, BINH, DAO, HUY, THU]
    assert ticks(book, MatrixQuery(registered=True)) == {BINH: ("LDTT",)}
    assert list(ticks(book, MatrixQuery(search="dao", registered=False))) == [DAO]
    assert list(ticks(book, MatrixQuery(section_id=book.sections["Tổ May"].id))) == [DAO, HUY, THU]


def test_who_registered_and_then_left_stays_on_the_list(book: Book) -> None:
    enrol(book, ["LDTT"], AN)
    with book.database.write("end") as tx:
        for name in (AN, BINH):
            end_membership(tx, book.people[name].id, EventKind.CONTRACT_ENDED, date(2026, 10, 1))
    assert list(ticks(book)) == [AN, DAO, HUY, THU]


def test_somebody_who_left_is_not_registered(book: Book) -> None:
    with book.database.write("end") as tx:
        end_membership(tx, book.people[AN].id, EventKind.RETIRED, date(2026, 10, 1))
    with pytest.raises(NotActive):
        enrol(book, ["LDTT"], AN)


def test_a_title_for_persons_is_not_for_sections(book: Book) -> None:
    with book.database.write("register") as tx:
        with pytest.raises(TitleNotFor):
            register(tx, book.campaign.id, [book.section("Tổ Cắt")], ["LDTT"])
        with pytest.raises(NoSuchTitle):
            register(tx, book.campaign.id, [book.section("Tổ Cắt")], ["HUAN_CHUONG"])
        with pytest.raises(SubjectUnknown):
            register(tx, book.campaign.id, [Subject(SubjectKind.SECTION, "không có")], ["TCDVM"])
    assert enrol(book, ["LDTT"]).changes == ()


def test_sections_and_the_union_itself_register(book: Book) -> None:
    with book.database.write("register") as tx:
        union = Subject(SubjectKind.UNION, get_union(tx).id)
        register(tx, book.campaign.id, [book.section("Tổ Cắt"), book.section("Tổ May")], ["TCDVM"])
        register(tx, book.campaign.id, [union], ["CDCS_HTXS"])
    with book.database.read() as reading:
        lines = collective_matrix(reading, book.campaign.id)
    assert [(line.name, line.titles) for line in lines] == [
        ("CĐCS Công ty May Hòa Phát", ("CDCS_HTXS",)),
        ("Tổ Cắt", ("TCDVM",)),
        ("Tổ May", ("TCDVM",)),
    ]


def test_after_the_last_day_a_reason_is_needed_and_kept(book: Book) -> None:
    enrol(book, ["LDTT"], BINH)
    set_campaign(book, register_by=date(2026, 3, 31))
    with pytest.raises(LateReasonNeeded) as refused:
        enrol(book, ["LDTT"], AN)
    assert refused.value.deadline == date(2026, 3, 31)
    assert enrol(book, ["LDTT"], BINH).changes == ()
    enrol(book, ["LDTT"], AN, late="Nghỉ thai sản trở lại")
    with book.database.read() as reading:
        late = find_registration(reading, book.campaign.id, book.people[AN].id)
        in_time = find_registration(reading, book.campaign.id, book.people[BINH].id)
    assert late is not None
    assert in_time is not None
    assert (late.late_reason, in_time.late_reason) == ("Nghỉ thai sản trở lại", "")


def test_a_closed_campaign_takes_no_registrations(book: Book) -> None:
    set_campaign(book, status=CampaignStatus.CLOSED)
    with pytest.raises(CampaignClosed):
        enrol(book, ["LDTT"], AN)


def test_a_draft_that_says_nothing_any_more_is_gone_and_undo_brings_it_back(book: Book) -> None:
    enrol(book, ["LDTT", "DVXS"], AN)
    done: list[ChangeSet] = []
    book.database.subscribe(done.append)
    with book.database.write("unregister") as tx:
        unregister(tx, book.campaign.id, [book.person(AN)], ["LDTT", "DVXS"])
    with book.database.read() as reading:
        assert list_registrations(reading, book.campaign.id) == []
    with book.database.write("undo") as tx:
        assert take_back(tx, done[0]) == []
    assert ticks(book)[AN] == ("DVXS", "LDTT")


def test_a_sent_registration_without_titles_is_withdrawn_and_may_come_back(book: Book) -> None:
    enrol(book, ["LDTT"], AN)
    with book.database.write("send") as tx:
        ids = [one.id for one in list_registrations(tx, book.campaign.id)]
        advance(tx, ids, RegistrationStatus.SENT)
        (gone,) = unregister(tx, book.campaign.id, [book.person(AN)], ["LDTT"])
    assert gone.status is RegistrationStatus.WITHDRAWN
    assert ticks(book)[AN] == ()
    enrol(book, ["DVXS"], AN)
    assert ticks(book)[AN] == ("DVXS",)


def test_a_changed_registration_must_be_approved_again(book: Book) -> None:
    enrol(book, ["LDTT"], AN)
    with book.database.write("approve") as tx:
        ids = [one.id for one in list_registrations(tx, book.campaign.id)]
        advance(tx, ids, RegistrationStatus.APPROVED)
        (changed,) = register(tx, book.campaign.id, [book.person(AN)], ["CSTDCS"])
    assert changed.status is RegistrationStatus.DRAFT


def test_a_plan_may_change_without_a_new_approval(book: Book) -> None:
    enrol(book, ["LDTT"], AN)
    with book.database.write("approve") as tx:
        (one,) = list_registrations(tx, book.campaign.id)
        (one,) = advance(tx, [one.id], RegistrationStatus.APPROVED)
        changed = change_registration(tx, replace(one, initiative_plan="Cải tiến gá cắt vải"))
    assert (changed.status, changed.initiative_plan) == (RegistrationStatus.APPROVED, "Cải tiến gá cắt vải")


def test_one_impossible_step_stops_all(book: Book) -> None:
    enrol(book, ["LDTT"], AN, BINH)
    with book.database.write("advance") as tx:
        first, second = list_registrations(tx, book.campaign.id)
        withdraw(tx, second.id)
    with pytest.raises(StatusImpossible), book.database.write("advance") as tx:
        advance(tx, [first.id, second.id], RegistrationStatus.SENT)
    with book.database.read() as reading:
        statuses = [one.status for one in list_registrations(reading, book.campaign.id)]
    assert statuses == [RegistrationStatus.DRAFT, RegistrationStatus.WITHDRAWN]


def test_titles_are_counted_with_the_women_among_them(book: Book) -> None:
    enrol(book, ["LDTT"], AN, BINH, DAO)
    enrol(book, ["DVXS"], HUY)
    with book.database.read() as reading:
        counted = count_titles(reading, book.campaign.id)
        assert count_matrix(reading, book.campaign.id, MatrixQuery(registered=True)) == 4
    counts = {one.title.code: (one.total, one.women) for one in counted.titles}
    assert (counted.people, counted.women) == (4, 2)
    assert counts == {"DVXS": (1, 0), "LDTT": (3, 2), "CSTDCS": (0, 0), "CSTD_TINH": (0, 0)}


def test_the_registered_share_is_a_count_out_of_a_count(book: Book) -> None:
    enrol(book, ["LDTT"], AN, BINH, DAO, HUY)
    found = progress(book, Metric.REGISTERED_SHARE)
    assert (found.numerator, found.denominator, found.reached) == (4, 5, False)
    enrol(book, ["LDTT"], THU)
    assert progress(book, Metric.REGISTERED_SHARE).reached is True


def test_who_left_counts_neither_above_nor_below_the_line(book: Book) -> None:
    enrol(book, ["LDTT"], AN, BINH)
    with book.database.write("end") as tx:
        end_membership(tx, book.people[AN].id, EventKind.RETIRED, date(2026, 10, 1))
    then = progress(book, Metric.REGISTERED_SHARE)
    set_campaign(book, end=date(2026, 12, 31))
    now = progress(book, Metric.REGISTERED_SHARE)
    assert (then.numerator, then.denominator) == (2, 5)
    assert (now.numerator, now.denominator) == (1, 4)


def test_members_are_counted_out_of_the_workers(book: Book) -> None:
    found = progress(book, Metric.MEMBER_SHARE)
    assert (found.numerator, found.denominator, found.reached) == (5, 10, False)


def test_a_target_this_book_cannot_count_stays_open(book: Book) -> None:
    assert progress(book, Metric.TYPED).reached is None


def recognised(name: str, **values: object) -> Initiative:
    fields = {
        "level": RecognitionLevel.BASE, "decision": "12/QĐ-CT", "decided_on": date(2025, 6, 20),
        "yearly_value": Dong(120_000_000),
    }  # fmt: skip
    return replace(Initiative("", name), **(fields | values))  # type: ignore[arg-type]


def share(book: Book, name: str, percent: int) -> AuthorShare:
    return AuthorShare(name, percent, book.people[name].id)


def test_the_initiative_target_counts_persons_once_however_many_initiatives_they_have(book: Book) -> None:
    with book.database.write("record") as tx:
        record_initiative(tx, recognised("Gá cắt vải"), [share(book, AN, 60), share(book, BINH, 40)])
        record_initiative(tx, recognised("Giá để vải"), [share(book, AN, 100)])
        record_initiative(tx, recognised("Xe đẩy", decision=""), [share(book, DAO, 100)])
        record_initiative(tx, recognised("Bàn là", decided_on=date(2024, 6, 1)), [share(book, HUY, 100)])
        record_initiative(tx, recognised("Kẹp chỉ"), [AuthorShare("Người ngoài", 100)])
    found = progress(book, Metric.INITIATIVE_SHARE)
    assert (found.numerator, found.denominator, found.reached) == (2, 5, True)


def test_only_initiatives_entered_in_the_programme_count_for_its_target(book: Book) -> None:
    target = replace(book.campaign.targets[1], metric=Metric.ENTERED_INITIATIVE_SHARE)
    set_campaign(book, targets=(target,))
    with book.database.write("record") as tx:
        record_initiative(tx, recognised("Gá cắt vải"), [share(book, AN, 100)])
        record_initiative(tx, recognised("Giá để vải", system_code="SK-0099"), [share(book, BINH, 100)])
    assert progress(book, Metric.ENTERED_INITIATIVE_SHARE).numerator == 1


def test_an_initiative_is_found_by_its_words_and_by_its_authors(book: Book) -> None:
    with book.database.write("record") as tx:
        record_initiative(tx, recognised("Gá cắt vải"), [share(book, AN, 60), share(book, BINH, 40)])
        record_initiative(tx, recognised("Giá để vải"), [share(book, DAO, 100)])
    with book.database.read() as reading:
        assert [one.initiative.name for one in list_initiatives(reading, "ga cat")] == ["Gá cắt vải"]
        assert [one.initiative.name for one in list_initiatives(reading, "bình")] == ["Gá cắt vải"]
        assert [author.share for _, author in initiatives_of_member(reading, book.people[BINH].id)] == [40]


def test_an_initiative_changes_with_its_authors_and_goes_with_them(book: Book) -> None:
    with book.database.write("record") as tx:
        line = record_initiative(tx, recognised("Gá cắt vải"), [share(book, AN, 60), share(book, BINH, 40)])
        changed = change_initiative(tx, line.initiative, [share(book, AN, 100)])
        again = change_initiative(tx, changed.initiative, [share(book, AN, 100)])
    assert again.authors_printed == "Nguyễn Thị Ấn (100%)"
    assert again.authors == changed.authors
    with book.database.write("remove") as tx:
        remove_initiative(tx, line.initiative.id)
        assert list_initiatives(tx) == []


def test_a_nominee_who_had_registered_is_known(book: Book) -> None:
    enrol(book, ["LDTT"], AN)
    with book.database.read() as reading:
        assert registered_titles(reading, book.campaign.id) == {book.people[AN].id: ("LDTT",)}


def test_the_files_of_what_only_somebody_deleted_for_good_made_are_gone(book: Book, tmp_path: Path) -> None:
    scan = tmp_path / "chung nhan.jpg"
    scan.write_bytes(picture())
    one, other = list(book.people.values())[:2]
    with book.database.write("record") as tx:
        alone = record_initiative(tx, Initiative("", "Gá may"), [AuthorShare(one.full_name, 100, one.id)])
        both = record_initiative(
            tx, Initiative("", "Kệ vải"), [AuthorShare(one.full_name, 50, one.id), AuthorShare("B", 50, other.id)]
        )
        for kept in (alone, both):
            add_initiative_files(tx, kept.id, [scan])
        erase_of(tx, [one.id])
        assert files_of(tx, alone.id) == []
        assert len(files_of(tx, both.id)) == 1
