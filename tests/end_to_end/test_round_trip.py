"""A list that goes out comes in again: into the same union without a change, into another one as the same list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop import catalog
from desktop.commands import sample
from desktop.core import paths
from desktop.core.clock import fixed_at
from desktop.core.contracts import Action, Existing
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.accounts.books import Book
from desktop.features.awards import services as awards
from desktop.features.awards.domain import Occasion
from desktop.features.emulation import services as emulation
from desktop.features.emulation.domain import AuthorShare, Initiative, Subject, SubjectKind, WorkItem, YearValue
from desktop.features.importing import services as importing
from desktop.features.members import services as members
from desktop.features.members.domain import EventKind, Member, MembershipEvent, PaperKind, tidied
from desktop.features.organization.services import get_union, list_sections
from desktop.features.reports.lists import export_list
from desktop.features.tet_gifts import services as tet
from desktop.features.tet_gifts.domain import Beneficiary, BeneficiaryKind, Proposal, Reason

PASSPHRASE = "bốn từ rất dễ nhớ"
TODAY = fixed_at(2026, 11, 22)
LISTS = ("members", "registrations", "nominations", "beneficiaries", "initiatives", "work_items")
TEXT = 'Dòng một, có dấu phẩy; chấm phẩy\n\n=1+1 "trích dẫn" @SUM(A1)'


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample union, with people and papers that are harder to write down than most."""
    made = sample.make_sample(tmp_path_factory.mktemp("one"), PASSPHRASE, 80)
    made.database.clock = TODAY
    with made.database.write("harder") as tx:
        members.reopen_count(tx, date(2025, 11, 30))  # these histories go back before it
        people = members.add_members(tx, map(tidied, _people(list_sections(tx)[0].id)))
        for event in _events(people):
            members.record_event(tx, replace(event, is_correction=True, reason=event.reason or "Ghi muộn"))
        union, sections = get_union(tx), list_sections(tx)
        campaign = emulation.find_campaign_by_code(tx, "TD-2025")
        late = [Subject(SubjectKind.PERSON, person.id) for person in people[:3]]
        emulation.register(tx, campaign.id, late, ("LDTT", "CSTD_TINH"), late_reason="Mới chuyển đến")
        emulation.register(tx, campaign.id, [Subject(SubjectKind.UNION, union.id)], ("CDCS_HTXS",), "Bổ sung")
        for one in emulation.list_registrations(tx, campaign.id)[-5:]:
            emulation.change_registration(tx, replace(one, initiative_plan=TEXT, commitments=TEXT, own_targets=TEXT))
        emulation.record_initiative(
            tx, Initiative("", "Sáng kiến chưa công nhận", summary=TEXT, campaign_id=campaign.id),
            [AuthorShare(people[0].full_name, 50), AuthorShare("Lê Văn Ngoài, Công ty X", 30),
             AuthorShare(people[1].full_name, 20, people[1].id)],
        )  # fmt: skip
        emulation.record_initiative(
            tx, Initiative("", "Một người ở ngoài", yearly_value=Dong(1)), [AuthorShare("Trần Ngoài, Sở Y", 100)]
        )
        years = (YearValue(2024, Dong(80_000_000), "quyết toán; kiểm kê"), YearValue(2025, Dong(1)))
        emulation.record_initiative(
            tx,
            Initiative("", "Nhiều năm", years=years, effects=TEXT, recognised_by="Hội đồng sáng kiến", movement=TEXT),
            [AuthorShare("Trần Ngoài, Sở Y", 100)],
        )
        emulation.record_work_item(tx, WorkItem("", campaign.id, "Việc khó, có “nháy” kép", note=TEXT, occasion="28/7"))
        subjects = [Subject(SubjectKind.PERSON, person.id) for person in people[:5]]
        awards.nominate(tx, campaign.id, "GK_CDCS", subjects, Occasion.THEME, TEXT)
        awards.nominate(tx, campaign.id, "GK_CDCS", [Subject(SubjectKind.SECTION, sections[2].id)], achievement=TEXT)
        for nomination in awards.list_nominations(tx, campaign.id)[-2:]:
            awards.change_nomination(tx, replace(nomination, note=TEXT))
        scheme = tet.find_scheme(tx, tet.find_campaign(tx, "TET2026").id, "QUA")
        assert not tet.propose(tx, scheme.id, _proposals(people)).refused
        leaver = emulation.list_registrations(tx, campaign.id)[4].subject_id
        members.end_membership(tx, leaver, EventKind.DIED, date(2026, 3, 1), "Bệnh")
    yield made
    made.close()


def _people(section_id: str) -> list[Member]:
    twin = Member("", "Nguyễn Thị Hương", Sex.FEMALE, PartialDate(1990, 1, 2), section_id=section_id)
    return [
        Member("", "H'Hen Niê", birth=PartialDate(1990), nationality="Việt Nam", note=TEXT, is_leader=True),
        Member("", "Y Moan Ênuôl", Sex.MALE, former_id="023456789", phone="0905123456 - 0911111111"),
        Member("", "Kim Min Ho", Sex.MALE, PartialDate(1980, 12, 31), PaperKind.PASSPORT, "M12345678",
               nationality="Hàn Quốc", email="kim@hoaphat.vn", card_number="0000012", staff_code="007"),
        twin, replace(twin, birth=PartialDate(1991, 1, 2)), replace(twin, section_id=""),
        Member("", "Lê Thị Không Gì"),
        Member("", "Đỗ Về Hưu", birth=PartialDate(1966), joined=date(2012, 3, 1), address="Số 1, ngõ 2,\tHà Nội"),
        Member("", "Đỗ Chuyển Đi", national_id="001090001234", joined=date(2015, 1, 5)),
        Member("", "Đỗ Tạm Nghỉ", national_id="001090001235"),
        Member("", "Đỗ Trở Lại", joined=date(2019, 5, 6), union_post="Tổ trưởng", education="Đại học"),
        Member("", "Đỗ Chuyển Đến", joined=date(2018, 1, 1)),
    ]  # fmt: skip


