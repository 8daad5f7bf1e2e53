from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.core.contracts import Action, Existing, ImportRow, Verdict
from desktop.core.database import Database
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.store import take_back
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import BeneficiaryKind, GiftQuery, Reason, Scheme
from desktop.features.tet_gifts.imports import EXPORT, FIELDS, BeneficiaryImport
from desktop.features.tet_gifts.words import explain

from .conftest import Tet

TARGET = BeneficiaryImport()


def row(number: int = 5, **values: Any) -> ImportRow:
    return ImportRow("Danh sách", number, values, dict.fromkeys(values, f"B{number}"))


def judge(database: Database, *rows: ImportRow, existing: Existing = Existing.SKIP) -> list[Verdict]:
    with database.read() as reading:
        return TARGET.judge(reading, rows, existing)


def bring_in(database: Database, *rows: ImportRow, existing: Existing = Existing.SKIP) -> list[Verdict]:
    with database.write("import_list") as tx:
        verdicts = TARGET.judge(tx, rows, existing)
        TARGET.carry_out(tx, verdicts)
    return verdicts


def problems(verdicts: list[Verdict]) -> list[list[str]]:
    return [[finding.problem for finding in verdict.findings] for verdict in verdicts]


def test_members_and_others_come_in_with_reasons_and_amounts(tet: Tet, database: Database) -> None:
    bring_in(
        database,
        row(
            1, full_name="Nguyễn Thị Ánh", national_id=tet.members[0].national_id, scheme="TIEN", reasons="HCKK; Ở trọ"
        ),
        row(2, full_name="Đặng Văn Ẩn", birth=PartialDate(1985, 3, 2), scheme="tiền", amount=Dong(800_000)),
        row(3, full_name="Nguyễn Văn Tám", birth=PartialDate(1955), kind="Hưu trí", scheme="Túi quà Tết"),
        row(4, full_name="Lê Bảo An", kind="con đv", scheme="QUA", section="Tổ Cắt"),
    )
    with database.read() as reading:
        lines = {one.full_name: one for one in services.list_gifts(reading, GiftQuery(campaign_id=tet.campaign.id))}
        people = {one.full_name: services.get_beneficiary(reading, one.beneficiary_id) for one in lines.values()}
    assert lines["Nguyễn Thị Ánh"].reasons == (Reason.HARDSHIP, Reason.RENTING)
    assert (lines["Đặng Văn Ẩn"].proposed, people["Đặng Văn Ẩn"].member_id) == (800_000, tet.members[1].id)
    assert (lines["Nguyễn Văn Tám"].kind, lines["Nguyễn Văn Tám"].proposed) == (
        BeneficiaryKind.RETIRED_OFFICER,
        300_000,
    )
    assert (lines["Lê Bảo An"].kind, people["Lê Bảo An"].member_id) == (BeneficiaryKind.CHILD, "")


def test_a_row_that_names_no_scheme_is_refused_when_there_are_several(tet: Tet, database: Database) -> None:
    verdicts = judge(database, row(full_name="Lê Văn Ba"), row(full_name="Lê Văn Tư", scheme="Xe đạp"))
    assert [one.action for one in verdicts] == [Action.REFUSE] * 2
    assert problems(verdicts) == [["scheme_missing"], ["scheme_unknown"]]


def test_the_only_scheme_takes_every_row(tet: Tet, database: Database) -> None:
    from dataclasses import replace

    with database.write("launch") as tx:
        services.launch_campaign(tx, replace(tet.campaign, code="TET2027", lunar_year=2027), [tet.schemes["QUA"]])
    assert [one.action for one in judge(database, row(full_name="Lê Văn Ba"))] == [Action.CREATE]


def test_without_a_campaign_nothing_comes_in(database: Database) -> None:
    assert problems(judge(database, row(full_name="Lê Văn Ba"))) == [["no_tet_campaign"]]


