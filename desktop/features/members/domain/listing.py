"""What a list of members may show, sort by and be narrowed by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.core.filters import FilterKind
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members.domain.member import Member, Status

YES = "Có"
"""What a list says, and a filter reads, where a field is yes or no; nothing stands for no."""


@dataclass(frozen=True)
class ListField:
    """A column of the list. `source` is the field of the member it is read from; `few` says that few different values
    stand in it, so that they can be chosen from a list; `reversed` that it grows as its source falls, as ages do."""

    kind: FilterKind
    source: str
    few: bool = False
    reversed: bool = False


_TEXTS = (
    "full_name", "national_id", "former_id", "ethnicity", "religion", "nationality", "home_town", "address", "phone",
    "email", "staff_code", "department", "job", "education", "union_post", "card_number", "schooling",
    "political_theory", "languages", "contract", "id_issued_by", "joined_at", "note", "sex", "section_id", "party",
    "status", "is_leader",
)  # fmt: skip
_FEW = {
    "sex", "section_id", "status", "party", "union_post", "education", "ethnicity", "religion", "nationality",
    "department", "job", "schooling", "political_theory", "languages", "contract", "is_leader", "id_issued_by",
}  # fmt: skip
_DAYS = ("birth", "joined", "start_work", "party_joined", "id_issued_on")

LIST_FIELDS: dict[str, ListField] = {
    **{name: ListField(FilterKind.TEXT, name, few=name in _FEW) for name in _TEXTS},
    **{name: ListField(FilterKind.DAY, name) for name in _DAYS},
    "age": ListField(FilterKind.DAY, "birth", reversed=True),
    "union_years": ListField(FilterKind.DAY, "joined", reversed=True),
    "insured_salary": ListField(FilterKind.NUMBER, "insured_salary"),
}

SENSITIVE = ("insured_salary", "religion", "address")
"""What is not shown before somebody asks for it."""


@dataclass(frozen=True)
class MemberQuery:
    """What the list shows: words to search, a section, statuses; `as_of` gives the list as it was on that day,
    `doubtful` only those somebody should look at again. `sort` names one of LIST_FIELDS to sort by, where names in
    Vietnamese order are the rule. `filters` are (one of LIST_FIELDS, what was typed) which all must fit; `fields` are
    the fields of the member the lines are to have beyond their own."""

    search: str = ""
    section_id: str = ""
    statuses: tuple[Status, ...] = ()
    sex: Sex | None = None
    as_of: date | None = None
    in_bin: bool = False
    doubtful: bool = False
    sort: str = ""
    descending: bool = False
    filters: tuple[tuple[str, str], ...] = ()
    fields: tuple[str, ...] = ()

    @property
    def merely_searches(self) -> bool:
        """Whether words, section, statuses and the bin are all that is asked for."""
        bare = replace(self, search="", section_id="", statuses=(), in_bin=False, fields=())
        return bare == MemberQuery()


assert {field.source for field in LIST_FIELDS.values()} <= Member.__dataclass_fields__.keys()