def _events(people: list[Member]) -> list[MembershipEvent]:
    by_name = {person.full_name: person.id for person in people}

    def event(name: str, kind: EventKind, on: date, counterpart: str = "", decision: str = "", reason: str = "") -> (
        MembershipEvent
    ):  # fmt: skip
        return MembershipEvent("", by_name[name], kind, on, counterpart, decision, reason)

    today = TODAY.today()
    return [
        event("Đỗ Về Hưu", EventKind.RETIRED, date(2026, 6, 30), decision="12/QĐ-HP", reason="Đủ tuổi; theo Luật"),
        event("Đỗ Chuyển Đi", EventKind.MOVED_OUT, date(2025, 8, 1), "CĐCS Công ty Y", "3/QĐ", "Theo nguyện vọng"),
        event("Đỗ Tạm Nghỉ", EventKind.SUSPENDED, today, reason="Nghỉ không lương"),
        event("Đỗ Trở Lại", EventKind.SUSPENDED, date(2024, 1, 1)),
        event("Đỗ Trở Lại", EventKind.RETURNED, date(2024, 9, 1), decision="7/QĐ"),
        event("Đỗ Chuyển Đến", EventKind.MOVED_OUT, date(2020, 1, 1)),
        event("Đỗ Chuyển Đến", EventKind.MOVED_IN, date(2022, 2, 2), "CĐCS Công ty Z"),
    ]


def _proposals(people: list[Member]) -> list[Proposal]:
    free = Beneficiary("", "Nguyễn Văn Tám", sex=Sex.MALE, birth=PartialDate(1955), household="Hộ 5, Tân Biên")
    return [
        *(Proposal(Beneficiary("", member_id=person.id), reasons=(Reason.HARDSHIP, Reason.RENTING), note="Ưu tiên")
          for person in people[:4]),
        Proposal(free, BeneficiaryKind.RETIRED_OFFICER, years_away=3, note='=1+1 "x"'),
        Proposal(Beneficiary("", "Lê Bảo An", unit="Tổ Cắt"), BeneficiaryKind.CHILD),
        Proposal(Beneficiary("", "Trần Không Số", phone="0905123459"), BeneficiaryKind.WORKER),
    ]  # fmt: skip


def export(book: Book, name: str, folder: Path) -> Path:
    path = folder / f"{name}.xlsx"
    assert export_list(book.database, catalog.exports()[name], path) > 0
    return path


def table(book: Book, name: str) -> list[tuple[object, ...]]:
    """The list as it goes out, in the columns that also come in."""
    coming_in = {field.title for field in catalog.import_targets()[name].fields}
    width = sum(title in coming_in for title in catalog.exports()[name].columns)
    with book.database.read() as reading:
        return sorted((row[:width] for row in catalog.exports()[name].rows(reading)), key=str)


@pytest.mark.parametrize("existing", Existing)
@pytest.mark.parametrize("name", LISTS)
def test_what_went_out_changes_nothing_when_it_comes_back(
    book: Book, name: str, existing: Existing, tmp_path: Path
) -> None:
    path, target = export(book, name, tmp_path), catalog.import_targets()[name]
    with book.database.read() as reading:
        preview = importing.preview(reading, importing.read_list(path, target, reading), target, existing)
    odd = [(one.label, one.action.value, one.differences, one.findings) for one in preview.verdicts
           if one.action is not Action.UNCHANGED]  # fmt: skip
    assert odd == []
    assert len(preview.verdicts) == len(table(book, name))


@pytest.fixture(scope="module")
def other(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """Another union with the same campaigns, that took the lists of the first one in."""
    folder = tmp_path_factory.mktemp("other")
    made = sample.found(folder / "data", PASSPHRASE)
    made.database.clock = TODAY
    with made.database.write("launch") as tx:
        emulation.launch_campaign(tx, emulation.read_campaign_file(paths.resource("sample", "campaign_2025.toml")))
        plan = tet.read_campaign_file(paths.resource("sample", "tet_2026.toml"))
        tet.launch_campaign(tx, plan.campaign, plan.schemes)
    for name in LISTS:
        path, target = export(book, name, folder), catalog.import_targets()[name]
        with made.database.read() as reading:
            parsed = importing.read_list(path, target, reading)
        importing.carry_out(made.database, parsed, target, Existing.SKIP)
    yield made
    made.close()


@pytest.mark.parametrize("name", LISTS)
def test_what_went_out_is_the_same_list_in_another_union(book: Book, other: Book, name: str) -> None:
    assert table(other, name) == table(book, name)


def test_memberships_stand_alike_in_another_union(book: Book, other: Book) -> None:
    def standing(of: Book) -> list[tuple[str, str]]:
        with of.database.read() as reading:
            return sorted((line.full_name, line.status) for line in members.list_members(reading))

    assert standing(other) == standing(book)
    assert len({status for _, status in standing(book)}) == 4
