"""What happens to a nomination after the vote, up to the decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.core.database import Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean
from desktop.features.awards.catalogue import get_award
from desktop.features.awards.domain import AWAITING_DECISION, AwardHistory, Nomination, NothingToPropose, Status
from desktop.features.awards.services.history import add_award_history
from desktop.features.awards.services.reading import refuse_status
from desktop.features.awards.storage import NominationStore
from desktop.features.emulation.services import get_campaign


def submit(tx: Transaction, campaign_id: str, number: str, dated: date) -> list[Nomination]:
    """Trình: give the number and date of the tờ trình to every nomination that passed and goes to a superior.

    Raises FieldRefused, NothingToPropose.
    """
    if not (number := clean(number)):
        raise FieldRefused("petition_number", "required")
    store = NominationStore(tx)
    ready = [
        one for one in store.of_campaigns([campaign_id]) if one.status is Status.PASSED and get_award(one.award).goes_up
    ]
    if not ready:
        raise NothingToPropose(get_campaign(tx, campaign_id).code)
    return store.replace_all(
        replace(one, status=Status.SUBMITTED, petition_number=number, petition_date=dated) for one in ready
    )


def record_decision(
    tx: Transaction, nomination_id: str, number: str, decided_on: date, issuer: str = ""
) -> AwardHistory:
    """A decision with number and date makes the award part of the subject's history, under the campaign's year.

    What this union decides itself goes from the vote straight to its decision. Raises FieldRefused, StatusForbids.
    """
    store = NominationStore(tx)
    nomination = store.get(nomination_id)
    award = get_award(nomination.award)
    refuse_status(tx, nomination, AWAITING_DECISION if award.goes_up else (Status.PASSED,), "decide")
    year = get_campaign(tx, nomination.campaign_id).year
    history = add_award_history(
        tx,
        AwardHistory("", nomination.subject_kind, nomination.subject_id, nomination.award, year, number, decided_on,
                     issuer, nomination.occasion, nomination_id=nomination.id),
    )  # fmt: skip
    store.replace(replace(nomination, status=Status.DECIDED))
    return history
