"""A union with a few members and the sample's Tết campaign."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from desktop.core import paths
from desktop.core.database import Database
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members.domain import Member
from desktop.features.members.services import add_members
from desktop.features.organization.domain import SuperiorKind, UnionDraft
from desktop.features.organization.services import found_union, list_sections
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    Approval,
    Beneficiary,
    GiftRequest,
    Outcome,
    Payment,
    PaymentKind,
    Proposal,
    Reason,
    Scheme,
    Settlement,
    TetCampaign,
)

NAMES = (
    "Nguyễn Thị Ánh", "Đặng Văn Ẩn", "Lê Thị Mỹ Hằng", "Trần Quốc Bửu", "Võ Thị Kim Yến", "Hồ Ngọc Ân",
    "Phạm Thị Ngữ", "Lý Hữu Phước", "Bùi Thị Sửu", "Dương Minh Vỹ",
)  # fmt: skip


@dataclass
class Tet:
    """The campaign under test: its schemes by code, its members, and short ways to the usual deeds."""

    database: Database
    campaign: TetCampaign
    schemes: dict[str, Scheme]
    members: list[Member]

    def propose(self, scheme: str, *people: Member | Beneficiary, **told: object) -> list[GiftRequest]:
        proposals = [Proposal(_beneficiary(person), reasons=(Reason.HARDSHIP,), **told) for person in people]  # type: ignore[arg-type]
        with self.database.write("propose_gifts") as tx:
            result = services.propose(tx, self.schemes[scheme].id, proposals)
        for _, refusal in result.refused:
            raise refusal
        return list(result.added)

    def approve(self, *gifts: GiftRequest) -> list[GiftRequest]:
        with self.database.write("approve_gifts") as tx:
            return services.approve(tx, [Approval(gift.id) for gift in gifts])

    def make_final(self, scheme: str, *people: Member | Beneficiary) -> list[GiftRequest]:
        """Proposed, approved, and the list closed."""
        self.approve(*self.propose(scheme, *people))
        with self.database.write("finalise_list") as tx:
            return services.finalise(tx, self.schemes[scheme].id)

    def hand_out(self, *gifts: GiftRequest) -> None:
        with self.database.write("hand_out_gift") as tx:
            for gift in gifts:
                assert services.hand_out(tx, gift.slip_code).outcome is Outcome.GIVEN

    def pay(self, scheme: str, amount: int, kind: PaymentKind = PaymentKind.CASH, **told: object) -> Payment:
        """A voucher of the scheme's first budget line, numbered one after the other."""
        line, number = self.schemes[scheme].budgets[0], len(self.payments()) + 1
        draft = Payment(
            "", self.campaign.id, self.schemes[scheme].id, kind, f"PC{number:03}", date(2026, 1, 20), Dong(amount),
            line.source, line.year, "Lê Thị Thanh Mai",
        )  # fmt: skip
        with self.database.write("add_payment") as tx:
            return services.add_payment(tx, replace(draft, **told))  # type: ignore[arg-type]

    def payments(self) -> list[Payment]:
        with self.database.read() as reading:
            return services.list_payments(reading, self.campaign.id)

    def settle(self, year: int = 2026) -> Settlement:
        with self.database.write("settle") as tx:
            return services.settle(tx, self.campaign.id, year, services.SettlementDraft(date(2026, 3, 10), "05/BC"))

    def gift(self, gift: GiftRequest) -> GiftRequest:
        with self.database.read() as reading:
            return services.get_gift(reading, gift.id)


def of_2027(schemes: Iterable[Scheme]) -> list[Scheme]:
    """The same schemes with money of the year after."""
    return [replace(one, budgets=tuple(replace(line, year=2027) for line in one.budgets)) for one in schemes]


def _beneficiary(person: Member | Beneficiary) -> Beneficiary:
    return person if isinstance(person, Beneficiary) else Beneficiary("", member_id=person.id)


@pytest.fixture
def tet(database: Database) -> Tet:
    plan = services.read_campaign_file(paths.resource("sample", "tet_2026.toml"))
    with database.write("found_union") as tx:
        found_union(
            tx,
            UnionDraft(
                "CĐCS Công ty TNHH May Hòa Phát", "TN-0001", place="Tây Ninh", chair="Lê Thị Thanh Mai",
                superior_name="Liên đoàn Lao động tỉnh Tây Ninh", superior_kind=SuperiorKind.LDLD_TINH,
                sections=("Tổ Cắt", "Tổ May 1"),
            ),
        )  # fmt: skip
        sections = list_sections(tx)
        members = add_members(
            tx,
            [
                Member(
                    "", name, Sex.FEMALE if "Thị" in name else Sex.MALE, PartialDate(1985, 3, number + 1),
                    national_id=f"07218500{number:04}", phone=f"09050000{number:02}",
                    section_id=sections[number % 2].id, job="Công nhân may",
                )
                for number, name in enumerate(NAMES)
            ],
        )  # fmt: skip
        campaign = services.launch_campaign(tx, plan.campaign, plan.schemes)
        schemes = {scheme.code: scheme for scheme in services.list_schemes(tx, campaign.id)}
    return Tet(database, campaign, schemes, members)


@pytest.fixture
def change_scheme(tet: Tet) -> Callable[..., Scheme]:
    """`change_scheme("TIEN", quota=2)`"""

    def change(code: str, **told: object) -> Scheme:
        with tet.database.write("change_scheme") as tx:
            tet.schemes[code] = services.change_scheme(tx, replace(tet.schemes[code], **told))  # type: ignore[arg-type]
        return tet.schemes[code]

    return change
