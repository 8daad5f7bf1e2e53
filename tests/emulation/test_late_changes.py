"""After the last day: new people with a reason, old registrations only with leave, earlier versions kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.errors import FieldRefused
from desktop.features.emulation.domain import (
    CampaignInUse,
    CampaignStatus,
    DecisionNeeded,
    MatrixQuery,
    Move,
    RegistrationLocked,
    RegistrationStatus,
    next_campaign,
)
from desktop.features.emulation.services import (
    advance,
    change_campaign,
    close_campaign,
    count_results,
    count_statuses,
    find_registration,
    following_campaign,
    get_campaign,
    is_locked,
    launch_campaign,
    leave_today,
    list_campaigns,
    lock_again,
    open_ends,
    propose_again,
    register,
    register_again,
    registration_matrix,
    remove_campaign,
    reopen_campaign,
    settle,
    unlock_registrations,
    unregister,
    versions_of,
)
from desktop.features.members.domain import EventKind
from desktop.features.members.services import change_member, end_membership, get_member
from tests.emulation.conftest import Book

AN, BINH, DAO, HUY = "Nguyễn Thị Ấn", "Trần Văn Bình", "Lê Thị Đào", "Đỗ Quốc Huy"


@pytest.fixture
def late(book: Book) -> Book:
    """Two people registered in time; then the last day went by."""
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(AN), book.person(BINH)], ["LDTT"])
    with book.database.write("change") as tx:
        campaign = get_campaign(tx, book.campaign.id)
        change_campaign(tx, replace(campaign, register_by=date(tx.today().year - 1, 2, 28)))
    return book


def change(book: Book, name: str, *titles: str) -> None:
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(name)], titles)


def allow(book: Book) -> None:
    with book.database.write("unlock") as tx:
        unlock_registrations(tx, book.campaign.id, "LĐLĐ tỉnh", tx.today(), "Đăng ký nhầm danh hiệu")


def test_what_was_registered_in_time_is_locked_after_the_last_day(late: Book) -> None:
    with pytest.raises(RegistrationLocked) as refused:
        change(late, AN, "DVXS")
    assert refused.value.name == AN
    with late.database.write("unregister") as tx, pytest.raises(RegistrationLocked):
        unregister(tx, late.campaign.id, [late.person(AN)], ["LDTT"])


def test_with_leave_the_titles_change_and_the_old_version_is_kept(late: Book) -> None:
    allow(late)
    change(late, AN, "DVXS")
    with late.database.read() as reading:
        registration = find_registration(reading, late.campaign.id, late.people[AN].id)
        assert registration is not None
        (version,) = versions_of(reading, [registration.id])
    assert registration.titles == ("DVXS", "LDTT")
    assert (version.number, version.titles, version.reason) == (1, ("LDTT",), "Đăng ký nhầm danh hiệu")


def test_leave_ends_when_it_is_locked_again(late: Book) -> None:
    allow(late)
    with late.database.write("lock") as tx:
        leave = leave_today(tx, late.campaign.id)
        assert leave is not None
        lock_again(tx, leave.id)
    with pytest.raises(RegistrationLocked):
        change(late, AN, "DVXS")


def test_leave_needs_who_gave_it_and_why(late: Book) -> None:
    with late.database.write("unlock") as tx, pytest.raises(FieldRefused) as refused:
        unlock_registrations(tx, late.campaign.id, "LĐLĐ tỉnh", tx.today(), " ")
    assert refused.value.field == "reason"


def test_a_supplementary_registration_may_be_corrected_while_it_is_a_draft(late: Book) -> None:
    with late.database.write("register") as tx:
        register(tx, late.campaign.id, [late.person(DAO)], ["LDTT"], "Nghỉ thai sản trở lại")
    change(late, DAO, "DVXS")
    with late.database.read() as reading:
        registration = find_registration(reading, late.campaign.id, late.people[DAO].id)
        assert registration is not None
        assert versions_of(reading, [registration.id]) == []
        assert not is_locked(reading, get_campaign(reading, late.campaign.id), registration)


def test_a_title_is_achieved_only_by_a_decision(late: Book) -> None:
    with late.database.write("settle") as tx:
        registration = find_registration(tx, late.campaign.id, late.people[AN].id)
        assert registration is not None
        advance(tx, [registration.id], RegistrationStatus.APPROVED)
        with pytest.raises(DecisionNeeded):
            advance(tx, [registration.id], RegistrationStatus.ACHIEVED)
        with pytest.raises(DecisionNeeded):
            settle(tx, [registration.id], achieved=True, decision="12/QĐ-CT")
        (settled,) = settle(tx, [registration.id], achieved=True, decision="12/QĐ-CT", decided_on=date(2026, 3, 1))
    assert settled.result_note == "12/QĐ-CT, 01/03/2026"
    with late.database.read() as reading:
        (result,) = count_results(reading, late.campaign.id)
        assert (result.registered, result.achieved) == (2, 1)
        assert count_statuses(reading, late.campaign.id, persons=True) == {
            RegistrationStatus.DRAFT: 1,
            RegistrationStatus.ACHIEVED: 1,
        }


def test_the_matrix_shows_those_of_one_status_withdrawn_ones_too(late: Book) -> None:
    with late.database.write("withdraw") as tx:
        registration = find_registration(tx, late.campaign.id, late.people[AN].id)
        assert registration is not None
        advance(tx, [registration.id], RegistrationStatus.WITHDRAWN)
    with late.database.read() as reading:
        for status, names in ((RegistrationStatus.WITHDRAWN, [AN]), (RegistrationStatus.DRAFT, [BINH])):
            lines = registration_matrix(reading, late.campaign.id, MatrixQuery(status=status))
            assert [line.name for line in lines] == names


def test_last_years_list_says_who_stays_moved_left_or_is_new(book: Book) -> None:
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(name) for name in (AN, BINH, DAO)], ["LDTT"])
    with book.database.write("year") as tx:
        following = launch_campaign(tx, replace(next_campaign(book.campaign), register_by=None))
        end_membership(tx, book.people[BINH].id, EventKind.RETIRED, tx.today())
        dao = get_member(tx, book.people[DAO].id)
        change_member(tx, replace(dao, section_id=book.sections["Tổ Cắt"].id))
    with book.database.write("again") as tx:
        proposals = propose_again(tx, following.id, book.campaign.id)
        moves = {one.name: one.move for one in proposals}
        assert moves == {AN: Move.STAYS, BINH: Move.LEFT, DAO: Move.MOVED, HUY: Move.NEW, "Phạm Hoài Thu": Move.NEW}
        assert register_again(tx, following.id, proposals) == 2
        assert all(one.taken for one in propose_again(tx, following.id, book.campaign.id) if one.name in (AN, DAO))


def test_a_campaign_is_closed_with_what_is_still_open_told_first(book: Book) -> None:
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(AN)], ["LDTT"])
        ends = open_ends(tx, book.campaign)
        assert (ends.unsettled, ends.none) == (1, False)
        closed = close_campaign(tx, book.campaign.id, "Hoàn thành các mục tiêu")
        assert (closed.status, closed.closed_on) == (CampaignStatus.CLOSED, tx.today())
        assert reopen_campaign(tx, book.campaign.id).closed_on is None


def test_the_next_campaign_has_its_dates_a_year_later_and_no_bloc_that_has_gone(book: Book) -> None:
    following = next_campaign(book.campaign)
    assert (following.code, following.year, following.start) == ("TD-2026", 2026, date(2026, 1, 1))
    assert "2026" in following.name
    assert "2025" not in following.name
    assert [bloc.name for bloc in following.blocs] == ["Khối doanh nghiệp"]
    blocs = {one.bloc for one in following.contents} | {one.bloc for one in following.movements}
    assert blocs <= {"", "Khối doanh nghiệp"}
    assert [one.value for one in following.targets] == [one.value for one in book.campaign.targets]
    assert (following.theme, following.events, following.issuer) == ("", (), "")


def test_the_next_campaign_is_launched_by_the_superior_of_that_day(book: Book) -> None:
    with book.database.read() as reading:
        assert following_campaign(reading, book.campaign).issuer == "Liên đoàn Lao động tỉnh Tây Ninh"


def test_a_campaign_launched_by_mistake_is_deleted_and_one_in_use_is_not(book: Book) -> None:
    with book.database.write("launch") as tx:
        mistake = launch_campaign(tx, replace(book.campaign, code="TD-NHAM"))
        remove_campaign(tx, mistake.id)
        assert [one.code for one in list_campaigns(tx)] == [book.campaign.code]
        register(tx, book.campaign.id, [book.person(AN)], ["LDTT"])
    with pytest.raises(CampaignInUse), book.database.write("remove") as tx:
        remove_campaign(tx, book.campaign.id)
