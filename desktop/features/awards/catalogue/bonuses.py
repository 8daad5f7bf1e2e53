"""Bonuses (tiền thưởng): a coefficient of the base salary (lương cơ sở) of the day of the decision, as data by date.

Shown as information: who pays and how much is for the employer or the superior to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop.core.money import Dong
from desktop.core.paths import resource
from desktop.features.awards.catalogue.entries import Entry, toml_of
from desktop.features.emulation.domain import SubjectKind


@dataclass(frozen=True)
class BaseSalary:
    """The base salary from a day on, by which decree."""

    start: date
    amount: Dong
    basis: str


@dataclass(frozen=True)
class Coefficient:
    """What an award is worth, in hundredths of the base salary: 30 is 0,3."""

    award: str
    subjects: tuple[SubjectKind, ...]
    hundredths: int
    start: date
    end: date | None
    basis: str


@dataclass(frozen=True)
class Bonus:
    """A bonus in whole đồng, and how it came about."""

    amount: Dong
    hundredths: int
    base: Dong
    basis: str

    @property
    def factor(self) -> str:
        """`0,3`."""
        whole, rest = divmod(self.hundredths, 100)
        return f"{whole},{rest:02}".rstrip("0") if rest % 10 == 0 and rest else f"{whole},{rest or 0}"


@cache
def _tables() -> tuple[tuple[BaseSalary, ...], tuple[Coefficient, ...]]:
    path = resource("catalogues", "bonuses.toml")
    top = Entry(path, "", toml_of(path))
    salaries = tuple(
        BaseSalary(entry.need("start", date), Dong(entry.need("amount", int)), entry.text("basis"))
        for entry in top.tables("base_salaries")
    )
    coefficients = tuple(
        Coefficient(
            award,
            entry.choices("subjects", SubjectKind),
            entry.need("hundredths", int),
            entry.need("start", date),
            entry.take("end", date),
            entry.text("basis"),
        )
        for entry in top.tables("coefficients")
        for award in entry.words("awards")
    )
    return tuple(sorted(salaries, key=lambda one: one.start)), coefficients


def base_salary_on(day: date) -> BaseSalary | None:
    return next((one for one in reversed(_tables()[0]) if one.start <= day), None)


def bonus_for(award: str, subject: SubjectKind, decided_on: date) -> Bonus | None:
    """The bonus of an award decided on that day; None where no coefficient is known, as for the union's own forms."""
    salary = base_salary_on(decided_on)
    found = next(
        (
            one
            for one in _tables()[1]
            if one.award == award and subject in one.subjects and one.start <= decided_on <= (one.end or date.max)
        ),
        None,
    )
    if salary is None or found is None:
        return None
    return Bonus(Dong(salary.amount * found.hundredths // 100), found.hundredths, salary.amount, found.basis)
