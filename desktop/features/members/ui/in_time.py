"""The deeds that have a day: moving people, re-organising, closing counts, deleting for good; and what a record was."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.core.database import Reading
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.domain import Member, MemberLine, officer_name, printed_service
from desktop.features.members.ui.closing import open_closing
from desktop.features.members.ui.erasing import ask_to_erase
from desktop.features.members.ui.moving import open_move
from desktop.features.members.ui.reorganization import open_reorganization
from desktop.features.organization.services import list_sections
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, Place
from desktop.widgets.records import RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.words import translate


def deeds_in_time(screen: Screen, workplace: Workplace, table: RecordsTable, today: date) -> list[Action]:
    def lines() -> list[MemberLine]:
        return list(table.selected())

    def deed(*given: Any, **options: Any) -> Action:
        return Action(screen, *given, in_toolbar=False, **options)

    return [
        deed("move_members", translate("members", "Move to another section…"), "arrow-right",
             lambda: open_move(screen, workplace, lines(), today), "Ctrl+Shift+T", needs_selection=True),
        deed("reorganize", translate("members", "Re-organise the union…"), "building-2",
             lambda: open_reorganization(screen, workplace, today)),
        deed("close_count", translate("members", "Close the figures of a period…"), "lock",
             lambda: open_closing(screen, workplace, today), place=Place.REPORTS),
        deed("erase_members", translate("members", "Delete the data for good…"), "trash-2",
             lambda: ask_to_erase(screen, workplace, lines()), needs_selection=True),
    ]  # fmt: skip


def facts_in_time(reading: Reading, member: Member) -> list[tuple[str, str]]:
    """(label, what) beside the record: moves between sections, posts held, former addresses, and who put it where."""
    sections = {section.id: section for section in list_sections(reading)}
    nowhere = translate("members", "no section")

    def name(section_id: str, day: date) -> str:
        section = sections.get(section_id)
        return section.name_on(day) if section else nowhere

    facts = []
    for move in services.section_history(reading, member.id):
        text = translate("members", "From {old} to {new}").format(
            old=name(move.former_section_id, move.on), new=name(move.section_id, move.on)
        )
        more = " – ".join(extra for extra in (move.decision, move.reason) if extra)
        facts.append((print_date(move.on), f"{text} ({more})" if more else text))
    if member.service:
        facts.append((translate("members", "Posts held in the union"), printed_service(member.service)))
    for former in services.former_addresses(reading, member.id):
        until = translate("members", "Address up to {day}").format(day=print_date(former.until))
        facts.append((until, former.address))
    if member.removed_at:
        when = print_date(member.removed_at.astimezone(reading.now().tzinfo).date())
        text = translate("members", "{day}, by {officer}").format(day=when, officer=officer_name(member.removed_by))
        facts.append((translate("members", "Deleted"), text))
    return facts
