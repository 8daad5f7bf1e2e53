"""The import dialog: a file or what was copied, then at once the preview when everything was understood, then the deed.

The officer sees the columns only when something is unclear or when they ask for them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.contracts import Action as Outcome
from desktop.core.contracts import ImportTarget
from desktop.core.files import safe_name
from desktop.features.importing.domain import ImportBatch, Undone
from desktop.features.importing.ui.columns_page import ColumnsPage
from desktop.features.importing.ui.presenter import ImportPresenter
from desktop.features.importing.ui.preview_page import PreviewPage
from desktop.features.importing.ui.wizard_pages import ResultPage, SourcePage
from desktop.features.importing.words import undone_sentence
from desktop.shell.feature import FollowUp
from desktop.shell.workplace import Workplace
from desktop.widgets.progress import ProgressOverlay
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


def open_wizard(workplace: Workplace, target: ImportTarget, backup: Callable[[], None] | None = None) -> ImportWizard:
    """Show the import of `target` over the window; `backup` is called before anything is written."""
    wizard = ImportWizard(workplace, target, backup, QApplication.activeWindow())
    wizard.open()
    return wizard


def target_title(workplace: Workplace, name: str) -> str:
    """What the officer calls the list: the title under which it goes out, else that of the feature that offers it."""
    for feature in workplace.features:
        if any(target.name == name for target in feature.imports):
            return next((export.title for export in feature.exports if export.name == name), feature.title())
    return name


def follow_up_of(workplace: Workplace, name: str) -> FollowUp | None:
    """What the feature of a list offers after it came in."""
    return next(
        (one.after_import for one in workplace.features if any(target.name == name for target in one.imports)), None
    )


class ImportWizard(QDialog):
    """Source → (columns) → preview → result."""

    def __init__(
        self,
        workplace: Workplace,
        target: ImportTarget,
        backup: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_wizard")
        title = translate("importing", "Import a list: {list}").format(list=target_title(workplace, target.name))
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.workplace = workplace
        self.presenter = ImportPresenter(workplace, target, backup, self)
        self.banner = Banner(Tone.BAD)
        self.banner.hide()
        self.pages = QStackedWidget()
        self.source = SourcePage()
        self.columns = ColumnsPage(self.presenter)
        self.preview = PreviewPage(self.presenter)
        self.outcome = ResultPage()
        for page in (self.source, self.columns, self.preview, self.outcome):
            self.pages.addWidget(page)
        self.trail = QLabel()
        self.trail.setObjectName("import_trail")
        self.trail.setProperty("role", "muted")
        self._buttons()
        self._lay_out()
        self._connect()
        self.overlay = ProgressOverlay(workplace.jobs, self)
        self._imports_next = False
        self._go_to(self.source)

    def _buttons(self) -> None:
        def made(name: str, text: str, press: Callable[[], object], *, primary: bool = False) -> QPushButton:
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setProperty("primary", primary)
            button.setAutoDefault(False)
            button.clicked.connect(lambda: press())
            return button

        self.other_button = made("other_file", translate("importing", "Another file"), self._start_over)
        self.columns_button = made("show_columns", translate("importing", "Columns…"), self._show_columns)
        self.check_button = made("check", translate("importing", "Preview"), self.presenter.judge, primary=True)
        self.import_button = made("carry_out", "", self._carry_out, primary=True)
        self.refused_button = made("save_refused", translate("importing", "Save rows with errors…"), self._save_refused)
        self.undo_button = made("undo_import", translate("importing", "Take this import back"), self.presenter.undo)
        follow_up = follow_up_of(self.workplace, self.presenter.target.name)
        self.follow_button = made("follow_up", follow_up.title() if follow_up else "", self._follow_up)
        self.close_button = made("close", translate("importing", "Close"), self.reject)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 8)
        top.setSpacing(8)
        top.addWidget(self.trail)
        top.addWidget(self.banner)
        top.addWidget(self.pages, 1)
        layout.addLayout(top, 1)
        foot = QFrame()
        foot.setProperty("part", "buttons")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 9, 16, 9)
        for button in (self.other_button, self.columns_button, self.refused_button):
            row.addWidget(button)
        row.addStretch()
        for button in (self.close_button, self.undo_button, self.follow_button, self.check_button, self.import_button):
            row.addWidget(button)
        layout.addWidget(foot)
        space = self.screen().availableGeometry()
        self.resize(min(1180, space.width() - 40), min(700, space.height() - 40))

    def _connect(self) -> None:
        self.source.choose.clicked.connect(lambda: self._choose_file())
        self.source.paste.clicked.connect(lambda: self.paste())
        self.source.template.clicked.connect(lambda: self._save_template())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.source).activated.connect(self.paste)
        self.presenter.understood.connect(self._on_understood)
        self.presenter.unclear.connect(self._on_unclear)
        self.presenter.carried_out.connect(self._on_carried_out)
        self.presenter.undone.connect(self._on_undone)
        self.presenter.refused.connect(lambda sentence: self._tell(Tone.BAD, sentence))
        self.finished.connect(lambda _: self.presenter.leave())
        self.finished.connect(lambda _: self.presenter.tell())

    # Choosing

    def _choose_file(self) -> None:
        filters = translate(
            "importing", "Lists (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.docx *.htm *.html);;All files (*)"
        )
        self.workplace.dialogs.ask_open_file(translate("importing", "Choose the list"), filters, self.open_file)

    def open_file(self, path: Path) -> None:
        self.banner.hide()
        self.presenter.open_file(path)

    def paste(self) -> None:
        """Open what was copied."""
        copied = QGuiApplication.clipboard().mimeData()
        text, page = copied.text(), copied.html() if copied.hasHtml() else ""
        if not text.strip():
            self._tell(Tone.WARNING, translate("importing", "Nothing was copied. Copy the rows in Excel first."))
            return
        self.banner.hide()
        self.presenter.open_pasted(text, page)

    def _save_template(self) -> None:
        def written(path: Path) -> Callable[[None], None]:
            text = translate("importing", "The template was written to “{file}”.").format(file=path)
            return lambda _: self._tell(Tone.GOOD, text)

        self.workplace.dialogs.ask_save_file(
            translate("importing", "Save the template"),
            f"mau-nhap-{safe_name(target_title(self.workplace, self.presenter.target.name))}.xlsx",
            translate("importing", "Excel workbook (*.xlsx)"),
            lambda path: self.presenter.save_template(path, written(path)),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.pages.currentWidget() is self.source and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open_file(Path(paths[0]))

    def _start_over(self) -> None:
        def begin() -> None:
            self.presenter.corrected = 0
            self.banner.hide()
            self._go_to(self.source)

        self._ask_before_losing(begin)

    def reject(self) -> None:
        self._ask_before_losing(lambda: QDialog.reject(self))

    def _ask_before_losing(self, then: Callable[[], None]) -> None:
        """Cells that were put right here stand in no file: leaving without importing them loses that work."""
        count = self.presenter.corrected + len(self.preview.corrections.pending())
        if not count or self.presenter.batch or self.pages.currentWidget() not in (self.preview, self.columns):
            then()
            return
        text = translate(
            "importing", "{count} corrections were not imported. Leave without them? The file itself stays as it is."
        )
        self.workplace.dialogs.confirm(
            text.format(count=count), translate("importing", "Leave without importing"), then,
            otherwise=translate("importing", "Go on here"),
        )  # fmt: skip

    # Steps

    def _on_understood(self) -> None:
        self.banner.hide()
        self.preview.load()
        self._go_to(self.preview)
        if self._imports_next:
            self._imports_next = False
            if self.preview.is_put_right():
                self.presenter.carry_out()
            else:
                text = translate("importing", "What was typed last is not right yet, so nothing was imported.")
                self._tell(Tone.WARNING, text)

    def _on_unclear(self, why: str) -> None:
        self._show_columns()
        say = translate("importing", "Or say below which row holds the headings and what each column is.")
        self._tell(Tone.WARNING, f"{why} {say}")

    def _carry_out(self) -> None:
        """Import, with what stands in the boxes for corrections and was not taken in yet."""
        self._imports_next = self.preview.commit()
        if not self._imports_next:
            self.presenter.carry_out()

    def _follow_up(self) -> None:
        if follow_up := follow_up_of(self.workplace, self.presenter.target.name):
            follow_up.open(self.workplace, self)

    def _show_columns(self) -> None:
        self.banner.hide()
        self.columns.load()
        self._go_to(self.columns)

    def _on_carried_out(self, batch: ImportBatch) -> None:
        self.banner.hide()
        self.outcome.load(batch, has_follow_up=bool(self.follow_button.text()))
        self._go_to(self.outcome)

    def _on_undone(self, undone: Undone) -> None:
        self.undo_button.hide()
        self.follow_button.hide()
        self.outcome.tell_undone()
        self._tell(Tone.WARNING if undone.kept else Tone.GOOD, undone_sentence(undone))

    def _save_refused(self) -> None:
        def written(count: int) -> None:
            text = translate(
                "importing", "{count} rows with errors were written. Correct them there and import that file."
            )
            self._tell(Tone.GOOD, text.format(count=count))

        parsed = self.presenter.parsed
        stem = Path(parsed.path).stem if parsed and parsed.path else ""
        self.workplace.dialogs.ask_save_file(
            translate("importing", "Save rows with errors"),
            f"{safe_name(stem) if stem else 'danh-sach'}-dong-loi.xlsx",
            translate("importing", "Excel workbook (*.xlsx)"),
            lambda path: self.presenter.save_refused(path, written),
        )

    def _tell(self, tone: Tone, text: str) -> None:
        self.banner.tell(tone, text)
        self.banner.show()

    def _go_to(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        preview = self.presenter.preview
        refused = preview.count(Outcome.REFUSE) if preview else 0
        writing = preview.count(Outcome.CREATE) + preview.count(Outcome.UPDATE) if preview else 0
        self.other_button.setVisible(page in (self.columns, self.preview))
        self.columns_button.setVisible(page is self.preview)
        self.check_button.setVisible(page is self.columns)
        self.refused_button.setVisible(refused > 0 and page in (self.preview, self.outcome))
        self.undo_button.setVisible(page is self.outcome and writing > 0)
        suspected = page is self.outcome and preview is not None and bool(preview.suspected)
        self.follow_button.setVisible(suspected and bool(self.follow_button.text()))
        self.import_button.setVisible(page is self.preview)
        text = translate("importing", "Import {count} rows").format(count=writing)
        self.import_button.setText(text)
        self.import_button.setAccessibleName(text)
        self.import_button.setEnabled(writing > 0)
        self._show_trail(page)

    def _show_trail(self, page: QWidget) -> None:
        steps = (
            (self.source, translate("importing", "Choose the file")),
            (self.columns, translate("importing", "Columns")),
            (self.preview, translate("importing", "Preview")),
            (self.outcome, translate("importing", "Result")),
        )
        shown = [f"<b>{number}. {text}</b>" if one is page else f"{number}. {text}"
                 for number, (one, text) in enumerate(steps, 1)]  # fmt: skip
        self.trail.setText("  ›  ".join(shown))
