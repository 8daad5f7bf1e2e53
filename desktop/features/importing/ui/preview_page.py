"""What the import would do, row by row, with filters, and what to do about people who are in the book already."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.core.contracts import Action, Existing, FieldKind, Finding, ImportField, Verdict
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.features.importing.layout import words
from desktop.features.importing.repair import REPAIRS
from desktop.features.importing.services import list_findings
from desktop.features.importing.sheets.book import place_of
from desktop.features.importing.ui.corrections import Correction, Corrections
from desktop.features.importing.ui.offers import OffersBar
from desktop.features.importing.ui.presenter import ImportPresenter
from desktop.features.importing.words import action_name, existing_hint, existing_name
from desktop.features.importing.workbooks import said
from desktop.widgets.editor import scrolled
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

TONES = {
    Action.CREATE: Tone.GOOD,
    Action.UPDATE: Tone.WARNING,
    Action.UNCHANGED: Tone.NEUTRAL,
    Action.SKIP: Tone.NEUTRAL,
    Action.REFUSE: Tone.BAD,
}
_SUSPECTED, _REPAIRED = "suspected", "repaired"
_NOTES_ABOVE = 3
_LOW = 560  # of the dialog, below which the list needs the room more than the remarks
Filter = Callable[[Verdict], bool]


class PreviewPage(QWidget):
    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._notes: list[str] = []
        self._above = _NOTES_ABOVE
        self.about = Banner(Tone.NEUTRAL)
        self._fields = _telling(presenter.target.fields)
        self.table = RecordsTable(
            _columns(presenter.target.fields, self._fields, self._remarks),
            name="preview",
            title=translate("importing", "Preview"),
            count_text=lambda count: translate("importing", "{count} rows").format(count=count),
        )
        self.corrections = Corrections(presenter.target.fields)
        self.corrections.hide()
        self.detail = QLabel()
        self.detail.setObjectName("preview_detail")
        self.detail.setWordWrap(True)
        self.detail.setMargin(6)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._corrected: tuple[str, int, int] | None = None
        self._returns = False
        self._touched: set[tuple[str, int]] = set()
        self._offers = OffersBar(presenter, self._sentence)
        self._verbs = QButtonGroup(self)
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._lay_out()
        self.table.chips.exclusive = True
        self.table.chips.changed.connect(self._show_rows)
        self.table.chosen.connect(self._show_detail)
        self.table.opened.connect(lambda _: self.corrections.begin())
        self.corrections.corrected.connect(self._correct)
        self.corrections.left.connect(self.table.take_focus)

    def load(self) -> None:
        """Show the verdicts of the presenter's preview."""
        preview = self._presenter.preview
        assert preview is not None
        chosen = self.table.chips.checked()
        self.table.chips.clear()
        for key, text, count in self._filters():
            if count or key in ("create", "refuse"):
                self.table.chips.add(key, f"{text} {count}", key in chosen)
        self._show_about()
        assert self._presenter.parsed is not None
        self._offers.show_offers(self._presenter.parsed.offers)
        self.table.set_empty(_no_such_rows() if preview.verdicts else _nobody())
        self._show_rows()
        self.table.show_column("sheet", len({verdict.row.sheet for verdict in preview.verdicts}) > 1)
        self.table.show_column("changes", any(verdict.differences for verdict in preview.verdicts))
        for field in self._fields:
            self.table.show_column(field.key, any(said(verdict, field) for verdict in preview.verdicts))
        self._hint.setText(existing_hint(self._presenter.existing))
        self._return_to_corrected()

    def commit(self) -> bool:
        """Take in what was typed into the cells; whether there was anything."""
        return self.corrections.commit()

    def is_put_right(self) -> bool:
        """Whether no row is refused any more of those that were corrected last."""
        preview = self._presenter.preview
        assert preview is not None
        return not any(
            verdict.action is Action.REFUSE and (verdict.row.sheet, verdict.row.number) in self._touched
            for verdict in preview.verdicts
        )

    def _lay_out(self) -> None:
        verbs = QHBoxLayout()
        label = QLabel(translate("importing", "What is in the book already:"))
        label.setProperty("role", "label")
        verbs.addWidget(label)
        for existing in Existing:
            verb = QRadioButton(existing_name(existing))
            verb.setObjectName(f"existing_{existing.value}")
            verb.setChecked(existing is self._presenter.existing)
            verb.toggled.connect(lambda on, chosen=existing: self._presenter.set_existing(chosen) if on else None)
            self._verbs.addButton(verb)
            verbs.addWidget(verb)
        verbs.addSpacing(10)
        verbs.addWidget(self._hint, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addWidget(self.corrections)
        lower.addWidget(self.detail, 1)
        self._below = scrolled(below, read=True)
        split.addWidget(self._below)
        self._below.setMinimumHeight(56)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([330, 110])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.about)
        layout.addWidget(self._offers)
        layout.addLayout(verbs)
        layout.addWidget(split, 1)

    def _filters(self) -> list[tuple[str, str, int]]:
        preview = self._presenter.preview
        assert preview is not None
        found = [(action.value, action_name(action), preview.count(action)) for action in Action]
        repaired = sum(map(_is_repaired, preview.verdicts))
        return [
            *found,
            (_SUSPECTED, translate("importing", "Suspected doubles"), len(preview.suspected)),
            (_REPAIRED, translate("importing", "Repaired"), repaired),
        ]

    def _show_rows(self) -> None:
        preview = self._presenter.preview
        assert preview is not None
        keep: Filter = lambda verdict: True  # noqa: E731
        for key in self.table.chips.checked():
            keep = _filter(key)
        self.table.set_records(
            [verdict for verdict in preview.verdicts if keep(verdict)],
            search=lambda verdict: f"{verdict.label} {verdict.row.number} {self._remarks(verdict)}",
        )
        self._show_detail()

    def _show_about(self) -> None:
        """What concerns the whole file: its sheets, its old font, doubts about a column."""
        parsed, preview = self._presenter.parsed, self._presenter.preview
        assert parsed is not None
        assert preview is not None
        used = [layout for layout in parsed.layouts if layout.is_used and layout.columns]
        text = translate("importing", "{file}: {rows} rows from {sheets}.").format(
            file=parsed.name or translate("importing", "What was pasted"),
            rows=len(parsed.rows),
            sheets=", ".join(f"“{layout.sheet}”" for layout in used if layout.sheet) or "Excel",
        )
        if parsed.unused:
            text += " " + translate("importing", "Columns not used: {columns}.").format(
                columns=", ".join(parsed.unused)
            )
        findings = list_findings(parsed, preview)
        offered = [offer.finding for offer in parsed.offers]
        self._notes = [
            self._presenter.explain(finding)[0] if finding in offered else self._sentence(finding)
            for finding in findings
        ]
        self._above = _NOTES_ABOVE if self.window().height() >= _LOW else 1
        above, more = self._notes[: self._above], len(self._notes) - self._above
        if more > 0:
            above.append(translate("importing", "{count} more remarks stand below the list.").format(count=more))
        doubtful = any(finding.problem not in REPAIRS for finding in findings)
        self.about.tell(Tone.WARNING if doubtful else Tone.NEUTRAL, "\n".join([text, *above]))

    def _correct(self, corrections: list[Correction]) -> None:
        """The row that was put right stays chosen; where the filter hides it now, the one that follows is."""
        verdict: Verdict | None = self.table.current()
        self._touched = {(sheet, place_of(cell)[0] + 1) for sheet, cell, _ in corrections}
        if verdict is not None:
            self._corrected = verdict.row.sheet, verdict.row.number, self.table.view.currentIndex().row()
        self._returns = self.corrections.has_focus()
        self._presenter.correct(corrections)

    def _return_to_corrected(self) -> None:
        if self._corrected is None:
            return
        sheet, number, place = self._corrected
        self._corrected = None
        model = self.table.model
        shown: list[Verdict] = model.read_rows(0, model.rowCount() - 1)
        same = (row for row, one in enumerate(shown) if (one.row.sheet, one.row.number) == (sheet, number))
        if shown:
            self.table.view.selectRow(next(same, min(place, len(shown) - 1)))
        if self._returns:
            self.table.take_focus()

    def _show_detail(self) -> None:
        """Everything about the chosen row; without one what did not fit above, if anything."""
        verdict: Verdict | None = self.table.current()
        self.corrections.show_row(verdict)
        if verdict is None:
            self.detail.setText("\n".join(f"• {note}" for note in self._notes[self._above :]))
            self._below.setVisible(len(self._notes) > self._above)
            return
        self._below.show()
        lines = [f"{verdict.label} · {verdict.row.sheet}, {_place(verdict)}"]
        lines += [f"• {change}" for change in _changes(verdict)]
        lines += [f"• {self._sentence(finding)}" for finding in verdict.findings]
        lines += [f"• {self._presenter.suspicion(one)}" for one in verdict.suspects]
        self.detail.setText("\n".join(lines))

    def _remarks(self, verdict: Verdict) -> str:
        """Errors first, then doubts and doubles, then repairs."""
        findings = sorted(verdict.findings, key=lambda finding: (not finding.grave, finding.problem in REPAIRS))
        doubles = map(self._presenter.suspicion, verdict.suspects)
        return " ".join([*(self._sentence(finding) for finding in findings if finding.grave), *doubles,
                         *(self._sentence(finding) for finding in findings if not finding.grave)])  # fmt: skip

    def _sentence(self, finding: Finding) -> str:
        place = f"{finding.cell}: " if finding.cell else ""
        return place + " ".join(filter(None, self._presenter.explain(finding)))


