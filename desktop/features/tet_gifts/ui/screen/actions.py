"""The deeds upon Tết gifts as they stand in the toolbar and the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.features.tet_gifts.imports import EXPORT, BeneficiaryImport
from desktop.features.tet_gifts.reports import REPORTS, SIGN_OFF, SLIPS
from desktop.features.tet_gifts.ui.screen.deeds import Deeds
from desktop.widgets.actions import Action, Place
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.tet_gifts.ui.screen.frame import TetGiftsScreen
    from desktop.features.tet_gifts.ui.screen.gifts import GiftsView

Make = Callable[..., Action]


def make_actions(work: Deeds, screen: TetGiftsScreen) -> list[Action]:
    """The toolbar, then what stands in the menus only."""
    workplace = work.workplace

    def deed(*given: Any, **options: Any) -> Action:
        return Action(screen, *given, **options)

    return [
        *_proposing(work, deed),
        *_deciding(work, deed),
        *_above(work.view, deed),
        *_at_the_desk(work, screen, deed),
        *_left_lying(work.view, deed),
        *_aside(work.view, deed),
        *_planning(work, deed),
        deed("import_gifts", translate("tet_gifts", "Import…"), "import",
             lambda: workplace.import_file(BeneficiaryImport()), "Ctrl+Shift+O"),
        workplace.paste_action(screen, "paste_gifts", BeneficiaryImport),
        deed("export_gifts", translate("tet_gifts", "Export"), "download",
             lambda: workplace.save_list(EXPORT, screen)),
        *_papers(work, deed),
    ]  # fmt: skip


def _proposing(work: Deeds, deed: Make) -> list[Action]:
    return [
        deed("propose_gift", translate("tet_gifts", "Propose…"), "user-plus", work.add, "Ctrl+N|Ctrl+Ins",
             primary=True),
        deed("change_gift", translate("tet_gifts", "Change the proposal…"), "pencil", work.change, "Ctrl+E",
             needs_selection=True, in_toolbar=False),
        deed("show_hardship", translate("tet_gifts", "What the hardship is…"), "eye", work.show_hardship, "Ctrl+H",
             needs_selection=True, in_toolbar=False),
        deed("look_again", translate("tet_gifts", "Last year's list…"), "history", work.look_again, "Ctrl+L"),
    ]  # fmt: skip


def _deciding(work: Deeds, deed: Make) -> list[Action]:
    """From the proposal to the closed list."""
    way = work.view.way
    return [
        deed("verify_gifts", translate("tet_gifts", "Verified"), "search", way.verify, needs_selection=True,
             in_toolbar=False),
        deed("approve_gifts", translate("tet_gifts", "Approve…"), "circle-check", work.approve,
             needs_selection=True),
        deed("reject_gifts", translate("tet_gifts", "Do not approve…"), "circle-x", work.reject,
             needs_selection=True),
        deed("reopen_gifts", translate("tet_gifts", "Propose again"), "undo-2", way.reopen, needs_selection=True,
             in_toolbar=False),
        deed("withdraw_gifts", translate("tet_gifts", "Take off the list"), "trash-2", work.withdraw, "Ctrl+Del",
             needs_selection=True),
        deed("move_gifts", translate("tet_gifts", "Move to another source…"), "coins", way.move_source,
             needs_selection=True, in_toolbar=False),
        deed("post_gifts", translate("tet_gifts", "Post the list…"), "file-text", way.post, in_toolbar=False),
        deed("tet_objections", translate("tet_gifts", "Objections…"), "info", way.show_objections, in_toolbar=False),
        deed("finalise_gifts", translate("tet_gifts", "Close the list"), "lock", work.finalise),
    ]  # fmt: skip


def _above(view: GiftsView, deed: Make) -> list[Action]:
    group, way = translate("tet_gifts", "Union above"), view.way
    return [
        deed("send_up_gifts", translate("tet_gifts", "Sent to the union above"), "upload", way.send_up,
             needs_selection=True, in_toolbar=False, group=group),
        deed("hear_superior", translate("tet_gifts", "Answer of the union above…"), "inbox", way.hear_superior,
             needs_selection=True, in_toolbar=False, group=group),
    ]  # fmt: skip


def _at_the_desk(work: Deeds, screen: TetGiftsScreen, deed: Make) -> list[Action]:
    group = translate("tet_gifts", "Handing out")
    return [
        deed("issue_gifts", translate("tet_gifts", "Set out for handing out"), "gift", work.view.way.issue,
             needs_selection=True, in_toolbar=False, group=group),
        deed("open_desk", translate("tet_gifts", "Hand-out desk"), "gift", screen.show_desk, group=group),
        deed("desk_alone", translate("tet_gifts", "Hand-out desk over the whole screen"), "gift",
             screen.show_desk_alone, "F11", in_toolbar=False, group=group),
        deed("several_desks", translate("tet_gifts", "Several desks…"), "usb", screen.show_desks, in_toolbar=False,
             group=group),
        deed("open_desk_file", translate("tet_gifts", "Open a hand-out desk from a file…"), "folder-open",
             screen.open_desk_file, in_toolbar=False, group=group),
        deed("note_unclaimed", translate("tet_gifts", "Note who did not come"), "user-minus", work.note_unclaimed,
             in_toolbar=False, group=group),
        deed("signed_pages", translate("tet_gifts", "Signed list: scans and signatures…"), "paperclip",
             screen.show_signing, in_toolbar=False, group=group),
    ]  # fmt: skip


def _left_lying(view: GiftsView, deed: Make) -> list[Action]:
    group, way = translate("tet_gifts", "Not taken, replaced"), view.way
    return [
        deed("gifts_not_taken", translate("tet_gifts", "Not taken…"), "circle-x", way.not_taken,
             needs_selection=True, in_toolbar=False, group=group),
        deed("bring_back_gifts", translate("tet_gifts", "Brought back"), "undo-2", way.bring_back,
             needs_selection=True, in_toolbar=False, group=group),
        deed("replace_gift", translate("tet_gifts", "Replace by the reserve…"), "user-plus", way.replace,
             needs_selection=True, in_toolbar=False, group=group),
    ]  # fmt: skip


def _aside(view: GiftsView, deed: Make) -> list[Action]:
    group, aside = translate("tet_gifts", "Vouchers to shop with, tickets"), view.aside
    return [
        deed("give_tickets", translate("tet_gifts", "Ticket, seat, companions…"), "calendar", aside.give_tickets,
             needs_selection=True, in_toolbar=False, group=group),
        deed("assign_serials", translate("tet_gifts", "Voucher serials…"), "list-checks", aside.assign_serials,
             in_toolbar=False, group=group),
        deed("spoil_serial", translate("tet_gifts", "Voucher spoiled…"), "circle-x", aside.spoil,
             needs_selection=True, in_toolbar=False, group=group),
        deed("serial_books", translate("tet_gifts", "Books of serials…"), "table", aside.show_books,
             in_toolbar=False, group=group),
    ]  # fmt: skip


def _planning(work: Deeds, deed: Make) -> list[Action]:
    group, plan = translate("tet_gifts", "Campaign, schemes, budgets"), work.view.plan
    return [
        deed("launch_tet", translate("tet_gifts", "New Tết campaign…"), "plus", plan.launch, in_toolbar=False,
             group=group),
        deed("change_tet", translate("tet_gifts", "Change the campaign…"), "pencil", plan.change_campaign,
             in_toolbar=False, group=group),
        deed("add_scheme", translate("tet_gifts", "New scheme…"), "plus", plan.add_scheme, in_toolbar=False,
             group=group),
        deed("tet_schemes", translate("tet_gifts", "Schemes and budgets…"), "coins", plan.show_schemes,
             "Ctrl+Shift+B", in_toolbar=False, group=group),
        deed("read_tet", translate("tet_gifts", "Read a campaign from a file…"), "folder-open", work.read_file,
             in_toolbar=False, group=group),
    ]  # fmt: skip


def _papers(work: Deeds, deed: Make) -> list[Action]:
    """Each paper once; what is asked before slips are printed makes them deeds of their own."""
    own: dict[str, list[Action]] = {SLIPS.name: [
        deed("print_slips", translate("tet_gifts", "Print the slips…"), "printer", work.print_slips,
             place=Place.REPORTS, in_toolbar=False),
        deed("reprint_slips", translate("tet_gifts", "Print the slip again…"), "printer", work.reprint_slips,
             needs_selection=True, place=Place.REPORTS, in_toolbar=False),
    ], SIGN_OFF.name: [
        deed("print_sign_off", SIGN_OFF.title, "printer", lambda: work.print(SIGN_OFF), "Ctrl+P",
             place=Place.REPORTS, in_toolbar=False),
    ]}  # fmt: skip
    made: list[Action] = []
    for report in REPORTS:
        made += own.get(report.name) or [
            deed(f"print_{report.name.replace('-', '_')}", report.title, "printer",
                 lambda report=report: work.print(report), place=Place.REPORTS, in_toolbar=False)
        ]  # fmt: skip
    return made
