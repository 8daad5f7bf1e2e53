"""What a row says, under the member's field names and types, and what is to be told of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.contracts import Finding, ImportRow
from desktop.core.judging import RowRefused, finding
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.origins import education, ethnic_group, religion
from desktop.core.vietnamese.text import compare_key
from desktop.features.members.domain import ServicePeriod, identity_fields, in_time_order, read_service
from desktop.features.members.imports.family import NotRelatives, read_family
from desktop.features.members.imports.fields import TITLES
from desktop.features.members.imports.membership import EVENT_KEYS, is_status_unknown
from desktop.features.members.imports.party import told_party

DAYS = ("joined", "start_work", "party_joined", "id_issued_on", "section_since")
LEAST_SALARY = 1_000_000
"""Less a month was surely meant in thousands."""
_YEARS_OF_SCHOOL = re.compile(r"\d{1,2}\s*/\s*1[02]")


def member_values(values: dict[str, Any], today: date) -> dict[str, Any]:
    """The row's values under the member's field names and types. Raises RowRefused."""
    found = dict(values) if EVENT_KEYS.isdisjoint(values) else {k: v for k, v in values.items() if k not in EVENT_KEYS}
    if found.get("sex"):
        found["sex"] = Sex(found["sex"])
    if (text := found.pop("party", "")) and (told := told_party(text, today)):
        found |= {key: value for key, value in told.values.items() if key not in found}
    if text := found.pop("family", ""):
        try:
            found["family"] = read_family(text, today)
        except NotRelatives as error:
            raise RowRefused("family", "family_unclear", {"part": str(error)}) from error
    for key in DAYS:
        if isinstance(day := found.get(key), PartialDate):
            found[key] = day.as_date()
            if found[key] is None:
                del found[key]
    if number := found.get("national_id"):
        found |= identity_fields(number)
    if _is_schooling(values):
        found["schooling"] = found.pop("education")
    for key, usual in _USUAL.items():
        if text := found.get(key):
            found[key] = usual(text) or text
    if text := found.pop("service", ""):
        found |= {"service": periods} if (periods := _periods(text)) else {}
    return found


_USUAL: dict[str, Callable[[str], str | None]] = {
    "ethnicity": ethnic_group,
    "religion": religion,
    "education": education,
}


def _is_schooling(values: dict[str, Any]) -> bool:
    """Whether 12/12 stands under Trình độ in a list that has no column for it."""
    return "schooling" not in values and bool(_YEARS_OF_SCHOOL.fullmatch(str(values.get("education", ""))))


def _periods(text: str) -> tuple[ServicePeriod, ...]:
    """None for what is not understood; the row says so."""
    try:
        return in_time_order(read_service(text))
    except ValueError:
        return ()


def with_doubts(row: ImportRow, today: date) -> ImportRow:
    """Days that must be whole cannot be kept as a year alone, nor words that are no status; the row says so."""
    days = ((key, row.values.get(key)) for key in DAYS)
    lost = [key for key, day in days if isinstance(day, PartialDate) and not day.is_full]
    doubts = [tell(row, key, "year_alone_left_out") for key in lost]
    if party := row.values.get("party"):
        told = told_party(party, today)
        if told is None:
            doubts.append(tell(row, "party", "party_unknown"))
        elif told.is_year_alone:
            doubts.append(tell(row, "party", "year_alone_left_out", field=TITLES["party_joined"]))
    for key, usual in _USUAL.items():
        text = row.values.get(key, "")
        if text and (named := usual(text)) and compare_key(named) != compare_key(text):
            doubts.append(tell(row, key, "written_usually", usual=named))
    if (text := row.values.get("service", "")) and not _periods(text):
        doubts.append(tell(row, "service", "service_not_understood"))
    if _is_schooling(row.values):
        doubts.append(tell(row, "education", "schooling_told"))
    if 0 < int(row.values.get("insured_salary") or 0) < LEAST_SALARY:
        doubts.append(tell(row, "insured_salary", "salary_small"))
    if is_status_unknown(row):
        doubts.append(tell(row, "status", "status_unknown"))
    return replace(row, findings=(*row.findings, *doubts)) if doubts else row


def tell(about: ImportRow, key: str, problem: str, **facts: str) -> Finding:
    return finding(about, TITLES, key, problem, facts)
