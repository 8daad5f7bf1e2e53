"""Rule packs from the superior: read strictly, kept to the last byte, compared before they judge."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.core.changes import ChangeSet
from desktop.core.paths import resource
from desktop.core.store import take_back
from desktop.features.awards import services
from desktop.features.awards.catalogue import award_types, optional_packs, rule_packs, wording
from desktop.features.awards.domain import (
    AwardInUse,
    AwardKind,
    AwardType,
    CatalogueRefused,
    CodeTaken,
    DecidedBy,
    Discipline,
    NoSuchPack,
    NotOursToGive,
    PackInstalled,
    Rating,
    Rounding,
)
from desktop.features.awards.rules import Base, Outcome, Rule, RuleKind, Severity, Verdict, quota_limit
from desktop.features.emulation.domain import Campaign, Family, SubjectKind
from desktop.features.emulation.services import launch_campaign, register
from tests.awards.conftest import House

TUYET, BAO, DAO, DAT = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Lê Thị Cẩm Đào", "Phạm Quốc Đạt"

STRICTER = """\
# Hướng dẫn của LĐLĐ tỉnh – đúng từng chữ
id = "huong-dan-mau"
version = "2025-11-01"
title = "Hướng dẫn bình xét của LĐLĐ tỉnh Tây Ninh"
valid_from = 2025-11-01

[[basis]]
number = "15/HD-LĐLĐ"
date = 2025-10-30
title = "Hướng dẫn số 15/HD-LĐLĐ ngày 30 tháng 10 năm 2025"

