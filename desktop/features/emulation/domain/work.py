"""What is built and signed in a campaign: works, tasks and products that may bear a plaque, and pacts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.vietnamese.text import clean, clean_lines


class WorkKind(StrEnum):
    """Công trình, phần việc or sản phẩm."""

    WORK = "CONG_TRINH"
    TASK = "PHAN_VIEC"
    PRODUCT = "SAN_PHAM"


class WorkState(StrEnum):
    REGISTERED = "dang_ky"
    RUNNING = "dang_thuc_hien"
    DONE = "hoan_thanh"
    DROPPED = "khong_thuc_hien"


@dataclass(frozen=True)
class WorkItem:
    """A work, task or product registered in a campaign (công trình, phần việc, sản phẩm gắn biển).

    `member_id` is the person who answers for it where that is a member; `responsible` is always what papers print.
    `value` is what it is worth in đồng. `plaque` is whether it is to bear one (gắn biển): hung on `plaque_on`, for the
    `occasion`.
    """

    id: str
    campaign_id: str
    name: str
    kind: WorkKind = WorkKind.WORK
    responsible: str = ""
    member_id: str = ""
    section_id: str = ""
    start: date | None = None
    finish: date | None = None
    value: Dong = Dong(0)  # noqa: RUF009
    plaque: bool = False
    plaque_on: date | None = None
    occasion: str = ""
    state: WorkState = WorkState.REGISTERED
    note: str = ""
    revision: int = 0


@dataclass(frozen=True)
class PactParty:
    """Who signs a pact: a union, section or bloc, and by whom it is represented."""

    name: str
    representative: str = ""
    post: str = ""


@dataclass(frozen=True)
class Pact:
    """A pact of emulation (giao ước thi đua) between two parties or more, with what they promise each other."""

    id: str
    campaign_id: str
    title: str
    signed_on: date | None = None
    place: str = ""
    parties: tuple[PactParty, ...] = ()
    contents: tuple[str, ...] = ()
    witness: str = ""
    note: str = ""
    revision: int = 0


def tidied_work(item: WorkItem) -> WorkItem:
    return replace(
        item,
        name=clean(item.name),
        responsible=clean(item.responsible),
        occasion=clean(item.occasion),
        note=clean_lines(item.note),
    )


def refuse_work(item: WorkItem, today: date) -> None:
    """Raises FieldRefused. A plaque that hangs needs its day, and hangs on something finished."""
    if not item.name:
        raise FieldRefused("name", "required")
    if item.value < 0:
        raise FieldRefused("value", "negative", str(item.value))
    if item.start and item.finish and item.finish < item.start:
        raise FieldRefused("finish", "before_start", f"{item.finish:%d/%m/%Y}")
    if item.plaque_on and not item.plaque:
        raise FieldRefused("plaque_on", "no_plaque")
    if item.plaque_on and item.plaque_on > today:
        raise FieldRefused("plaque_on", "in_future", f"{item.plaque_on:%d/%m/%Y}")


def tidied_pact(pact: Pact) -> Pact:
    return replace(
        pact,
        title=clean(pact.title),
        place=clean(pact.place),
        witness=clean(pact.witness),
        contents=tuple(text for line in pact.contents if (text := clean(line))),
        note=clean_lines(pact.note),
    )


def refuse_pact(pact: Pact) -> None:
    """Raises FieldRefused: a pact is between two at least, and promises something."""
    if not pact.title:
        raise FieldRefused("title", "required")
    if len({clean(party.name) for party in pact.parties if clean(party.name)}) < 2:
        raise FieldRefused("parties", "two_needed")
    if not pact.contents:
        raise FieldRefused("contents", "required")
