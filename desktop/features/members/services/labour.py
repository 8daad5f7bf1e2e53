"""The typed figures about the workers, one set for each day of counting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.features.members.domain import LabourFigure, LabourRow, refuse_larger_part
from desktop.features.members.storage import LabourFigureStore
from desktop.features.organization.services import get_union


def labour_figures(reading: Reading, on: date) -> dict[LabourRow, int]:
    """The figures typed for that day; rows that nobody has filled in are missing."""
    return {figure.row: figure.value for figure in LabourFigureStore(reading).on(on)}


def keep_labour_figures(tx: Transaction, on: date, values: Mapping[LabourRow, int | None]) -> None:
    """Write the figures of that day; None takes one away. Raises FieldRefused for a part larger than its whole."""
    store = LabourFigureStore(tx)
    refuse_larger_part({**labour_figures(tx, on), **values}, get_union(tx).workers)
    known = {figure.row: figure for figure in store.on(on)}
    for row, value in values.items():
        if value is None:
            if row in known:
                store.remove(known[row].id)
        elif row in known:
            store.replace(replace(known[row], value=int(value)))
        else:
            store.add(LabourFigure(tx.new_id(), on, row, int(value)))
