"""The committee's meetings: called, held, and what each of them decided, kept as it was."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.database import Reading, Transaction
from desktop.core.vietnamese.text import clean, fold
from desktop.features.members.domain import STAYING, MemberQuery
from desktop.features.members.services import list_members
from desktop.features.tet_gifts.domain import COMMITTED, GiftQuery, GiftState
from desktop.features.tet_gifts.domain.people import MeetingLine, NoTetMeeting, TetMeeting, Verdict, refuse_meeting
from desktop.features.tet_gifts.services.campaigns import get_scheme
from desktop.features.tet_gifts.services.people.ranking import UNDECIDED, criteria_of, rank
from desktop.features.tet_gifts.storage import GiftStore, MeetingStore

IN_COMMITTEE = ("chu tich", "uy vien", "bch", "ban chap hanh")


def list_meetings(reading: Reading, campaign_id: str, scheme_id: str = "") -> list[TetMeeting]:
    """The earliest first."""
    return [one for one in MeetingStore(reading).of_campaign(campaign_id) if scheme_id in ("", one.scheme_id)]


def committee(reading: Reading) -> list[str]:
    """Names of those whose post says that they belong to the committee, as somebody to tick them off."""
    lines = list_members(reading, MemberQuery(statuses=STAYING))
    return [one.full_name for one in lines if any(word in fold(one.union_post) for word in IN_COMMITTEE)]


def hold_meeting(tx: Transaction, draft: TetMeeting) -> TetMeeting:
    """Keep a meeting with the list as it stands: who is approved, who is a reserve and in which order, who is not
    approved and why. Held again (with its id) the list is taken anew. Raises FieldRefused, NotFound."""
    meeting = _tidied(replace(draft, campaign_id=get_scheme(tx, draft.scheme_id).campaign_id))
    refuse_meeting(meeting)
    meeting = replace(meeting, criteria=criteria_of(tx, meeting.campaign_id), lines=_lines(tx, meeting.scheme_id))
    store = MeetingStore(tx)
    return store.replace(meeting) if meeting.id else store.add(replace(meeting, id=tx.new_id()))


def correct_meeting(tx: Transaction, meeting: TetMeeting) -> TetMeeting:
    """Put place, people or number of the minutes right; what was decided stays. Raises FieldRefused, NotFound,
    ChangedMeanwhile."""
    store = MeetingStore(tx)
    kept = store.get(meeting.id)
    refuse_meeting(meeting := _tidied(meeting))
    return store.replace(replace(meeting, lines=kept.lines, criteria=kept.criteria, scheme_id=kept.scheme_id))


def meetings_to_print(reading: Reading, campaign_id: str, code: str, scheme_ids: list[str]) -> list[TetMeeting]:
    """Raises NoTetMeeting."""
    held = [one for one in list_meetings(reading, campaign_id) if one.scheme_id in scheme_ids]
    if not held:
        raise NoTetMeeting(code)
    return held


def _lines(tx: Transaction, scheme_id: str) -> tuple[MeetingLine, ...]:
    found, reserve = [], 0
    for one in rank(tx, scheme_id):
        moved = one.move.reason if one.move else ""
        if one.line.state in COMMITTED:
            found.append(
                MeetingLine(one.id, Verdict.APPROVED, one.place, one.score.total, one.line.approved, "", moved)
            )
        elif one.line.state in UNDECIDED:
            reserve += 1
            found.append(MeetingLine(one.id, Verdict.RESERVE, reserve, one.score.total, one.line.proposed, "", moved))
    turned_down = GiftStore(tx).lines(GiftQuery(scheme_id=scheme_id, states=(GiftState.REJECTED,)))
    found += [MeetingLine(one.id, Verdict.REJECTED, 0, 0, one.proposed, one.decision_reason) for one in turned_down]
    return tuple(found)


def _tidied(meeting: TetMeeting) -> TetMeeting:
    return replace(
        meeting,
        place=clean(meeting.place),
        chair=clean(meeting.chair),
        secretary=clean(meeting.secretary),
        absent=clean(meeting.absent),
        guests=clean(meeting.guests),
        minutes_number=clean(meeting.minutes_number),
        present=tuple(dict.fromkeys(filter(None, map(clean, meeting.present)))),
        remarks=meeting.remarks.strip(),
    )