def _no_such_rows() -> EmptyState:
    return EmptyState("search", translate("importing", "No row of this kind"), "")


def _nobody() -> EmptyState:
    return EmptyState(
        "file-spreadsheet",
        translate("importing", "The file has only headings"),
        translate("importing", "No row below the headings holds anybody. Choose another file, or look under Columns."),
    )


def lead_of(fields: Sequence[ImportField]) -> ImportField:
    """The field that a row is called by: the first it must have."""
    return next((field for field in fields if field.required), fields[0])


def _telling(fields: Sequence[ImportField]) -> list[ImportField]:
    """The fields that tell who a row is about, besides the name: birth, number, section; then what it must have."""
    birth = [field for field in fields if field.kind is FieldKind.DATE and "sinh" in words(field.title).split()]
    number, section = ([field for field in fields if field.kind is kind] for kind in _WHO)
    needed = [field for field in fields if field.required and field is not lead_of(fields)]
    return [*birth[:1], *number[:1], *section[:1], *needed]


_WHO = (FieldKind.NATIONAL_ID, FieldKind.SECTION)
_WIDTHS = {FieldKind.DATE: 92, FieldKind.NATIONAL_ID: 122, FieldKind.SECTION: 130}


def _columns(
    fields: Sequence[ImportField], telling: Sequence[ImportField], remarks: Callable[[Verdict], str]
) -> list[Column[Verdict]]:
    lead = lead_of(fields)

    def who(verdict: Verdict) -> str:
        return said(verdict, lead) or verdict.label

    return [
        Column("place", translate("importing", "Row"), lambda verdict: str(verdict.row.number), 56, Align.RIGHT,
               sort=lambda verdict: verdict.row.number),
        Column("sheet", translate("importing", "Sheet"), lambda verdict: verdict.row.sheet, 110),
        Column("outcome", translate("importing", "Outcome"), lambda verdict: action_name(verdict.action), 92,
               tone=lambda verdict: TONES[verdict.action], sort=lambda verdict: list(Action).index(verdict.action)),
        Column("label", lead.title, who, 180, tone=_cell_tone(lead), tooltip=who,
               sort=lambda verdict: name_sort_key(who(verdict))),
        *(_column(field) for field in telling),
        Column("changes", translate("importing", "Changes"), lambda verdict: "; ".join(_changes(verdict)), 260,
               tooltip=lambda verdict: "\n".join(_changes(verdict))),
        Column("remarks", translate("importing", "Remarks"), remarks, 360, tooltip=remarks, tone=_remark_tone),
    ]  # fmt: skip


