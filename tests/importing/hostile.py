"""Files built to exhaust, hang, break or deceive whatever opens them, made on the spot as small as they can be."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.importing.made import with_part, with_sheet_xml

_WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)
_OLD_LISTS = Path(__file__).parent / "data"
MANY = 1_000_000


def zipped(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


def unsuspicious(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
    """The same zip with noise beside it, so that it does not unpack to a suspicious multiple of its size."""

    def made(path: Path) -> Path:
        make(path)
        size = sum(part.file_size for part in zipfile.ZipFile(path).infolist())
        with zipfile.ZipFile(path, "a") as file:
            file.writestr("xl/media/noise.bin", os.urandom(size // 150))
        return path

    made.__name__ = f"{make.__name__}_with_noise"
    return made


def bomb(path: Path) -> Path:
    """More than half a gigabyte in three megabytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("xl/workbook.xml", "<x/>")
        with made.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(bytes(1 << 20))
    return path


def nested(path: Path) -> Path:
    """Zips in zips, as a quine would go on for ever."""
    content = b"x" * 100
    for _ in range(20):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("again.zip", content)
        content = made.getvalue()
    path.write_bytes(content)
    return path


def entities(path: Path) -> Path:
    """A billion laughs."""
    levels = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    laughs = f'<!DOCTYPE sst [<!ENTITY l0 "ha">{levels}]><sst><si><t>&l9;</t></si></sst>'
    return with_part(path, "none", b"", {"xl/sharedStrings.xml": laughs.encode()})


def million_columns(path: Path) -> Path:
    return with_sheet_xml(path, f'<row r="1">{"<c/>" * MANY}</row>')


def many_strings(path: Path) -> Path:
    """Two million texts that no cell needs."""
    strings = b"<sst>" + b"".join(b"<si><t>%d</t></si>" % number for number in range(2 * MANY)) + b"</sst>"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{link}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId9" Type="{link}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    made = with_sheet_xml(path, '<row r="1"><c r="A1" t="s"><v>1</v></c></row>')
    with zipfile.ZipFile(made) as base:
        parts = {name: base.read(name) for name in base.namelist()}
    return zipped(path, parts | {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": relations.encode()})


def huge_cell(path: Path) -> Path:
    text = "a" * 60_000_000
    return with_sheet_xml(path, f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>')


def deep(path: Path) -> Path:
    return with_sheet_xml(path, "<a>" * MANY + "</a>" * MANY)


def lying_records(path: Path) -> Path:
    """An .xls whose every second record says it is 65,535 bytes long."""
    content = bytearray((_OLD_LISTS / "danh-sach-nhieu-to.xls").read_bytes())
    for place in range(content.index(b"\xfd\x00\x0a\x00"), len(content) - 12_000, 28):
        content[place + 2 : place + 4] = b"\xff\xff"
    path.write_bytes(bytes(content))
    return path


def circular_sectors(path: Path) -> Path:
    """An .xls whose table of sectors points each at itself."""
    content = bytearray((_OLD_LISTS / "danh-sach-nhieu-to.xls").read_bytes())
    (fat,) = struct.unpack_from("<I", content, 76)
    start = (fat + 1) * 512
    content[start : start + 512] = struct.pack("<128I", *range(128))
    path.write_bytes(bytes(content))
    return path


def million_tables(path: Path) -> Path:
    path.write_text("<html>" + "<table><tr><td>" * MANY + "</table>", encoding="ascii")
    return path


def one_line(path: Path) -> Path:
    path.write_bytes(b"a" * 40_000_000)
    return path


def one_line_of_cells(path: Path) -> Path:
    path.write_bytes("Nguyễn,".encode() * 4_000_000)
    return path


def nulls(path: Path) -> Path:
    path.write_bytes(bytes(50_000_000))
    return path


def text_then_nulls(path: Path) -> Path:
    path.write_bytes(b"Ho ten,Nam\n" + bytes(50_000_000))
    return path


def quotes(path: Path) -> Path:
    """A quotation that never ends."""
    path.write_bytes(b'Ho ten;"' + b"a;b\r\n" * 5_000_000)
    return path


def word_of_rows(path: Path) -> Path:
    rows = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>" * 300_000
    return zipped(path, {"word/document.xml": _WORD.format(f"<w:tbl>{rows}</w:tbl>").encode()})


def word_of_tables(path: Path) -> Path:
    return zipped(path, {"word/document.xml": _WORD.format("<w:tbl><w:tr><w:tc>" * 200_000).encode()})


def far_corner(path: Path) -> Path:
    """Two cells round the largest rectangle that is read."""
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="250000"><c r="AF250000"><v>1</v></c></row>'
    return with_sheet_xml(path, cells)


def repeated(path: Path) -> Path:
    """An OpenDocument sheet of eight million cells in a few bytes."""
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="1000">'
        f"<text:p>{'Công nhân' * 10}</text:p></table:table-cell>"
    )
    rows = f'<table:table-row table:number-rows-repeated="1000">{cell}</table:table-row>' * 8
    with zipfile.ZipFile(_OLD_LISTS / "danh-sach-nhieu-to.ods") as base:
        parts = {name: base.read(name) for name in base.namelist()}
    content = parts["content.xml"]
    start, end = content.index(b"<table:table "), content.rindex(b"</table:table>")
    table = b'<table:table table:name="A">' + rows.encode()
    return zipped(path, parts | {"content.xml": content[:start] + table + content[end:]})
