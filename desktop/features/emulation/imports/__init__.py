"""How lists of registrations and of initiatives come in from Excel and go out again."""

from __future__ import annotations

from desktop.core.contracts import ListExport
from desktop.features.emulation.imports.fields import (
    FIELD_TITLES,
    INITIATIVE_FIELDS,
    REGISTRATION_FIELDS,
)
from desktop.features.emulation.imports.initiatives import (
    InitiativeDraft,
    InitiativeImport,
    exported_initiatives,
)
from desktop.features.emulation.imports.registrations import (
    RegistrationImport,
    exported_registrations,
)

__all__ = [
    "EXPORTS",
    "FIELD_TITLES",
    "INITIATIVE_FIELDS",
    "REGISTRATION_FIELDS",
    "InitiativeDraft",
    "InitiativeImport",
    "RegistrationImport",
]


EXPORTS = (
    ListExport(
        "registrations", "Danh sách đăng ký thi đua", tuple(field.title for field in REGISTRATION_FIELDS),
        exported_registrations,
    ),
    ListExport(
        "initiatives", "Danh sách sáng kiến", tuple(field.title for field in INITIATIVE_FIELDS), exported_initiatives
    ),
)  # fmt: skip
