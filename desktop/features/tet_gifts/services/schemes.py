"""Changing, ordering and removing the schemes of a campaign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Transaction
from desktop.features.tet_gifts.domain import GiftQuery, Purse, Scheme, SourceBudget
from desktop.features.tet_gifts.services.campaigns import fit_scheme, get_scheme, list_schemes
from desktop.features.tet_gifts.storage import GiftStore, SchemeStore


def change_scheme(tx: Transaction, scheme: Scheme) -> Scheme:
    """Gifts of a budget line that only gets another accounting year go with it.

    Raises FieldRefused, SchemeCodeTaken, ChangedMeanwhile, NotFound, YearSettled; OverBudget, OverQuota, OverClassCap
    when more is approved already than the scheme would give; SchemePartsFixed, ExclusionGroupTaken when what is
    approved would become something else.
    """
    before, scheme = get_scheme(tx, scheme.id), fit_scheme(tx, scheme)
    if moved := _moved_lines(before, scheme):
        kept = replace(before, budgets=_with_both(before, scheme), revision=scheme.revision)
        scheme = replace(scheme, revision=SchemeStore(tx).replace(kept).revision)
        _move_gifts(tx, scheme.id, moved)
    return SchemeStore(tx).replace(scheme)


def remove_scheme(tx: Transaction, scheme_id: str) -> Scheme:
    """Raises SchemeInUse, NotFound."""
    return SchemeStore(tx).remove(scheme_id)


def move_scheme(tx: Transaction, scheme_id: str, by: int) -> list[Scheme]:
    """One place up (-1) or down (1) among the schemes of its campaign; at the end it stays. Raises NotFound."""
    schemes = list_schemes(tx, get_scheme(tx, scheme_id).campaign_id)
    place = next(index for index, one in enumerate(schemes) if one.id == scheme_id)
    schemes.insert(min(max(place + by, 0), len(schemes) - 1), schemes.pop(place))
    return SchemeStore(tx).replace_all(replace(one, position=number) for number, one in enumerate(schemes, 1))


def _moved_lines(before: Scheme, after: Scheme) -> dict[Purse, Purse]:
    """Lines whose accounting year was put right: their source had one line and still has one."""
    moved: dict[Purse, Purse] = {}
    for source in {one.source for one in before.budgets}:
        old, new = ([one.purse for one in scheme.budgets if one.source is source] for scheme in (before, after))
        if len(old) == len(new) == 1 and old != new:
            moved[old[0]] = new[0]
    return moved


def _with_both(before: Scheme, after: Scheme) -> tuple[SourceBudget, ...]:
    """Room on either side while the gifts go over."""
    old = [one.purse for one in before.budgets]
    return (*before.budgets, *(replace(one, quota=0, amount=before.budget + after.budget)
                               for one in after.budgets if one.purse not in old))  # fmt: skip


def _move_gifts(tx: Transaction, scheme_id: str, moved: dict[Purse, Purse]) -> None:
    gifts = GiftStore(tx)
    lines: Sequence[str] = [one.id for one in gifts.lines(GiftQuery(scheme_id=scheme_id)) if one.source]
    found = [one for one in gifts.get_all(lines) if one.source and (one.source, one.year) in moved]
    gifts.replace_all(replace(one, year=moved[one.source, one.year][1]) for one in found if one.source)
