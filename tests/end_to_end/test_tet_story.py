"""A whole Tết: from the plan of the union above to the settlement, with 1,296 gifts, somebody who is in two unions, two
desks on the day, and a power cut while gifts are handed out.

The lists are long because real ones are; everything that many people go through is one deed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from desktop import catalog
from desktop.commands.union import found_with_keys, sender_of
from desktop.core import audit
from desktop.core.clock import fixed_at
from desktop.core.database import Database, Transaction
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.accounts.books import Book, open_book, set_up
from desktop.features.accounts.services import DATABASE_FILE
from desktop.features.federation import services as federation
from desktop.features.federation.domain import Outcome
from desktop.features.members.domain import Member
from desktop.features.members.services import add_members
from desktop.features.organization.domain import Role, UnionDraft
from desktop.features.organization.services import get_union, list_sections
from desktop.features.sync import services as sync
from desktop.features.sync.domain import Created, PackageKind, Purpose
from desktop.features.tet_gifts import services as tet
from desktop.features.tet_gifts.domain import (
    Beneficiary,
    DoubtKind,
    GiftQuery,
    GiftState,
    NotReconciled,
    Payment,
    PaymentKind,
    Proposal,
    Reason,
    Scheme,
    TetCampaign,
)
from desktop.features.tet_gifts.domain import (
    Outcome as Answer,
)
from desktop.features.tet_gifts.domain.desk import MAIN_DESK, DeskScope, Verdict
from desktop.features.tet_gifts.domain.people import TetMeeting
from desktop.features.tet_gifts.domain.second_desk import SplitBy
from desktop.features.tet_gifts.reports import REPORTS
from desktop.features.tet_gifts.services import desk as hand_out_desk
from desktop.features.tet_gifts.services import people, second_desk

GIFTS, BATCH = 1296, 48
PASSPHRASE = "bốn từ dễ nhớ"
PLAN = f"""
[campaign]
code = "TET2026"
lunar_year = 2026
programme = "Tết Sum vầy"
plan_document = "Kế hoạch số 12/KH-LĐLĐ ngày 01/11/2025"
accounting_years = [2026]

[[scheme]]
code = "TIEN"
name = "Hỗ trợ đoàn viên khó khăn"
kind = "TIEN"
level = "TINH_NGANH"
cash_part = 1000000
quota = {GIFTS}
superior_decides = true
budgets = [{{ source = "CAP_TREN", amount = {GIFTS}000000, quota = {GIFTS} }}]
"""
REASONS = (Reason.HARDSHIP, Reason.SERIOUS_ILLNESS, Reason.RENTING, Reason.SINGLE_PARENT)
TWICE = "072185090001"
"""The number of somebody who works in two places."""

HAND_OUT_AND_DIE = """
import os, sys
from pathlib import Path
from desktop.core.clock import fixed_at
from desktop.features.accounts.books import open_book
from desktop.features.tet_gifts import services as tet
from desktop.features.tet_gifts.domain import GiftQuery, GiftState

book = open_book(Path(sys.argv[1]), sys.argv[2], fixed_at(2026, 2, 8))
with book.database.read() as reading:
    waiting = tet.list_gifts(reading, GiftQuery(states=(GiftState.ISSUED,)))
for start in range(0, len(waiting), int(sys.argv[3])):
    with book.database.write("hand_out_gift") as tx:
        for line in waiting[start : start + int(sys.argv[3])]:
            tet.hand_out(tx, line.slip_code, desk="Bàn 1")
    print("batch", flush=True)
