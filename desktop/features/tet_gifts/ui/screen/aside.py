"""What is set aside for people before they come: a ticket with seat and companions, a voucher with its serial."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading, Transaction
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import GiftRequest, NotATicket, NotVouchers, Scheme, SchemeKind, SerialBook
from desktop.features.tet_gifts.ui import aside_forms, forms
from desktop.features.tet_gifts.words import field_refusal
from desktop.widgets.actions import Action
from desktop.widgets.list_dialog import ListDialog
from desktop.widgets.records import Align, Column
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.tet_gifts.ui.screen.deeds import Deeds


class AsideDeeds:
    """Tickets and voucher serials."""

    def __init__(self, work: Deeds) -> None:
        self.work, self.workplace = work, work.workplace

    # Tickets

    def give_tickets(self) -> None:
        """One person's journey, or the same one for many."""
        chosen = self.work.view.chosen()
        scheme = next((one for one in self.work.view.look.schemes if chosen and one.id == chosen[0].scheme_id), None)
        if scheme is None:
            return
        if scheme.kind is not SchemeKind.TICKET:
            self.workplace.dialogs.show_refusal(NotATicket(scheme.name))
            return
        ids = [line.id for line in chosen]
        if len(ids) == 1:
            self.workplace.ask(
                lambda reading: services.get_gift(reading, ids[0]),
                lambda gift: self._give_one(scheme, gift, chosen[0].full_name),
                owner=self.work.view,
            )
        else:
            self._give_many(scheme, ids)

    def _give_one(self, scheme: Scheme, gift: GiftRequest, name: str) -> None:
        form = aside_forms.ticket_form(scheme, self.work.today, field_refusal)
        form.load(aside_forms.ticket_values(gift.ticket, scheme))
        self.work.edit(
            translate("tet_gifts", "Ticket of {name}").format(name=name),
            form,
            "give_ticket",
            lambda tx, values: services.assign_tickets(tx, {gift.id: aside_forms.ticket_of(values, scheme)}),
            lambda _: translate("tet_gifts", "The ticket of {name} was written down").format(name=name),
        )

    def _give_many(self, scheme: Scheme, ids: list[str]) -> None:
        self.work.edit(
            translate("tet_gifts", "Tickets for {count} people").format(count=len(ids)),
            aside_forms.journey_form(scheme, self.work.today, field_refusal),
            "give_tickets",
            lambda tx, values: services.fill_tickets(tx, ids, aside_forms.journey_of(values)),
            lambda done: translate("tet_gifts", "{count} tickets were written down").format(count=len(done)),
        )

    # Vouchers

    def assign_serials(self) -> None:
        if (scheme := self._voucher_scheme()) is None:
            return

        def find(reading: Reading) -> tuple[int, int]:
            unused = sum(len(book.unused) for book in services.serial_books(reading, scheme.id))
            return len(services.gifts_without_serial(reading, scheme.id)), unused

        self.workplace.ask(find, lambda found: self._assign(scheme, *found), owner=self.work.view)

    def _assign(self, scheme: Scheme, needing: int, unused: int) -> None:
        def deed(tx: Transaction, values: dict[str, Any]) -> list[GiftRequest]:
            ranges = aside_forms.ranges_of(values, scheme)
            return services.assign_serials(tx, scheme.id, ranges, keep_rest=values["keep_rest"])

        self.work.edit(
            translate("tet_gifts", "Serials of {name}").format(name=scheme.name),
            aside_forms.serials_form(needing, unused, field_refusal),
            "assign_serials",
            deed,
            lambda done: translate("tet_gifts", "{count} vouchers have an owner").format(count=len(done)),
        )

    def spoil(self) -> None:
        chosen = self.work.view.chosen()
        if len(chosen) == 1:
            text = translate("tet_gifts", "Voucher {serial} of {name} is spoiled or lost")
            self.work.edit(
                text.format(serial=chosen[0].voucher_serial or "–", name=chosen[0].full_name),
                forms.reason_form(),
                "spoil_serial",
                lambda tx, values: services.spoil_serial(tx, chosen[0].id, values["reason"]),
                lambda gift: translate("tet_gifts", "Now voucher {serial}").format(serial=gift.voucher_serial),
                width=560,
            )

    def show_books(self) -> None:
        if scheme := self._voucher_scheme():
            BooksDialog(self.work, scheme, self.work.view).open()

    def _voucher_scheme(self) -> Scheme | None:
        """The chosen scheme, or the only one that gives vouchers."""
        view = self.work.view
        vouchers = [one for one in view.look.schemes if one.kind is SchemeKind.VOUCHER]
        scheme = view.scheme or (vouchers[0] if len(vouchers) == 1 else None)
        if scheme is None or scheme.kind is not SchemeKind.VOUCHER:
            name = scheme.name if scheme else view.campaign.name if view.campaign else ""
            self.workplace.dialogs.show_refusal(NotVouchers(name))
            return None
        return scheme


