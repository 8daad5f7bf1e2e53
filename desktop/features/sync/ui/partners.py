"""Unit cards: ours to give away, and those of others, believed once their seven words were compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.files import safe_name
from desktop.features.sync import services
from desktop.features.sync.domain import CARD_ENDING, Card, Partner, Trust
from desktop.features.sync.words import spoken, trust_name
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Number
from desktop.widgets.form import Form
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_TONES = {Trust.ADDED: Tone.WARNING, Trust.CONFIRMED: Tone.GOOD, Trust.REVOKED: Tone.BAD}


class PartnersPage(QWidget):
    """Thẻ đơn vị: who may read our packages and whose packages we believe."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("sync_partners_page")
        self.setAccessibleName(translate("sync", "Unit cards"))
        self.workplace = workplace
        self.own = Banner(Tone.NEUTRAL)
        self.own.setObjectName("own_words")
        self.table = self._make_table()
        add = Action(self, "add_card", translate("sync", "Add a card…"), "plus", self._add, "Ctrl+N")
        export = Action(self, "export_card", translate("sync", "Save our card…"), "download", self._export)
        confirm = Action(
            self, "confirm_card", translate("sync", "The words are the same"), "shield-check", self._confirm,
            needs_selection=True, in_toolbar=False,
        )  # fmt: skip
        revoke = Action(
            self, "revoke_card", translate("sync", "Revoke the key…"), "lock", self._revoke, needs_selection=True,
            in_toolbar=False,
        )  # fmt: skip
        self.deeds = [add, export, confirm, revoke]
        self.table.set_actions([confirm, revoke])
        self.table.opened.connect(lambda _: self._confirm())
        self.table.set_empty(
            EmptyState(
                "key-round",
                translate("sync", "No card of another unit yet"),
                translate(
                    "sync", "Ask the union above for its card, add it here, then compare the seven words by telephone."
                ),
                [add, export],
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.own)
        layout.addWidget(self.table)

    def reload(self) -> None:
        self.workplace.ask(self._question, self._show_partners, owner=self, replaces="partners")

    def _question(self, reading: Reading) -> tuple[Card | None, list[Partner]]:
        return services.find_own_card(reading), services.list_partners(reading)

    def _make_table(self) -> RecordsTable:
        return RecordsTable(
            [
                Column("code", translate("sync", "Code"), lambda partner: partner.code, 100),
                Column("name", translate("sync", "Unit"), lambda partner: partner.name, 260),
                Column("trust", translate("sync", "State"), lambda partner: trust_name(partner.trust), 170,
                       tone=lambda partner: _TONES[partner.trust]),
                Column("words", translate("sync", "Seven words"), _spoken_words, 560),
            ],
            name="sync_partners",
            title=translate("sync", "Unit cards"),
            count_text=lambda count: translate("sync", "{count} units").format(count=count),
        )  # fmt: skip

    def _show_partners(self, found: tuple[Card | None, list[Partner]]) -> None:
        card, partners = found
        text = translate("sync", "Our seven words, to be read over the telephone: {words}")
        self.own.tell(Tone.NEUTRAL, text.format(words=spoken(card.fingerprint_words if card else ())))
        self.own.setVisible(card is not None)
        self.table.set_records(partners, search=lambda partner: f"{partner.code} {partner.name}")

    def _add(self) -> None:
        self.workplace.dialogs.ask_open_file(translate("sync", "The card to add"), _filters(), self._add_from)

    def _add_from(self, path: Path) -> None:
        database = self.workplace.database

        def ask_for_words(card: Card) -> None:
            text = translate(
                "sync",
                "Call {name} on a known number and have them read their seven words:\n\n{words}\n\nAre they the same?",
            )
            self.reload()
            self.workplace.dialogs.confirm(
                text.format(name=card.unit.name, words=spoken(card.fingerprint_words)),
                translate("sync", "The words are the same"),
                lambda: self._add_confirmed(path),
                otherwise=translate("sync", "Compare later"),
            )

        self.workplace.jobs.run(lambda _: services.add_card(database, path, confirmed=False), ask_for_words, owner=self)

    def _add_confirmed(self, path: Path) -> None:
        database = self.workplace.database
        self.workplace.jobs.run(lambda _: services.add_card(database, path), lambda _: self.reload(), owner=self)

    def _export(self) -> None:
        def save(path: Path) -> None:
            self.workplace.jobs.run(
                lambda _: services.export_card(self.workplace.database, path),
                lambda _: self.workplace.show_snackbar(translate("sync", "Card saved: {path}").format(path=path)),
                owner=self,
            )

        def suggest(card: Card | None) -> None:
            name = safe_name(card.unit.code if card else "") + CARD_ENDING
            self.workplace.dialogs.ask_save_file(translate("sync", "Save our card"), name, _filters(), save)

        self.workplace.ask(services.find_own_card, suggest, owner=self)

    def _confirm(self) -> None:
        partner = self.table.current()
        if partner is None or partner.trust is not Trust.ADDED:
            return
        text = translate("sync", "Did {name} read exactly these words?\n\n{words}")
        self.workplace.dialogs.confirm(
            text.format(name=partner.name, words=spoken(services.words_of(partner))),
            translate("sync", "The words are the same"),
            lambda: self.workplace.act(
                "confirm_card",
                lambda tx: services.confirm_card(tx, partner.id),
                owner=self,
                tell=lambda done: translate("sync", "The card of {name} is confirmed").format(name=done.name),
            ),
        )

    def _revoke(self) -> None:
        partner = self.table.current()
        if partner is None:
            return
        first = Number(
            "first", translate("sync", "Refuse packages from number"), required=True, least=0,
            hint=translate("sync", "Packages with a lower number were made before the key was lost and stay good."),
        )  # fmt: skip
        editor = EditorDialog(
            self,
            translate("sync", "Revoke the key of {name}").format(name=partner.name),
            Form([first], columns=1),
            lambda values: self._revoke_from(editor, partner.id, values),
            self.workplace.dialogs,
        )
        editor.open()

    def _revoke_from(self, editor: EditorDialog, id: str, values: dict[str, Any]) -> None:
        self.workplace.act(
            "revoke_card",
            lambda tx: services.revoke_card(tx, id, values["first"]),
            owner=editor,
            done=lambda _: editor.saved(),
            failed=lambda error: editor.refuse(error, self.workplace.say(error)),
            tell=lambda done: translate("sync", "The key of {name} is revoked").format(name=done.name),
        )


def _spoken_words(partner: Partner) -> str:
    return spoken(services.words_of(partner))


def _filters() -> str:
    return f"{translate('sync', 'Unit card')} (*{CARD_ENDING})"
