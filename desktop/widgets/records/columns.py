"""What a list is made of: its columns, and where its records come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

from desktop.core.filters import FilterKind
from desktop.widgets.fields import Field
from desktop.widgets.theme import Tone

Rec = TypeVar("Rec")


class Align(Enum):
    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight
    CENTER = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Edit(Generic[Rec]):
    """How a cell is changed in its place: `field` makes what reads the typing, `value` is what it begins with; `when`
    says in which rows at all, everywhere if not given."""

    field: Callable[[], Field]
    value: Callable[[Rec], Any]
    when: Callable[[Rec], bool] | None = None


@dataclass(frozen=True)
class Column(Generic[Rec]):
    """A column. `width` in logical pixels; `sort` gives a sorting key of a record (only then it sorts); `cell` gives
    what goes out to a spreadsheet or paper, and what filters read, where that is not the text; `whole` gives what the
    text shows only in part, such as a number of which four digits are seen; `tick` shows a box the
    user may tick (None: no box in that row); `edit` lets its cells be changed in their place; `filter` gives the column
    a box that narrows the list, and `few` a list of what stands there to choose from; `hidden` columns are offered in
    the column chooser."""

    key: str
    title: str
    text: Callable[[Rec], str]
    width: int = 120
    align: Align = Align.LEFT
    sort: Callable[[Rec], Any] | None = None
    cell: Callable[[Rec], Any] | None = None
    whole: Callable[[Rec], str] | None = None
    tooltip: Callable[[Rec], str] | None = None
    tone: Callable[[Rec], Tone | None] | None = None
    tick: Callable[[Rec], bool | None] | None = None
    icon: Callable[[Rec], str] | None = None
    edit: Edit[Rec] | None = None
    filter: FilterKind | None = None
    few: bool = False
    hidden: bool = False


class ListSource(Generic[Rec]):
    """Records in memory, shown in the order given. `search` gives the text that is searched (default: every column)."""

    def __init__(self, records: Sequence[Rec], search: Callable[[Rec], str] | None = None) -> None:
        self.records = list(records)
        self.search = search


class PagedSource(Generic[Rec]):
    """Records behind questions that run on the worker thread. Searching and sorting are the questions' own: listen to
    the table's `searched` and `sorted` and set a new source. Sources with an equal `query` are the same list, asked
    anew: who looks at its middle stays there. `values` gives what stands in the column of a key, and how often."""

    def __init__(
        self,
        count: Callable[[], int],
        fetch: Callable[[int, int], Sequence[Rec]],
        query: object = None,
        values: Callable[[str], Sequence[tuple[str, int]]] | None = None,
    ) -> None:
        self.count = count
        self.fetch = fetch  # (offset, limit)
        self.query = query
        self.values = values


Source = ListSource[Any] | PagedSource[Any]
