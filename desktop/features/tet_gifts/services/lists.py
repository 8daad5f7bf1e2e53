"""Questions about gifts: the list and the money that is left."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.database import Reading
from desktop.features.organization.services import list_sections
from desktop.features.tet_gifts.domain import (
    Beneficiary,
    BudgetMeter,
    GiftLine,
    GiftQuery,
    GiftRequest,
    GiftState,
    Ticket,
)
from desktop.features.tet_gifts.services.campaigns import list_schemes
from desktop.features.tet_gifts.storage import BeneficiaryStore, GiftStore, HardshipStore


def list_gifts(reading: Reading, query: GiftQuery, limit: int | None = None, offset: int = 0) -> list[GiftLine]:
    """In Vietnamese order of names: by tên, then họ, then đệm."""
    return GiftStore(reading).lines(query, limit, offset)


def gifts_on_paper(
    reading: Reading, scheme_id: str, states: tuple[GiftState, ...], years: tuple[int, ...] = ()
) -> list[GiftLine]:
    """The gifts of a scheme in the order in which its papers list them: by section, then by name. With `years` only
    those of these accounting years."""
    order = {section.name: section.position for section in list_sections(reading)}
    lines = [one for one in list_gifts(reading, GiftQuery(scheme_id=scheme_id, states=states))
             if not years or one.year in years]  # fmt: skip
    return sorted(lines, key=lambda line: (order.get(line.unit, len(order) + 1), line.unit))


def count_gifts(reading: Reading, query: GiftQuery) -> int:
    return GiftStore(reading).count_lines(query)


def count_by_state(reading: Reading, query: GiftQuery) -> dict[GiftState, int]:
    """Of a campaign or scheme; the query's words are not looked at."""
    return GiftStore(reading).count_by_state(query)


def get_gift(reading: Reading, id: str) -> GiftRequest:
    """Raises NotFound."""
    return GiftStore(reading).get(id)


def get_beneficiary(reading: Reading, id: str) -> Beneficiary:
    """Raises NotFound."""
    return BeneficiaryStore(reading).get(id)


def members_of_people(reading: Reading, beneficiary_ids: Iterable[str]) -> dict[str, str]:
    """Who of these is a member: the member's id, by person."""
    found = BeneficiaryStore(reading).with_ids(beneficiary_ids)
    return {person: one.member_id for person, one in found.items() if one.member_id}


def gifts_of(reading: Reading, scheme_id: str, beneficiary_ids: Iterable[str]) -> dict[str, GiftRequest]:
    """Gifts of these people under the scheme, by person."""
    return GiftStore(reading).in_scheme(scheme_id, beneficiary_ids)


def count_gifts_of(reading: Reading, member_ids: Iterable[str]) -> int:
    """Gifts of these people that were not set aside, in all campaigns."""
    return sum(one.is_live for one in GiftStore(reading).of_members(member_ids))


def hardship_of(reading: Reading, request_id: str) -> str:
    """What the reason codes are about, in words; empty when nobody wrote it down."""
    found = HardshipStore(reading).of_request(request_id)
    return found.description if found else ""


def budget_meters(reading: Reading, campaign_id: str, scheme_id: str = "") -> list[BudgetMeter]:
    """One for each source of each scheme, or of one scheme."""
    schemes = [one for one in list_schemes(reading, campaign_id) if scheme_id in ("", one.id)]
    return GiftStore(reading).meters(schemes)


def list_tickets(reading: Reading, campaign_id: str) -> dict[str, Ticket]:
    """Journeys that are set aside, by gift."""
    return GiftStore(reading).tickets(campaign_id)


def replaced_by(reading: Reading, campaign_id: str) -> dict[str, str]:
    """Which gift took the place of a returned one, by the returned one."""
    return GiftStore(reading).replacements(campaign_id)
