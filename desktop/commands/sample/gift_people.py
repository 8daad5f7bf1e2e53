"""The people of Tết in the sample's story: the Tết before, who is in need, families, the criteria and the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.commands.sample.moments import LAST_TET, TET_MET
from desktop.core.database import Transaction
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.accounts.books import Book
from desktop.features.members.domain import Member, Relative
from desktop.features.members.services import active_members, change_member
from desktop.features.organization.services import get_union
from desktop.features.tet_gifts import services as tet
from desktop.features.tet_gifts.domain import (
    Approval,
    Beneficiary,
    BeneficiaryKind,
    Doubt,
    FundSource,
    GiftRequest,
    Proposal,
    Reason,
    Scheme,
    SchemeKind,
    SourceBudget,
    TetCampaign,
)
from desktop.features.tet_gifts.domain.people import Evidence, TetMeeting
from desktop.features.tet_gifts.services import people

SAME_CODES = ("TIEN", "QUA")
STANDING = (
    (Reason.HARDSHIP, Evidence.LOCAL_PAPER),
    (Reason.SERIOUS_ILLNESS, Evidence.HOSPITAL_PAPER),
    (Reason.SINGLE_PARENT, Evidence.VISIT),
    (Reason.SICK_CHILD, None),
    (Reason.WORK_ACCIDENT, Evidence.ACCIDENT_RECORD),
)


def remember_last_tet(book: Book) -> None:
    """Tết Ất Tỵ 2025, given and received; since then reasons stand in the record, of some who are on no list now."""
    database = book.database
    database.clock = LAST_TET
    with database.write("launch_tet") as tx:
        campaign = tet.launch_campaign(
            tx,
            TetCampaign("", "TET2025", 2025, "Tết Sum vầy – Xuân ơn Đảng", plan_document="Kế hoạch số 41/KH-CĐCS"),
            [_last_years_scheme("TIEN", "Hỗ trợ đoàn viên khó khăn", SchemeKind.CASH, 20_000_000),
             _last_years_scheme("QUA", "Túi quà Tết", SchemeKind.GOODS, 12_000_000)],
        )  # fmt: skip
        members = active_members(tx)
        _settle_families(tx, members)
        for order, scheme in enumerate(tet.list_schemes(tx, campaign.id)):
            _give(tx, scheme, members[order * 5 :: 13][:18])
        for number, member in enumerate(members[3::29][:8]):
            reason, evidence = STANDING[number % len(STANDING)]
            person = people.enter_person(tx, Beneficiary("", member_id=member.id))
            people.note_reasons(tx, person.id, [reason], evidence)
            if number % 2:
                people.keep_means(tx, person.id, Dong(1_600_000 + 200_000 * number), number % 4)


def propose_others(tx: Transaction, campaign: TetCampaign) -> list[GiftRequest]:
    """Who is no member: a worker, a retired officer, a child of a member. Two of one household are among them."""
    scheme = tet.find_scheme(tx, campaign.id, "QUA")
    parent = active_members(tx)[0]
    home = "Số 12, đường Trường Sa"
    others = [
        _other("Lâm Thị Diễm", Sex.FEMALE, 1994, BeneficiaryKind.WORKER, Reason.RENTING, home),
        _other("Huỳnh Văn Tạo", Sex.MALE, 1991, BeneficiaryKind.WORKER, Reason.HARDSHIP, home),
        _other("Đinh Công Trứ", Sex.MALE, 1956, BeneficiaryKind.RETIRED_OFFICER, Reason.SERIOUS_ILLNESS),
    ]
    child = next(one for one in parent.family if one.relation == "Con")
    others.append(
        Proposal(
            Beneficiary("", child.full_name, sex=Sex.FEMALE, birth=child.birth, parent_id=parent.id),
            BeneficiaryKind.CHILD, (Reason.SICK_CHILD,),
        )
    )  # fmt: skip
    return [people.propose_person(tx, scheme.id, one, Evidence.VISIT if one.reasons else None) for one in others]


def meet(book: Book) -> None:
    """The committee agrees on its points, moves somebody up, turns somebody down and signs the minutes."""
    database = book.database
    database.clock = TET_MET
    with database.write("tet_meeting") as tx:
        campaign = tet.find_campaign(tx, "TET2026")
        people.keep_criteria(tx, people.criteria_of(tx, campaign.id), confirm=True)
        for scheme in tet.list_schemes(tx, campaign.id):
            waiting = people.reserves(tx, scheme.id)
            if len(waiting) > 2:
                last = waiting[-1]
                people.move_in_rank(tx, last.id, waiting[0].place, "Nhà vừa bị tốc mái trong đợt mưa bão cuối năm")
                tet.reject(tx, [waiting[0].id], "Đã nhận hỗ trợ của địa phương dịp này")
        for gift, doubts in list(people.open_doubts(tx, campaign.id).items())[:1]:
            people.let_stand(
                tx, gift, [Doubt(one.kind, one.other) for one in doubts], "Hai hộ ăn riêng, ở chung nhà trọ"
            )
        for code in SAME_CODES:
            people.hold_meeting(tx, _meeting(tx, tet.find_scheme(tx, campaign.id, code)))


def _last_years_scheme(code: str, name: str, kind: SchemeKind, budget: int) -> Scheme:
    cash = Dong(500_000 if kind is SchemeKind.CASH else 0)
    goods = Dong(0 if cash else 300_000)
    return Scheme(
        "", "", code, name, kind, cash_part=cash, kind_part=goods, quota=40,
        budgets=(SourceBudget(FundSource.OWN, Dong(budget)),),
    )  # fmt: skip


def _give(tx: Transaction, scheme: Scheme, chosen: Sequence[Member]) -> None:
    asked = [Proposal(Beneficiary("", member_id=one.id), reasons=(Reason.HARDSHIP,)) for one in chosen]
    made = tet.propose(tx, scheme.id, asked).added
    tet.approve(tx, [Approval(one.id) for one in made])
    for gift in tet.finalise(tx, scheme.id):
        tet.hand_out(tx, gift.slip_code, desk="Bàn 1")


def _settle_families(tx: Transaction, members: Sequence[Member]) -> None:
    """A few records name a husband, a wife, a child."""
    wife = next(one for one in members if one.sex is Sex.FEMALE)
    husband = next(one for one in members if one.sex is Sex.MALE)
    child = Relative("Con", "Trần Gia Hân", PartialDate(2017, 6, 9))
    if wife.id == members[0].id:
        change_member(tx, replace(wife, family=(Relative("Chồng", husband.full_name, husband.birth), child)))
        return
    change_member(tx, replace(wife, family=(Relative("Chồng", husband.full_name, husband.birth),)))
    change_member(tx, replace(tet_member(tx, members[0]), family=(child,)))


def tet_member(tx: Transaction, member: Member) -> Member:
    """As the record stands now."""
    return next(one for one in active_members(tx) if one.id == member.id)


def _other(
    name: str, sex: Sex, year: int, kind: BeneficiaryKind, reason: Reason, household: str = ""
) -> Proposal:  # fmt: skip
    person = Beneficiary("", name, sex=sex, birth=PartialDate(year), unit="Tổ Bảo vệ – Tạp vụ", household=household)
    return Proposal(person, kind, (reason,))


def _meeting(tx: Transaction, scheme: Scheme) -> TetMeeting:
    there = people.committee(tx)[:5] or [get_union(tx).chair]
    return TetMeeting(
        "", "", scheme.id, date(2026, 1, 16), "Phòng họp công ty", get_union(tx).chair or there[0], there[-1],
        len(there), tuple(there), guests="Đại diện người sử dụng lao động",
        remarks="Các tổ trưởng thông báo kết quả cho đoàn viên trong ngày niêm yết.",
    )  # fmt: skip
