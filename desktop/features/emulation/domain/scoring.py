"""Scoring sheets (bảng chấm điểm): templates of groups and items, what was given for each, sums and the grade.

Points are decimal numbers kept as text and added as `Decimal`: half points are exact. A grade follows from the total;
a disqualifying condition (điều kiện liệt) that came true caps it, however high the total is. HD 1294/HD-TLĐ 14/08/2019
rates a grassroots union by four grades.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from desktop.core.errors import UserError
from desktop.core.vietnamese.text import clean
from desktop.features.emulation.domain.catalogue import SubjectKind
from desktop.features.emulation.domain.template import MOST_POINTS, ItemKind, ScoreItem, ScoreTemplate


class SheetState(StrEnum):
    """Chưa chấm, tự chấm, BCH chấm, chốt."""

    NEW = "chua_cham"
    SELF = "tu_cham"
    CHECKED = "bch_cham"
    FINAL = "chot"


NEXT_STATE = {
    SheetState.NEW: (SheetState.SELF, SheetState.CHECKED),
    SheetState.SELF: (SheetState.CHECKED, SheetState.NEW),
    SheetState.CHECKED: (SheetState.FINAL, SheetState.SELF),
    SheetState.FINAL: (SheetState.CHECKED,),
}


@dataclass(frozen=True)
class ScoreSheet:
    """The sheet of a section, or of the union itself, in a campaign; for one phase when `phase` names it.

    Published means shown to everybody (công khai): only then others than the committee are meant to see it.
    """

    id: str
    campaign_id: str
    kind: SubjectKind
    subject_id: str
    template_id: str
    phase: str = ""
    bloc: str = ""
    state: SheetState = SheetState.NEW
    published: bool = False
    finalised_on: date | None = None
    note: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Score:
    """What a sheet gives for an item: by the section itself and by the committee, decimals as text, empty for not
    scored yet. For a disqualifying condition `1` means that it came true."""

    id: str
    sheet_id: str
    item: str
    self_points: str = ""
    points: str = ""
    note: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Sums:
    """Sums of one hand, the section's own or the committee's; `scored` of `items` were given."""

    groups: tuple[Decimal, ...]
    bonus: Decimal
    penalty: Decimal
    total: Decimal
    grade: str
    killed: tuple[str, ...]
    scored: int
    items: int

    @property
    def complete(self) -> bool:
        return self.scored == self.items


@dataclass(frozen=True)
class SheetLine:
    """A row of the list of sheets, with both sums."""

    sheet: ScoreSheet
    name: str
    template: ScoreTemplate
    own: Sums
    checked: Sums
    rank: int = 0

    @property
    def id(self) -> str:
        return self.sheet.id

    @property
    def final(self) -> bool:
        return self.sheet.state is SheetState.FINAL


# Refusals


@dataclass(eq=False)
class PointsRefused(UserError):
    """`reason`: `not_a_number`, `negative`, `above_maximum` or `off_step`."""

    reason: str
    value: str
    maximum: str = ""
    step: str = ""


@dataclass(eq=False)
class SheetStateImpossible(UserError):
    current: SheetState
    wanted: SheetState


@dataclass(eq=False)
class SheetIncomplete(UserError):
    """A sheet whose items the committee has not all scored cannot be closed."""

    name: str
    missing: int


@dataclass(eq=False)
class SheetClosed(UserError):
    """A sheet that was closed (chốt) is not scored any more."""

    name: str


def read_points(text: str, item: ScoreItem, step: str) -> str:
    """The points of a text typed as `4,5`, as decimal text; empty stays empty. Raises PointsRefused."""
    plain = clean(text).replace(",", ".")
    if not plain:
        return ""
    if item.kind is ItemKind.KILL:
        return "1" if plain.casefold() in ("1", "x", "có", "co") else _refuse_kill(text)
    try:
        points = Decimal(plain)
    except InvalidOperation:
        raise PointsRefused("not_a_number", text) from None
    if not points.is_finite() or points > MOST_POINTS:
        raise PointsRefused("not_a_number", text)
    if points < 0:
        raise PointsRefused("negative", text)
    if points > item.most:
        raise PointsRefused("above_maximum", text, maximum=printed_points(item.maximum))
    if points % Decimal(step):
        raise PointsRefused("off_step", text, step=printed_points(step))
    return plain_points(points)


def _refuse_kill(text: str) -> str:
    if clean(text).casefold() in ("0", "không", "khong"):
        return "0"
    raise PointsRefused("not_a_number", text)


def plain_points(points: Decimal) -> str:
    """`12.5`, `12`: without zeros that say nothing."""
    return f"{points.normalize():f}"


def printed_points(points: str | Decimal) -> str:
    """`12,5` as papers write it; empty for what was not scored."""
    if points == "":
        return ""
    return plain_points(Decimal(points)).replace(".", ",")


def add_up(template: ScoreTemplate, given: Mapping[str, str]) -> Sums:
    """The sums of one hand; `given` are points by the code of the item, not scored where empty or missing.

    The total is what counts and what was added less what was taken away, never below zero nor above `limit`.
    """
    points = {item.code: Decimal(given[item.code]) for item in template.items if given.get(item.code)}
    groups = tuple(
        sum((points.get(item.code, Decimal(0)) for item in group.items if item.kind is ItemKind.NORMAL), Decimal(0))
        for group in template.groups
    )
    bonus, penalty = (_of_kind(template, points, kind) for kind in (ItemKind.BONUS, ItemKind.PENALTY))
    total = max(Decimal(0), sum(groups, bonus) - penalty)
    if template.limit:
        total = min(total, Decimal(template.limit))
    killed = tuple(item.text for item in template.items if item.kind is ItemKind.KILL and points.get(item.code))
    normal = [item.code for item in template.items if item.kind is ItemKind.NORMAL]
    scored = sum(code in points for code in normal)
    grade = grade_of(template, total, killed=bool(killed)) if scored else ""
    return Sums(groups, bonus, penalty, total, grade, killed, scored, len(normal))


def grade_of(template: ScoreTemplate, total: Decimal, *, killed: bool = False) -> str:
    """The best grade whose least total is reached, compared exactly: 89,5 is not 90."""
    names = [step.name for step in template.grades]
    reached = next((step.name for step in template.grades if total >= step.from_points), names[-1] if names else "")
    if killed and template.cap in names and reached in names:
        return names[max(names.index(reached), names.index(template.cap))]
    return reached


def next_state(current: SheetState, wanted: SheetState) -> SheetState:
    """Raises SheetStateImpossible."""
    if wanted not in NEXT_STATE[current]:
        raise SheetStateImpossible(current, wanted)
    return wanted


def ranked(lines: Iterable[SheetLine]) -> list[SheetLine]:
    """Highest total first within each bloc; equal totals share a place. Only what the committee scored is ranked."""
    by_bloc: dict[str, list[SheetLine]] = {}
    for line in lines:
        by_bloc.setdefault(line.sheet.bloc, []).append(line)
    found: list[SheetLine] = []
    for bloc in sorted(by_bloc):
        scored = [line for line in by_bloc[bloc] if line.checked.scored]
        totals = sorted((line.checked.total for line in scored), reverse=True)
        placed = [replace(line, rank=totals.index(line.checked.total) + 1) for line in scored]
        found += sorted(placed, key=lambda line: line.rank)
        found += [line for line in by_bloc[bloc] if not line.checked.scored]
    return found


def _of_kind(template: ScoreTemplate, points: Mapping[str, Decimal], kind: ItemKind) -> Decimal:
    return sum((points.get(item.code, Decimal(0)) for item in template.items if item.kind is kind), Decimal(0))
