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
from desktop.features.emulation.imports.works import WORK_FIELDS, WorkItemImport, exported_works

__all__ = [
    "EXPORTS",
    "FIELD_TITLES",
    "INITIATIVE_FIELDS",
    "REGISTRATION_FIELDS",
    "InitiativeDraft",
    "InitiativeImport",
    "RegistrationImport",
    "WorkItemImport",
]


EXPORTS = (
    ListExport(
        "registrations", "Danh sách đăng ký thi đua", tuple(field.title for field in REGISTRATION_FIELDS),
        exported_registrations,
    ),
    ListExport(
        "initiatives", "Danh sách sáng kiến", tuple(field.title for field in INITIATIVE_FIELDS), exported_initiatives
    ),
    ListExport(
        "work_items", "Công trình, phần việc, sản phẩm", tuple(field.title for field in WORK_FIELDS), exported_works
    ),
)  # fmt: skip
