"""What is known of the printers of this PC: which one is used, and how each has to be corrected.

It is about the machine and not about the union, so it lies with the window's settings and not in the book: a book that
is opened on another PC meets other printers.
"""

from __future__ import annotations

import json
import math
from contextlib import suppress

from PySide6.QtCore import QSettings

from desktop.core import late
from desktop.core.blanks import AS_IT_IS, Correction

CORRECTIONS, PRINTER = "blanks/printers", "blanks/printer"
_MOST = 60


def printer_names(settings: QSettings) -> list[str]:
    """Those of the system and those that were corrected, by name."""
    names = set(corrections(settings))
    with suppress(ImportError):  # a system without any printing lacks its libraries
        names.update(late.attribute("PySide6.QtPrintSupport:QPrinterInfo").availablePrinterNames())
    return sorted(names, key=str.casefold)


def corrections(settings: QSettings) -> dict[str, Correction]:
    """By the printer's name; what somebody spoilt by hand is left out."""
    try:
        found = json.loads(str(settings.value(CORRECTIONS, "{}")))
        kept = {str(name): Correction(*(float(one) for one in values)) for name, values in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
    return {name: one for name, one in kept.items() if _is_usable(one)}


def correction_of(settings: QSettings, printer: str) -> Correction:
    return corrections(settings).get(printer, AS_IT_IS)


def keep_correction(settings: QSettings, printer: str, correction: Correction) -> None:
    """For this printer from now on; one that corrects nothing is forgotten."""
    kept = corrections(settings)
    kept.pop(printer, None)
    if not correction.is_none:
        kept[printer] = correction
    listed = {name: [one.right, one.down, one.across, one.downwards] for name, one in list(kept.items())[-_MOST:]}
    settings.setValue(CORRECTIONS, json.dumps(listed, ensure_ascii=False))


def chosen_printer(settings: QSettings) -> str:
    return str(settings.value(PRINTER, ""))


def choose_printer(settings: QSettings, printer: str) -> None:
    settings.setValue(PRINTER, printer)


def _is_usable(one: Correction) -> bool:
    values = (one.right, one.down, one.across, one.downwards)
    near = all(math.isfinite(value) for value in values) and max(abs(one.right), abs(one.down)) <= 100
    return near and all(0.5 <= value <= 2 for value in (one.across, one.downwards))
