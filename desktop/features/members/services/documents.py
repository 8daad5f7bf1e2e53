"""Photos, papers and card numbers of members: questions and deeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.core.attachments import (
    AttachmentStore,
    FileNotAccepted,
    FilesKept,
    Frame,
    MediaType,
    attach,
    attach_files,
    content_of,
    make_photo,
    picture_size,
    read_file,
)
from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.core.files import FileNotRead, clear_read_errors
from desktop.core.progress import SILENT, Progress
from desktop.features.members.domain import (
    PHOTO,
    PICTURE_SUFFIXES,
    STAYING,
    DocumentKind,
    Member,
    NoPhotosThere,
    PhotoFate,
    PhotoMatch,
    code_key,
    free_card_numbers,
    guess_document_kind,
    match_photos,
    next_card_number,
)
from desktop.features.members.storage import (
    MemberStore,
    codes_of_members,
    count_documents,
    owners_of_photos,
    used_card_numbers,
)

# The photo


def photo_of(reading: Reading, member_id: str) -> bytes | None:
    found = AttachmentStore(reading).in_slot([member_id], PHOTO).get(member_id)
    return content_of(reading, found) if found else None


def photos_of(reading: Reading, member_ids: Iterable[str]) -> dict[str, bytes]:
    """By member, of those who have one."""
    found = AttachmentStore(reading).in_slot(member_ids, PHOTO)
    return {owner: content_of(reading, one) for owner, one in found.items()}


def set_photo(tx: Transaction, member_id: str, content: bytes, name: str = "", frame: Frame | None = None) -> Member:
    """Keep the part of the picture in the frame as the member's photo, in place of another. Raises FileNotAccepted,
    AttachmentsFull, NotFound."""
    member = MemberStore(tx).get(member_id)
    attach(tx, member_id, PHOTO, name, make_photo(content, frame, name), MediaType.JPEG, slot=PHOTO)
    return member


def remove_photo(tx: Transaction, member_id: str) -> Member:
    """Nothing happens to who has none. Raises NotFound."""
    store, member = AttachmentStore(tx), MemberStore(tx).get(member_id)
    if found := store.in_slot([member_id], PHOTO).get(member_id):
        store.remove(found.id)
    return member


def match_photo_folder(reading: Reading, folder: Path) -> list[PhotoMatch]:
    """Whose photo each picture of the folder is, those that fit nobody included. Raises FileNotRead, NoPhotosThere."""
    with clear_read_errors(folder / "?"):
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in PICTURE_SUFFIXES and path.is_file())
    if not files:
        raise NoPhotosThere(str(folder))
    names, codes = _codes(reading)
    matches = match_photos(files, codes, owners_of_photos(reading))
    return [_judged(replace(one, full_name=names.get(one.member_id, ""))) for one in matches]


def _codes(reading: Reading) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Names by id, and ids by code. A code of somebody in the union is not held up by one who left with it."""
    staying: dict[str, set[str]] = defaultdict(set)
    left: dict[str, set[str]] = defaultdict(set)
    names = {}
    for one, name, status, codes in codes_of_members(reading):
        names[one] = name
        for code in filter(None, map(code_key, codes)):
            (staying if status in STAYING else left)[code].add(one)
    return names, {code: frozenset(ids) for code, ids in {**left, **staying}.items()}


def _judged(match: PhotoMatch) -> PhotoMatch:
    """A picture whose head cannot be read is told before anything is done."""
    if not match.used:
        return match
    try:
        picture_size(read_file(match.path), match.path.name)
    except UserError as error:
        return replace(match, fate=PhotoFate.BROKEN, told=error)
    return match


@dataclass(frozen=True)
class PhotosKept:
    """How many photos were kept, and why others were not."""

    kept: int
    refused: tuple[UserError, ...]


def set_photos(tx: Transaction, matches: Sequence[PhotoMatch], progress: Progress = SILENT) -> PhotosKept:
    """Keep every photo that has an owner; one that cannot be decoded stops no other. Raises AttachmentsFull,
    Cancelled."""
    kept, refused = 0, list[UserError]()
    wanted = [one for one in matches if one.used]
    for done, one in enumerate(wanted):
        progress.step(done, len(wanted))
        try:
            set_photo(tx, one.member_id, read_file(one.path), one.path.name)
            kept += 1
        except (FileNotAccepted, FileNotRead) as error:
            refused.append(error)
    return PhotosKept(kept, tuple(refused))


# Papers


def count_documents_of(reading: Reading, member_ids: Sequence[str]) -> int:
    return count_documents(reading, member_ids)


def add_documents(
    tx: Transaction,
    member_id: str,
    paths: Sequence[Path],
    kind: Callable[[str], DocumentKind] = guess_document_kind,
    progress: Progress = SILENT,
) -> FilesKept:
    """Attach files, each as what `kind` makes of its name; one that is refused stops no other, but if none is left the
    first refusal is raised. Raises FileNotAccepted, FileNotRead, AttachmentsFull, Cancelled, NotFound."""
    MemberStore(tx).get(member_id)
    return attach_files(tx, member_id, paths, kind, progress)


# Card numbers


def suggest_card_number(reading: Reading) -> str:
    """The next number of the pattern most cards have."""
    return next_card_number(used_card_numbers(reading))


def without_card_number(reading: Reading, member_ids: Iterable[str]) -> list[Member]:
    """Those of them who have none, in the order given."""
    return [one for one in MemberStore(reading).get_all(member_ids) if not one.card_number]


def give_card_numbers(tx: Transaction, member_ids: Iterable[str], first: str) -> list[Member]:
    """Give everybody without a card number the next free one, counted on from `first`. Raises NotACardNumber,
    NotFound."""
    store, numbers = MemberStore(tx), free_card_numbers(first, used_card_numbers(tx))
    waiting = without_card_number(tx, member_ids)
    given = [replace(member, card_number=number) for member, number in zip(waiting, numbers, strict=False)]
    return store.replace_all(given)
