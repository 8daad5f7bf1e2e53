"""Pictures and papers made for tests: drawn here, of nobody."""

from __future__ import annotations

import io
import zipfile

from PIL import Image, ImageDraw

PLACE = 0x8825  # EXIF's pointer to where a photo was taken
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"


def picture(
    width: int = 1200,
    height: int = 900,
    format: str = "JPEG",
    mode: str = "RGB",
    orientation: int = 0,
    gps: bool = False,
) -> bytes:
    """Red above, blue or (RGBA) nothing below; with what a camera writes besides when asked for."""
    drawn = Image.new(mode, (width, height))
    pen = ImageDraw.Draw(drawn)
    colours = ((255, 0, 0), (0, 0, 255)) if mode == "RGB" else ((255, 0, 0, 255), (0, 0, 0, 0))
    pen.rectangle((0, 0, width, height // 2), fill=colours[0])
    pen.rectangle((0, height // 2, width, height), fill=colours[1])
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    if gps:
        exif[0x010F] = "CAMERA-OF-SOMEBODY"
        exif.get_ifd(PLACE)[1] = "N"
    file = io.BytesIO()
    drawn.save(file, format, **({"exif": exif} if orientation or gps else {}))
    return file.getvalue()


def office(part: str = "word/document.xml", *more: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", part, *more):
            archive.writestr(name, f"<{name}/>")
    return file.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that want to become a huge picture."""
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(10))) + chunk(b"IEND", b"")
