"""How lists come in from Excel and go out again: nominees, the facts of a year, awards given before."""

from __future__ import annotations

from desktop.features.awards.imports.history import AwardHistoryImport
from desktop.features.awards.imports.lists import EXPORTS
from desktop.features.awards.imports.nominations import NominationDraft, NominationImport
from desktop.features.awards.imports.years import YearFactsImport

__all__ = ["EXPORTS", "AwardHistoryImport", "NominationDraft", "NominationImport", "YearFactsImport"]
