"""Which part of the list another desk gives, and the file it takes it away in."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core import records
from desktop.core.database import Reading, Transaction
from desktop.core.vietnamese.names import split_name
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import clean, fold
from desktop.features.members.services import members_with_ids, photos_of
from desktop.features.organization.services import find_union, list_sections
from desktop.features.tet_gifts.domain import WAITING, Beneficiary, GiftRequest, GiftState, Ticket
from desktop.features.tet_gifts.domain.desk import MAIN_DESK
from desktop.features.tet_gifts.domain.second_desk import (
    DeskFileInfo,
    DeskNameTaken,
    DeskShare,
    NothingToSplit,
    Share,
    SplitBy,
    TetDesk,
)
from desktop.features.tet_gifts.services.campaigns import get_campaign, list_schemes
from desktop.features.tet_gifts.services.second_desk import files
from desktop.features.tet_gifts.storage import BeneficiaryStore, DeskShareStore, GiftStore, TetDeskStore
from desktop.features.tet_gifts.storage import desk as questions

_Key = Callable[[tuple[str, str, str, str]], str]
_SHOWN = 6  # pieces of a part that are named in words


def list_desks(reading: Reading, campaign_id: str) -> list[tuple[TetDesk, int]]:
    """Desks with a part of their own, and how many gifts are still in it, in the order in which they were made."""
    shares = DeskShareStore(reading)
    return [(one, len(shares.of_desk(one.id))) for one in TetDeskStore(reading).of_campaign(campaign_id)]


def list_shares(reading: Reading, campaign_id: str, by: SplitBy) -> list[Share]:
    """The pieces of what waits and belongs to no desk yet, in the order of the list."""
    key, name = _keys(reading, campaign_id, by)
    waiting = Counter(key(one) for one in _waiting(reading, campaign_id))
    order = {section.name: place for place, section in enumerate(list_sections(reading))}
    places = {scheme.id: place for place, scheme in enumerate(list_schemes(reading, campaign_id))}
    sorts: dict[SplitBy, Callable[[str], Any]] = {
        SplitBy.SECTION: lambda one: (order.get(one, len(order)), name_sort_key(one)),
        SplitBy.LETTER: name_sort_key,
        SplitBy.SCHEME: lambda one: places.get(one, 0),
    }
    return [Share(one, name(one), waiting[one]) for one in sorted(waiting, key=sorts[by])]


def issue_desk(
    tx: Transaction, campaign_id: str, name: str, by: SplitBy, keys: Iterable[str], path: Path, home: str = MAIN_DESK
) -> tuple[TetDesk, str]:
    """Give these pieces of the list to a desk of that name and write its file; the digits that open it come back and
    are kept nowhere. Raises NothingToSplit, DeskNameTaken, FileNotWritten; then nothing has changed."""
    wanted, name = set(keys), clean(name)
    key, _ = _keys(tx, campaign_id, by)
    ids = [one[0] for one in _waiting(tx, campaign_id) if key(one) in wanted]
    if not ids:
        raise NothingToSplit()
    desks = TetDeskStore(tx)
    if fold(name) in {fold(home), *(fold(one.name) for one in desks.of_campaign(campaign_id))}:
        raise DeskNameTaken(name)
    secret, recipient = files.new_secret()
    named = [one.name for one in list_shares(tx, campaign_id, by) if one.key in wanted]
    part = ", ".join(named[:_SHOWN]) + ("…" if len(named) > _SHOWN else "")
    desk = desks.add(TetDesk(tx.new_id(), campaign_id, name, part, recipient, tx.now(), secret, home=home))
    DeskShareStore(tx).add_all(DeskShare(tx.new_id(), desk.id, gift_id) for gift_id in ids)
    return desk, _write(tx, desk, path)


def issue_again(tx: Transaction, desk_id: str, path: Path) -> str:
    """Another file for the desk, with digits of its own: the stick or the digits were lost. A desk that was opened
    already goes on where it stopped. Raises NotFound, FileNotWritten."""
    desk = TetDeskStore(tx).get(desk_id)
    TetDeskStore(tx).replace(replace(desk, issued_at=tx.now()))
    return _write(tx, desk, path)


def close_desk(tx: Transaction, desk_id: str) -> int:
    """What is left of its part goes back to the first desk; how many gifts. Raises NotFound."""
    desks, shares = TetDeskStore(tx), DeskShareStore(tx)
    desk, left = desks.get(desk_id), shares.of_desk(desk_id)
    for one in left:
        shares.remove(one.id)
    desks.replace(replace(desk, closed_at=desk.closed_at or tx.now()))
    return len(left)


def desk_info(reading: Reading, desk: TetDesk, gifts: int) -> DeskFileInfo:
    """What stands outside the seal of a file from or for this desk."""
    union = find_union(reading)
    campaign = get_campaign(reading, desk.campaign_id)
    return DeskFileInfo(
        desk.id, campaign.id, desk.name, campaign.name, union.name if union else "", desk.part, gifts, desk.issued_at
    )


def _waiting(reading: Reading, campaign_id: str) -> list[tuple[str, str, str, str]]:
    """What a desk may hand out: a list that the union above has still to answer is not divided."""
    found = questions.shareable(reading.session, campaign_id, WAITING)
    unanswered = {one.id for one in list_schemes(reading, campaign_id) if one.superior_decides}
    final = {one.id for scheme in unanswered for one in GiftStore(reading).in_state(scheme, GiftState.FINAL)}
    return [one for one in found if one[0] not in final]


def _keys(reading: Reading, campaign_id: str, by: SplitBy) -> tuple[_Key, Callable[[str], str]]:
    """What piece a gift belongs to, and how the piece is called."""
    if by is SplitBy.SCHEME:
        names = {one.id: one.name for one in list_schemes(reading, campaign_id)}
        return (lambda one: one[1]), (lambda key: names.get(key, key))
    if by is SplitBy.LETTER:
        return (lambda one: _letter(one[3])), (lambda key: key)
    return (lambda one: one[2]), (lambda key: key)


def _letter(full_name: str) -> str:
    """The first letter of the tên as a queue is called up: Á and Ấ stand under A, Đ by itself."""
    first = split_name(full_name)[1][:1].upper()
    return first if first == "Đ" else fold(first).upper() or "?"


def _write(tx: Transaction, desk: TetDesk, path: Path) -> str:
    code = files.new_code()
    mine = [one.request_id for one in DeskShareStore(tx).of_desk(desk.id)]
    gifts = questions.live_gifts(tx.session, desk.campaign_id)
    people = _people(tx, gifts)
    own = {one.beneficiary_id for one in gifts if one.id in set(mine)}
    photos = photos_of(tx, [one.member_id for one in people if one.id in own])
    content = {
        "key": _book_key(desk).hex(),
        "desk": records.dump(replace(desk, secret="", is_here=True, revision=0)),
        "campaign": records.dump(get_campaign(tx, desk.campaign_id)),
        "schemes": [records.dump(one) for one in list_schemes(tx, desk.campaign_id)],
        "people": [records.dump(one) for one in people],
        "words": _staff_codes(tx, people),
        "gifts": [records.dump(_bare(one)) for one in gifts],
        "part": mine,
    }
    files.seal_list(path, desk_info(tx, desk, len(mine)), content, photos, code)
    return code


def _book_key(desk: TetDesk) -> bytes:
    """The key of the desk's own book: the same in a file that is issued again, which then goes on with that book."""
    return hashlib.sha256(f"desk book {desk.id} {desk.secret}".encode()).digest()