@dataclass(frozen=True)
class _Book:
    id: str
    book: SerialBook


class BooksDialog(ListDialog):
    """The runs of serials that came, and what became of their vouchers."""

    def __init__(self, work: Deeds, scheme: Scheme, parent: QWidget) -> None:
        columns: list[Column[Any]] = [
            Column("run", translate("tet_gifts", "Run of serials"),
                   lambda one: f"{one.book.range.first} – {one.book.range.last}", 190),
            Column("all", translate("tet_gifts", "In the run"), lambda one: str(len(one.book.range.serials)), 80,
                   Align.RIGHT),
            Column("assigned", translate("tet_gifts", "With an owner"), lambda one: str(len(one.book.assigned)), 100,
                   Align.RIGHT),
            Column("unused", translate("tet_gifts", "Unused"), lambda one: str(len(one.book.unused)), 80, Align.RIGHT,
                   tooltip=lambda one: ", ".join(one.book.unused)),
            Column("spoiled", translate("tet_gifts", "Spoiled or missing"), _spoiled, 300, tooltip=_spoiled),
        ]  # fmt: skip
        title = translate("tet_gifts", "Serials of {name}").format(name=scheme.name)
        super().__init__("serial_books", title, columns, parent, 860, 380)
        self.work, self.scheme = work, scheme
        self.told.setText(
            translate("tet_gifts", "Taking a run back takes its vouchers from whoever they were kept for.")
        )
        self.forget = self.add(Action(self, "take_back_serials", translate("tet_gifts", "Take the run back"), "undo-2",
                                      self._take_back))  # fmt: skip
        self.add(Action(self, "more_serials", translate("tet_gifts", "Voucher serials…"), "plus",
                        work.view.aside.assign_serials, "Ctrl+N", primary=True))  # fmt: skip
        self.table.chosen.connect(self._greet)
        work.workplace.changed.connect(self._on_changed)
        self._greet()
        self._reload()
        self.table.take_focus()

    def _reload(self) -> None:
        scheme_id = self.scheme.id

        def find(reading: Reading) -> list[_Book]:
            return [_Book(one.range.id, one) for one in services.serial_books(reading, scheme_id)]

        self.work.workplace.ask(find, self._show, owner=self, replaces="books")

    def _show(self, books: list[_Book]) -> None:
        self.table.set_records(books)
        if books and self.table.current() is None:
            self.table.select(books[0].id)
        self._greet()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("tet_serial_range", "tet_gift"):
            self._reload()

    def _greet(self) -> None:
        self.forget.setEnabled(self.table.current() is not None)

    def _take_back(self) -> None:
        if current := self.table.current():
            self.work.workplace.act(
                "take_back_serials", lambda tx: services.take_back_serials(tx, current.id), owner=self,
                tell=lambda gone: translate("tet_gifts", "Taken back: {first} – {last}").format(
                    first=gone.first, last=gone.last),
            )  # fmt: skip


def _spoiled(one: _Book) -> str:
    return "; ".join(f"{each.serial} ({each.reason})" if each.reason else each.serial
                     for each in one.book.range.spoiled)  # fmt: skip
