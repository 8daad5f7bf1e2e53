"""Lists of members from and to Excel.

fields      the columns and what officers call them
values      what a row says, repaired and doubted
people      who is new, who is known, what would change
membership  the last change of a membership (biến động), which comes and goes with the person
"""

from __future__ import annotations

from desktop.features.members.imports.fields import FIELDS
from desktop.features.members.imports.people import EXPORT, MemberDraft, MemberImport

__all__ = ["EXPORT", "FIELDS", "MemberDraft", "MemberImport"]
