"""What is said about a proposal before it is saved."""

from __future__ import annotations

from desktop.core.database import Reading
from desktop.features.members.domain import Member, Status
from desktop.features.members.services import members_with_ids, membership_history
from desktop.features.tet_gifts.domain import LIVE, AlreadyInScheme, Beneficiary, Proposal
from desktop.features.tet_gifts.domain.people import Belonging, Forewarned
from desktop.features.tet_gifts.services.campaigns import get_campaign, get_scheme
from desktop.features.tet_gifts.services.people.doubts import Circle
from desktop.features.tet_gifts.services.proposals import identify, judge
from desktop.features.tet_gifts.storage import PastGifts, Related


def belonging_of(person: Beneficiary, member: Member | None) -> Belonging:
    if not person.member_id:
        return Belonging.NO_MEMBER
    if member is None or member.removed_at or member.status in (Status.MOVED, Status.ENDED):
        return Belonging.LEFT
    return Belonging.ON_LEAVE if member.status is Status.SUSPENDED else Belonging.MEMBER


def forewarn(reading: Reading, scheme_id: str, proposal: Proposal, request_id: str = "") -> Forewarned:
    """What stops the proposal, and what the committee will want to look at. `request_id`: it is that gift which is
    being changed, which never stands in its own way."""
    scheme = get_scheme(reading, scheme_id)
    campaign = get_campaign(reading, scheme.campaign_id)
    person = identify(reading, [proposal.beneficiary])[0]
    if not person.full_name:
        return Forewarned()
    refusal = judge(reading, scheme, [proposal], [person])[0]
    if request_id and isinstance(refusal, AlreadyInScheme):
        refusal = None
    as_if = Related(
        "new", person.id or "new", person.full_name, person.member_id, person.parent_id, person.household,
        person.birth, person.national_id,
    )  # fmt: skip
    circle = Circle(reading, scheme.campaign_id, [as_if], request_id)
    gifts = PastGifts(reading).of([person.id]).get(person.id, []) if person.id else []
    others = tuple(
        one.scheme
        for one in gifts
        if one.campaign_id == campaign.id and one.state in LIVE and one.scheme_id != scheme.id
    )
    received = PastGifts(reading).years_received(campaign.lunar_year, [person.id]).get(person.id, ())
    member = members_with_ids(reading, [person.member_id]).get(person.member_id) if person.member_id else None
    belonging = belonging_of(person, member)
    events = membership_history(reading, person.member_id) if belonging in (Belonging.ON_LEAVE, Belonging.LEFT) else []
    return Forewarned(
        refusal,
        tuple((one.kind, one.other) for one in circle.about(as_if)),
        belonging,
        events[-1].on if events else None,
        others,
        received[0] if received else None,
    )