def _people(reading: Reading, gifts: Sequence[GiftRequest]) -> list[Beneficiary]:
    """As the lists show them today, with nothing a desk does not need."""
    ids = list(dict.fromkeys(one.beneficiary_id for one in gifts))
    told = questions.identities(reading.session, ids)
    kept = BeneficiaryStore(reading).get_all(ids)
    members = members_with_ids(reading, [one.member_id for one in kept])
    return [
        replace(
            one, full_name=told[one.id][0], unit=told[one.id][1] or "", birth=told[one.id][2], national_id="",
            phone=members[one.member_id].phone if one.member_id in members else one.phone,
            parent_id="", household="", revision=0,
        )
        for one in kept
    ]  # fmt: skip


def _staff_codes(reading: Reading, people: Sequence[Beneficiary]) -> dict[str, str]:
    members = members_with_ids(reading, [one.member_id for one in people])
    return {one.id: members[one.member_id].staff_code for one in people if one.member_id in members}


def _bare(gift: GiftRequest) -> GiftRequest:
    """The gift without why it is given."""
    ticket = gift.ticket and Ticket(**{**vars(gift.ticket), "companions": ()})
    return replace(
        gift, reasons=(), primary=None, decision_reason="", years_away=None, note="", ticket=ticket, replaces_id="",
        revision=0,
    )  # fmt: skip
