"""Pictures that came from anywhere, made into what the program keeps: upright, of a known size, and nothing but a
picture. Where a photo was taken (GPS), with what and when, stays with whoever brought it.

Pillow decodes; a picture may be made to break or choke a decoder, so its size is known before it is decoded, only the
formats named here are tried, and whatever a decoder raises becomes one refusal.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from desktop.core import late
from desktop.core.attachments.records import LARGEST_FILE, FileNotAccepted, MediaType

PHOTO_WIDTH, PHOTO_HEIGHT = 600, 800
PHOTO_BYTES = 200 * 1024
_FORMATS = {MediaType.JPEG: "JPEG", MediaType.PNG: "PNG", MediaType.TIFF: "TIFF"}
_PHOTO_FORMATS = ("JPEG", "PNG", "TIFF", "BMP")
_MOST_PIXELS, _MOST_PIXELS_JPEG = 40_000_000, 64_000_000
"""A page of A4 scanned at 600 dpi has 35 million. A JPEG is decoded at a fraction of its size."""
_HEIC = re.compile(rb"....ftyp(heic|heix|heif|mif1|msf1|hevc|avif)", re.DOTALL)
_MOST_PAGES = 500
_LONGEST_SIDE, _MOST_RATIO = 30_000, 50
_QUALITIES = (90, 85, 80, 72, 64, 55, 45)


@dataclass(frozen=True)
class Frame:
    """The part of an upright picture that is taken, in shares of its width and height, once it was turned to the right
    by so many quarters: a scan may lie on its side and say nothing of it."""

    left: float
    top: float
    width: float
    height: float
    turns: int = 0


def is_heic(content: bytes) -> bool:
    """As iPhones take pictures, and nothing here decodes them."""
    return _HEIC.match(content) is not None


def best_frame(width: int, height: int) -> Frame:
    """The largest part of 3 to 4: in the middle across, and towards the top, where faces are."""
    if width * 4 > height * 3:
        share = height * 3 / 4 / width
        return Frame((1 - share) / 2, 0.0, share, 1.0)
    share = width * 4 / 3 / height
    return Frame(0.0, (1 - share) / 4, 1.0, share)


def picture_size(content: bytes, name: str = "") -> tuple[int, int]:
    """Width and height of the picture as it is looked at. Raises FileNotAccepted."""
    with _decoding(name):
        picture = _opened(content, name, _PHOTO_FORMATS)
        turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
        return (picture.height, picture.width) if turned else picture.size


def make_photo(content: bytes, frame: Frame | None = None, name: str = "") -> bytes:
    """The JPEG that is kept as somebody's photo: at most 600×800 pixels and 200 kB, cut to `frame`. Raises
    FileNotAccepted."""
    with _decoding(name):
        picture = _upright(content, name, 2 * PHOTO_HEIGHT)
        if frame and frame.turns:
            picture = picture.rotate(-90 * frame.turns, expand=True)
        wanted = frame or best_frame(*picture.size)
        left, top = round(wanted.left * picture.width), round(wanted.top * picture.height)
        width, height = (
            max(1, round(share)) for share in (wanted.width * picture.width, wanted.height * picture.height)
        )
        cut = picture.crop((left, top, left + width, top + height))
        return _packed(_reduced(cut, PHOTO_WIDTH, PHOTO_HEIGHT))


def make_preview(content: bytes, longest: int, name: str = "") -> bytes:
    """The whole picture upright as a JPEG, no side longer than that. Raises FileNotAccepted."""
    with _decoding(name):
        return _packed(_reduced(_upright(content, name, longest), longest, longest), most=LARGEST_FILE)


def picture_pages(content: bytes, longest: int, name: str = "") -> Iterator[bytes]:
    """Every page of a scan upright as a JPEG, one after the other; a picture of another kind has one page. Raises
    FileNotAccepted."""
    with _decoding(name):
        picture = _opened(content, name, _PHOTO_FORMATS)
        pages = min(getattr(picture, "n_frames", 1), _MOST_PAGES) if picture.format == "TIFF" else 1
    if pages == 1:
        yield make_preview(content, longest, name)
        return
    for page in range(pages):
        with _decoding(name):
            picture.seek(page)
            _refuse_size(picture, name)
            upright = late.attribute("PIL.ImageOps:exif_transpose")(picture.copy())
            packed = _packed(_reduced(_plain(upright), longest, longest), most=LARGEST_FILE)
        yield packed


def shrunk(content: bytes, width: int, height: int) -> bytes:
    """A photo made before, in fewer pixels: as many as a printer can show. It stays as it is when it has no more."""
    if (size := picture_size(content)) <= (width, height) and size[1] <= height:
        return content
    with _decoding(""):
        picture = _upright(content, "", height)
        return _packed(_reduced(picture, width, height))


def refuse_broken_picture(content: bytes, name: str, kind: MediaType) -> None:
    """Decode the picture, and of a scan of many pages the first, after a look at the size of each. Raises
    FileNotAccepted."""
    with _decoding(name):
        picture = _opened(content, name, (_FORMATS[kind],))
        pages = getattr(picture, "n_frames", 1)
        if pages > _MOST_PAGES:
            raise FileNotAccepted(name, "too_many_pixels")
        for page in range(pages):
            if page:
                picture.seek(page)
                _refuse_size(picture, name)
        picture.seek(0)
        picture.draft("L", (64, 64))
        picture.load()


@contextmanager
def _decoding(name: str) -> Iterator[None]:
    try:
        yield
    except FileNotAccepted:
        raise
    except Exception as error:  # a picture made for it lets a decoder raise anything at all
        raise FileNotAccepted(name, "damaged") from error


def _opened(content: bytes, name: str, formats: tuple[str, ...]) -> Any:
    if not content:
        raise FileNotAccepted(name, "empty")
    if len(content) > LARGEST_FILE:
        raise FileNotAccepted(name, "too_large")
    images = late.load("PIL.Image")
    images.MAX_IMAGE_PIXELS = None  # Pillow only warns; the size is judged here
    try:
        picture = images.open(io.BytesIO(content), formats=formats)
    except late.load("PIL").UnidentifiedImageError as error:
        raise FileNotAccepted(name, "heic" if is_heic(content) else "not_a_picture") from error
    _refuse_size(picture, name)
    return picture


def _refuse_size(picture: Any, name: str) -> None:
    width, height = picture.size
    most = _MOST_PIXELS_JPEG if picture.format in ("JPEG", "MPO") else _MOST_PIXELS
    narrow = max(width, height) > _MOST_RATIO * max(1, min(width, height))
    if width * height > most or max(width, height) > _LONGEST_SIDE or narrow:
        raise FileNotAccepted(name, "too_many_pixels")


def _upright(content: bytes, name: str, longest: int) -> Any:
    """Decoded at about the size that is wanted, turned as the camera was held, in plain colours."""
    picture = _opened(content, name, _PHOTO_FORMATS)
    picture.draft("RGB", (longest, longest))
    picture.load()
    return _plain(late.attribute("PIL.ImageOps:exif_transpose")(picture))


def _plain(picture: Any) -> Any:
    """RGB without anything besides; what was transparent is white, as paper is."""
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = late.load("PIL.Image").new("RGB", seen.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    return picture.convert("RGB")


def _reduced(picture: Any, width: int, height: int) -> Any:
    """Never enlarged: what a camera did not see cannot be added."""
    share = min(1.0, width / picture.width, height / picture.height)
    size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
    return picture if size == picture.size else picture.resize(size, late.load("PIL.Image").Resampling.LANCZOS)


def _packed(picture: Any, most: int = PHOTO_BYTES) -> bytes:
    """The pixels alone as JPEG, in the best quality that is small enough."""
    bare = late.load("PIL.Image").new("RGB", picture.size)
    bare.paste(picture)
    packed = b""
    for quality in _QUALITIES:
        file = io.BytesIO()
        bare.save(file, "JPEG", quality=quality, optimize=True)
        packed = file.getvalue()
        if len(packed) <= most:
            break
    return packed
