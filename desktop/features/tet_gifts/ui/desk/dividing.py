"""Desks without a network, on the first laptop: who has which part, giving a part away, taking reports in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.clock import VIETNAM
from desktop.core.database import Reading
from desktop.core.errors import UserError
from desktop.core.files import safe_name
from desktop.features.tet_gifts import desk_words as words
from desktop.features.tet_gifts.domain import TetCampaign
from desktop.features.tet_gifts.domain.second_desk import DoubleClaim, Merged, Share, SplitBy, TetDesk
from desktop.features.tet_gifts.services import second_desk
from desktop.shell.workplace import Workplace
from desktop.widgets.chooser import Chooser
from desktop.widgets.page import resize_within_screen
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

FILTER = "Sổ Công đoàn (*.cdban)"


class DesksDialog(QDialog):
    """The desks of a campaign and what they gave twice."""

    def __init__(self, workplace: Workplace, campaign: TetCampaign, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("desks")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("tet_gifts", "Several desks – {campaign}").format(campaign=campaign.name))
        self.workplace, self.campaign = workplace, campaign
        self._desks: list[tuple[TetDesk, int]] = []
        self.banner = Banner(Tone.GOOD)
        self.banner.hide()
        self.desks, self.doubles = QListWidget(), QListWidget()
        self.desks.setObjectName("desk_list")
        self.desks.setAccessibleName(translate("tet_gifts", "Desks with a part of their own"))
        self.doubles.setObjectName("double_claims")
        self.doubles.setAccessibleName(translate("tet_gifts", "Given twice, or no longer to be given"))
        self.doubles.setWordWrap(True)
        self.split = _button("split_desk", translate("tet_gifts", "Give a part to another desk…"), self._split)
        self.take_in = _button(
            "take_in_desk", translate("tet_gifts", "Take in what a desk brings back…"), self._take_in
        )
        self.again = _button("issue_again", translate("tet_gifts", "Write its file again…"), self._again)
        self.close_part = _button("close_part", translate("tet_gifts", "Take its part back"), self._close_part)
        self.split.setProperty("primary", True)
        self.desks.currentRowChanged.connect(lambda _: self._enable())
        self._lay_out()
        workplace.changed.connect(self._on_changed)
        self.reload()

    def reload(self) -> None:
        campaign_id = self.campaign.id

        def look(reading: Reading) -> tuple[list[tuple[TetDesk, int]], list[DoubleClaim]]:
            return second_desk.list_desks(reading, campaign_id), second_desk.double_claims(reading, campaign_id)

        self.workplace.ask(look, self._show, owner=self, replaces="desks")

    def _on_changed(self, changes: Any) -> None:
        if changes.touches("tet_desk", "tet_desk_share", "tet_desk_claim", "tet_distribution"):
            self.reload()

    def _show(self, found: tuple[list[tuple[TetDesk, int]], list[DoubleClaim]]) -> None:
        self._desks, doubles = found
        self.desks.clear()
        self.desks.addItems([_desk_line(desk, left) for desk, left in self._desks])
        if not self._desks:
            self.desks.addItem(
                translate("tet_gifts", "Only this desk so far. Give a part of the list to another laptop.")
            )
        self.desks.setCurrentRow(0 if self._desks else -1)
        self.doubles.clear()
        for one in doubles:
            self.doubles.addItem(QListWidgetItem(_double_line(one)))
        if not doubles:
            self.doubles.addItem(translate("tet_gifts", "Nothing was given twice."))
        self._enable()

    def _enable(self) -> None:
        chosen = self._chosen()
        self.again.setEnabled(chosen is not None and chosen[0].closed_at is None)
        self.close_part.setEnabled(chosen is not None and chosen[1] > 0)

    def _chosen(self) -> tuple[TetDesk, int] | None:
        row = self.desks.currentRow()
        return self._desks[row] if 0 <= row < len(self._desks) else None

    def _split(self) -> None:
        SplitDialog(self.workplace, self.campaign, len(self._desks) + 2, self).open()

    def _take_in(self) -> None:
        campaign = self.campaign

        def take(path: Path) -> None:
            self.workplace.act(
                "merge_return", lambda tx: second_desk.merge_return(tx, campaign.id, path), owner=self,
                done=self._taken_in, failed=self._refused,
            )  # fmt: skip

        self.workplace.dialogs.ask_open_file(self.take_in.text().rstrip("…"), FILTER, take)

    def _taken_in(self, merged: Merged) -> None:
        text = translate("tet_gifts", "{desk}: {fresh} gifts recorded now, {known} known already, {missed} not taken.")
        told = text.format(desk=merged.desk.name, fresh=merged.fresh, known=merged.known, missed=merged.missed)
        if merged.doubles:
            more = translate("tet_gifts", "{count} to look at below.")
            told += " " + more.format(count=len(merged.doubles))
        self._tell(Tone.WARNING if merged.doubles else Tone.GOOD, told)

    def _again(self) -> None:
        if (chosen := self._chosen()) is None:
            return
        desk = chosen[0]

        def write(path: Path) -> None:
            self.workplace.act_long(
                "issue_desk_again", lambda tx, _: second_desk.issue_again(tx, desk.id, path), owner=self,
                label=translate("tet_gifts", "Writing the list for {desk}").format(desk=desk.name),
                done=lambda code: tell_code(self.workplace, desk.name, path, code), failed=self._refused,
            )  # fmt: skip

        self.workplace.dialogs.ask_save_file(self.again.text(), file_name(self.campaign, desk.name), FILTER, write)

    def _close_part(self) -> None:
        if (chosen := self._chosen()) is None:
            return
        desk = chosen[0]
        self.workplace.act(
            "close_desk", lambda tx: second_desk.close_desk(tx, desk.id), owner=self,
            tell=lambda left: translate("tet_gifts", "{count} gifts of {desk} are given here again").format(
                count=left, desk=desk.name),
        )  # fmt: skip

    def _refused(self, error: UserError) -> None:
        self._tell(Tone.BAD, self.workplace.say(error))

    def _tell(self, tone: Tone, text: str) -> None:
        self.banner.tell(tone, text)
        self.banner.show()

    def _lay_out(self) -> None:
        deeds = QHBoxLayout()
        for one in (self.split, self.take_in):
            deeds.addWidget(one)
        deeds.addStretch()
        for one in (self.again, self.close_part):
            deeds.addWidget(one)
        layout = QVBoxLayout(self)
        layout.addWidget(self.banner)
        layout.addLayout(deeds)
        layout.addWidget(_heading(translate("tet_gifts", "Desks with a part of their own")))
        layout.addWidget(self.desks, 1)
        layout.addWidget(_heading(translate("tet_gifts", "Given twice, or no longer to be given")))
        layout.addWidget(self.doubles, 1)
        resize_within_screen(self, 860, 520)


class SplitDialog(QDialog):
    """Which part another desk is given; then where its file goes."""

    def __init__(self, workplace: Workplace, campaign: TetCampaign, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("split")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("tet_gifts", "Give a part to another desk"))
        self.workplace, self.campaign = workplace, campaign
        self._shares: list[Share] = []
        self.name = QLineEdit(f"Bàn {number}")
        self.name.setObjectName("desk_name")
        self.by = Chooser("split_by", translate("tet_gifts", "Divide"), 24)
        self.by.addItems([words.split_name(one) for one in SplitBy])
        self.by.currentIndexChanged.connect(lambda _: self._ask())
        self.shares = QListWidget()
        self.shares.setObjectName("shares")
        self.shares.setAccessibleName(translate("tet_gifts", "Parts of the list"))
        self.shares.itemChanged.connect(lambda _: self._count())
        self.count = QLabel()
        self.banner = Banner(Tone.BAD)
        self.banner.hide()
        self.write = _button("write_desk", translate("tet_gifts", "Write the file…"), self._write)
        self.write.setProperty("primary", True)
        self._lay_out()
        self._ask()

    def _split(self) -> SplitBy:
        return list(SplitBy)[self.by.currentIndex()]

    def _ask(self) -> None:
        campaign_id, by = self.campaign.id, self._split()
        self.workplace.ask(
            lambda reading: second_desk.list_shares(reading, campaign_id, by), self._show, owner=self, replaces="shares"
        )

    def _show(self, shares: Sequence[Share]) -> None:
        self._shares = list(shares)
        self.shares.clear()
        for one in shares:
            text = translate("tet_gifts", "{part}: {count} gifts waiting").format(
                part=one.name or "—", count=one.waiting
            )
            item = QListWidgetItem(text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.shares.addItem(item)
        if shares:
            self.shares.setCurrentRow(0)
        self._count()

    def _ticked(self) -> list[Share]:
        items = [self.shares.item(row) for row in range(self.shares.count())]
        ticked = [item.checkState() is Qt.CheckState.Checked for item in items]
        return [one for one, is_ticked in zip(self._shares, ticked, strict=True) if is_ticked]

    def _count(self) -> None:
        if self.shares.count() != len(self._shares):
            return
        there, here = sum(one.waiting for one in self._ticked()), sum(one.waiting for one in self._shares)
        text = translate("tet_gifts", "{there} gifts go to that desk, {here} stay here")
        self.count.setText(text.format(there=there, here=here - there))
        self.write.setEnabled(there > 0)

    def _write(self) -> None:
        name, by, keys = self.name.text(), self._split(), [one.key for one in self._ticked()]
        campaign_id = self.campaign.id

        def write(path: Path) -> None:
            self.workplace.act_long(
                "issue_desk", lambda tx, _: second_desk.issue_desk(tx, campaign_id, name, by, keys, path), owner=self,
                label=translate("tet_gifts", "Writing the list for {desk}").format(desk=name),
                done=lambda made: self._written(made, path), failed=self._refused,
            )  # fmt: skip

        self.workplace.dialogs.ask_save_file(self.windowTitle(), file_name(self.campaign, name), FILTER, write)

    def _written(self, made: tuple[TetDesk, str], path: Path) -> None:
        self.accept()
        tell_code(self.workplace, made[0].name, path, made[1])

    def _refused(self, error: UserError) -> None:
        self.banner.tell(Tone.BAD, self.workplace.say(error))
        self.banner.show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for text, widget in ((translate("tet_gifts", "Name of the desk"), self.name),
                             (translate("tet_gifts", "Divide"), self.by)):  # fmt: skip
            label = QLabel(text)
            label.setBuddy(widget)
            head.addWidget(label)
            head.addWidget(widget, 1)
        hint = QLabel(translate("tet_gifts", "Tick with Space what the other desk is to give; the rest stays here."))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.write)
        layout = QVBoxLayout(self)
        layout.addWidget(self.banner)
        layout.addLayout(head)
        layout.addWidget(hint)
        layout.addWidget(self.shares, 1)
        layout.addLayout(foot)
        resize_within_screen(self, 620, 460)


def tell_code(workplace: Workplace, desk: str, path: Path, code: str) -> None:
    """The digits are shown once and kept nowhere."""
    text = translate(
        "tet_gifts",
        "“{file}” is written and checked. {desk} opens it with these sixteen digits:\n\n{code}\n\nWrite them on paper, "
        "not on the stick. On the other laptop: “Open a hand-out desk from a file”. They are not kept here; if "
        "they are lost, write the file again.",
    )
    workplace.dialogs.show_note(text.format(file=path.name, desk=desk, code=second_desk.code_as_shown(code)))


def file_name(campaign: TetCampaign, desk: str) -> str:
    return f"{safe_name(campaign.code)}-{safe_name(desk)}.cdban"


def _desk_line(desk: TetDesk, left: int) -> str:
    parts = [f"{desk.name}: {desk.part}", translate("tet_gifts", "{count} gifts in its part").format(count=left)]
    if desk.merged_at:
        moment = f"{desk.merged_at.astimezone(VIETNAM):%H:%M %d/%m}"
        parts.append(translate("tet_gifts", "brought back {time}").format(time=moment))
    else:
        parts.append(translate("tet_gifts", "nothing brought back yet"))
    if desk.closed_at:
        parts.append(translate("tet_gifts", "finished"))
    return " · ".join(parts)


def _double_line(one: DoubleClaim) -> str:
    who = "; ".join(
        f"{claimant.desk} {claimant.at.astimezone(VIETNAM):%H:%M %d/%m}"
        + (f" ({claimant.proxy})" if claimant.proxy else "")
        + (f" – {translate('tet_gifts', 'counted')}" if claimant.stands else "")
        for claimant in one.claimants
    )
    return f"{one.name} · {one.what} · {one.amount} đồng · {words.fate_name(one.fate)}: {who}"


def _button(name: str, text: str, handler: Any) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(False)
    made.clicked.connect(handler)
    return made


def _heading(text: str) -> QLabel:
    made = QLabel(text)
    made.setProperty("role", "heading")
    return made