def test_words_that_are_no_reason_become_the_description(tet: Tet, database: Database) -> None:
    verdicts = bring_in(database, row(full_name="Lê Văn Ba", scheme="QUA", reasons="HCKK; vợ mổ tim, nuôi con nhỏ"))
    assert "reason_unknown" in problems(verdicts)[0]
    with database.read() as reading:
        line = services.list_gifts(reading, GiftQuery())[0]
        assert services.hardship_of(reading, line.id) == "vợ mổ tim"
    assert line.reasons == (Reason.HARDSHIP, Reason.PREGNANT_OR_NURSING)


def test_a_second_row_of_one_person_and_scheme_is_refused(tet: Tet, database: Database) -> None:
    number = tet.members[0].national_id
    verdicts = bring_in(
        database,
        row(1, full_name="Nguyễn Thị Ánh", national_id=number, scheme="TIEN"),
        row(2, full_name="Nguyễn Thị Ánh", national_id=number, scheme="TIEN"),
        row(3, full_name="Nguyễn Thị Ánh", national_id=number, scheme="QUA"),
    )
    assert [one.action for one in verdicts] == [Action.CREATE, Action.REFUSE, Action.CREATE]
    assert problems(verdicts)[1] == ["already_in_scheme"]


def test_an_amount_above_the_limit_of_the_class_is_refused_with_the_limit(tet: Tet, database: Database) -> None:
    verdict = judge(database, row(full_name="Lê Văn Ba", kind="NLĐ", scheme="TIEN", amount=Dong(900_000)))[0]
    told = explain(verdict.findings[0])
    assert verdict.action is Action.REFUSE
    assert told is not None
    assert "500.000" in told[0]


def test_a_digit_in_the_name_of_somebody_new_is_pointed_out(tet: Tet, database: Database) -> None:
    verdicts = judge(database, row(full_name="Lê Văn Ba 2", scheme="QUA"))
    assert problems(verdicts) == [["digits_in_name"]]
    assert verdicts[0].action is Action.CREATE


def test_a_homonym_without_anything_else_is_a_suspect_and_comes_in(tet: Tet, database: Database) -> None:
    verdict = judge(database, row(full_name="Nguyễn Thị Ánh", scheme="QUA"))[0]
    assert verdict.action is Action.CREATE
    assert [one.label for one in verdict.suspects] == ["Nguyễn Thị Ánh – 01/03/1985"]


def test_an_exported_list_changes_nothing_when_it_comes_back(tet: Tet, database: Database) -> None:
    tet.propose("TIEN", *tet.members[:3], note="Ưu tiên")
    tet.propose("VE", tet.members[0], years_away=3)
    bring_in(database, row(full_name="Nguyễn Văn Tám", birth=PartialDate(1955), kind="Hưu trí", scheme="QUA"))
    tet.approve(*tet.propose("QUA", tet.members[4]))
    with database.read() as reading:
        exported = list(EXPORT.rows(reading))
    assert len(EXPORT.columns) == len(exported[0])
    rows = [
        row(
            number, **{field.key: value for field, value in zip(FIELDS, cells, strict=False) if value not in ("", None)}
        )
        for number, cells in enumerate(exported, 1)
    ]
    assert [one.action for one in judge(database, *rows, existing=Existing.OVERWRITE)] == [Action.UNCHANGED] * 6


def test_overwriting_corrects_proposals_and_leaves_decided_gifts(tet: Tet, database: Database) -> None:
    open_gift, decided = tet.propose("TIEN", *tet.members[:2])
    tet.approve(decided)
    rows = [
        row(number, full_name=member.full_name, national_id=member.national_id, scheme="TIEN", amount=Dong(700_000))
        for number, member in enumerate(tet.members[:2], 1)
    ]
    assert [one.action for one in judge(database, *rows)] == [Action.SKIP] * 2
    verdicts = bring_in(database, *rows, existing=Existing.OVERWRITE)
    assert [one.action for one in verdicts] == [Action.UPDATE, Action.SKIP]
    assert verdicts[0].differences == (("Mức đề nghị", "1.000.000", "700.000"),)
    assert (tet.gift(open_gift).proposed, tet.gift(decided).proposed) == (700_000, 1_000_000)


