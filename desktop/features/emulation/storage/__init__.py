"""Tables of emulation, and the questions only SQL answers quickly.

campaigns      campaigns, typed results of targets, leave to change late
registrations  registrations, their earlier versions, the matrix
initiatives    initiatives and authors
works          works, tasks and products; pacts
scores         templates, sheets and points
"""

from __future__ import annotations

from desktop.features.emulation.storage.campaigns import (
    CampaignRow,
    CampaignStore,
    TargetResultRow,
    TargetResultStore,
    UnlockRow,
    UnlockStore,
)
from desktop.features.emulation.storage.initiatives import (
    AuthorRow,
    AuthorStore,
    InitiativeRow,
    InitiativeStore,
)
from desktop.features.emulation.storage.registrations import (
    STAYING,
    RegistrationRow,
    RegistrationStore,
    RegistrationVersionRow,
    RegistrationVersionStore,
)
from desktop.features.emulation.storage.scores import (
    ScoreRow,
    ScoreSheetRow,
    ScoreSheetStore,
    ScoreStore,
    ScoreTemplateRow,
    ScoreTemplateStore,
)
from desktop.features.emulation.storage.works import (
    PactRow,
    PactStore,
    WorkItemRow,
    WorkItemStore,
)

__all__ = [
    "STAYING",
    "AuthorRow",
    "AuthorStore",
    "CampaignRow",
    "CampaignStore",
    "InitiativeRow",
    "InitiativeStore",
    "PactRow",
    "PactStore",
    "RegistrationRow",
    "RegistrationStore",
    "RegistrationVersionRow",
    "RegistrationVersionStore",
    "ScoreRow",
    "ScoreSheetRow",
    "ScoreSheetStore",
    "ScoreStore",
    "ScoreTemplateRow",
    "ScoreTemplateStore",
    "TargetResultRow",
    "TargetResultStore",
    "UnlockRow",
    "UnlockStore",
    "WorkItemRow",
    "WorkItemStore",
]
