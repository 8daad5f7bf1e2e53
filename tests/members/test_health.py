"""The queue of records that want a look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.core.database import Database
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.findings import Severity
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members import services
from desktop.features.members.domain import Ailment, Member, hints
from desktop.features.members.words import hint_sentence
from tests.members.people import add

WHOLE: dict[str, Any] = {"section_id": "t"}


def queue(database: Database) -> list[Ailment]:
    with database.read() as reading:
        return services.list_ailments(reading)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"sex": None}, "missing_sex"),
        ({"birth": None}, "missing_birth"),
        ({"section_id": ""}, "missing_section_id"),
        ({"joined": None}, "missing_joined"),
        ({"national_id": "079085001234"}, "sex_disagrees"),
        ({"national_id": "079190001234"}, "birth_year_disagrees"),
        ({"start_work": date(2027, 1, 1)}, "in_future"),
        ({"start_work": date(1999, 1, 1)}, "start_work_too_young"),
        ({"party_joined": date(1999, 1, 1)}, "party_joined_too_young"),
        ({"full_name": "Hồng"}, "one_word_name"),
        ({"full_name": "Nguyễn thị Hồng"}, "small_initial"),
        ({"full_name": "Nguyễn Thị HỒNG"}, "capitals_inside"),
        ({"phone": "0905123456 / 0911222333"}, "phone_not_understood"),
    ],
)
def test_each_problem_is_one_step_of_the_queue_and_has_its_sentence(
    database: Database, fields: dict[str, Any], problem: str
) -> None:
    add(database, **(WHOLE | fields))
    (ailment,) = queue(database)
    assert ailment.hint.problem == problem
    assert hint_sentence(problem, ailment.hint.found, ailment.hint.expected)


def test_a_whole_record_and_ethnic_names_are_not_in_the_queue(database: Database) -> None:
    for name in ("Nguyễn Thị Hồng", "H'Hen Niê", "Y Moan Ênuôl", "Giàng A Páo"):
        add(database, name, **WHOLE)
    assert queue(database) == []


def test_a_number_of_several_people_is_asked_about_once_and_names_them(database: Database) -> None:
    for name in ("Lê Thị Ánh", "Trần Văn Bình", "Đỗ Quốc Huy"):
        add(database, name, phone="0905123456", **WHOLE)
    (ailment,) = queue(database)
    assert (ailment.hint.problem, ailment.hint.found) == ("phone_shared", "0905123456")
    assert ailment.hint.expected == "Lê Thị Ánh, Trần Văn Bình, Đỗ Quốc Huy"


def test_what_was_left_as_it_is_comes_again_only_when_the_value_changes(database: Database) -> None:
    member = add(database, national_id="079085001234", **WHOLE)
    (ailment,) = queue(database)
    for _ in range(2):
        with database.write("leave_as_is") as tx:
            services.leave_as_is(tx, ailment)
    assert queue(database) == []
    change(database, member, national_id="079085009999")
    assert [one.hint.problem for one in queue(database)] == ["sex_disagrees"]
    change(database, member, sex=Sex.MALE)
    assert queue(database) == []


def test_only_members_of_today_are_in_the_queue_and_the_gravest_come_first(database: Database) -> None:
    add(database, "Lê Thị Ánh", sex=None, **WHOLE)
    add(database, "Trần Thị Bình", birth=PartialDate(1985), national_id="079190001234", **WHOLE)
    gone = add(database, "Đỗ Quốc Huy")
    with database.write("move_to_bin") as tx:
        services.move_to_bin(tx, [gone.id])
    assert [one.hint.problem for one in queue(database)] == ["birth_year_disagrees", "missing_sex"]


def change(database: Database, member: Member, **fields: Any) -> None:
    with database.write("cure") as tx:
        services.change_member(tx, replace(services.get_member(tx, member.id), **fields))


@pytest.mark.parametrize(
    ("fields", "problem", "severity"),
    [
        ({"ethnicity": "Việt Nam"}, "ethnicity_is_nationality", Severity.WARNING),
        ({"ethnicity": "Khmer"}, "usually_written", Severity.NOTE),
        ({"ethnicity": "Xyz"}, "ethnicity_unknown", Severity.NOTE),
        ({"religion": "Phật"}, "usually_written", Severity.NOTE),
        ({"national_id": "B1234567", "nationality": "Việt Nam"}, "passport_of_vietnamese", Severity.WARNING),
        ({"national_id": "079185001234", "nationality": "Lào"}, "citizen_number_of_foreigner", Severity.WARNING),
        ({"national_id": "003185001234"}, "unknown_prefix", Severity.NOTE),
    ],
)
def test_doubts_about_where_somebody_comes_from(fields: dict[str, str], problem: str, severity: Severity) -> None:
    member = Member("", "Trần Thị An", sex=Sex.FEMALE, birth=PartialDate(1985, 3, 2), **fields)  # type: ignore[arg-type]
    assert [(hint.problem, hint.severity) for hint in hints(member, date(2026, 11, 22))] == [(problem, severity)]


def test_a_passport_of_a_foreigner_is_no_doubt() -> None:
    member = Member("", "Sok Dara", national_id="B1234567", nationality="Campuchia", ethnicity="Khmer")
    assert hints(member, date(2026, 11, 22)) == []
