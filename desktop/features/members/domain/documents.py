"""What is kept of a member besides the record: the photo, the papers, the numbers of cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.core.errors import UserError
from desktop.core.vietnamese.text import fold

PHOTO = "photo"
"""The slot and kind of the photo (ảnh 3×4), of which everybody has one."""


class DocumentKind(StrEnum):
    """What a paper of somebody's dossier (hồ sơ) is."""

    APPLICATION = "don_gia_nhap"
    DECISION = "quyet_dinh"
    IDENTITY = "ban_sao_can_cuoc"
    CERTIFICATE = "bang_cap"
    CONTRACT = "hop_dong"
    OTHER = "khac"


_SIGNS = (
    (DocumentKind.IDENTITY, ("cccd", "can cuoc", "cmnd", "ho chieu", "dinh danh")),
    (DocumentKind.APPLICATION, ("don gia nhap", "don xin", "don vao", "mau 5a", "mau 5b", "don")),
    (DocumentKind.DECISION, ("quyet dinh", "qd")),
    (DocumentKind.CONTRACT, ("hop dong", "hdld")),
    (DocumentKind.CERTIFICATE, ("bang", "chung chi", "van bang")),
)


def guess_document_kind(name: str) -> DocumentKind:
    """What a paper is by the name of its file; words, not parts of words, count."""
    words = f" {re.sub('[^0-9a-z]+', ' ', fold(Path(name).stem))} "
    for kind, signs in _SIGNS:
        if any(f" {sign} " in words for sign in signs):
            return kind
    return DocumentKind.OTHER


@dataclass(eq=False)
class NoPhotosThere(UserError):
    """The folder holds no picture at all."""

    path: str


@dataclass(eq=False)
class NotACardNumber(UserError):
    """A number that does not end in digits cannot be counted on from."""

    number: str


# Numbers of cards

_FIRST_EVER = "000001"
_COUNTED = re.compile(r"(?P<before>.*?)(?P<digits>\d{1,15})(?P<after>\D{0,10})", re.DOTALL)


def next_card_number(used: Iterable[str]) -> str:
    """The number after the largest of the commonest pattern in use: as many digits, the same letters round them."""
    largest: dict[tuple[str, int, str], int] = {}
    counts: dict[tuple[str, int, str], int] = {}
    for number in used:
        if found := _COUNTED.fullmatch(number):
            pattern = found["before"], len(found["digits"]), found["after"]
            counts[pattern] = counts.get(pattern, 0) + 1
            largest[pattern] = max(largest.get(pattern, 0), int(found["digits"]))
    if not counts:
        return _FIRST_EVER
    commonest = max(counts, key=lambda pattern: (counts[pattern], pattern))
    before, width, after = commonest
    return f"{before}{largest[commonest] + 1:0{width}}{after}"


def free_card_numbers(first: str, used: Iterable[str]) -> Iterator[str]:
    """Numbers counted on from `first`, those in use left out. Raises NotACardNumber."""
    found = _COUNTED.fullmatch(first.strip())
    if found is None:
        raise NotACardNumber(first)
    taken, number, width = frozenset(used), int(found["digits"]), len(found["digits"])
    while True:
        text = f"{found['before']}{number:0{width}}{found['after']}"
        if text not in taken:
            yield text
        number += 1


# A folder of photos

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".jpe", ".png", ".bmp", ".tif", ".tiff", ".jfif")


class PhotoFate(StrEnum):
    """What becomes of a file of the folder."""

    NEW = "new"
    REPLACES = "replaces"
    NOBODY = "nobody"
    SEVERAL_PEOPLE = "several_people"
    SEVERAL_FILES = "several_files"
    BROKEN = "broken"


@dataclass(frozen=True)
class PhotoMatch:
    """A file of a folder of photos, and whose it is; `told` says why it cannot be used, where that is known."""

    path: Path
    fate: PhotoFate
    member_id: str = ""
    full_name: str = ""
    told: UserError | None = None

    @property
    def id(self) -> str:
        return self.path.name

    @property
    def used(self) -> bool:
        return self.fate in (PhotoFate.NEW, PhotoFate.REPLACES)


def code_key(text: str) -> str:
    """A code as file names spell it: without marks, capitals, spaces and signs."""
    return re.sub(r"[^0-9a-z]", "", fold(text))


def match_photos(
    files: Sequence[Path], codes: Mapping[str, frozenset[str]], having: frozenset[str]
) -> list[PhotoMatch]:
    """Whose photo each file is, by its name; `codes` are ids by `code_key`, `having` those with a photo already. A name
    may say more than the code (`HP0012 Nguyễn Văn An.jpg`). Names of people are not looked at: there are homonyms."""
    owners = {path: _owners(path, codes) for path in files}
    claimed: dict[str, int] = {}
    for found in owners.values():
        if len(found) == 1:
            claimed[next(iter(found))] = claimed.get(next(iter(found)), 0) + 1
    matches = []
    for path, found in owners.items():
        if len(found) != 1:
            matches.append(PhotoMatch(path, PhotoFate.SEVERAL_PEOPLE if found else PhotoFate.NOBODY))
            continue
        (owner,) = found
        fate = PhotoFate.REPLACES if owner in having else PhotoFate.NEW
        matches.append(PhotoMatch(path, PhotoFate.SEVERAL_FILES if claimed[owner] > 1 else fate, owner))
    return matches


def _owners(path: Path, codes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    whole = codes.get(code_key(path.stem), frozenset())
    if whole:
        return whole
    parts = [codes[key] for word in re.split(r"[\s_()+,;]+|\s-\s", path.stem) if (key := code_key(word)) in codes]
    return frozenset().union(*parts)
