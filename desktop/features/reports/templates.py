"""Word templates: a paper is filled into a .docx whose places have Vietnamese names, shipped or the union's own.

docxtpl fills (jinja2 inside Word, the usual tool for it); what a template may say is checked before, for it comes from
outside: names, loops over the lists that are there, conditions and a few filters, and nothing that could reach anything
else. An own template lies in the book as an attachment, so the audit log, undo and backups know it.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from copy import deepcopy
from functools import cache
from typing import Any

from desktop.core import late
from desktop.core.attachments import Attachment, AttachmentStore, MediaType, attach, content_of, recognise
from desktop.core.database import Reading, Transaction
from desktop.core.document import Document, Facts, Paragraph, Row, RowStyle, Signatures, Table
from desktop.core.errors import NotFound
from desktop.core.files import safe_name
from desktop.core.paths import resource
from desktop.features.reports import typesetting as nd30
from desktop.features.reports.services import TemplateRefused
from desktop.features.reports.template_checks import environment, refuse_archive

SLOT = "word_template"
TEMPLATES = {
    "to_trinh": "Tờ trình đề nghị khen thưởng",
    "danh_sach": "Danh sách trích ngang",
    "bao_cao_thanh_tich": "Báo cáo thành tích",
    "bien_ban": "Biên bản họp xét",
    "kiem_phieu": "Biên bản kiểm phiếu",
    "xac_nhan_sang_kien": "Giấy xác nhận sáng kiến",
    "quyet_dinh": "Quyết định khen thưởng",
}

Places = dict[str, Any]


def key(label: str) -> str:
    """The name of a place from its label on paper, a year left out: `Họ và tên` → `ho_va_ten`."""
    return re.sub(r"_nam_\d{4}$", "", safe_name(label, 40).replace("-", "_"))


def column_keys(table: Table) -> list[str]:
    return [key(f"{column.group} {column.title}" if column.group else column.title) for column in table.columns]


def places_of(document: Document) -> Places:
    """Everything a paper says, by the names of the places."""
    head = document.letterhead
    found: Places = {
        "cap_tren": head.superior, "don_vi": head.issuer, "so_hieu": head.number, "noi_ngay": head.place_date,
        "ten_van_ban": document.title, "trich_yeu": document.subtitle,
    }  # fmt: skip
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.place.endswith("*"):
            found.setdefault(block.place[:-1], []).append(nd30.clean(block.text))
        elif isinstance(block, Paragraph) and block.place:
            found[block.place.rstrip("?")] = nd30.clean(block.text)
        elif isinstance(block, Facts):
            found |= {key(label): nd30.clean(value) for label, value in block.pairs}
            if block.place:
                found[block.place] = [nd30.fact_line(*pair) for pair in block.pairs]
        elif isinstance(block, Table) and block.place:
            found[block.place] = [_row(block, row) for row in block.rows]
            if block.total_label:
                _, sums = nd30.total_cells(block, nd30.sums(block.columns, block.rows))
                found[f"{block.place}_tong"] = _cells(block, sums)
        elif isinstance(block, Signatures):
            signed = nd30.with_signers(block)
            found |= {f"nguoi_ky_{at}": one.name for at, one in enumerate(signed.blocks, 1)}
            found["ngay_ky"] = block.place_date
    return {name: nd30.clean(value) if isinstance(value, str) else value for name, value in found.items()}


def _cells(table: Table, cells: Any) -> dict[str, str]:
    pairs = zip(column_keys(table), table.columns, cells, strict=True)
    return {name: nd30.printed(cell, column.kind) for name, column, cell in pairs}


def _row(table: Table, row: Row) -> dict[str, str]:
    if row.style is RowStyle.SECTION:
        return dict.fromkeys(column_keys(table), "") | {"nhom": nd30.printed(row.cells[0], table.columns[0].kind)}
    return _cells(table, row.cells) | {"nhom": ""}


@cache
def sample_of(name: str) -> Places:
    """A filled-in example of the paper: which places there are, of which kind, and with what a template is tried."""
    found: Places = json.loads(resource("templates", f"{name}.json").read_text(encoding="utf-8"))
    return found


def shipped(name: str) -> bytes:
    return resource("templates", f"{name}.docx").read_bytes()


def own_template(reading: Reading, name: str) -> Attachment | None:
    return AttachmentStore(reading).in_slot([_owner(name)], SLOT).get(_owner(name))


def template_bytes(reading: Reading, name: str) -> bytes:
    """The union's own, or the shipped one."""
    own = own_template(reading, name)
    return content_of(reading, own) if own else shipped(name)


def keep_template(tx: Transaction, name: str, file_name: str, content: bytes) -> Attachment:
    """Put the union's own in place, once it could be filled with the example. Raises TemplateRefused, FileNotAccepted,
    AttachmentsFull."""
    refuse_template(name, file_name, content)
    return attach(tx, _owner(name), SLOT, file_name, content, MediaType.DOCX, slot=SLOT)


def drop_template(tx: Transaction, name: str) -> Attachment:
    """Back to the shipped one. Raises NotFound."""
    if own := own_template(tx, name):
        return AttachmentStore(tx).remove(own.id)
    raise NotFound(SLOT, name)


def refuse_template(name: str, file_name: str, content: bytes) -> None:
    """Raises TemplateRefused, FileNotAccepted."""
    if recognise(content, file_name) is not MediaType.DOCX:
        raise TemplateRefused(file_name, "not_word")
    _filled(name, content, sample_of(name), file_name)


def filled(document: Document, content: bytes) -> bytes:
    """The paper, and those that follow it each on a page of its own, in the template."""
    first, *others = [_filled(document.template, content, places_of(one), document.template) for one in document.every]
    return _together(first, others) if others else first


def _filled(name: str, content: bytes, places: Places, file_name: str) -> bytes:
    refuse_archive(content, file_name)
    sample = sample_of(name)
    empty = {place: "" if isinstance(value, str) else type(value)() for place, value in sample.items()}
    for place, value in sample.items():
        if isinstance(value, dict):
            empty[place] = dict.fromkeys(value, "")
    known = {one: value for one, value in places.items() if one in sample}
    template = late.load("docxtpl").DocxTemplate(io.BytesIO(content))
    file = io.BytesIO()
    with environment(sample, file_name) as jinja:
        template.render(empty | known, jinja, autoescape=True)
        template.save(file)
    return file.getvalue()


def _together(first: bytes, others: list[bytes]) -> bytes:
    word, enum = late.load("docx"), late.load("docx.enum.text")
    whole = word.Document(io.BytesIO(first))
    body = whole.element.body
    for one in others:
        whole.add_paragraph().add_run().add_break(enum.WD_BREAK.PAGE)
        end = body.sectPr
        for part in word.Document(io.BytesIO(one)).element.body:
            if not part.tag.endswith("}sectPr"):
                end.addprevious(deepcopy(part))
    file = io.BytesIO()
    whole.save(file)
    return file.getvalue()


def _owner(name: str) -> str:
    return f"{SLOT}:{name}"


def repacked(content: bytes) -> bytes:
    """The same archive without moments of writing in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return file.getvalue()
