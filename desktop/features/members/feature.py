"""What the members plug into the program."""

from __future__ import annotations

from desktop.core.contracts import Dependents, RecordWords
from desktop.core.database import Reading
from desktop.core.late import attribute
from desktop.features.members import words
from desktop.features.members.domain import STAYING, MemberQuery
from desktop.features.members.imports import EXPORT, MemberImport
from desktop.features.members.reports import REPORTS
from desktop.features.members.services import count_documents_of, list_members
from desktop.features.members.sync import TABLES
from desktop.shell.feature import Area, Feature, FollowUp, Found

MOST_FOUND = 8


def _find(reading: Reading, text: str) -> list[Found]:
    """Everybody who is or was a member, by name, number or telephone."""
    return [
        Found(
            line.full_name,
            " · ".join(fact for fact in (str(line.birth or ""), line.section, words.status_name(line.status)) if fact),
            {"show": line.id, "search": line.full_name, "left": line.status not in STAYING},
        )
        for line in list_members(reading, MemberQuery(text), MOST_FOUND)
    ]


FEATURE = Feature(
    name="members",
    title=words.title,
    icon="users",
    area=Area.PEOPLE,
    screen=lambda workplace: attribute("desktop.features.members.ui.screen:MembersScreen")(workplace),
    reports=REPORTS,
    imports=(MemberImport(),),
    exports=(EXPORT,),
    synced=TABLES,
    dependents=(Dependents("member", count_documents_of, words.documents),),
    records=(RecordWords("attachment", words.attachment),),
    words=words.refusal,
    explain=words.explain,
    home=lambda workplace: attribute("desktop.features.members.ui.home:home_tile")(workplace),
    find=_find,
    after_import=FollowUp(
        words.find_duplicates,
        lambda workplace, over: attribute("desktop.features.members.ui.duplicates:open_duplicates")(workplace, over),
    ),
)