def _column(field: ImportField) -> Column[Verdict]:
    def text(verdict: Verdict) -> str:
        return said(verdict, field).replace("\n", " ")

    return Column(field.key, field.title, text, _WIDTHS.get(field.kind, 170), tooltip=text, tone=_cell_tone(field))


def _cell_tone(field: ImportField) -> Callable[[Verdict], Tone | None]:
    """Red where the cell is why the row is refused."""

    def tone(verdict: Verdict) -> Tone | None:
        cell = verdict.row.cells.get(field.key)
        is_wrong = any(finding.grave and finding.cell == cell for finding in verdict.findings)
        return Tone.BAD if is_wrong else None

    return tone


def _place(verdict: Verdict) -> str:
    return translate("importing", "row {number}").format(number=verdict.row.number)


def _changes(verdict: Verdict) -> list[str]:
    """Field by field, what stands in the book and what will."""
    return [f"{title}: {old or '—'} → {new}" for title, old, new in verdict.differences]


def _remark_tone(verdict: Verdict) -> Tone | None:
    if any(finding.grave for finding in verdict.findings):
        return Tone.BAD
    doubtful = verdict.suspects or any(finding.problem not in REPAIRS for finding in verdict.findings)
    return Tone.WARNING if doubtful else None


def _is_repaired(verdict: Verdict) -> bool:
    return any(finding.problem in REPAIRS for finding in verdict.findings)


def _filter(key: str) -> Filter:
    if key == _SUSPECTED:
        return lambda verdict: bool(verdict.suspects)
    if key == _REPAIRED:
        return _is_repaired
    return lambda verdict: verdict.action.value == key
