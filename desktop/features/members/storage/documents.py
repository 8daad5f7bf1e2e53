"""What SQL answers at once about photos, papers and card numbers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, or_, select

from desktop.core.attachments.storage import AttachmentRow
from desktop.core.database import Reading
from desktop.core.store import chunks
from desktop.features.members.domain import PHOTO, Status
from desktop.features.members.storage.rows import MemberRow


def used_card_numbers(reading: Reading) -> list[str]:
    """Of everybody who is or was in the book, the bin too: a number is given once."""
    return list(reading.session.scalars(select(MemberRow.card_number).where(MemberRow.card_number != "")))


def codes_of_members(reading: Reading) -> list[tuple[str, str, Status, tuple[str, ...]]]:
    """(id, name, status, codes: of the staff, the card, the citizen, the former) of whoever has any, not in the bin."""
    any_code = or_(
        MemberRow.staff_code != "", MemberRow.card_number != "", MemberRow.national_id != "", MemberRow.former_id != ""
    )
    rows = reading.session.execute(
        select(
            MemberRow.id, MemberRow.full_name, MemberRow.status, MemberRow.staff_code, MemberRow.card_number,
            MemberRow.national_id, MemberRow.former_id,
        ).where(MemberRow.removed_at.is_(None), any_code)
    )  # fmt: skip
    return [(one, name, status, tuple(codes)) for one, name, status, *codes in rows]


def owners_of_photos(reading: Reading) -> frozenset[str]:
    return frozenset(reading.session.scalars(select(AttachmentRow.owner_id).where(AttachmentRow.slot == PHOTO)))


def count_documents(reading: Reading, member_ids: Sequence[str]) -> int:
    """Papers, the photo left out."""
    counted = select(func.count()).select_from(AttachmentRow).where(AttachmentRow.slot.is_(None))
    asked = (counted.where(AttachmentRow.owner_id.in_(some)) for some in chunks(member_ids))
    return sum(reading.session.scalar(one) or 0 for one in asked)
