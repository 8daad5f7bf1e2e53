"""The deeds upon Tết gifts as they stand in the toolbar and the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.features.tet_gifts.imports import EXPORT, BeneficiaryImport
from desktop.features.tet_gifts.reports import REPORTS
from desktop.features.tet_gifts.ui.screen.deeds import Deeds
from desktop.widgets.actions import Action, Place
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.tet_gifts.ui.screen.frame import TetGiftsScreen


def make_actions(work: Deeds, screen: TetGiftsScreen) -> list[Action]:
    """The toolbar, then what stands in the menus only."""
    workplace = work.workplace

    def deed(*given: Any, **options: Any) -> Action:
        return Action(screen, *given, **options)

    papers = [
        deed(f"print_{report.name.replace('-', '_')}", report.title, "printer",
             lambda report=report: work.print(report), place=Place.REPORTS, in_toolbar=False)
        for report in REPORTS
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
        deed("import_gifts", translate("tet_gifts", "Import…"), "import",
             lambda: workplace.import_file(BeneficiaryImport()), "Ctrl+Shift+O"),
        workplace.paste_action(screen, "paste_gifts", BeneficiaryImport),
        deed("export_gifts", translate("tet_gifts", "Export"), "download",
             lambda: workplace.save_list(EXPORT, screen)),
        deed("print_sign_off", translate("tet_gifts", "Print the sign-off list"), "printer",
             lambda: work.print(REPORTS[2]), "Ctrl+P"),
        deed("launch_tet", translate("tet_gifts", "New Tết campaign…"), "plus", work.launch, in_toolbar=False),
        deed("add_scheme", translate("tet_gifts", "New scheme…"), "plus", work.add_scheme, in_toolbar=False),
        deed("read_tet", translate("tet_gifts", "Read a campaign from a file…"), "folder-open", work.read_file,
             in_toolbar=False),
        *papers,
    ]  # fmt: skip
