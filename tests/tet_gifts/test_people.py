"""Nobody twice, nobody forgotten: the hardship record, doubts, last year's list, ranks, meetings, the check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from desktop.core import audit
from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.features.members.domain import EventKind, Member, MembershipEvent, Relative
from desktop.features.members.services import change_member, get_member, record_event
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    Approval,
    Beneficiary,
    BeneficiaryKind,
    Doubt,
    DoubtKind,
    GiftRequest,
    GiftState,
    Proposal,
    Reason,
    ReasonMissing,
    TetCampaign,
)
from desktop.features.tet_gifts.domain.people import (
    Again,
    Belonging,
    Change,
    Evidence,
    Open,
    OpenPoint,
    TetMeeting,
    Verdict,
)
from desktop.features.tet_gifts.services import people

from .conftest import Tet, of_2027


@pytest.fixture
def later(tet: Tet) -> TetCampaign:
    """Tết of the year after, with the schemes of the sample."""
    with tet.database.read() as reading:
        schemes = services.list_schemes(reading, tet.campaign.id)
    with tet.database.write("launch_tet") as tx:
        return services.launch_campaign(tx, TetCampaign("", "TET2027", 2027), of_2027(schemes))


def scheme_of(tet: Tet, campaign: TetCampaign, code: str) -> str:
    with tet.database.read() as reading:
        return services.find_scheme(reading, campaign.id, code).id


def given(tet: Tet, *gifts: GiftRequest) -> None:
    """Approved, closed and received."""
    tet.approve(*gifts)
    with tet.database.write("hand_out") as tx:
        services.finalise(tx, gifts[0].scheme_id)
        for gift in gifts:
            services.hand_out(tx, gift.slip_code)


def change(tet: Tet, member: Member, **told: object) -> Member:
    with tet.database.write("change_member") as tx:
        return change_member(tx, replace(get_member(tx, member.id), **told))  # type: ignore[arg-type]


def suspend(tet: Tet, member: Member, kind: EventKind = EventKind.SUSPENDED) -> None:
    with tet.database.write("record_event") as tx:
        record_event(tx, MembershipEvent("", member.id, kind, date(2026, 11, 1)))


def note(tet: Tet, member: Member, reason: Reason, evidence: Evidence | None = None) -> str:
    with tet.database.write("note_hardship") as tx:
        person = people.enter_person(tx, Beneficiary("", member_id=member.id))
        people.note_reasons(tx, person.id, [reason], evidence)
    return person.id


def kinds(tet: Tet, gift: GiftRequest) -> list[DoubtKind]:
    with tet.database.read() as reading:
        return [one.kind for one in services.doubts(reading, gift.campaign_id).get(gift.id, ())]


# Who somebody is


def test_an_old_card_number_and_spaces_find_the_member(tet: Tet) -> None:
    change(tet, tet.members[0], former_id="291234567")
    for number in ("291234567", "072 185 000.000", "072-185-000-000"):
        with tet.database.read() as reading:
            person = services.identify(reading, [Beneficiary("", "Nguyễn Thị Khác", national_id=number)])[0]
        assert person.member_id == tet.members[0].id


def test_it_is_said_before_saving_what_stops_a_proposal(tet: Tet) -> None:
    tet.propose("TIEN", tet.members[0])
    with tet.database.read() as reading:
        told = people.forewarn(
            reading, tet.schemes["TIEN"].id, Proposal(Beneficiary("", "X", national_id="072 185 000 000"))
        )
        other = people.forewarn(reading, tet.schemes["QUA"].id, Proposal(Beneficiary("", member_id=tet.members[0].id)))
    assert told.refusal is not None
    assert told.refusal.code == "already_in_scheme"
    assert other.refusal is None
    assert other.others == ("Hỗ trợ đoàn viên, người lao động khó khăn",)


def test_it_is_said_who_is_on_leave_and_who_left(tet: Tet) -> None:
    suspend(tet, tet.members[0])
    suspend(tet, tet.members[1], EventKind.CONTRACT_ENDED)
    with tet.database.read() as reading:
        told = [
            people.forewarn(reading, tet.schemes["TIEN"].id, Proposal(Beneficiary("", member_id=one.id)))
            for one in tet.members[:3]
        ]
    assert [(one.belonging, one.since) for one in told] == [
        (Belonging.ON_LEAVE, date(2026, 11, 1)), (Belonging.LEFT, date(2026, 11, 1)), (Belonging.MEMBER, None),
    ]  # fmt: skip


# Doubts


def test_a_couple_is_known_from_either_record(tet: Tet) -> None:
    wife, husband = tet.members[0], tet.members[1]
    change(tet, wife, family=(Relative("Chồng", husband.full_name, PartialDate(1985)),))
    first, second = tet.propose("TIEN", wife, husband)
    assert kinds(tet, first) == kinds(tet, second) == [DoubtKind.COUPLE]


def test_one_child_under_two_parents_is_seen(tet: Tet) -> None:
    child = Beneficiary("", "Trần Gia Bảo", birth=PartialDate(2018, 5, 1))
    both = [replace(child, parent_id=one.id) for one in tet.members[:2]]
    first, second = tet.propose("QUA", *both, kind=BeneficiaryKind.CHILD)
    assert kinds(tet, first) == kinds(tet, second) == [DoubtKind.SAME_CHILD]


def test_one_person_entered_as_a_member_and_as_somebody_else_is_seen(tet: Tet) -> None:
    member = change(tet, tet.members[0], national_id="")
    outsider = Beneficiary("", member.full_name, birth=member.birth, national_id="079185009999")
    first, second = tet.propose("TIEN", member, outsider)
    assert kinds(tet, first) == kinds(tet, second) == [DoubtKind.LOOKS_THE_SAME]


def test_a_doubt_that_was_looked_at_is_closed_with_what_was_found_until_it_is_about_somebody_else(tet: Tet) -> None:
    first, _ = tet.propose("TIEN", *(Beneficiary("", f"Người {one}", household="Số 7") for one in "ab"))
    with tet.database.write("look") as tx:
        found = people.open_doubts(tx, tet.campaign.id)[first.id]
        with pytest.raises(ReasonMissing):
            people.let_stand(tx, first.id, found, "  ")
        people.let_stand(tx, first.id, found, "Hai hộ ăn riêng")
        assert first.id not in people.open_doubts(tx, tet.campaign.id)
    tet.propose("TIEN", Beneficiary("", "Người c", household="Số 7"))
    with tet.database.read() as reading:
        assert people.open_doubts(reading, tet.campaign.id)[first.id] == (
            Doubt(DoubtKind.SAME_HOUSEHOLD, "Người b, Người c"),
        )


# The hardship record


def test_words_about_health_are_shown_only_on_asking_and_the_asking_is_recorded(tet: Tet) -> None:
    gift = tet.propose("TIEN", tet.members[0], description="Điều trị dài ngày")[0]
    with tet.database.read() as reading:
        assert people.is_described(reading, gift.id)
    with tet.database.write("show_hardship") as tx:
        assert people.show_hardship(tx, gift.id) == "Điều trị dài ngày"
    with tet.database.read() as reading:
        last = audit.entries(reading.session, 1)[0]
    assert (last["act"], last["kind"], last["id"]) == ("show_hardship", "tet_gift", gift.id)
    assert "Điều trị" not in str(last)


def test_reasons_of_a_gift_go_into_the_record_except_those_of_one_tet(tet: Tet) -> None:
    proposal = Proposal(Beneficiary("", member_id=tet.members[0].id), reasons=(Reason.HARDSHIP, Reason.ON_DUTY))
    with tet.database.write("propose") as tx:
        gift = people.propose_person(tx, tet.schemes["TIEN"].id, proposal, Evidence.LOCAL_PAPER, 1_500_000, 2)
        noted = people.circumstances_of(tx, [gift.beneficiary_id])[gift.beneficiary_id]
        means = people.means_of(tx, [gift.beneficiary_id])[gift.beneficiary_id]
    assert [(one.reason, one.evidence) for one in noted] == [(Reason.HARDSHIP, Evidence.LOCAL_PAPER)]
    assert (means.income, means.dependants) == (Dong(1_500_000), 2)


def test_one_reason_stands_once_for_a_person(tet: Tet) -> None:
    person = note(tet, tet.members[0], Reason.HARDSHIP)
    with tet.database.read() as reading:
        known = people.circumstances_of(reading, [person])[person][0]
    with tet.database.write("keep") as tx, pytest.raises(FieldRefused, match="reason_stands_already"):
        people.keep_circumstance(tx, replace(known, id="", revision=0))


def test_everybody_is_listed_with_their_gifts_through_the_years(tet: Tet, later: TetCampaign) -> None:
    given(tet, *tet.propose("TIEN", tet.members[0]))
    with tet.database.write("propose") as tx:
        services.propose(tx, scheme_of(tet, later, "TIEN"), [Proposal(Beneficiary("", member_id=tet.members[0].id))])
    note(tet, tet.members[1], Reason.HARDSHIP)
    with tet.database.read() as reading:
        lines = {one.full_name: one for one in people.list_people(reading)}
    first, second = (lines[one.full_name] for one in tet.members[:2])
    assert [one.lunar_year for one in first.gifts] == [2027, 2026]
    assert (first.received_in(2026), first.received_in(2027)) == (Dong(1_000_000), Dong(0))
    assert (second.gifts, second.reasons) == ((), (Reason.HARDSHIP,))


# Last year's list


def again(tet: Tet, later: TetCampaign) -> dict[str, Again]:
    with tet.database.read() as reading:
        return {one.full_name: one for one in people.propose_again(reading, later.id, tet.campaign.id)}


def test_last_years_list_says_what_became_of_everybody(tet: Tet, later: TetCampaign) -> None:
    stays, leaves, away, new, rejected = tet.members[:5]
    given(tet, *tet.propose("TIEN", stays, leaves, away))
    refused = tet.propose("TIEN", rejected)[0]
    with tet.database.write("reject") as tx:
        services.reject(tx, [refused.id], "Đã nhận nơi khác")
    suspend(tet, leaves, EventKind.RESIGNED)
    suspend(tet, away)
    note(tet, new, Reason.WORK_ACCIDENT)
    found = again(tet, later)
    assert {name: one.change for name, one in found.items()} == {
        stays.full_name: Change.STAYS, leaves.full_name: Change.LEFT, away.full_name: Change.ON_LEAVE,
        new.full_name: Change.NEW,
    }  # fmt: skip
    assert (found[stays.full_name].amount, found[stays.full_name].reasons) == (Dong(1_000_000), (Reason.HARDSHIP,))
    assert not found[leaves.full_name].may_come


def test_only_who_is_ticked_comes_again_and_never_twice(tet: Tet, later: TetCampaign) -> None:
    given(tet, *tet.propose("TIEN", *tet.members[:3]))
    wanted = [again(tet, later)[tet.members[0].full_name]]
    for expected in (1, 0):
        with tet.database.write("again") as tx:
            assert len(people.bring_again(tx, later.id, wanted).added) == expected
    assert again(tet, later)[tet.members[0].full_name].taken
    assert not again(tet, later)[tet.members[1].full_name].taken


# Ranks


def ranked(tet: Tet, code: str = "TIEN") -> list[str]:
    with tet.database.read() as reading:
        return [one.line.full_name for one in people.rank(reading, tet.schemes[code].id)]


def test_points_are_the_programs_proposal_until_they_are_confirmed_and_go_on_to_next_year(
    tet: Tet, later: TetCampaign
) -> None:
    with tet.database.write("criteria") as tx:
        shipped = people.criteria_of(tx, tet.campaign.id)
        assert (shipped.is_confirmed, shipped.of(Reason.SERIOUS_ILLNESS)) == (False, 30)
        people.keep_criteria(tx, replace(shipped, years_points=9), confirm=True)
        next_year = people.criteria_of(tx, later.id)
    assert (next_year.years_points, next_year.is_confirmed, next_year.campaign_id) == (9, False, later.id)


def test_who_had_a_gift_lately_comes_after_who_never_had_one(tet: Tet, later: TetCampaign) -> None:
    given(tet, *tet.propose("TIEN", tet.members[0]))
    target = scheme_of(tet, later, "TIEN")
    with tet.database.write("propose") as tx:
        asked = [Proposal(Beneficiary("", member_id=one.id), reasons=(Reason.HARDSHIP,)) for one in tet.members[:2]]
        services.propose(tx, target, asked)
        found = people.rank(tx, target)
    assert [(one.line.full_name, one.last_year, one.recent) for one in found] == [
        (tet.members[1].full_name, None, 0), (tet.members[0].full_name, 2026, 1),
    ]  # fmt: skip


def test_a_move_needs_a_reason_and_stays_until_it_is_taken_back(tet: Tet) -> None:
    gifts = tet.propose("TIEN", *tet.members[:4])
    before = ranked(tet)
    last = next(one for one in gifts if tet_name(tet, one) == before[-1])
    with tet.database.write("move") as tx:
        with pytest.raises(ReasonMissing):
            people.move_in_rank(tx, last.id, 1, "")
        people.move_in_rank(tx, last.id, 1, "Vừa mổ, chưa đi làm lại được")
    assert ranked(tet) == [before[-1], *before[:-1]]
    with tet.database.write("move") as tx:
        people.back_to_points(tx, [last.id])
    assert ranked(tet) == before


def tet_name(tet: Tet, gift: GiftRequest) -> str:
    with tet.database.read() as reading:
        return services.get_beneficiary(reading, gift.beneficiary_id).full_name


def test_deciding_down_the_list_stops_where_the_places_end_and_leaves_reserves_in_order(tet: Tet) -> None:
    from desktop.features.tet_gifts.services import change_scheme

    tet.propose("TIEN", *tet.members[:5])
    with tet.database.write("quota") as tx:
        change_scheme(tx, replace(tet.schemes["TIEN"], quota=3))
        order = [one.id for one in people.rank(tx, tet.schemes["TIEN"].id)]
        assert [one.id for one in people.decide_down_the_list(tx, tet.schemes["TIEN"].id)] == order[:3]
        assert [one.id for one in people.reserves(tx, tet.schemes["TIEN"].id)] == order[3:]


def test_a_place_that_becomes_free_goes_to_the_next_reserve_and_the_two_stay_linked(tet: Tet) -> None:
    tet.propose("TIEN", *tet.members[:4])
    scheme = tet.schemes["TIEN"].id
    with tet.database.write("replace") as tx:
        people.decide_down_the_list(tx, scheme, 2)
        first_reserve = people.reserves(tx, scheme)[0]
        [gone, _] = services.finalise(tx, scheme)
        for state in (GiftState.ISSUED, GiftState.NOT_TAKEN, GiftState.RETURNED):
            services.advance(tx, [gone.id], state, "Đã chuyển công tác")
        taken = people.replace_with_next(tx, gone.id)
    assert (taken.id, taken.replaces_id) == (first_reserve.id, gone.id)
    assert tet.gift(gone).state is GiftState.REPLACED


# The meeting


def meeting(tet: Tet, **told: object) -> TetMeeting:
    facts = TetMeeting(
        "", "", tet.schemes["TIEN"].id, date(2026, 11, 20), chair="Lê Thị Thanh Mai", secretary="Võ Thị Kim Yến",
        summoned=3, present=("Lê Thị Thanh Mai", "Võ Thị Kim Yến"),
    )  # fmt: skip
    with tet.database.write("meeting") as tx:
        return people.hold_meeting(tx, replace(facts, **told))  # type: ignore[arg-type]


def test_a_meeting_keeps_what_was_decided_whatever_comes_later(tet: Tet) -> None:
    gifts = tet.propose("TIEN", *tet.members[:3])
    tet.approve(gifts[0])
    with tet.database.write("reject") as tx:
        services.reject(tx, [gifts[1].id], "Đã nhận của tỉnh")
    held = meeting(tet)
    with tet.database.write("later") as tx:
        services.reject(tx, [gifts[0].id], "Có phản ánh")
    told = {line.request_id: (line.verdict, line.reason) for line in held.lines}
    assert told == {
        gifts[0].id: (Verdict.APPROVED, ""),
        gifts[1].id: (Verdict.REJECTED, "Đã nhận của tỉnh"),
        gifts[2].id: (Verdict.RESERVE, ""),
    }
    with tet.database.read() as reading:
        assert people.list_meetings(reading, tet.campaign.id) == [held]


def test_a_meeting_without_more_than_half_of_the_committee_is_refused(tet: Tet) -> None:
    with pytest.raises(FieldRefused, match="no_quorum"):
        meeting(tet, summoned=4)


# Nobody forgotten


def points(tet: Tet, campaign: TetCampaign, kind: Open) -> list[OpenPoint]:
    with tet.database.read() as reading:
        return [one for one in people.open_points(reading, campaign.id) if one.kind is kind]


def about(found: Iterable[OpenPoint]) -> set[str]:
    return {one.about for one in found}


def test_who_is_in_need_and_on_no_list_is_told(tet: Tet) -> None:
    noted, away, mother, proposed, left = tet.members[0], tet.members[1], tet.members[3], tet.members[5], tet.members[7]
    mother = next(one for one in tet.members if one.sex == "Nữ" and one not in (noted, proposed))
    note(tet, noted, Reason.HARDSHIP)
    note(tet, left, Reason.HARDSHIP)
    note(tet, proposed, Reason.HARDSHIP)
    suspend(tet, away)
    suspend(tet, left, EventKind.CONTRACT_ENDED)
    change(tet, mother, family=(Relative("Con gái", "Trần An", PartialDate(2025, 2, 1)),))
    tet.propose("TIEN", proposed)
    assert about(points(tet, tet.campaign, Open.NEVER_PROPOSED)) == {
        noted.full_name, away.full_name, mother.full_name
    }  # fmt: skip


def test_a_section_without_a_proposal_is_told(tet: Tet) -> None:
    tet.propose("TIEN", tet.members[0])
    assert about(points(tet, tet.campaign, Open.SECTION_SILENT)) == {"Tổ May 1"}


def test_who_had_a_gift_last_year_and_is_missing_now_is_told(tet: Tet, later: TetCampaign) -> None:
    given(tet, *tet.propose("TIEN", *tet.members[:2]))
    with tet.database.write("again") as tx:
        people.bring_again(tx, later.id, people.propose_again(tx, later.id, tet.campaign.id)[:1])
    assert len(points(tet, later, Open.MISSING_NOW)) == 1


def test_reasons_nobody_proved_are_told_and_those_that_need_no_paper_are_not(tet: Tet) -> None:
    with tet.database.write("propose") as tx:
        for member, reasons, evidence in (
            (tet.members[0], (Reason.HARDSHIP, Reason.RENTING), None),
            (tet.members[1], (Reason.HARDSHIP,), Evidence.VISIT),
            (tet.members[2], (Reason.RENTING, Reason.ON_DUTY), None),
        ):
            proposal = Proposal(Beneficiary("", member_id=member.id), reasons=reasons)
            people.propose_person(tx, tet.schemes["TIEN"].id, proposal, evidence)
    [found] = points(tet, tet.campaign, Open.NO_EVIDENCE)
    assert (found.about, found.reasons) == (tet.members[0].full_name, (Reason.HARDSHIP,))


def test_the_fairness_view_counts_people_by_section_and_reason(tet: Tet, later: TetCampaign) -> None:
    given(tet, *tet.propose("TIEN", *tet.members[:3]))
    with tet.database.write("propose") as tx:
        asked = [Proposal(Beneficiary("", member_id=tet.members[one].id), reasons=(Reason.HARDSHIP,)) for one in (0, 9)]
        made = services.propose(tx, scheme_of(tet, later, "TIEN"), asked).added
        services.approve(tx, [Approval(made[0].id)])
        view = people.fairness(tx, later.id, scheme_of(tet, later, "TIEN"))
    cut, sewing = view.sections
    assert (cut.name, cut.people, cut.proposed, cut.approved, cut.recent, cut.never) == ("Tổ Cắt", 5, 1, 1, 2, 3)
    assert (sewing.people, sewing.proposed, sewing.approved, sewing.recent, sewing.never) == (5, 1, 0, 1, 4)
    assert (cut.suggested, sewing.suggested) == (5, 5)
    [reason] = view.reasons
    assert (reason.id, reason.people, reason.recent, reason.never) == ("HCKK", 2, 1, 1)