def test_an_import_is_taken_back_whole(tet: Tet, database: Database) -> None:
    with database.write("import_list") as tx:
        rows = [row(n, full_name=f"Lê Văn {n}", scheme="QUA", reasons="con nằm viện") for n in range(1, 40)]
        TARGET.carry_out(tx, TARGET.judge(tx, rows, Existing.SKIP))
        changes = tuple(tx.changes)
    with database.write("undo_import") as tx:
        assert take_back(tx, changes) == []
    with database.read() as reading:
        assert services.count_gifts(reading, GiftQuery()) == 0


def test_every_problem_of_the_list_has_a_sentence_and_a_remedy(tet: Tet, change_scheme: Callable[..., Scheme]) -> None:
    rows = [
        row(1, full_name="Lê Văn Ba", scheme="??"),
        row(2, full_name="Lê Văn Tư", scheme="TIEN", kind="Giám đốc"),
        row(3, full_name="Lê Văn Năm", scheme="TIEN", kind="Đoàn viên", reasons="gì đó"),
        row(4, full_name="Lê Văn Sáu", scheme="QUA", amount=Dong(1)),
        row(5, full_name="Lê Văn Bảy", scheme="QUA", reasons="TTXS"),
        row(6, full_name="Lê Văn Tám"),
    ]
    found = [finding for verdict in judge(tet.database, *rows) for finding in verdict.findings]
    assert {finding.problem for finding in found} == {
        "scheme_unknown", "kind_unknown", "reason_unknown", "member_not_found", "below_goods",
        "reason_only_for_tickets", "scheme_missing",
    }  # fmt: skip
    for finding in found:
        told = explain(finding)
        assert told is not None
        assert all(told)


def test_a_survey_sheet_brings_only_those_who_are_ticked_or_told_of(tet: Tet, database: Database) -> None:
    def sheet_row(number: int, **values: Any) -> ImportRow:
        return ImportRow("Tổ Cắt", number, {"scheme": "TIEN", **values}, dict.fromkeys(("wanted", *values), "E5"))

    verdicts = bring_in(
        database,
        sheet_row(1, full_name="Nguyễn Thị Ánh", section="Tổ Cắt"),
        sheet_row(2, full_name="Lê Thị Mỹ Hằng", section="Tổ Cắt", wanted=True),
        sheet_row(3, full_name="Võ Thị Kim Yến", section="Tổ Cắt", reasons="HCKK"),
    )
    assert [one.action for one in verdicts] == [Action.SKIP, Action.CREATE, Action.CREATE]
    with database.read() as reading:
        assert [one.full_name for one in services.list_gifts(reading, GiftQuery())] == [
            "Lê Thị Mỹ Hằng", "Võ Thị Kim Yến",
        ]  # fmt: skip


def test_a_child_stands_beside_the_member_its_row_names(tet: Tet, database: Database) -> None:
    verdicts = bring_in(
        database,
        row(1, full_name="Trần Gia Bảo", parent="Nguyễn Thị Ánh", scheme="QUA"),
        row(2, full_name="Trần Gia Hân", parent="Ai đó", scheme="QUA"),
    )
    with database.read() as reading:
        lines = {one.full_name: one for one in services.list_gifts(reading, GiftQuery())}
        parents = [services.get_beneficiary(reading, one.beneficiary_id).parent_id for one in lines.values()]
    assert {one.kind for one in lines.values()} == {BeneficiaryKind.CHILD}
    assert sorted(parents) == ["", tet.members[0].id]
    assert problems(verdicts) == [[], ["parent_not_found"]]
