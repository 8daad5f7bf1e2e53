"""How full the quotas are, and which share of the persons nominated are direct workers and women."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.features.awards.domain import AwardType, Rounding
from desktop.features.awards.rules import Base, Group
from desktop.features.awards.services import QuotaLine, QuotaMeter, ShareLine
from desktop.features.emulation.domain import Family
from desktop.widgets.meter import Meter
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

MOST = 4
"""More meters than this leave each too narrow to be read."""


class Quotas(QWidget):
    """One meter for each quota that somebody is nominated under, then one for each group."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("quotas")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 2, 0)
        self._row.setSpacing(24)

    def show_meter(self, found: QuotaMeter | None, awards: Mapping[str, AwardType]) -> None:
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        self.setVisible(found is not None)
        if found is None:
            return
        ours = [line for line in found.lines if not _of_employer(line, awards)]
        for line in sorted(ours, key=lambda one: not one.used)[: MOST - len(found.shares)]:
            meter = Meter(quota_title(line))
            meter.setObjectName(f"quota_{line.rule}")
            meter.tell(line.used, line.limit, quota_words(line))
            parts = (names_of(line.awards, awards), quota_base(line), line.source, proposal_words(line.adjustable))
            meter.setToolTip("\n".join(filter(None, parts)))
            self._row.addWidget(meter, 1)
        for share in found.shares if found.persons else ():
            self._row.addWidget(share_meter(share), 1)


def _of_employer(line: QuotaLine, awards: Mapping[str, AwardType]) -> bool:
    """A quota on titles for which the union nominates nobody."""
    return all(code in awards and awards[code].family is Family.STATE for code in line.awards)


def share_meter(share: ShareLine) -> Meter:
    meter = Meter(group_title(share.group))
    meter.setObjectName(f"share_{share.group}")
    meter.tell(share.count, share.persons, share_words(share), Tone.WARNING if share.is_low else Tone.GOOD)
    meter.setToolTip("\n".join(filter(None, (share.source, proposal_words(share.adjustable)))))
    return meter


def proposal_words(adjustable: bool) -> str:
    """That a number is the pack's own, and where it is changed."""
    if not adjustable:
        return ""
    return translate(
        "awards", "This number is a proposal of the rule pack: compare it with the superior's document, and change it "
        "under “Criteria, catalogue”, “Correct the numbers…”."
    )  # fmt: skip


def quota_title(line: QuotaLine) -> str:
    if line.base is Base.FIXED:
        return (
            translate("awards", "Quota of the rule pack") if line.adjustable else translate("awards", "Allotted quota")
        )
    bases = {
        Base.MEMBERS: translate("awards", "At most {percent} % of members"),
        Base.TITLE_HOLDERS: translate("awards", "At most {percent} % of title holders"),
        Base.REGISTERED: translate("awards", "At most {percent} % of those registered"),
    }
    return bases[line.base].format(percent=line.percent)


def quota_base(line: QuotaLine) -> str:
    """From which number the places come, and how they were rounded."""
    if line.base is Base.FIXED:
        return "" if line.adjustable else translate("awards", "The number came from the superior.")
    rounding = {
        Rounding.DOWN: translate("awards", "rounded down"),
        Rounding.UP: translate("awards", "rounded up"),
        Rounding.NEAREST: translate("awards", "rounded to the nearest"),
    }[line.rounding]
    text = translate("awards", "{percent} % of {base}, {rounding}: {limit}")
    limit = "–" if line.limit is None else str(line.limit)
    return text.format(percent=line.percent, base=line.base_count, rounding=rounding, limit=limit)


def group_title(group: Group) -> str:
    return {
        Group.DIRECT: translate("awards", "Direct workers"),
        Group.WOMEN: translate("awards", "Women"),
    }[group]


def share_words(share: ShareLine) -> str:
    """`2/5 (khuyến nghị từ 60 %)`."""
    if not share.persons:
        return "–"
    said = f"{share.count}/{share.persons}"
    if share.recommended is None:
        return said
    text = translate("awards", "{said}, {percent} % are recommended")
    if share.adjustable:
        text = translate("awards", "{said}, {percent} % are proposed")
    return text.format(said=said, percent=share.recommended)


def quota_words(line: QuotaLine) -> str:
    """`còn 2/10 suất`."""
    if line.limit is None:
        return translate("awards", "{used} proposed; the base is not known yet").format(used=line.used)
    if line.used > line.limit:
        over = translate("awards", "{used} of {limit} proposed: {over} too many")
        return over.format(used=line.used, limit=line.limit, over=line.used - line.limit)
    return translate("awards", "{left} of {limit} left").format(left=line.left, limit=line.limit)


def names_of(codes: tuple[str, ...], awards: Mapping[str, AwardType]) -> str:
    return "; ".join(awards[code].name if code in awards else code for code in codes)
