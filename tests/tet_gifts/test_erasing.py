"""Somebody deleted for good is gone from every feature: no name and no number is left in the whole database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.catalog import FEATURES
from desktop.core.attachments import AttachmentStore, MediaType, attach
from desktop.core.contracts import Existing
from desktop.core.database import Database, Transaction
from desktop.core.money import Dong
from desktop.core.paths import resource
from desktop.features.awards import services as awards
from desktop.features.awards.domain import AwardHistory
from desktop.features.awards.storage import AwardHistoryStore, NominationStore, StepStore
from desktop.features.dues.domain import Dues, Payment, Receipt, Standing, Way
from desktop.features.dues.services import count_receipts_of
from desktop.features.dues.storage import DuesStore, PaymentStore, ReceiptStore
from desktop.features.emulation.domain import AuthorShare, Initiative, Subject, SubjectKind
from desktop.features.emulation.services import launch_campaign, read_campaign_file, record_initiative, register
from desktop.features.emulation.storage import AuthorStore, RegistrationStore
from desktop.features.importing import services as importing
from desktop.features.members import services
from desktop.features.members.domain import EventKind, Member, MembershipEvent
from desktop.features.members.imports import MemberImport
from desktop.features.tet_gifts import services as tet_services
from desktop.features.tet_gifts.domain import Beneficiary, Doubt, DoubtKind, GiftState, Objection, Proxy
from desktop.features.tet_gifts.domain.people import Evidence, TetMeeting
from desktop.features.tet_gifts.services import people
from desktop.features.tet_gifts.services.erasing import erase_of
from desktop.features.tet_gifts.storage import BeneficiaryStore, DistributionStore, GiftStore
from tests.importing.made import save_xlsx
from tests.tet_gifts.conftest import Tet

NAME, NUMBER, PHONE, CHILD = "Hoàng Thị Bạch Yến", "079185009999", "0905009999", "Trần Bạch Cúc"
CANARIES = (NAME, NUMBER, PHONE, CHILD, "hoang thi bach yen", "bach cuc")


def _everything(database: Database) -> str:
    """Every text and every content the database holds."""
    with database.connection() as connection, connection.begin():
        tables = [row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'")]
        rows: list[Any] = [row for one in tables for row in connection.exec_driver_sql(f'SELECT * FROM "{one}"')]
    values = (value for row in rows for value in row)
    return "\n".join(one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for one in values)


def _come_in(database: Database, path: Path) -> Member:
    """By a list, which remembers what it brought."""
    save_xlsx(path, ["Họ và tên", "Số CCCD", "Điện thoại", "Ngày vào công đoàn"], [NAME, NUMBER, PHONE, "05/01/2015"])
    with database.read() as reading:
        parsed = importing.read_list(path, MemberImport(), reading)
    importing.carry_out(database, parsed, MemberImport(), Existing.SKIP)
    with database.read() as reading:
        (member,) = services.members_named(reading, [NAME])
    return member


def _be_judged(tx: Transaction, member: Member) -> None:
    who = Subject(SubjectKind.PERSON, member.id)
    campaign = launch_campaign(tx, read_campaign_file(resource("sample", "campaign_2025.toml")))
    register(tx, campaign.id, [who], ["LDTT"], f"{NAME} nghỉ ốm")
    record_initiative(tx, Initiative("", "Gá kẹp cổ áo"), [AuthorShare(NAME, 100, member.id)])
    (nominated,) = awards.nominate(tx, campaign.id, "BK_TINH", [who], achievement=f"{NAME} vượt mức")
    awards.put_on_hold(tx, [nominated.id], f"{NAME} đang nghỉ")
    given = AwardHistory("", who.kind, who.id, "GK_CDCS", 2024, "12/QĐ", date(2024, 12, 1), ground=f"Khen {NAME}")
    awards.add_award_history(tx, given)


def _pay(tx: Transaction, member: Member) -> None:
    month = date(2026, 10, 1)
    DuesStore(tx).add(Dues(tx.new_id(), member.id, month, "", Standing.DUE, amount=Dong(27_000), note=NAME))
    receipt = Receipt(tx.new_id(), 2026, 1, date(2026, 10, 5), NAME, Dong(27_000), Way.CASH, note=f"{NAME} nộp")
    ReceiptStore(tx).add(receipt)
    PaymentStore(tx).add(Payment(tx.new_id(), receipt.id, member.id, month, Dong(27_000)))


def _be_given(tet: Tet, member: Member) -> None:
    child = Beneficiary("", CHILD, parent_id=member.id)
    tet.propose("TIEN", child, note=NAME)
    (gift,) = tet.make_final("TIEN", member)
    with tet.database.write("hand_out") as tx:
        tet_services.hand_out(tx, gift.slip_code, proxy=Proxy(CHILD, "Con", NUMBER))
        said = Objection("", gift.scheme_id, date(2026, 11, 2), NAME, f"{NAME} có xe máy", gift.id)
        tet_services.answer_objection(tx, tet_services.object_to(tx, said).id, f"{NAME} ở trọ", date(2026, 11, 3))


def test_nothing_is_left_of_who_it_was_and_every_figure_stays(tet: Tet, tmp_path: Path) -> None:
    database = tet.database
    member = _come_in(database, tmp_path / "ds.xlsx")
    _be_given(tet, member)
    with database.write("everything") as tx:
        _be_judged(tx, member)
        _pay(tx, member)
        attach(tx, member.id, "don", f"{NAME}.pdf", f"%PDF {NAME} {NUMBER}".encode(), MediaType.PDF, note=NAME)
        event = MembershipEvent("", member.id, EventKind.RESIGNED, date(2026, 11, 1), reason=f"{NAME} xin thôi")
        services.record_event(tx, event)
    before = _everything(database)
    assert [one for one in CANARIES if one not in before] == []
    with database.write("erase") as tx:
        services.erase_members(tx, [member.id], [eraser for feature in FEATURES for eraser in feature.erasers])
    left = _everything(database)
    assert [one for one in CANARIES if one in left] == []
    with database.read() as reading:
        assert [one.share for one in AuthorStore(reading).all()] == [100]
        assert [one.titles for one in RegistrationStore(reading).all()] == [("LDTT",)]
        assert (NominationStore(reading).count(), AwardHistoryStore(reading).count()) == (1, 1)
        assert StepStore(reading).count() >= 1
        assert [one.amount for one in ReceiptStore(reading).all()] == [Dong(27_000)]
        assert count_receipts_of(reading, [member.id]) == 1
        people = BeneficiaryStore(reading).about_members([member.id])
        gifts = GiftStore(reading).of_people(one.id for one in people)
        assert sorted(one.state for one in gifts) == sorted([GiftState.PROPOSED, GiftState.RECEIVED])
        assert DistributionStore(reading).count() == 1
        assert AttachmentStore(reading).count() == 0
        assert services.membership_stock(reading, date(2026, 10, 1)).count.total == len(tet.members) + 1


def test_the_hardship_record_goes_and_reasons_of_moves_and_minutes_lose_their_words(tet: Tet) -> None:
    gift, other = tet.propose("TIEN", *tet.members[:2])
    there = ("Lê Thị Thanh Mai", "Võ Thị Kim Yến")
    draft = TetMeeting("", "", gift.scheme_id, date(2026, 11, 20), "", there[0], there[1], 3, there)
    with tet.database.write("meet") as tx:
        people.note_reasons(tx, gift.beneficiary_id, gift.reasons, Evidence.VISIT)
        people.keep_means(tx, gift.beneficiary_id, 1_500_000, 2)
        for one in (gift, other):
            people.move_in_rank(tx, one.id, 1, "Vừa mổ")
        people.hold_meeting(tx, replace(draft, present=(*there, tet.members[0].full_name)))
        people.let_stand(tx, other.id, [Doubt(DoubtKind.COUPLE, tet.members[0].full_name)], "Đã ly thân")
        erase_of(tx, [tet.members[0].id])
    with tet.database.read() as reading:
        [held] = people.list_meetings(reading, tet.campaign.id)
        assert people.circumstances_of(reading, [gift.beneficiary_id]) == {}
        assert people.means_of(reading, [gift.beneficiary_id]) == {}
        assert [one.other for one in people.looked_at(reading, [other.id])] == [""]
        assert [one.reason for one in people.moves_of(reading, [gift.id, other.id])] == ["", "Vừa mổ"]
    assert tet.members[0].full_name not in held.present
    assert {line.request_id: line.moved for line in held.lines} == {gift.id: "", other.id: "Vừa mổ"}
