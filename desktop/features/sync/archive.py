"""The zip of a package: written the same way every time, read as if it came from an enemy.

Nothing is ever extracted to disk. Names are held against a whitelist, because no list of bad names is ever complete
(`..`, `\\`, `:`, device names, bidirectional marks, NUL). Sizes that lie are found because nothing is read past them.
"""

from __future__ import annotations

import io
import json
import math
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any, NoReturn

from desktop.features.sync.domain import Refused

MOST_ENTRIES = 2_000
LARGEST_TOTAL = 500 * 1024 * 1024
STEEPEST_RATIO = 200
DESCRIPTOR = "datapackage.json"

_NAME = re.compile(
    r"datapackage\.json|data/[a-z0-9][a-z0-9_-]{0,63}\.csv|files/[0-9a-f]{64}\.(pdf|jpg)"
    r"|human/[a-z0-9][a-z0-9-]{0,63}\.(xlsx|txt)"
)
_NO_TEXT = re.compile(r"(?<!\\)(?:\\\\)*\\u(?:0000|[dD][89a-fA-F])")  # NUL, or one half of a character
_LONGEST_INTEGER = 15
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_LOCAL_HEADER, _END_RECORD = 30, 22
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError, OSError)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The same parts always give the same bytes: the descriptor first, then by name, times and rights fixed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(parts, key=lambda name: (name != DESCRIPTOR, name)):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, parts[name])
    return held.getvalue()


def is_ours(content: bytes) -> bool:
    """Whether the first part is a package's description, by its name alone: a spreadsheet is a zip too."""
    return content[_LOCAL_HEADER:].startswith(DESCRIPTOR.encode())


def unpack(content: bytes) -> dict[str, bytes]:
    """Every part by its name; raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_bounds(entries, len(content))
            _check_layout(entries, content, archive.start_dir)
            return {entry.filename: _read(content, entry) for entry in entries}
    except _BROKEN as error:
        raise Refused("zip_damaged", detail=type(error).__name__) from error


def _check_bounds(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused("zip_too_many_entries", found=len(entries), limit=MOST_ENTRIES)
    total = sum(entry.file_size for entry in entries)
    if total > LARGEST_TOTAL or total > size * STEEPEST_RATIO:
        raise Refused("zip_bomb", found=total, size=size)
    names = [entry.orig_filename for entry in entries]
    if len({name.casefold() for name in names}) != len(names):
        raise Refused("zip_duplicate_name")
    for entry in entries:
        if not _NAME.fullmatch(entry.orig_filename) or entry.filename != entry.orig_filename:
            raise Refused("zip_bad_name", name=ascii(entry.orig_filename)[:80])
        if entry.flag_bits & _ENCRYPTED:
            raise Refused("zip_encrypted", name=entry.filename)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or entry.external_attr & 0x10:
            raise Refused("zip_link", name=entry.filename)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("zip_damaged", detail="compression")


def _check_layout(entries: list[zipfile.ZipInfo], content: bytes, directory: int) -> None:
    """Entries lie one after the other from the first byte to the directory, so none overlaps and nothing hides."""
    place = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset != place:
            raise Refused("zip_damaged", detail="layout")
        name_length, extra_length = struct.unpack_from("<HH", content, place + 26)
        place += _LOCAL_HEADER + name_length + extra_length + entry.compress_size
    end = content.rfind(b"PK\x05\x06")
    if place != directory or end != len(content) - _END_RECORD:
        raise Refused("zip_damaged", detail="layout")


def _read(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The part, inflated no further than its declared size, and the whole of what is compressed there."""
    local = content[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
    _, _, flags, method, _, checksum, packed, size, name_length, extra_length = struct.unpack("<4sHHHLLLLHH", local)
    start = entry.header_offset + _LOCAL_HEADER + name_length + extra_length
    name, raw = content[start - name_length - extra_length : start - extra_length], content[start : start + packed]
    told = (entry.flag_bits, entry.compress_type, entry.CRC, entry.compress_size, entry.file_size)
    if (flags, method, checksum, packed, size) != told or name != entry.filename.encode():
        raise Refused("zip_damaged", detail="header")
    held = _inflate(raw, size) if method == zipfile.ZIP_DEFLATED else raw
    if len(held) != size or zlib.crc32(held) != checksum:
        raise Refused("zip_damaged", detail="size")
    return held


def _inflate(raw: bytes, size: int) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    held = stream.decompress(raw, size + 1)
    if not stream.eof or stream.unused_data:
        raise Refused("zip_damaged", detail="stream")
    return held


def read_json(content: bytes) -> dict[str, Any]:
    """A JSON object in UTF-8 without duplicate keys, NaN, infinities, numbers nobody needs or texts that no database
    keeps; raises Refused."""
    try:
        text = content.decode("utf-8")
        if _NO_TEXT.search(text):
            raise Refused("json_damaged", detail="text")
        found = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_no_constant,
            parse_int=_small_integer,
            parse_float=_finite,
        )
    except (ValueError, RecursionError) as error:
        raise Refused("json_damaged", detail=type(error).__name__) from error
    if not isinstance(found, dict):
        raise Refused("json_damaged", detail="object")
    return found


def write_json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refused("json_duplicate_key")
    return found


def _no_constant(text: str) -> NoReturn:
    raise Refused("json_damaged", detail=text)


def _small_integer(text: str) -> int:
    if len(text) > _LONGEST_INTEGER:
        raise Refused("json_giant_number")
    return int(text)


def _finite(text: str) -> float:
    if len(text) > 2 * _LONGEST_INTEGER or not math.isfinite(number := float(text)):
        raise Refused("json_giant_number")
    return number
