from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document as open_docx
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from desktop.core.attachments import MediaType
from desktop.core.bundle import Bundle, Enclosure, Fate, Place
from desktop.core.document import Document, Letterhead, Paragraph
from desktop.core.files import FileNotWritten
from desktop.core.progress import Cancelled
from desktop.features.reports.bundles import bind


def paper(slug: str, text: str, *, landscape: bool = False) -> Document:
    head = Letterhead("CÔNG ĐOÀN CẤP TRÊN", "CĐCS THỬ")
    return Document(slug, head, text.upper(), blocks=(Paragraph(f"Nội dung {text}."),), landscape=landscape)


def contents(places: Sequence[Place]) -> Document:
    return paper("danh-muc", "danh mục " + ", ".join(f"{one.page}/{one.pages}/{one.fate.name}" for one in places))


def bundle(*parts: Document | Enclosure) -> Bundle:
    return Bundle("ho-so", "Hồ sơ", tuple(parts), contents)


def outside_pdf(pages: int, password: str = "", *, harmful: bool = False) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(300, 400)
        if harmful:
            page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): _script()})
    if harmful:
        writer.root_object[NameObject("/OpenAction")] = _script()
    if password:
        writer.encrypt(password)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _script() -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")})


def scan(format: str, pages: int = 1) -> bytes:
    file = io.BytesIO()
    first, *others = (Image.new("L", (400, 560), 255 - 20 * number) for number in range(pages))
    first.save(file, format, **({"save_all": True, "append_images": others} if others else {}))
    return file.getvalue()


def enclosure(slug: str, kind: MediaType, content: bytes) -> Enclosure:
    return Enclosure(f"Đính kèm {slug}", slug, kind, lambda: content)


class StopsAt:
    def __init__(self, when: int) -> None:
        self.when, self.seen = when, list[tuple[int, int, str]]()

    def step(self, done: int, total: int, label: str = "") -> None:
        self.seen.append((done, total, label))
        if done == self.when:
            raise Cancelled


def test_one_pdf_holds_everything_in_order_and_its_contents_name_the_pages(tmp_path: Path) -> None:
    pdf = enclosure("quyet-dinh", MediaType.PDF, outside_pdf(3))
    made = bind(bundle(paper("mot", "tờ trình"), pdf, paper("hai", "danh sách", landscape=True)), tmp_path / "hs")
    reader = PdfReader(made.files[0])
    assert [one.page for one in made.places] == [2, 3, 6]
    assert made.pages == len(reader.pages) == 6
    assert "2/1/BOUND, 3/3/BOUND, 6/1/BOUND" in reader.pages[0].extract_text()
    assert "Nội dung tờ trình." in reader.pages[1].extract_text()
    assert reader.pages[2].mediabox.width == 300
    assert reader.pages[5].mediabox.width > reader.pages[5].mediabox.height
    marks = [str(mark["/Title"]) for mark in reader.outline if not isinstance(mark, list)]
    assert marks[1:] == ["TỜ TRÌNH", "Đính kèm quyet-dinh", "DANH SÁCH"]


def test_every_paper_lies_there_in_word_and_every_enclosure_as_it_came(tmp_path: Path) -> None:
    content = outside_pdf(1)
    made = bind(bundle(paper("mot", "tờ trình"), enclosure("qd", MediaType.PDF, content)), tmp_path / "hs")
    names = ["00-ho-so.pdf", "01-danh-muc.docx", "02-mot.docx", "03-qd.pdf"]
    assert [path.name for path in made.files] == names == sorted(path.name for path in (tmp_path / "hs").iterdir())
    assert "Nội dung tờ trình." in [one.text for one in open_docx(str(made.files[2])).paragraphs]
    assert made.files[3].read_bytes() == content


def test_every_page_of_a_scan_stands_on_a_page_of_its_own(tmp_path: Path) -> None:
    parts = enclosure("nhieu", MediaType.TIFF, scan("TIFF", 3)), enclosure("mot", MediaType.PNG, scan("PNG"))
    made = bind(bundle(*parts), tmp_path / "hs")
    reader = PdfReader(made.files[0])
    assert [(one.page, one.pages) for one in made.places] == [(2, 3), (5, 1)]
    assert all(len(page.images) == 1 for page in reader.pages[1:])
    assert "Đính kèm nhieu" in reader.pages[2].extract_text()


@pytest.mark.parametrize(
    ("kind", "content", "fate"),
    [
        (MediaType.PDF, outside_pdf(1, "bí mật"), Fate.LOCKED),
        (MediaType.PDF, b"%PDF-1.4\nhong\n%%EOF", Fate.UNREADABLE),
        (MediaType.PDF, outside_pdf(401), Fate.UNREADABLE),
        (MediaType.DOCX, b"PK", Fate.BESIDE),
    ],
)
def test_what_cannot_be_bound_lies_beside_and_the_contents_say_so(
    tmp_path: Path, kind: MediaType, content: bytes, fate: Fate
) -> None:
    made = bind(bundle(enclosure("tep", kind, content), paper("mot", "tờ trình")), tmp_path / "hs")
    assert made.places[0] == Place(0, 0, fate)
    assert made.places[1].page == 2
    assert f"0/0/{fate.name}" in PdfReader(made.files[0]).pages[0].extract_text()
    assert content in [path.read_bytes() for path in made.files]


def test_what_an_enclosure_would_do_when_opened_stays_out(tmp_path: Path) -> None:
    made = bind(bundle(enclosure("tep", MediaType.PDF, outside_pdf(1, harmful=True))), tmp_path / "hs")
    whole = made.files[0].read_bytes()
    assert b"JavaScript" not in whole
    assert "/AA" not in PdfReader(made.files[0]).pages[1]


def test_a_folder_in_use_gets_a_new_one_inside_and_keeps_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "cua-toi.txt").write_text("giữ")
    folders = [bind(bundle(paper("mot", "tờ trình")), tmp_path).folder for _ in range(2)]
    assert folders == [tmp_path / "ho-so", tmp_path / "ho-so-2"]
    assert (tmp_path / "cua-toi.txt").read_text() == "giữ"


@pytest.mark.parametrize("when", range(6))
def test_a_bundle_that_is_stopped_leaves_nothing(tmp_path: Path, when: int) -> None:
    watched = StopsAt(when)
    with pytest.raises(Cancelled):
        bind(bundle(paper("mot", "tờ trình"), paper("hai", "danh sách")), tmp_path / "hs", watched)
    assert list(tmp_path.iterdir()) == []
    assert all(done < total and label for done, total, label in watched.seen)


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x")
    with pytest.raises(FileNotWritten):
        bind(bundle(paper("mot", "tờ trình")), tmp_path / "tep")
