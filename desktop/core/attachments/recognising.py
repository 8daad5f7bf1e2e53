"""Which kind a file is, by its content alone: the name may lie, and a file that does not hold what its head promises is
refused before it is kept."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from desktop.core.attachments.pictures import is_heic, refuse_broken_picture
from desktop.core.attachments.records import LARGEST_FILE, FileNotAccepted, MediaType

_PDF_HEAD, _PDF_END, _TAIL = re.compile(rb"%PDF-[12]\.\d"), b"%%EOF", 2048
_HEADS = (
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"II*\0", MediaType.TIFF),
    (b"MM\0*", MediaType.TIFF),
)
_EXECUTABLES = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"L\0\0\0\x01\x14\x02\0")
_OLD_OFFICE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_OFFICE = {"word/document.xml": MediaType.DOCX, "xl/workbook.xml": MediaType.XLSX}
_MOST_UNPACKED, _MOST_PARTS = 300 << 20, 20_000


def recognise(content: bytes, name: str) -> MediaType:
    """The kind of the file; `name` is only for the sentence. Raises FileNotAccepted."""
    if not content:
        raise FileNotAccepted(name, "empty")
    if len(content) > LARGEST_FILE:
        raise FileNotAccepted(name, "too_large")
    for head, kind in _HEADS:
        if content.startswith(head):
            refuse_broken_picture(content, name, kind)
            return kind
    if _PDF_HEAD.match(content):
        if _PDF_END not in content[-_TAIL:]:
            raise FileNotAccepted(name, "damaged")
        return MediaType.PDF
    if content.startswith(_ZIP):
        return _office_kind(content, name)
    raise FileNotAccepted(name, _why_not(content))


def _why_not(content: bytes) -> str:
    if content.startswith(_EXECUTABLES):
        return "executable"
    if content.startswith(_OLD_OFFICE):
        return "old_office"
    if is_heic(content):
        return "heic"
    return "damaged" if b"%PDF-" in content[:1024] else "unknown_kind"


def _office_kind(content: bytes, name: str) -> MediaType:
    """A Word or Excel file without macros, every part of which unpacks to what the archive says."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise FileNotAccepted(name, "damaged")
            names = {part.filename for part in parts}
            if any(part.lower().endswith("vbaproject.bin") for part in names):
                raise FileNotAccepted(name, "has_macros")
            if "[Content_Types].xml" not in names:
                raise FileNotAccepted(name, "unknown_kind")
            found = next((kind for part, kind in _OFFICE.items() if part in names), None)
            if found is None:
                raise FileNotAccepted(name, "unknown_kind")
            if archive.testzip() is not None:
                raise FileNotAccepted(name, "damaged")
            return found
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise FileNotAccepted(name, "damaged") from error
