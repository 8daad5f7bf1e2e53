"""A family in one cell of a list: `Vợ/chồng: Trần Văn Ba (1980); Con: Lê An (02/03/2015)`, one after another or a line
each. Without a relation or a birth a name alone will do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.names import name_fault, tidy_name
from desktop.core.vietnamese.text import clean
from desktop.features.members.domain import Relative

_DIVIDER = re.compile(r"[;\n]")
_BORN = re.compile(r"\s*\(([^()]*)\)$")


class NotRelatives(ValueError):
    """The part of the cell that is not understood."""


def family_text(family: Sequence[Relative]) -> str:
    return "; ".join(map(_relative_text, family))


def _relative_text(one: Relative) -> str:
    relation = f"{one.relation}: " if one.relation else ""
    return f"{relation}{one.full_name}{f' ({one.birth})' if one.birth else ''}"


def read_family(text: str, today: date) -> tuple[Relative, ...]:
    """Raises NotRelatives."""
    return tuple(_read_relative(part, today) for part in map(clean, _DIVIDER.split(text)) if part)


def _read_relative(text: str, today: date) -> Relative:
    born = _BORN.search(text)
    relation, colon, name = (text[: born.start()] if born else text).partition(":")
    relation, name = (clean(relation), tidy_name(clean(name))) if colon else ("", tidy_name(clean(relation)))
    try:
        birth = PartialDate.parse(born[1], today) if born else None
    except ValueError as error:
        raise NotRelatives(text) from error
    if name_fault(name):
        raise NotRelatives(text)
    return Relative(relation, name, birth)