[[rules]]
code = "absence"
kind = "absence_days"
awards = ["*"]
subjects = ["CA_NHAN"]
severity = "block"
threshold = 20
article = "Mục II Hướng dẫn 15/HD-LĐLĐ"
"""


def written(folder: Path, content: str = STRICTER, name: str = "ldld.toml") -> Path:
    path = folder / name
    path.write_bytes(content.encode())
    return path


def test_a_pack_of_the_superior_takes_the_place_of_the_shipped_one(house: House, tmp_path: Path) -> None:
    house.know(house.person(TUYET), absent_days=25)
    house.nominate("DVXS", house.person(TUYET))
    assert house.check("absence").outcome is Outcome.PASS
    with house.write() as tx:
        services.install_pack(tx, written(tmp_path))
    absence = house.check("absence")
    assert (absence.outcome, absence.source) == (Outcome.FAIL, "Mục II Hướng dẫn 15/HD-LĐLĐ")
    assert "discipline" not in {check.rule for one in house.assess() for check in one.checks}
    with house.write() as tx:
        services.remove_pack(tx, "huong-dan-mau", "2025-11-01")
    assert house.check("absence").outcome is Outcome.PASS


def test_a_pack_with_another_id_adds_to_the_others_unless_it_names_what_it_replaces(
    house: House, tmp_path: Path
) -> None:
    house.know(house.person(TUYET), discipline=Discipline.REPRIMAND, absent_days=25)
    house.nominate("DVXS", house.person(TUYET))
    adding = STRICTER.replace('id = "huong-dan-mau"', 'id = "ldld"').replace('"absence"', '"absence-province"')
    with house.write() as tx:
        services.install_pack(tx, written(tmp_path, adding))
    assert {house.check(rule).outcome for rule in ("absence-province", "discipline")} == {Outcome.FAIL}
    replacing = adding.replace('version = "2025-11-01"', 'version = "2"\nreplaces = ["huong-dan-mau"]')
    with house.write() as tx:
        services.install_pack(tx, written(tmp_path, replacing))
    assert "discipline" not in {check.rule for one in house.assess() for check in one.checks}


def test_an_installed_pack_is_kept_to_the_last_byte_and_taken_back_whole(house: House, tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeff" + STRICTER.replace("\n", "\r\n"))
    with house.write() as tx:
        kept = services.install_pack(tx, path)
        changes = ChangeSet("install_pack", tuple(tx.changes))
    assert kept.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    with house.read() as reading:
        assert services.pack_bytes(reading, "huong-dan-mau", "2025-11-01") == path.read_bytes()
        line = next(one for one in services.list_packs(reading, date(2025, 12, 1)) if one.installed)
    assert (line.in_use, line.installed and line.installed.file_name) == (True, "ldld.toml")
    with house.write() as tx:
        assert take_back(tx, changes) == []
    with house.read() as reading, pytest.raises(NoSuchPack):
        services.pack_bytes(reading, "huong-dan-mau", "2025-11-01")


def test_the_same_pack_is_not_installed_twice_but_a_corrected_one_takes_its_place(house: House, tmp_path: Path) -> None:
    with house.write() as tx:
        services.install_pack(tx, written(tmp_path))
    with pytest.raises(PackInstalled), house.write() as tx:
        services.install_pack(tx, written(tmp_path))
    with house.write() as tx:
        services.install_pack(tx, written(tmp_path, STRICTER.replace("threshold = 20", "threshold = 22")))
    with house.read() as reading:
        assert len([one for one in services.list_packs(reading, date(2025, 12, 1)) if one.installed]) == 1


@pytest.mark.parametrize(
    ("wrong", "reason", "field"),
    [
        (("threshold = 20", "treshold = 20"), "missing", "rules[0].threshold"),
        (('severity = "block"', 'severity = "block"\nseverty = "warn"'), "unknown_field", "rules[0].severty"),
        (('kind = "absence_days"', 'kind = "absence"'), "unknown_choice", "rules[0].kind"),
        (("valid_from = 2025-11-01", 'valid_from = "2025-11-01"'), "wrong_type", "valid_from"),
        (("valid_from = 2025-11-01", "valid_from = 2025-11-01\nvalid_to = 2024-01-01"), "before_start", "valid_to"),
        (("[[rules]]", "[rules"), "not_toml", ""),
        (('kind = "absence_days"', 'kind = "consecutive_titles"'), "missing", "rules[0].titles"),
    ],
)
def test_a_slip_of_the_pen_in_a_pack_is_named_before_anybody_is_judged_by_it(
    house: House, tmp_path: Path, wrong: tuple[str, str], reason: str, field: str
) -> None:
    with pytest.raises(CatalogueRefused) as refused, house.write() as tx:
        services.install_pack(tx, written(tmp_path, STRICTER.replace(*wrong)))
    assert (refused.value.reason, refused.value.field) == (reason, field)


def test_a_new_pack_says_who_changes_because_of_which_rule_and_installs_nothing(house: House, tmp_path: Path) -> None:
    house.know(house.person(TUYET), absent_days=25)
    house.know(house.person(DAO))
    house.nominate("DVXS", house.person(TUYET), house.person(DAO))
    with house.read() as reading:
        pack, _ = services.read_pack_file(written(tmp_path))
        found = services.compare_pack(reading, pack)
    (changed,) = found.verdicts
    assert (found.judged, changed.subject, changed.before, changed.after) == (
        2, TUYET, Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE,
    )  # fmt: skip
    (rule,) = changed.rules
    assert rule.after is not None
    assert (rule.rule, rule.after.source) == ("Số ngày nghỉ trong năm", "Mục II Hướng dẫn 15/HD-LĐLĐ")
    assert house.check("absence", TUYET).outcome is Outcome.PASS


def test_a_pack_for_a_time_to_come_is_tried_on_the_campaign_that_runs(house: House, tmp_path: Path) -> None:
    house.know(house.person(TUYET), absent_days=25)
    house.nominate("DVXS", house.person(TUYET))
    later = STRICTER.replace("valid_from = 2025-11-01", "valid_from = 2030-01-01")
    with house.read() as reading:
        found = services.compare_pack(reading, services.read_pack_file(written(tmp_path, later))[0])
    assert (found.supposed, len(found.verdicts)) == ("TD-2025", 1)


def test_the_draft_amendment_is_offered_marked_and_makes_the_initiative_mandatory(house: House) -> None:
    ((path, draft),) = optional_packs()
    assert draft.draft
    assert "DỰ THẢO" in draft.title
    assert draft.id not in {pack.id for pack in rule_packs() if pack.draft}
    with house.write() as tx:
        campaign = launch_campaign(
            tx, Campaign("", "TD-2026", "Phong trào thi đua năm 2026", 2026, date(2026, 1, 1), date(2026, 12, 31))
        )
        register(tx, campaign.id, [house.person(TUYET)], ["CSTDCS"])
    house.know(house.person(TUYET), year=2026, rating=Rating.EXCELLENT)
    with house.read() as reading:
        (hope,) = services.hopes_of(reading, [campaign])
        found = services.compare_pack(reading, services.read_pack_file(path)[0])
    assert hope.verdict is Verdict.ELIGIBLE
    (changed,) = found.verdicts
    assert changed.after is Verdict.NOT_ELIGIBLE
    assert "Sáng kiến được công nhận" in {rule.rule for rule in changed.rules}


def test_excellent_work_or_an_initiative_is_enough_under_the_law_of_2022(house: House) -> None:
    house.know(house.person(TUYET), rating=Rating.EXCELLENT)
    house.know(house.person(BAO), rating=Rating.GOOD)
    with house.write() as tx:
        register(tx, house.campaign.id, [house.person(TUYET), house.person(BAO)], ["CSTDCS"], "Bổ sung")
    with house.read() as reading:
        hopes = {one.subject: one.verdict for one in services.hopes_of(reading, [house.campaign])
                 if one.award.code == "CSTDCS"}  # fmt: skip
    assert hopes == {TUYET: Verdict.ELIGIBLE, BAO: Verdict.NOT_ELIGIBLE}


# Quotas


def share(percent: int, rounding: Rounding = Rounding.DOWN) -> Rule:
    return Rule("q", RuleKind.QUOTA, ("CSTDCS",), (SubjectKind.PERSON,), Severity.WARN, "x", percent,
                base=Base.TITLE_HOLDERS, rounding=rounding)  # fmt: skip


def test_fifteen_percent_of_eighty_five_title_holders_is_twelve_unless_the_document_rounds_otherwise() -> None:
    bases = {Base.TITLE_HOLDERS: 85, Base.MEMBERS: 300}
    assert quota_limit(share(15), bases) == 12
    assert quota_limit(share(15, Rounding.UP), bases) == 13
    assert quota_limit(share(15, Rounding.NEAREST), bases) == 13
    assert quota_limit(share(15, Rounding.NEAREST), {Base.TITLE_HOLDERS: 83}) == 12


def test_the_quota_of_base_fighters_counts_title_holders_not_heads() -> None:
    rule = next(rule for pack in rule_packs() for rule in pack.rules if rule.code == "base-fighter-share")
    assert (rule.base, rule.threshold, rule.rounding) == (Base.TITLE_HOLDERS, 15, Rounding.DOWN)


def test_places_that_came_down_take_the_place_of_the_general_quota(house: House) -> None:
    house.nominate("BK_TLD_CD", house.person(TUYET))
    with house.write() as tx:
        services.allot(tx, 2025, "BK_TLD_CD", 3, "Công văn 88/LĐLĐ")
    with house.read() as reading:
        lines = {line.rule: line for line in services.quota_meter(reading, house.campaign.code).lines}
    assert "thematic-quota" not in lines
    line = lines["allotted-bk_tld_cd"]
    assert (line.used, line.limit, line.source) == (1, 3, "Công văn 88/LĐLĐ")
    with house.write() as tx:
        services.remove_allotment(tx, 2025, "BK_TLD_CD")
    with house.read() as reading:
        assert "thematic-quota" in {line.rule for line in services.quota_meter(reading, house.campaign.code).lines}


# The catalogue


def prize(**changes: object) -> AwardType:
    made = AwardType("CNG_TN", "Công nhân giỏi tỉnh Tây Ninh", "CN giỏi TN", Family.LOCAL, (SubjectKind.PERSON,),
                     DecidedBy.PROVINCE, AwardKind.TITLE)  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_local_title_is_added_nominated_and_stays_while_it_is_used(house: House) -> None:
    with house.write() as tx:
        services.add_own_award(tx, prize())
    house.nominate("CNG_TN", house.person(TUYET))
    (one,) = house.assess()
    assert one.award.name == "Công nhân giỏi tỉnh Tây Ninh"
    with pytest.raises(AwardInUse), house.write() as tx:
        services.remove_own_award(tx, "CNG_TN")


def test_the_catalogue_has_every_code_and_name_once_and_no_new_title_of_the_employer(house: House) -> None:
    with pytest.raises(CodeTaken), house.write() as tx:
        services.add_own_award(tx, prize(code="KNC"))
    with pytest.raises(CodeTaken), house.write() as tx:
        services.add_own_award(tx, prize(name="Bằng Lao động sáng tạo"))
    with pytest.raises(NotOursToGive), house.write() as tx:
        services.add_own_award(tx, prize(family=Family.STATE))


def test_the_two_families_are_never_mixed() -> None:
    for award in award_types().values():
        by_the_state = award.decided_by in (DecidedBy.EMPLOYER, DecidedBy.STATE)
        assert by_the_state is (award.family is Family.STATE), award.code


def test_a_grassroots_union_gives_commendations_and_never_a_diploma() -> None:
    for award in award_types().values():
        if award.decided_by is DecidedBy.THIS_UNION:
            assert not award.name.startswith(("Bằng khen", "Cờ", "Huân chương", "Kỷ niệm chương")), award.code
        if award.name.startswith("Cờ thi đua"):
            assert award.kind is AwardKind.TITLE, award.code
        assert "Huy chương" not in award.name


def test_no_shipped_rule_asks_for_a_lower_award_before_a_higher_one() -> None:
    """NĐ 98/2023, Điều 4: a lower form need not come first. Years running of a title are no lower form."""
    commendations = {award.code for award in award_types().values() if award.kind is AwardKind.COMMENDATION}
    for pack in rule_packs():
        for rule in pack.rules:
            if rule.kind is RuleKind.CONSECUTIVE_TITLES:
                assert not commendations.intersection(rule.titles), rule.code


def test_every_name_of_the_catalogue_is_printed_as_the_regulation_writes_it() -> None:
    names = {award.code: award.name for award in award_types().values()}
    expected = {
        "DVXS": "Đoàn viên công đoàn xuất sắc",
        "GK_CDCS": "Giấy khen của Ban Chấp hành công đoàn cơ sở",
        "BLDST": "Bằng Lao động sáng tạo",
        "KNC": 'Kỷ niệm chương "Vì sự nghiệp xây dựng tổ chức Công đoàn"',
        "GT_NDC": "Giải thưởng Nguyễn Đức Cảnh",
        "GT_NVL": "Giải thưởng Nguyễn Văn Linh",
        "GVN_DVN": '"Giỏi việc nước, đảm việc nhà"',
        "LDTT": "Lao động tiên tiến",
    }
    assert {code: names[code] for code in expected} == expected


def test_study_that_was_approved_counts_as_working_time(house: House) -> None:
    house.know(house.person(TUYET), absent_days=5, study_days=60, maternity_days=0)
    house.nominate("DVXS", house.person(TUYET))
    absence = house.check("absence")
    assert absence.outcome is Outcome.PASS
    assert "đi học được cử 60 ngày được tính là thời gian làm việc" in absence.found


def test_every_shipped_pack_file_is_read_and_has_wording() -> None:
    files = [path for path in resource("rules").glob("**/*.toml") if path.name != "wording.toml"]
    assert len(files) == len(rule_packs()) + len(optional_packs())
    kinds = {rule.kind for pack in rule_packs() for rule in pack.rules}
    assert kinds <= set(wording().phrases)
