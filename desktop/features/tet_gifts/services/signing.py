"""The signed list comes back: its scanned pages, who has signed, and who still has to.

Signatures are read by a person, page by page beside the picture. Only what was handed out and needs a signature is
asked for; a transfer has its proof instead.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core import late
from desktop.core.attachments import (
    Attachment,
    AttachmentStore,
    FileNotAccepted,
    FilesKept,
    MediaType,
    attach_files,
    content_of,
    make_preview,
    picture_pages,
)
from desktop.core.clock import VIETNAM
from desktop.core.database import Reading, Transaction
from desktop.core.progress import SILENT, Progress
from desktop.features.organization.services import list_sections
from desktop.features.tet_gifts.domain import (
    GIVEN,
    LISTED,
    Distribution,
    GiftLine,
    GiftQuery,
    HandOutForm,
    Scheme,
    SchemeKind,
)
from desktop.features.tet_gifts.domain.signing import Signature, Signed, SigningState, SignOffRow
from desktop.features.tet_gifts.services.campaigns import list_schemes
from desktop.features.tet_gifts.services.lists import list_gifts
from desktop.features.tet_gifts.storage import DistributionStore, SignatureStore

PAGE = "sign_off_page"
_LONGEST = 2200  # pixels of a page: an A4 sheet at 190 dots an inch, enough to see a signature

# Pages


def list_pages(reading: Reading, campaign_id: str) -> list[Attachment]:
    """Scans of the signed list, in the order in which they came in."""
    return [one for one in AttachmentStore(reading).of_owner(campaign_id) if one.kind == PAGE]


def add_pages(tx: Transaction, campaign_id: str, paths: Sequence[Path], progress: Progress = SILENT) -> FilesKept:
    """Attach scanned pages, pictures or PDF. Raises FileNotAccepted, FileNotRead, AttachmentsFull, Cancelled."""
    return attach_files(tx, campaign_id, paths, lambda _: PAGE, progress)


def remove_page(tx: Transaction, attachment_id: str) -> Attachment:
    """What was seen on it stays noted. Raises NotFound."""
    return AttachmentStore(tx).remove(attachment_id)


def page_pictures(reading: Reading, attachment: Attachment) -> list[bytes]:
    """Each page as a JPEG; an empty one for a page of a PDF that holds no picture, or a file that is none."""
    content = content_of(reading, attachment)
    if attachment.media_type.is_picture:
        return list(picture_pages(content, _LONGEST, attachment.name))
    return list(_pdf_pages(content, attachment.name)) if attachment.media_type is MediaType.PDF else [b""]


def _pdf_pages(content: bytes, name: str) -> Iterator[bytes]:
    """What a scanner put on each page: the largest picture on it."""
    reader = late.attribute("pypdf:PdfReader")(io.BytesIO(content))
    for page in reader.pages:
        yield _largest(page, name)


def _largest(page: Any, name: str) -> bytes:
    found = b""
    with suppress(Exception):  # a PDF made for it, or a picture of a kind nothing here decodes
        found = max((image.data for image in page.images), key=len, default=b"")
    if not found:
        return b""
    try:
        return make_preview(found, _LONGEST, name)
    except FileNotAccepted:
        return b""


# Signatures


def sign_off_rows(reading: Reading, campaign_id: str, scheme_id: str = "") -> list[SignOffRow]:
    """The rows of the sign-off list as it is printed: of one scheme, or of all, tickets on a list of their own after
    the others."""
    schemes = [one for one in list_schemes(reading, campaign_id) if scheme_id in ("", one.id)]
    given = DistributionStore(reading).of_campaign(campaign_id)
    seen = SignatureStore(reading).of_campaign(campaign_id)
    rows: list[SignOffRow] = []
    for of_tickets in (False, True):
        number = 0
        for scheme in schemes:
            if (scheme.kind is SchemeKind.TICKET) is not of_tickets:
                continue
            for line in _in_order(reading, scheme):
                number += 1
                rows.append(_row(number, line, scheme, given.get(line.id), seen.get(line.id)))
    return rows


def still_to_sign(reading: Reading, campaign_id: str, scheme_id: str = "") -> list[SignOffRow]:
    """Who was given something and has not been seen to have signed."""
    rows = sign_off_rows(reading, campaign_id, scheme_id)
    return [one for one in rows if one.received_on and one.signed in (Signed.NO, Signed.UNKNOWN)]


def signing_state(reading: Reading, campaign_id: str, scheme_id: str = "") -> SigningState:
    """For the settlement: nothing is settled while a signature is missing or was not looked for."""
    owed = [one.signed for one in sign_off_rows(reading, campaign_id, scheme_id) if one.received_on is not None]
    return SigningState(owed.count(Signed.YES), owed.count(Signed.NO), owed.count(Signed.UNKNOWN))


def note_signatures(tx: Transaction, page_id: str, seen: Mapping[str, bool]) -> int:
    """What a page shows, by gift; it overrules what an earlier page showed. Gifts nobody was given are left out; how
    many were noted."""
    store, given = SignatureStore(tx), DistributionStore(tx).of_requests(seen)
    known = store.of_requests(given)
    fresh = [
        Signature(tx.new_id(), gift_id, page_id, seen[gift_id], tx.now()) for gift_id in given if gift_id not in known
    ]
    store.add_all(fresh)
    store.replace_all(
        replace(one, page_id=page_id, signed=seen[gift_id], at=tx.now())
        for gift_id, one in known.items()
        if (one.page_id, one.signed) != (page_id, seen[gift_id])
    )
    return len(given)


def _in_order(reading: Reading, scheme: Scheme) -> list[GiftLine]:
    """By section and name, as the list is printed."""
    order = {section.name: section.position for section in list_sections(reading)}
    lines = list_gifts(reading, GiftQuery(scheme_id=scheme.id, states=LISTED))
    return sorted(lines, key=lambda line: (order.get(line.unit, len(order) + 1), line.unit))


def _row(number: int, line: GiftLine, scheme: Scheme, given: Distribution | None, seen: Signature | None) -> SignOffRow:
    received = given.at.astimezone(VIETNAM).date() if given and line.state in GIVEN else None
    return SignOffRow(
        line.id, number, line.full_name, line.unit, scheme.name, line.approved, received,
        _signed(scheme, given, seen), seen.page_id if seen else "",
    )  # fmt: skip


def _signed(scheme: Scheme, given: Distribution | None, seen: Signature | None) -> Signed:
    if not scheme.needs_signature or (given and given.form is HandOutForm.TRANSFER):
        return Signed.NOT_NEEDED
    if seen is None:
        return Signed.UNKNOWN
    return Signed.YES if seen.signed else Signed.NO
