"""The columns of the members list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal

from desktop.core.partial_date import print_date
from desktop.features.members.domain import MemberLine, Status, doubts
from desktop.features.members.ui.drawer import sentence_of
from desktop.features.members.ui.forms import member_field
from desktop.features.members.words import status_name
from desktop.features.organization.domain import Section
from desktop.widgets.records import Column, Edit
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

TONES = {Status.ACTIVE: None, Status.SUSPENDED: Tone.WARNING, Status.MOVED: Tone.NEUTRAL, Status.ENDED: Tone.NEUTRAL}


class MemberColumns:
    """Makes them; `sections` are those that can be chosen in a cell."""

    def __init__(self, sections: Callable[[], Sequence[Section]], today: date) -> None:
        self._sections = sections
        self._today = today
        self._doubts = lru_cache(maxsize=512)(doubts)  # asked for every cell at every painting

    def every(self) -> list[Column[MemberLine]]:
        return [
            Column(
                "full_name",
                translate("members", "Full name"),
                lambda line: line.full_name,
                200,
                tone=lambda line: TONES[line.status],
                tooltip=lambda line: f"{line.full_name} – {status_name(line.status)}",
                sort=lambda line: line.full_name,
                filter="text",
                edit=self._edit_of("full_name"),
            ),
            self._judged("birth", translate("members", "Born"), lambda line: str(line.birth or ""), 104),
            self._plain("sex", translate("members", "Sex"), lambda line: line.sex.value if line.sex else "", 78),
            self._plain("section_id", translate("members", "Section"), lambda line: line.section, 150),
            self._plain("job", translate("members", "Job"), lambda line: line.job, 150),
            self._plain("union_post", translate("members", "Union post, short"), lambda line: line.union_post, 104),
            self._judged("national_id", translate("members", "Citizen's number"), lambda line: line.masked_id, 122),
            self._judged("phone", translate("members", "Telephone"), lambda line: line.phone, 112),
            self._judged("joined", translate("members", "Member since"), lambda line: print_date(line.joined), 112),
            Column(
                "status",
                translate("members", "Status"),
                lambda line: status_name(line.status),
                120,
                tone=lambda line: TONES[line.status],
                hidden=True,
            ),
        ]

    def _judged(self, field: str, title: str, text: Callable[[MemberLine], str], width: int) -> Column[MemberLine]:
        """A column whose value may be one to look at again."""

        def told(line: MemberLine) -> str:
            return " ".join(sentence_of(hint) for hint in self._doubts(line, self._today) if hint.field == field)

        plain = self._plain(field, title, text, width)
        return replace(plain, tone=lambda line: Tone.WARNING if told(line) else None, tooltip=told)

    def _plain(self, field: str, title: str, text: Callable[[MemberLine], str], width: int) -> Column[MemberLine]:
        """A column whose cells are changed in their place and which sorts; `field` is the member's."""
        cell: Callable[[MemberLine], Any] | None = None
        if field in ("birth", "joined", "national_id"):  # days stay days, and papers bear numbers in full
            cell = attrgetter(field)
        kind: Literal["text", "range"] = "range" if field in ("birth", "joined") else "text"
        return Column(field, title, text, width, sort=text, cell=cell, edit=self._edit_of(field), filter=kind)

    def _edit_of(self, field: str) -> Edit[MemberLine]:
        return Edit(lambda: member_field(field, self._sections(), self._today), lambda line: getattr(line, field))
