"""Printing giấy khen from wherever awards are seen: of one award its whole decision, of several just these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.core.database import Reading
from desktop.features.awards import services
from desktop.features.awards.reports.certificates import CERTIFICATE
from desktop.shell.workplace import Workplace
from desktop.widgets.words import translate


def print_of_awards(workplace: Workplace, owner: QWidget, ids: Sequence[str]) -> None:
    """Of awards in the register."""
    _print(workplace, owner, lambda _: list(ids))


def print_of_nominations(workplace: Workplace, owner: QWidget, ids: Sequence[str]) -> None:
    """Of the awards that nominations led to."""
    _print(workplace, owner, lambda reading: services.awards_of_nominations(reading, ids))


def give_book_numbers(workplace: Workplace, owner: QWidget, ids: Sequence[str]) -> None:
    def told(given: Sequence[Any]) -> str:
        numbers = [one.book_number for one in given]
        if not numbers:
            return translate("awards", "Everybody chosen has a number in the golden book already")
        text = translate("awards", "{count} awards got numbers in the golden book, {first} to {last}")
        return text.format(count=len(numbers), first=min(numbers), last=max(numbers))

    workplace.act("give_book_numbers", lambda tx: services.give_book_numbers(tx, ids), owner=owner, tell=told)


def _print(workplace: Workplace, owner: QWidget, find: Any) -> None:
    def ask(reading: Reading) -> tuple[list[str], str]:
        ids = find(reading)
        every = services.whole_decision(reading, ids[0]) if len(ids) == 1 else ids
        printed, refused = services.certificates_of(reading, every)
        if not printed and refused:
            raise refused[0]
        return every, ids[0]

    def show(found: tuple[list[str], str]) -> None:
        ids, first = found
        workplace.print_blanks(CERTIFICATE, ids, first, owner)

    workplace.ask(ask, show, owner=owner, replaces="certificates")
