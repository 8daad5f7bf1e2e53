"""The deeds upon nominations as they stand in the toolbar and the menus."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.features.awards.domain import Deed
from desktop.features.awards.imports import EXPORTS, NominationImport
from desktop.features.awards.ui.screen.deeds import Deeds
from desktop.features.awards.words import deed_name
from desktop.widgets.actions import Action, Place
from desktop.widgets.words import translate


def make_actions(work: Deeds, screen: QWidget) -> list[Action]:
    """The toolbar, then what stands in the menus only; steps of the way are greyed where they are not open."""

    def deed(*given: Any, **options: Any) -> Action:
        return Action(screen, *given, **options)

    def step(which: Deed, icon: str, keys: str = "") -> Action:
        return deed(which.value, deed_name(which), icon, lambda: work.do(which), keys, needs_selection=True,
                    in_toolbar=False)  # fmt: skip

    workplace = work.workplace
    return [
        deed("nominate", translate("awards", "Nominate…"), "plus", work.nominate, "Ctrl+N|Ctrl+Ins", primary=True),
        deed("edit_nomination", translate("awards", "Achievement…"), "pencil", work.edit, "Ctrl+E",
             needs_selection=True),
        deed("year_facts", translate("awards", "Facts of the year…"), "list-checks", work.edit_year,
             needs_selection=True),
        deed("withdraw", translate("awards", "Withdraw"), "undo-2", work.withdraw, "Ctrl+Del", needs_selection=True),
        deed("ballot", translate("awards", "Meeting and ballot…"), "users", work.ballot),
        deed("submit", translate("awards", "Submit…"), "arrow-right", work.submit, in_toolbar=False),
        deed("decision", translate("awards", "Record the decision…"), "award", work.decide, needs_selection=True,
             in_toolbar=False),
        deed("meetings", translate("awards", "Meetings of the campaign…"), "calendar", work.meetings.list,
             in_toolbar=False),
        step(Deed.CONFIRM, "shield-check"),
        step(Deed.CALL, "users"),
        step(Deed.SEND, "upload"),
        step(Deed.RECEIVE, "inbox"),
        step(Deed.ASK, "circle-help"),
        step(Deed.ANSWER, "check"),
        step(Deed.APPROVE, "circle-check"),
        step(Deed.REFUSE, "circle-x"),
        step(Deed.HAND_OVER, "gift"),
        step(Deed.REVOKE, "x"),
        step(Deed.HOLD, "lock"),
        step(Deed.RESUME, "refresh-cw"),
        deed("suggest_order", translate("awards", "Suggest the order of preference"), "list-checks",
             work.suggest_order, needs_selection=True, in_toolbar=False),
        deed("rank_up", translate("awards", "Up in the order of preference"), "chevron-right",
             lambda: work.move(-1), "Ctrl+Shift+Up", needs_selection=True, in_toolbar=False),
        deed("rank_down", translate("awards", "Down in the order of preference"), "chevron-down",
             lambda: work.move(1), "Ctrl+Shift+Down", needs_selection=True, in_toolbar=False),
        deed("award_given", translate("awards", "Add an award given…"), "history", work.add_history,
             needs_selection=True, in_toolbar=False),
        deed("service", translate("awards", "Posts held in the union…"), "calendar", work.edit_service,
             needs_selection=True, in_toolbar=False),
        deed("import_nominations", translate("awards", "Import…"), "import",
             lambda: workplace.import_file(NominationImport()), "Ctrl+Shift+O"),
        workplace.paste_action(screen, "paste_nominations", NominationImport),
        deed("export_nominations", translate("awards", "Export"), "download",
             lambda: workplace.save_list(EXPORTS[0], screen), in_toolbar=False),
        deed("dossier", translate("awards", "Make the dossier…"), "folder-open", work.make_dossier),
        deed("nomination_files", translate("awards", "Attached files…"), "paperclip", work.open_files, "Ctrl+H",
             needs_selection=True, in_toolbar=False),
        deed("certificates_of_nominees", translate("awards", "Print giấy khen…"), "award", work.print_certificates,
             "Ctrl+Shift+P", needs_selection=True, in_toolbar=False, place=Place.REPORTS),
        deed("print_list", translate("awards", "Print the list"), "printer", lambda: work.print("nominations"),
             "Ctrl+P"),
        deed("print_proposal", translate("awards", "Tờ trình in Word"), "file-text",
             lambda: work.print("award-proposal", "docx"), in_toolbar=False),
        deed("print_eligibility", translate("awards", "Print the conditions"), "shield-check",
             lambda: work.print("eligibility"), in_toolbar=False),
        deed("print_ballots", translate("awards", "Print ballot papers"), "printer",
             lambda: work.print("award-ballots"), place=Place.REPORTS, in_toolbar=False),
        deed("print_protocol", translate("awards", "Protocol of the ballot in Word"), "file-text",
             lambda: work.print("award-protocol", "docx"), in_toolbar=False),
        deed("print_minutes", translate("awards", "Minutes in Word"), "file-text",
             lambda: work.print("award-minutes", "docx"), in_toolbar=False),
    ]  # fmt: skip