"""


@dataclass
class Office:
    """A union, or the desk above, on a disk of its own."""

    folder: Path
    book: Book

    @property
    def database(self) -> Database:
        return self.book.database

    def on(self, *day: int) -> Office:
        self.database.clock = fixed_at(*day)
        return self


def office(folder: Path, name: str, code: str, role: Role = Role.UNION) -> Office:
    draft = UnionDraft(
        name, code, role=role, chair="Lê Thị Thanh Mai", superior_name="Liên đoàn Lao động tỉnh Tây Ninh",
        sections=() if role is Role.DESK else ("Tổ Cắt", "Tổ May 1", "Tổ May 2"),
    )  # fmt: skip
    book, _ = set_up(folder, PASSPHRASE, lambda tx: found_with_keys(tx, draft), fixed_at(2025, 11, 3))
    return Office(folder, book)


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[tuple[Office, Office, Office]]:
    """A large union, a small one, and the desk above them; cards exchanged, the key for comparing given."""
    large = office(tmp_path / "large", "CĐCS Công ty TNHH May Hòa Phát", "TN-0001")
    small = office(tmp_path / "small", "CĐCS Công ty TNHH Giày Trảng Bàng", "TN-0002")
    desk = office(tmp_path / "desk", "Liên đoàn Lao động tỉnh Tây Ninh", "TN", Role.DESK)
    card = tmp_path / "card.cdcard"
    for union in (large, small):
        for giver, taker in ((union, desk), (desk, union)):
            sync.export_card(giver.database, card)
            sync.add_card(taker.database, card)
    for made in federation.send_keys(desk.database, tmp_path):
        taker = large if made.file.name and _is_for(large, made) else small
        assert federation.receive(taker.database, [made.file], True)[0].outcome is Outcome.APPLIED
    yield large, small, desk
    for one in (large, small, desk):
        one.book.close()


def _is_for(one: Office, made: Created) -> bool:
    return sync.verify_file(one.database, made.file).valid


def hire(union: Office, count: int, first_number: int) -> list[Member]:
    with union.database.write("hire") as tx:
        sections = list_sections(tx)
        return add_members(
            tx,
            [
                Member("", f"Nguyễn Thị {_word(number)}", Sex.FEMALE,
                       PartialDate(1985, 1 + number % 12, 1 + number % 28),
                       national_id=str(first_number + number).zfill(12), section_id=sections[number % 3].id)
                for number in range(count)
            ],
        )  # fmt: skip


def _word(number: int) -> str:
    """A given name of its own for everybody: digits are no letters of a name."""
    return "".join("abcdeghikl"[int(digit)] for digit in f"{number:04}").capitalize()


def plan(union: Office, folder: Path) -> tuple[TetCampaign, Scheme]:
    (folder / "plan.toml").write_text(PLAN, encoding="utf-8")
    read = tet.read_campaign_file(folder / "plan.toml")
    with union.database.write("launch_tet") as tx:
        campaign = tet.launch_campaign(tx, read.campaign, read.schemes)
        return campaign, tet.find_scheme(tx, campaign.id, "TIEN")


def propose(union: Office, scheme: Scheme, members: list[Member]) -> None:
    asked = [
        Proposal(Beneficiary("", member_id=one.id), reasons=(REASONS[at % len(REASONS)],))
        for at, one in enumerate(members)
    ]
    with union.database.write("propose_gifts") as tx:
        assert not tet.propose(tx, scheme.id, asked).refused


def states(union: Office, scheme: Scheme) -> dict[GiftState, int]:
    with union.database.read() as reading:
        return tet.count_by_state(reading, GiftQuery(scheme_id=scheme.id))


def ids_in(union: Office, scheme: Scheme, state: GiftState) -> list[str]:
    with union.database.read() as reading:
        return [one.id for one in tet.list_gifts(reading, GiftQuery(scheme_id=scheme.id, states=(state,)))]


def report(union: Office, desk: Office, stick: Path) -> None:
    with union.database.read() as reading:
        sender = sender_of(get_union(reading))
    made = sync.create_package(
        union.database, catalog.synced_tables(), sender, PackageKind.REPORT, stick, receiver_code="TN",
        purpose=Purpose.PERSONS,
    )  # fmt: skip
    assert federation.receive(desk.database, [made.file], True)[0].outcome is Outcome.APPLIED


def test_from_the_plan_to_the_settlement(offices: tuple[Office, Office, Office], tmp_path: Path) -> None:
    large, small, desk = offices
    stick = tmp_path / "usb"
    stick.mkdir()

    # The plan comes down; everybody is surveyed and proposed, one more than there are gifts.
    members = hire(large, GIFTS + 1, 72_185_000_000)
    members[7] = _renumber(large, members[7], TWICE)
    _, theirs = plan(small, tmp_path)
    elsewhere = hire(small, 1, 72_185_090_001)
    campaign, scheme = plan(large, tmp_path)
    propose(large, scheme, members)
    propose(small, theirs, elsewhere)
    assert elsewhere[0].national_id == TWICE

    # The committee agrees on its points, approves down the list, meets and posts.
    with large.on(2026, 1, 10).database.write("decide") as tx:
        people.keep_criteria(tx, people.criteria_of(tx, campaign.id), confirm=True)
        twice = next(one for one in people.rank(tx, scheme.id) if one.line.national_id == TWICE)
        people.move_in_rank(tx, twice.id, 1, "Vừa mất việc ở nơi thứ hai")
        assert len(people.decide_down_the_list(tx, scheme.id)) == GIFTS
        held = people.hold_meeting(tx, _meeting(scheme))
        assert len(held.lines) == GIFTS + 1
        assert len(tet.post_list(tx, scheme.id, date(2026, 1, 11), date(2026, 1, 17))) == GIFTS
    with large.on(2026, 1, 20).database.write("close_the_list") as tx:
        assert len(tet.finalise(tx, scheme.id)) == GIFTS
        tet.advance(tx, [one.request_id for one in held.lines if one.verdict == "duyet"], GiftState.SENT_UP)

    # Both lists go up; the desk finds one person in both, and says so to each without a name.
    for union in (large, small):
        report(union, desk, stick)
    with desk.database.read() as reading:
        [match] = federation.list_matches(reading)
    assert {place.unit_name for place in match.places} == {
        "CĐCS Công ty TNHH May Hòa Phát", "CĐCS Công ty TNHH Giày Trảng Bàng",
    }  # fmt: skip
    answer = federation.reply(desk.database, "TN-0001", stick)
    assert federation.receive(large.database, [answer.file], True)[0].outcome is Outcome.APPLIED
    with large.database.read() as reading:
        found = people.open_doubts(reading, campaign.id)
    assert {gift: [one.kind for one in some] for gift, some in found.items()} == {twice.id: [DoubtKind.ELSEWHERE]}
    assert "Trảng Bàng" not in found[twice.id][0].other

    # Who is in two unions is not approved above; the first reserve takes the place.
    with large.database.write("answer") as tx:
        tet.advance(tx, [twice.id], GiftState.SUPERIOR_REJECTED, "Trùng với đơn vị khác")
        others = [one for one in ids_in(large, scheme, GiftState.SENT_UP) if one != twice.id]
        tet.advance(tx, others, GiftState.SUPERIOR_APPROVED)
        [reserve] = people.decide_down_the_list(tx, scheme.id)
        tet.finalise(tx, scheme.id)
        tet.advance(tx, [reserve.id], GiftState.SENT_UP)
        tet.advance(tx, [reserve.id], GiftState.SUPERIOR_APPROVED)
        tet.advance(tx, [*others, reserve.id], GiftState.ISSUED)
    assert states(large, scheme) == {GiftState.ISSUED: GIFTS, GiftState.SUPERIOR_REJECTED: 1}

    # The day: the power fails while the first desk writes; what was written is whole, and the day goes on.
    large = _after_the_power_cut(large)
    given = states(large, scheme).get(GiftState.RECEIVED, 0)
    assert given % BATCH == 0
    assert 0 < given < GIFTS
    _hand_out_at_two_desks(large, campaign, scheme, stick)
    assert states(large, scheme) == {GiftState.RECEIVED: GIFTS - 1, GiftState.ISSUED: 1, GiftState.SUPERIOR_REJECTED: 1}

    # Nobody comes for the last one; the rest is settled, and the figures agree to the đồng.
    last = ids_in(large, scheme, GiftState.ISSUED)
    with large.on(2026, 2, 20).database.write("bring_back") as tx:
        tet.mark_not_taken(tx, last, "Đã nghỉ việc, không liên lạc được")
        tet.bring_back(tx, last)
        _pay(tx, scheme, PaymentKind.CASH, "PC 07", GIFTS * 1_000_000)
    with pytest.raises(NotReconciled), large.database.write("settle") as tx:
        tet.settle(tx, campaign.id, 2026, tet.SettlementDraft(date(2026, 2, 20)))
    with large.database.write("settle") as tx:
        _pay(tx, scheme, PaymentKind.CASH_BACK, "PT 02", 1_000_000)
        settled = tet.settle(tx, campaign.id, 2026, tet.SettlementDraft(date(2026, 2, 20), "09/BC-CĐCS"))
    assert (settled.gifts, settled.cash) == (GIFTS - 1, Dong((GIFTS - 1) * 1_000_000))
    assert states(large, scheme) == {
        GiftState.SETTLED: GIFTS - 1, GiftState.RETURNED: 1, GiftState.SUPERIOR_REJECTED: 1,
    }  # fmt: skip
    _figures_agree(large, campaign, scheme)
    large.book.close()


def _figures_agree(union: Office, campaign: TetCampaign, scheme: Scheme) -> None:
    with union.database.read() as reading:
        [meter] = tet.budget_meters(reading, campaign.id)
        assert (meter.handed_out_gifts, meter.handed_out) == (GIFTS - 1, Dong((GIFTS - 1) * 1_000_000))
        received = people.fairness(reading, campaign.id, scheme.id)
        assert sum(one.approved for one in received.sections) == GIFTS - 1
        signed = next(one for one in REPORTS if one.name == "tet-sign-off").build(reading, "TET2026")
        assert signed.tables[0].total_label == f"Tổng cộng: {GIFTS - 1} suất"
        assert audit.first_broken(reading.session) is None


def _renumber(union: Office, member: Member, number: str) -> Member:
    from dataclasses import replace

    from desktop.features.members.services import change_member

    with union.database.write("change_member") as tx:
        return change_member(tx, replace(member, national_id=number))


def _meeting(scheme: Scheme) -> TetMeeting:
    there = ("Lê Thị Thanh Mai", "Võ Thị Kim Yến")
    return TetMeeting("", "", scheme.id, date(2026, 1, 10), "Phòng họp", there[0], there[1], 3, there)


def _after_the_power_cut(union: Office) -> Office:
    """A process of its own hands out in batches until it is killed; its last writing reached the disk in part only."""
    union.book.close()
    command = [sys.executable, "-c", HAND_OUT_AND_DIE, str(union.folder), PASSPHRASE, str(BATCH)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ) as working:
        assert working.stdout is not None
        for _ in range(3):
            assert working.stdout.readline() == b"batch\n"
        working.send_signal(signal.SIGKILL)
    log = union.folder / f"{DATABASE_FILE}-wal"
    assert log.exists(), "a process that ends in peace leaves no log"
    with log.open("r+b") as torn:
        torn.truncate(log.stat().st_size - 6_001)
    return Office(union.folder, open_book(union.folder, PASSPHRASE, fixed_at(2026, 2, 8)))


def _hand_out_at_two_desks(union: Office, campaign: TetCampaign, scheme: Scheme, stick: Path) -> None:
    """A second laptop gives the part of one section from its file; a slip given at both is listed. One never comes."""
    list_file, report_file = stick / "ban-2.cdban", stick / "ban-2-tra-ve.cdban"
    with union.database.write("issue_desk") as tx:
        _, code = second_desk.issue_desk(tx, campaign.id, "Bàn 2", SplitBy.SECTION, ("Tổ May 2",), list_file)
        waiting = tet.list_gifts(tx, GiftQuery(scheme_id=scheme.id, states=(GiftState.ISSUED,)))
    theirs = [line for line in waiting if line.unit == "Tổ May 2"]
    ours = [line for line in waiting if line.unit != "Tổ May 2"]
    laptop = second_desk.open_desk(union.folder / "laptop", list_file, code, fixed_at(2026, 2, 8))
    with laptop.database.write("hand_out_gift") as tx:
        scope = DeskScope(laptop.campaign.id, laptop.desk.name)
        given = {hand_out_desk.give_slip(tx, scope, line.slip_code).verdict for line in theirs}
        assert given == {Verdict.GIVEN}
    with union.database.write("hand_out_gift") as tx:
        scope, both = DeskScope(campaign.id, MAIN_DESK), theirs[0]
        assert hand_out_desk.give_slip(tx, scope, both.slip_code).verdict is Verdict.ELSEWHERE
        assert hand_out_desk.give_slip(tx, scope, both.slip_code, insist=True).verdict is Verdict.GIVEN
        assert {tet.hand_out(tx, line.slip_code, desk=MAIN_DESK).outcome for line in ours[:-1]} == {Answer.GIVEN}
    with laptop.database.write("write_return") as tx:
        second_desk.write_return(tx, report_file, finished=True)
    laptop.close()
    for _ in range(2):  # the stick is read twice
        with union.database.write("merge_return") as tx:
            second_desk.merge_return(tx, campaign.id, report_file)
    with union.database.read() as reading:
        [double] = second_desk.double_claims(reading, campaign.id)
    assert double.name == both.full_name


def _pay(tx: Transaction, scheme: Scheme, kind: PaymentKind, number: str, amount: int) -> None:
    budget = scheme.budgets[0]
    tet.add_payment(
        tx,
        Payment("", scheme.campaign_id, scheme.id, kind, number, date(2026, 2, 6), Dong(amount), budget.source,
                budget.year, "Lê Thị Thanh Mai"),
    )  # fmt: skip
