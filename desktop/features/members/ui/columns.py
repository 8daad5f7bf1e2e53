"""The columns of the members list: every field of the record, of which ten are seen until somebody chooses others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from desktop.core.filters import FilterKind
from desktop.core.partial_date import print_date
from desktop.features.members.domain import LIST_FIELDS, YES, MemberLine, Status, doubts
from desktop.features.members.ui.drawer import sentence_of
from desktop.features.members.ui.forms import member_field
from desktop.features.members.words import status_name
from desktop.features.organization.domain import Section
from desktop.widgets.records import Align, Column, Edit
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

TONES = {Status.ACTIVE: None, Status.SUSPENDED: Tone.WARNING, Status.MOVED: Tone.NEUTRAL, Status.ENDED: Tone.NEUTRAL}
FIXED = ("age", "union_years", "status")
"""What is worked out."""

_JUDGED = ("birth", "national_id", "phone", "joined")
_TEXTS: dict[str, Callable[[MemberLine], str]] = {
    "full_name": lambda line: line.full_name,
    "birth": lambda line: str(line.birth or ""),
    "sex": lambda line: line.sex.value if line.sex else "",
    "section_id": lambda line: line.section,
    "national_id": lambda line: line.masked_id,
    "joined": lambda line: print_date(line.joined),
    "status": lambda line: status_name(line.status),
    "party": lambda line: line.of("party").value if line.of("party") else "",
    "is_leader": lambda line: YES if line.of("is_leader") else "",
    "insured_salary": lambda line: "" if line.of("insured_salary") is None else str(line.of("insured_salary")),
}


class MemberColumns:
    """Makes them; `sections` are those that can be chosen in a cell, `day` is the one ages are counted on."""

    def __init__(self, sections: Callable[[], Sequence[Section]], day: Callable[[], date]) -> None:
        self._sections = sections
        self._day = day
        self._doubts = lru_cache(maxsize=512)(doubts)  # asked for every cell at every painting

    def every(self) -> list[Column[MemberLine]]:
        return [self._column(field, title, width, hidden) for field, title, width, hidden in self._offered()]

    def _offered(self) -> list[tuple[str, str, int, bool]]:
        seen = [
            ("full_name", translate("members", "Full name"), 200),
            ("birth", translate("members", "Born"), 104),
            ("sex", translate("members", "Sex"), 78),
            ("section_id", translate("members", "Section"), 150),
            ("job", translate("members", "Job"), 150),
            ("union_post", translate("members", "Union post, short"), 104),
            ("national_id", translate("members", "Citizen's number"), 122),
            ("phone", translate("members", "Telephone"), 112),
            ("joined", translate("members", "Member since"), 112),
        ]
        offered = [
            ("status", translate("members", "Status"), 120),
            ("age", translate("members", "Age"), 60),
            ("union_years", translate("members", "Years in the union"), 70),
            ("staff_code", translate("members", "Staff code"), 100),
            ("card_number", translate("members", "Card number"), 100),
            ("ethnicity", translate("members", "Ethnic group"), 90),
            ("religion", translate("members", "Religion"), 90),
            ("home_town", translate("members", "Home town"), 180),
            ("address", translate("members", "Address"), 180),
            ("department", translate("members", "Department"), 130),
            ("start_work", translate("members", "Working here since"), 112),
            ("contract", translate("members", "Employment contract"), 120),
            ("insured_salary", translate("members", "Pay for social insurance, a month"), 110),
            ("is_leader", translate("members", "Holds a leading post"), 90),
            ("schooling", translate("members", "Schooling"), 80),
            ("education", translate("members", "Education"), 110),
            ("political_theory", translate("members", "Political theory"), 110),
            ("languages", translate("members", "Foreign languages"), 110),
            ("party", translate("members", "Party member"), 100),
            ("party_joined", translate("members", "In the Party since"), 112),
            ("joined_at", translate("members", "Joined at which union"), 160),
            ("former_id", translate("members", "Former identity number"), 110),
            ("id_issued_on", translate("members", "Number issued on"), 112),
            ("id_issued_by", translate("members", "Number issued by"), 160),
            ("email", translate("members", "E-mail"), 150),
            ("nationality", translate("members", "Nationality"), 100),
            ("note", translate("members", "Note"), 200),
        ]
        return [(*one, False) for one in seen] + [(*one, True) for one in offered]

    def _column(self, field: str, title: str, width: int, hidden: bool) -> Column[MemberLine]:
        listed = LIST_FIELDS[field]
        text = self._text(field)
        made: Column[MemberLine] = Column(
            field, title, text, width, Align.RIGHT if listed.kind is FilterKind.NUMBER else Align.LEFT,
            sort=text, cell=_cell(field), filter=listed.kind, few=listed.few, hidden=hidden,
            edit=None if field in FIXED else self._edit_of(field),
        )  # fmt: skip
        if field == "national_id":
            made = replace(made, whole=lambda line: line.national_id)
        if field == "full_name":
            return replace(
                made, tone=_status_tone, tooltip=lambda line: f"{line.full_name} – {status_name(line.status)}"
            )
        if field == "status":
            return replace(made, tone=_status_tone)
        return self._judged(made) if field in _JUDGED else made

    def _text(self, field: str) -> Callable[[MemberLine], str]:
        if field in ("age", "union_years"):
            return self._years("birth" if field == "age" else "joined")
        if field in _TEXTS:
            return _TEXTS[field]
        if LIST_FIELDS[field].kind is FilterKind.DAY:
            return lambda line: print_date(line.of(field))
        return lambda line: line.of(field) or ""

    def _years(self, since: str) -> Callable[[MemberLine], str]:
        """Completed years from that day on."""

        def text(line: MemberLine) -> str:
            if (began := line.of(since)) is None:
                return ""
            day = self._day()
            if since == "birth":
                return str(line.birth.age_on(day)) if line.birth else ""
            return str(max(0, day.year - began.year - int((day.month, day.day) < (began.month, began.day))))

        return text

    def _judged(self, plain: Column[MemberLine]) -> Column[MemberLine]:
        """A column whose value may be one to look at again."""

        def told(line: MemberLine) -> str:
            found = self._doubts(line, self._day())
            return " ".join(sentence_of(hint) for hint in found if hint.field == plain.key)

        return replace(plain, tone=lambda line: Tone.WARNING if told(line) else None, tooltip=told)

    def _edit_of(self, field: str) -> Edit[MemberLine]:
        return Edit(lambda: member_field(field, self._sections(), self._day()), lambda line: line.of(field))


def _cell(field: str) -> Callable[[MemberLine], Any] | None:
    """What goes out: days stay days, amounts amounts, and papers bear numbers in full."""
    if LIST_FIELDS[field].kind is FilterKind.TEXT and field != "national_id":
        return None
    return None if field in ("age", "union_years") else lambda line: line.of(field)


def _status_tone(line: MemberLine) -> Tone | None:
    return TONES[line.status]
