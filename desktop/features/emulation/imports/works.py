"""How lists of works, tasks and products come in and go out. The same name in a campaign is the same work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.contracts import Action, Existing, FieldKind, ImportField, ImportRow, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.judging import RowRefused, finding, judged
from desktop.core.partial_date import PartialDate, print_date
from desktop.core.vietnamese.text import clean, clean_lines, compare_key, fold
from desktop.features.emulation.domain import Campaign, WorkItem, WorkKind, WorkState, refuse_work, tidied_work
from desktop.features.emulation.imports.fields import CAMPAIGN
from desktop.features.emulation.services import current_campaign, list_campaigns, list_work_items, record_work_items
from desktop.features.members.services import People

KINDS = {WorkKind.WORK: "Công trình", WorkKind.TASK: "Phần việc", WorkKind.PRODUCT: "Sản phẩm"}
STATES = {
    WorkState.REGISTERED: "Đăng ký",
    WorkState.RUNNING: "Đang thực hiện",
    WorkState.DONE: "Hoàn thành",
    WorkState.DROPPED: "Không thực hiện",
}
WORK_FIELDS = (
    ImportField("name", "Tên công trình, phần việc, sản phẩm", FieldKind.TEXT, ("tên công trình, phần việc, sản phẩm",
                "tên công trình", "tên công trình/phần việc/sản phẩm", "công trình, phần việc", "tên"), required=True,
                example="Cải tạo nhà để xe công nhân"),
    ImportField("kind", "Loại", FieldKind.TEXT, ("loại", "phân loại"), example="Công trình"),
    ImportField("responsible", "Tập thể, cá nhân phụ trách", FieldKind.TEXT, ("tập thể, cá nhân phụ trách",
                "phụ trách", "người phụ trách", "đơn vị thực hiện"), example="Tổ Cơ điện"),
    ImportField("start", "Ngày bắt đầu", FieldKind.DATE, ("ngày bắt đầu", "bắt đầu", "khởi công", "khởi công, bắt đầu"),
                example="01/03/2025"),
    ImportField("finish", "Ngày hoàn thành", FieldKind.DATE, ("ngày hoàn thành", "hoàn thành", "kết thúc"),
                example="20/07/2025"),
    ImportField("value", "Giá trị (đồng)", FieldKind.MONEY, ("giá trị (đồng)", "giá trị", "kinh phí"),
                example="85.000.000"),
    ImportField("plaque", "Gắn biển", FieldKind.TICK, ("gắn biển", "có gắn biển"), example="x"),
    ImportField("plaque_on", "Ngày gắn biển", FieldKind.DATE, ("ngày gắn biển",), example=""),
    ImportField("occasion", "Dịp gắn biển", FieldKind.TEXT, ("dịp gắn biển", "dịp", "chào mừng"), example=""),
    ImportField("state", "Tình trạng", FieldKind.TEXT, ("tình trạng", "trạng thái", "tiến độ"), example="Đăng ký"),
    ImportField("note", "Ghi chú", FieldKind.TEXT, ("ghi chú",), example=""),
    replace(CAMPAIGN, example=""),
)  # fmt: skip
TITLES = {field.key: field.title for field in WORK_FIELDS}
_DATES = ("start", "finish", "plaque_on")


class WorkItemImport:
    """The ImportTarget of works, into the campaign the row names or the one that runs."""

    name = "work_items"
    fields = WORK_FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Known(reading)
        return [known.judge(row, existing) for row in rows]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        wanted = (Action.CREATE, Action.UPDATE)
        record_work_items(tx, [one.draft for one in verdicts if one.action in wanted])


class _Known:
    """Campaigns and their works, looked up once; rows of one list are judged in order."""

    def __init__(self, reading: Reading) -> None:
        self.today = reading.today()
        self.people = People(reading)
        self.campaigns = {fold(one.code): one for one in list_campaigns(reading)}
        self.current = current_campaign(reading)
        self.works = {
            (one.campaign_id, compare_key(one.name)): one
            for campaign in self.campaigns.values()
            for one in list_work_items(reading, campaign.id)
        }
        self.seen: dict[tuple[str, str], ImportRow] = {}

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        label = clean(str(row.values.get("name", "")))
        return judged(row, TITLES, lambda: self._judge(row, label, existing), label)

    def _judge(self, row: ImportRow, label: str, existing: Existing) -> Verdict:
        campaign = self._campaign(row.values.get("campaign", ""))
        key = (campaign.id, compare_key(label))
        if earlier := self.seen.get(key):
            facts = {"row": str(earlier.number), "sheet": earlier.sheet}
            repeated = finding(row, TITLES, "name", "repeated_work", facts)
            return Verdict(row, Action.SKIP, label, findings=(*row.findings, repeated))
        self.seen[key] = row
        before, values = self.works.get(key), _values(row)
        fresh = before or WorkItem("", campaign.id, label)
        different = {name: value for name, value in values.items() if getattr(fresh, name) != value}
        shown = tuple((TITLES[name], _said(getattr(fresh, name)), _said(value)) for name, value in different.items())
        if before is not None and not different:
            return Verdict(row, Action.UNCHANGED, label, findings=row.findings)
        if before is not None and existing is Existing.FILL:
            different = {name: value for name, value in different.items() if not getattr(before, name)}
        if before is not None and (existing is Existing.SKIP or not different):
            return Verdict(row, Action.SKIP, label, differences=shown, findings=row.findings)
        draft = tidied_work(replace(fresh, **different))
        if "responsible" in different or before is None:
            draft = self._with_member(draft)
        self._refuse(draft)
        action = Action.CREATE if before is None else Action.UPDATE
        return Verdict(row, action, label, draft, shown if before else (), findings=row.findings)

    def _with_member(self, item: WorkItem) -> WorkItem:
        """Who is in charge is a member where just one person of that name is in the book."""
        found = self.people.who(item.responsible) if item.responsible else []
        return replace(item, member_id=found[0].id if len(found) == 1 else "")

    def _campaign(self, code: str) -> Campaign:
        found = self.campaigns.get(fold(code)) if code else self.current
        if found is None:
            raise RowRefused("campaign", "no_such_campaign" if code else "no_campaign", {"campaign": code})
        return found

    def _refuse(self, item: WorkItem) -> None:
        try:
            refuse_work(item, self.today)
        except FieldRefused as refusal:
            raise RowRefused(refusal.field, refusal.reason, {}) from refusal


def _values(row: ImportRow) -> dict[str, Any]:
    """The row's values under the work's field names and types."""
    values: dict[str, Any] = {}
    for key, value in row.values.items():
        if key in ("name", "campaign"):
            continue
        if key in _DATES and isinstance(value, PartialDate):
            values[key] = value.as_date()
            if values[key] is None:
                raise RowRefused(key, "day_needed", {"field": TITLES[key]})
        elif key == "kind":
            values[key] = _one_of(value, KINDS, key, "unknown_kind")
        elif key == "state":
            values[key] = _one_of(value, STATES, key, "unknown_state")
        else:
            values[key] = clean_lines(value) if isinstance(value, str) else value
    return values


def _one_of(text: str, names: dict[Any, str], field: str, problem: str) -> Any:
    for one, name in names.items():
        if fold(text) in (fold(name), one.value.casefold()):
            return one
    raise RowRefused(field, problem, {"choices": "; ".join(names.values())})


def _said(value: Any) -> str:
    if isinstance(value, WorkKind):
        return KINDS[value]
    if isinstance(value, WorkState):
        return STATES[value]
    if isinstance(value, bool):
        return "x" if value else ""
    return print_date(value) if isinstance(value, date) else str(value or "")


def exported_works(reading: Reading) -> Iterable[tuple[Any, ...]]:
    """The current campaign's works, under the headings that `import` reads again."""
    if (campaign := current_campaign(reading)) is None:
        return
    for one in list_work_items(reading, campaign.id):
        yield (
            one.name, KINDS[one.kind], one.responsible, one.start, one.finish, one.value or None,
            "x" if one.plaque else "", one.plaque_on, one.occasion, STATES[one.state], one.note, campaign.code,
        )  # fmt: skip
