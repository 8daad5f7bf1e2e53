"""What the cells of a list say about a year: disciplines, ratings, titles, yes and no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from desktop.core.contracts import Existing, Finding, ImportRow
from desktop.core.judging import RowRefused, finding
from desktop.core.vietnamese.text import clean, fold
from desktop.features.awards.catalogue import award_named, award_types, wording
from desktop.features.awards.domain import Discipline, Nomination, Occasion, Rating, YearFacts
from desktop.features.awards.imports.fields import NO, OCCASIONS, TITLES, YES
from desktop.features.emulation.domain import Family

_DISCIPLINES = {
    Discipline.NONE: ("không", "không bị kỷ luật", "không có"),
    Discipline.REPRIMAND: ("khiển trách",),
    Discipline.WARNING: ("cảnh cáo",),
    Discipline.PAY_CUT: ("hạ bậc lương", "kéo dài thời hạn nâng lương", "cách chức", "hạ bậc lương, cách chức"),
    Discipline.DISMISSAL: ("sa thải", "buộc thôi việc", "sa thải, buộc thôi việc"),
}


_RATINGS = {
    Rating.EXCELLENT: ("xuất sắc", "hoàn thành xuất sắc", "htxsnv"),
    Rating.GOOD: ("tốt", "hoàn thành tốt", "httnv"),
    Rating.DONE: ("hoàn thành", "htnv"),
    Rating.NOT_DONE: ("không hoàn thành", "khtnv"),
}


DAYS = ("absent_days", "maternity_days", "study_days")


def merged_year(year: YearFacts, said: Mapping[str, Any], existing: Existing) -> YearFacts | None:
    """The year with what the row says; what is known already is kept unless it may be overwritten. None: no change."""
    taken = {
        key: value
        for key, value in said.items()
        if getattr(year, key) != value and (existing is Existing.OVERWRITE or getattr(year, key) in (None, 0))
    }
    return replace(year, **taken) if taken else None


def facts_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """The row's facts of the year under the record's field names and types."""
    found: dict[str, Any] = {key: values[key] for key in DAYS if key in values}
    for key in DAYS:
        if not 0 <= found.get(key, 0) <= 366:
            raise RowRefused(key, "out_of_range", {})
    names = wording().names
    if text := values.get("discipline"):
        found["discipline"] = choice_of("discipline", text, _DISCIPLINES, names)
    if text := values.get("rating"):
        found["rating"] = choice_of("rating", text, _RATINGS, names)
    if text := values.get("complaint"):
        found["complaint_pending"] = _yes_or_no("complaint", text)
    if text := values.get("state_title"):
        found["state_title"] = _state_title(text)
    return found


def occasion_of(values: Mapping[str, Any]) -> Occasion | None:
    if text := values.get("occasion"):
        found = choice_of("occasion", text, dict.fromkeys(OCCASIONS, ()), OCCASIONS)
        assert isinstance(found, Occasion)
        return found
    return None


def choice_of(field: str, text: str, known: Mapping[Any, tuple[str, ...]], names: Mapping[Any, str]) -> Enum:
    for value, ways in known.items():
        if fold(text) in {fold(way) for way in (*ways, names[value], value.value)}:
            return value  # type: ignore[no-any-return]
    choices = "; ".join(names[value] for value in known)
    raise RowRefused(field, "unknown_choice", {"choices": choices})


def _yes_or_no(field: str, text: str) -> bool:
    if (answer := fold(text)) in ("khong", "khong co", "k", "0"):
        return False
    if answer in ("co", "x", "1", "dang xem xet"):
        return True
    raise RowRefused(field, "unknown_choice", {"choices": f"{NO}; {YES}"})


def _state_title(text: str) -> str:
    if fold(text) in ("khong", "khong co", "0"):
        return ""
    award = award_named(text)
    if award is None or award.family is not Family.STATE:
        raise RowRefused("state_title", "unknown_award", {"award": clean(text)})
    return award.code


def shown_values(record: Nomination | YearFacts, different: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    def title(key: str) -> str:
        return TITLES["complaint" if key == "complaint_pending" else key]

    def printed(key: str, value: Any) -> str:
        return str(value) if key in ("achievement", "note") else printed_value(value)

    return tuple(
        (title(key), printed(key, getattr(record, key)), printed(key, value)) for key, value in different.items()
    )


def printed_value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Discipline):
        return NO if value is Discipline.NONE else wording().names[value]
    if isinstance(value, Rating):
        return wording().names[value]
    if isinstance(value, Occasion):
        return OCCASIONS[value]
    if isinstance(value, str):
        return award_types()[value].name if value else NO
    return str(value)


def finding_of(row: ImportRow, field: str, problem: str, facts: dict[str, str]) -> Finding:
    return finding(row, TITLES, field, problem, facts)
