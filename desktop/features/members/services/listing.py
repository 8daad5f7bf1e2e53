"""Questions about the list of members."""

from __future__ import annotations

from desktop.core.database import Reading
from desktop.features.members.domain import Headcount, MemberLine, MemberQuery
from desktop.features.members.storage import MemberList


def list_members(
    reading: Reading, query: MemberQuery | None = None, limit: int | None = None, offset: int = 0
) -> list[MemberLine]:
    """The list in Vietnamese order: by tên, then họ, then đệm; homonyms by birth."""
    return MemberList(reading, query or MemberQuery()).lines(limit, offset)


def count_members(reading: Reading, query: MemberQuery | None = None) -> int:
    return MemberList(reading, query or MemberQuery()).count()


def count_women(reading: Reading, query: MemberQuery) -> Headcount:
    """How many the list shows, and how many women among them."""
    return MemberList(reading, query).headcount()


def list_ids(reading: Reading, query: MemberQuery) -> list[str]:
    """Of everybody the list shows, in its order."""
    return list(MemberList(reading, query).ids())


def prepare_search(reading: Reading, query: MemberQuery) -> None:
    """Read what is searched before the first letter is typed: of a hundred thousand that takes a second."""
    MemberList(reading, query).get_ready()


def list_values(reading: Reading, query: MemberQuery, field: str) -> list[tuple[str, int]]:
    """What stands in the column of a field and how often, the search and the field's own filter aside."""
    return MemberList(reading, query).values(field)
