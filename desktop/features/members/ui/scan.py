"""The box that takes the QR code of a citizen's card, from a scanner that types or as pasted text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from desktop.core.database import Reading
from desktop.core.vietnamese.citizen_card import CitizenCard, NoCitizenCard, read_citizen_card
from desktop.features.members import services
from desktop.features.members.domain import Member
from desktop.features.members.ui.forms import member_fields, show_hints
from desktop.features.organization.domain import Section
from desktop.shell.workplace import Workplace
from desktop.widgets.fields import Text
from desktop.widgets.form import Form
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

SCAN = "scanned_card"


class CardScan(Text):
    """Takes one line and is empty again; what was read goes into the other fields."""

    scanned = Signal(str)
    begins = False  # most people are typed; a scanner that fires into the name is understood as well

    def __init__(self) -> None:
        super().__init__(
            SCAN,
            translate("members", "Scan the QR code of the citizen's card"),
            placeholder=translate("members", "Put the cursor here and scan, or paste the text, then press Enter"),
            wide=True,
            most=1000,
        )
        self.line.returnPressed.connect(self._scan)

    def value(self) -> str:
        """Nothing of it is kept."""
        return ""

    def to_draft(self) -> str:
        return ""

    def _finish(self) -> None:
        """Pasted text is taken when the box is left, as a scanned one at its Enter."""
        self._scan()

    def _scan(self) -> None:
        if text := self.line.text().strip():
            self.line.clear()
            self.scanned.emit(text)


def new_member_form(
    workplace: Workplace, sections: Sequence[Section], today: date, open_record: Callable[[str], None]
) -> Form:
    """The record's form under a box for the card. Who is known already is opened instead."""
    box = CardScan()
    form = Form([box, *member_fields(sections, today)])
    form.edited.connect(lambda key: None if key == SCAN else show_hints(form, today))

    def read(text: str) -> None:
        try:
            card = read_citizen_card(text)
        except NoCitizenCard as refusal:
            form.tell(SCAN, Tone.BAD, workplace.say(refusal))
            form.focus(SCAN)
            return
        workplace.ask(lambda reading: _holder(reading, card), lambda known: take(card, known), owner=form)

    def take(card: CitizenCard, known: Member | None) -> None:
        if known is None:
            fill(form, card)
            show_hints(form, today)
            form.tell(SCAN, Tone.WARNING if card.mangled else Tone.GOOD, _told(card))
            return
        text = translate("members", "{name} is in the book already with this number. Open that record?")
        workplace.dialogs.confirm(
            text.format(name=known.full_name),
            translate("members", "Open the record"),
            lambda: _go_to(form, known.id, open_record),
            otherwise=translate("members", "Stay here"),
        )

    box.scanned.connect(read)
    return form


def fill(form: Form, card: CitizenCard) -> None:
    """What the card tells goes into the fields; what it does not tell stays as it was typed."""
    told: dict[str, Any] = {
        "full_name": card.full_name,
        "sex": card.sex,
        "birth": card.birth,
        "national_id": card.national_id,
        "former_id": card.former_id,
        "address": card.address,
        "id_issued_on": card.issued_on,
    }
    for key, value in told.items():
        if value:
            form.field(key).load(value)
    form.focus("full_name" if card.mangled else "phone")


def _holder(reading: Reading, card: CitizenCard) -> Member | None:
    """Who has this number, or the old one that stands on the same card."""
    found = services.members_with_numbers(reading, [card.national_id, card.former_id])
    return found.get(card.national_id) or found.get(card.former_id)


def _told(card: CitizenCard) -> str:
    if card.mangled:
        return translate(
            "members",
            "The letters were spoilt on the way, so name and address were left out: type them from the card. Turn "
            "the Vietnamese typing off (UniKey) before the next scan.",
        )
    return translate("members", "Read from the card. Please compare the name, then go on.")


def _go_to(form: Form, member_id: str, open_record: Callable[[str], None]) -> None:
    editor = form.window()
    form.mark_clean()
    editor.close()
    open_record(member_id)
