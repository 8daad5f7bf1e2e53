"""Templates of scoring sheets: groups of items, what each may bring, and the grades a total gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from desktop.core.errors import FieldRefused, UserError
from desktop.core.vietnamese.text import clean, clean_lines
from desktop.features.emulation.domain.catalogue import SubjectKind

MOST_POINTS = Decimal(1000)


class ItemKind(StrEnum):
    """What an item does to the total: counts towards it, adds to it, takes from it, or caps the grade."""

    NORMAL = "cham"
    BONUS = "thuong"
    PENALTY = "tru"
    KILL = "liet"


@dataclass(frozen=True)
class ScoreItem:
    """A criterion. `code` is unique in its template; `maximum` a decimal as text; `evidence` what to show for it."""

    text: str
    code: str = ""
    maximum: str = "0"
    kind: ItemKind = ItemKind.NORMAL
    evidence: str = ""

    @property
    def most(self) -> Decimal:
        return Decimal(self.maximum)


@dataclass(frozen=True)
class ScoreGroup:
    name: str
    items: tuple[ScoreItem, ...]

    @property
    def most(self) -> Decimal:
        return sum((item.most for item in self.items if item.kind is ItemKind.NORMAL), Decimal(0))


@dataclass(frozen=True)
class GradeStep:
    """A grade (xếp loại) and the least total for it, a decimal as text."""

    name: str
    least: str

    @property
    def from_points(self) -> Decimal:
        return Decimal(self.least)


@dataclass(frozen=True)
class ScoreTemplate:
    """A template. The program's own have ids like `CDCS@1` and are never changed; the officer's are copies of them.

    A version that sheets were filled in by stays as it is: changing it makes the next version. `grades` go from the
    best down; `cap` is the best grade left when a disqualifying condition came true; `limit` the most a total may
    be with bonuses, empty for none.
    """

    id: str
    code: str
    name: str
    groups: tuple[ScoreGroup, ...]
    grades: tuple[GradeStep, ...]
    version: int = 1
    subject: SubjectKind = SubjectKind.SECTION
    basis: str = ""
    step: str = "0.5"
    cap: str = ""
    limit: str = ""
    retired: bool = False
    revision: int = 0

    @property
    def items(self) -> tuple[ScoreItem, ...]:
        return tuple(item for group in self.groups for item in group.items)

    @property
    def most(self) -> Decimal:
        return sum((group.most for group in self.groups), Decimal(0))

    @property
    def shown(self) -> str:
        return f"{self.name} (bản {self.version})"


@dataclass(eq=False)
class NoSuchTemplate(UserError):
    template: str


@dataclass(eq=False)
class TemplateNotFor(UserError):
    template: str
    kind: SubjectKind


# Rules


def tidied_template(template: ScoreTemplate) -> ScoreTemplate:
    """Texts without doubled spaces, decimals with a point; items numbered by their place (`I.1`) where they have no
    code yet, or share one."""
    groups = tuple(
        replace(
            group,
            name=clean(group.name),
            items=tuple(
                replace(
                    item,
                    text=clean_lines(item.text),
                    maximum=clean(item.maximum).replace(",", ".") or "0",
                    evidence=clean(item.evidence),
                )
                for item in group.items
            ),
        )
        for group in template.groups
    )
    grades = tuple(GradeStep(clean(step.name), clean(step.least).replace(",", ".") or "0") for step in template.grades)
    return replace(template, code=clean(template.code), name=clean(template.name), groups=_coded(groups), grades=grades)


def refuse_template(template: ScoreTemplate) -> None:
    """Raises FieldRefused for what could not be scored or graded by."""
    for field in ("code", "name"):
        if not getattr(template, field):
            raise FieldRefused(field, "required")
    if not template.items:
        raise FieldRefused("items", "required")
    for item in template.items:
        if not item.text:
            raise FieldRefused("items", "required")
        _refuse_number("items", item.maximum, positive=item.kind is not ItemKind.KILL)
    _refuse_number("step", template.step, positive=True)
    if template.limit:
        _refuse_number("limit", template.limit, positive=True)
    leasts = []
    for step in template.grades:
        _refuse_number("grades", step.least)
        leasts.append(step.from_points)
    if not leasts or leasts != sorted(leasts, reverse=True) or len(set(leasts)) != len(leasts):
        raise FieldRefused("grades", "not_descending")
    if template.cap and template.cap not in {step.name for step in template.grades}:
        raise FieldRefused("cap", "no_such_grade", template.cap)


def _refuse_number(field: str, text: str, *, positive: bool = False) -> None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise FieldRefused(field, "not_a_number", text) from None
    if not number.is_finite() or number < 0 or number > MOST_POINTS or (positive and number == 0):
        raise FieldRefused(field, "not_a_number", text)


def _coded(groups: tuple[ScoreGroup, ...]) -> tuple[ScoreGroup, ...]:
    seen: set[str] = set()
    found = []
    for place, group in enumerate(groups, 1):
        items = []
        for number, item in enumerate(group.items, 1):
            code = clean(item.code)
            while not code or code in seen:
                code = f"{place}.{number}" if f"{place}.{number}" not in seen else f"{place}.{number}-{len(seen)}"
            seen.add(code)
            items.append(replace(item, code=code))
        found.append(replace(group, items=tuple(items)))
    return tuple(found)
