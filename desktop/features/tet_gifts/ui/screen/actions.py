"""The deeds upon Tết gifts as they stand in the toolbar and the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.features.tet_gifts.imports import EXPORT, BeneficiaryImport
from desktop.features.tet_gifts.reports import REPORTS, SLIPS
from desktop.features.tet_gifts.ui.screen.deeds import Deeds
from desktop.widgets.actions import Action, Place
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.tet_gifts.ui.screen.frame import TetGiftsScreen
    from desktop.features.tet_gifts.ui.screen.gifts import GiftsView


def make_actions(work: Deeds, screen: TetGiftsScreen) -> list[Action]:
    """The toolbar, then what stands in the menus only."""
    workplace = work.workplace

    def deed(*given: Any, **options: Any) -> Action:
        return Action(screen, *given, **options)

    papers = [
        deed(f"print_{report.name.replace('-', '_')}", report.title, "printer",
             lambda report=report: work.print(report), place=Place.REPORTS, in_toolbar=False)
        for report in REPORTS
        if report is not SLIPS
    ]  # fmt: skip
    return [
        deed("propose_gift", translate("tet_gifts", "Propose…"), "user-plus", work.add, "Ctrl+N|Ctrl+Ins",
             primary=True),
        deed("change_gift", translate("tet_gifts", "Change the proposal…"), "pencil", work.change, "Ctrl+E",
             needs_selection=True, in_toolbar=False),
        deed("show_hardship", translate("tet_gifts", "What the hardship is…"), "eye", work.show_hardship, "Ctrl+H",
             needs_selection=True, in_toolbar=False),
        deed("look_again", translate("tet_gifts", "Last year's list…"), "history", work.look_again, "Ctrl+L"),
        deed("approve_gifts", translate("tet_gifts", "Approve…"), "circle-check", work.approve,
             needs_selection=True),
        deed("reject_gifts", translate("tet_gifts", "Do not approve…"), "circle-x", work.reject,
             needs_selection=True),
        deed("withdraw_gifts", translate("tet_gifts", "Take off the list"), "trash-2", work.withdraw, "Ctrl+Del",
             needs_selection=True),
        deed("finalise_gifts", translate("tet_gifts", "Close the list"), "lock", work.finalise),
        deed("open_desk", translate("tet_gifts", "Hand-out desk"), "gift",
             lambda: screen.show_desk()),
        deed("desk_alone", translate("tet_gifts", "Hand-out desk over the whole screen"), "gift",
             screen.show_desk_alone, "F11", in_toolbar=False),
        deed("several_desks", translate("tet_gifts", "Several desks…"), "usb", lambda: screen.show_desks(),
             in_toolbar=False),
        deed("open_desk_file", translate("tet_gifts", "Open a hand-out desk from a file…"), "folder-open",
             lambda: screen.open_desk_file(), in_toolbar=False),
        deed("note_unclaimed", translate("tet_gifts", "Note who did not come"), "user-minus", work.note_unclaimed,
             in_toolbar=False),
        deed("print_slips", translate("tet_gifts", "Print the slips…"), "printer", work.print_slips, in_toolbar=False),
        deed("reprint_slips", translate("tet_gifts", "Print the slip again…"), "printer", work.reprint_slips,
             needs_selection=True, in_toolbar=False),
        deed("signed_pages", translate("tet_gifts", "Signed list: scans and signatures…"), "paperclip",
             lambda: screen.show_signing(), in_toolbar=False),
        deed("import_gifts", translate("tet_gifts", "Import…"), "import",
             lambda: workplace.import_file(BeneficiaryImport()), "Ctrl+Shift+O"),
        workplace.paste_action(screen, "paste_gifts", BeneficiaryImport),
        deed("export_gifts", translate("tet_gifts", "Export"), "download",
             lambda: workplace.save_list(EXPORT, screen)),
        deed("print_sign_off", translate("tet_gifts", "Print the sign-off list"), "printer",
             lambda: work.print(REPORTS[2]), "Ctrl+P"),
        *_way_actions(work.view, deed),
        *_aside_actions(work.view, deed),
        *_plan_actions(work.view, deed),
        deed("read_tet", translate("tet_gifts", "Read a campaign from a file…"), "folder-open", work.read_file,
             in_toolbar=False),
        *papers,
    ]  # fmt: skip


def _plan_actions(view: GiftsView, deed: Callable[..., Action]) -> list[Action]:
    plan = view.plan
    return [
        deed("launch_tet", translate("tet_gifts", "New Tết campaign…"), "plus", plan.launch, in_toolbar=False),
        deed("change_tet", translate("tet_gifts", "Change the campaign…"), "pencil", plan.change_campaign,
             in_toolbar=False),
        deed("add_scheme", translate("tet_gifts", "New scheme…"), "plus", plan.add_scheme, in_toolbar=False),
        deed("tet_schemes", translate("tet_gifts", "Schemes and budgets…"), "coins", plan.show_schemes,
             "Ctrl+Shift+B", in_toolbar=False),
    ]  # fmt: skip


def _way_actions(view: GiftsView, deed: Callable[..., Action]) -> list[Action]:
    """The states of a gift, in the order of its way."""
    way = view.way

    def of_chosen(id: str, title: str, icon: str, handler: Callable[[], object]) -> Action:
        return deed(id, title, icon, handler, needs_selection=True, in_toolbar=False)

    return [
        of_chosen("verify_gifts", translate("tet_gifts", "Verified"), "search", way.verify),
        of_chosen("move_gifts", translate("tet_gifts", "Move to another source…"), "coins", way.move_source),
        deed("post_gifts", translate("tet_gifts", "Post the list…"), "file-text", way.post, in_toolbar=False),
        deed("tet_objections", translate("tet_gifts", "Objections…"), "info", way.show_objections, in_toolbar=False),
        of_chosen("send_up_gifts", translate("tet_gifts", "Sent to the union above"), "upload", way.send_up),
        of_chosen("hear_superior", translate("tet_gifts", "Answer of the union above…"), "inbox", way.hear_superior),
        of_chosen("issue_gifts", translate("tet_gifts", "Set out for handing out"), "gift", way.issue),
        of_chosen("gifts_not_taken", translate("tet_gifts", "Not taken…"), "circle-x", way.not_taken),
        of_chosen("bring_back_gifts", translate("tet_gifts", "Brought back"), "undo-2", way.bring_back),
        of_chosen("replace_gift", translate("tet_gifts", "Replace by the reserve…"), "user-plus", way.replace),
    ]


def _aside_actions(view: GiftsView, deed: Callable[..., Action]) -> list[Action]:
    aside = view.aside
    return [
        deed("give_tickets", translate("tet_gifts", "Ticket, seat, companions…"), "calendar", aside.give_tickets,
             needs_selection=True, in_toolbar=False),
        deed("assign_serials", translate("tet_gifts", "Voucher serials…"), "list-checks", aside.assign_serials,
             in_toolbar=False),
        deed("spoil_serial", translate("tet_gifts", "Voucher spoiled…"), "circle-x", aside.spoil,
             needs_selection=True, in_toolbar=False),
        deed("serial_books", translate("tet_gifts", "Books of serials…"), "table", aside.show_books,
             in_toolbar=False),
    ]  # fmt: skip
