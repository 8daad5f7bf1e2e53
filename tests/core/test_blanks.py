"""Layouts of blanks: read with nothing in them that could not be printed, composed to the millimetre, corrected."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.attachments import FileNotAccepted
from desktop.core.blanks import (
    CROSS,
    EMBLEM,
    SCAN,
    BlankField,
    Correction,
    Frame,
    Layout,
    LayoutRefused,
    MeasuredImpossible,
    compose,
    corrected,
    drop_layout,
    every_layout,
    filled_text,
    find_layout,
    from_measured,
    keep_layout,
    keep_picture,
    kept_on_sheet,
    layout_as_toml,
    measuring_sheet,
    picture_of,
    places_in,
    preprinted,
    read_layout,
    resized,
    ruler_lengths,
    shipped_layouts,
)
from desktop.core.database import Database
from desktop.core.errors import NotFound
from desktop.core.files import FileNotRead
from desktop.core.placed import PlacedArea, PlacedPicture, PlacedText, Side
from desktop.core.store import take_back
from tests.core.pictures import picture

PLACES = ("ho_ten", "so")
NAME = BlankField("ten", "Tên", 30, 100, 200, 14, "Đồng chí: {ho_ten}", 26, 13, bold=True)
TITLE = BlankField("giay", "Tên giấy", 60, 60, 177, 22, "GIẤY KHEN", 50, 24, colour="#b3121d", preprinted=True, rule=40)
MARK = BlankField("huy-hieu", "Huy hiệu", 136, 30, 24, 24, preprinted=True, mark=True)
LAYOUT = Layout("thu", "giay_khen", "Phôi thử", 297, 210, (MARK, TITLE, NAME), Frame(9))
WORDS = {"ho_ten": "Trần Văn Bảo", "so": "12"}


def written(folder: Path, text: str) -> Path:
    path = folder / "bo-cuc.toml"
    path.write_text(text, encoding="utf-8")
    return path


def toml(**entries: str) -> str:
    """A small layout that is fine, but for what is given."""
    top = {"code": '"thu"', "paper": '"giay_khen"', "title": '"Thử"', "width": "297", "height": "210"}
    one = {
        "name": '"ten"',
        "label": '"Tên"',
        "x": "30",
        "y": "100",
        "width": "200",
        "height": "14",
        "text": '"{ho_ten}"',
    }
    own = {name.removeprefix("f_"): value for name, value in entries.items() if name.startswith("f_")}
    top |= {name: value for name, value in entries.items() if not name.startswith("f_")}
    lines = [f"{name} = {value}" for name, value in top.items()]
    return "\n".join([*lines, "[[fields]]", *(f"{name} = {value}" for name, value in (one | own).items())])


# Files


def test_a_layout_goes_through_a_file_unchanged(tmp_path: Path) -> None:
    lines = replace(NAME, name="hai-dong", text="Dòng “một”\n\\ và {so}", across=Side.END, italic=True)
    layout = replace(LAYOUT, fields=(*LAYOUT.fields, lines))
    path = tmp_path / "a.toml"
    path.write_bytes(layout_as_toml(layout))
    assert read_layout(path, "giay_khen", PLACES) == layout


def test_whole_numbers_are_lengths_too(tmp_path: Path) -> None:
    found = read_layout(written(tmp_path, toml(f_x="30", f_size="12")), "giay_khen", PLACES)
    assert (found.width, found.fields[0].x, found.fields[0].size) == (297.0, 30.0, 12.0)


@pytest.mark.parametrize(
    ("entries", "reason", "field"),
    [
        ({"f_x": "nan"}, "not_a_length", "fields.1.x"),
        ({"width": "inf"}, "not_a_length", "width"),
        ({"f_y": "-1"}, "too_small", "fields.1.y"),
        ({"f_width": "268"}, "off_sheet", "fields.1.width"),
        ({"f_y": "200"}, "off_sheet", "fields.1.height"),
        ({"f_height": "1"}, "too_small", "fields.1.height"),
        ({"height": "99999"}, "too_large", "height"),
        ({"width": "1" + "0" * 400}, "wrong_type", "width"),
        ({"f_size": "0"}, "too_small", "fields.1.size"),
        ({"f_size": '"to"'}, "wrong_type", "fields.1.size"),
        ({"f_lines": "1.5"}, "wrong_type", "fields.1.lines"),
        ({"f_bold": "1"}, "wrong_type", "fields.1.bold"),
        ({"f_colour": '"red"'}, "not_a_colour", "fields.1.colour"),
        ({"f_across": '"centre"'}, "unknown_choice", "fields.1.across"),
        ({"f_text": '"{cccd}"'}, "unknown_place", "fields.1.text"),
        ({"f_text": '"{ho_ten"'}, "unclosed", "fields.1.text"),
        ({"f_text": '"{{ho_ten.__class__}}"'}, "unclosed", "fields.1.text"),
        ({"f_text": f'"{"dài " * 200}"'}, "too_long", "fields.1.text"),
        ({"f_script": '"x"'}, "unknown_field", "fields.1.script"),
        ({"f_label": '""'}, "missing", "fields.1.label"),
        ({"f_preprinted": "true"}, "nothing_printed", "fields"),
        ({"code": '"../../x"'}, "not_a_code", "code"),
        ({"paper": '"the"'}, "other_paper", "paper"),
        ({"frame": "{ inset = 200 }"}, "too_large", "frame.inset"),
        ({"title": "[" * 5000}, "not_toml", ""),
    ],
)  # fmt: skip
def test_what_could_not_be_printed_is_refused_by_the_name_of_its_entry(
    tmp_path: Path, entries: dict[str, str], reason: str, field: str
) -> None:
    with pytest.raises(LayoutRefused) as caught:
        read_layout(written(tmp_path, toml(**entries)), "giay_khen", PLACES)
    assert (caught.value.reason, caught.value.field) == (reason, field)


def test_two_texts_of_one_name_and_too_many_are_refused(tmp_path: Path) -> None:
    one = toml().partition("[[fields]]")[2]
    for more, reason in ((1, "twice"), (60, "too_many")):
        text = toml() + "".join(f"\n[[fields]]{one}" for _ in range(more))
        with pytest.raises(LayoutRefused) as caught:
            read_layout(written(tmp_path, text), "giay_khen", PLACES)
        assert caught.value.reason == reason


def test_a_file_that_is_no_text_or_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff\xfe\x00PK")
    with pytest.raises(LayoutRefused):
        read_layout(path, "giay_khen", PLACES)
    path.write_bytes(b"# " + b"x" * (1 << 20))
    with pytest.raises(FileNotRead):
        read_layout(path, "giay_khen", PLACES)


# Sheets


def test_on_a_blank_only_what_is_not_on_it_is_printed() -> None:
    (card,) = compose(LAYOUT, [WORDS]).cards
    assert [part.text for part in card if isinstance(part, PlacedText)] == ["Đồng chí: Trần Văn Bảo"]
    (text,) = card
    assert isinstance(text, PlacedText)
    assert (text.x, text.y, text.width, text.height) == (30, 100, 200, 14)


def test_on_white_paper_everything_is_printed_with_a_frame_and_the_emblem() -> None:
    (card,) = compose(LAYOUT, [WORDS], white=True, emblem=b"jpeg").cards
    assert [part.text for part in card if isinstance(part, PlacedText)] == ["GIẤY KHEN", "Đồng chí: Trần Văn Bảo"]
    assert [part.content for part in card if isinstance(part, PlacedPicture)] == [b"jpeg"]
    areas = [part for part in card if isinstance(part, PlacedArea)]
    assert min(part.x for part in areas) == min(part.y for part in areas) == 9
    assert max(part.x + part.width for part in areas) == pytest.approx(297 - 9)
    assert max(part.y + part.height for part in areas) == pytest.approx(210 - 9)
    rule = next(part for part in areas if part.width == 40)
    assert (rule.x, rule.y) == (60 + (177 - 40) / 2, 82)


def test_without_an_emblem_nothing_stands_in_its_place() -> None:
    (card,) = compose(LAYOUT, [WORDS], white=True).cards
    assert not [part for part in card if isinstance(part, PlacedPicture)]


def test_what_the_blank_has_is_shown_in_grey_with_its_emblem_as_a_frame() -> None:
    shown = preprinted(LAYOUT, WORDS, "#888888")
    assert {part.colour for part in shown if isinstance(part, PlacedText)} == {"#888888"}
    assert [part.label for part in shown if isinstance(part, PlacedPicture)] == ["Huy hiệu"]


def test_words_with_nothing_in_their_places_are_not_printed() -> None:
    number = replace(NAME, text="Số sổ vàng: {so}")
    assert filled_text(number, {"so": ""}) == ""
    assert filled_text(number, {"so": "7"}) == "Số sổ vàng: 7"
    assert filled_text(replace(NAME, text="{ho_ten}, {so}"), {"ho_ten": "An", "so": ""}) == "An"
    assert filled_text(replace(NAME, capitals=True), WORDS) == "ĐỒNG CHÍ: TRẦN VĂN BẢO"


def test_what_stands_in_a_place_is_never_a_place_again() -> None:
    assert filled_text(replace(NAME, text="{ho_ten} {so}"), {"ho_ten": "{so}", "so": "9"}) == "{so} 9"


lengths = st.floats(-500, 1500, allow_nan=False)


@given(lengths, lengths, lengths, lengths)
def test_no_text_can_be_pushed_off_the_sheet(x: float, y: float, width: float, height: float) -> None:
    kept = kept_on_sheet(LAYOUT, replace(NAME, x=x, y=y, width=width, height=height))
    assert 0 <= kept.x <= kept.x + kept.width <= LAYOUT.width + 0.02
    assert 0 <= kept.y <= kept.y + kept.height <= LAYOUT.height + 0.02


def test_on_a_larger_sheet_everything_stands_at_the_same_share() -> None:
    large = resized(LAYOUT, 420, 297)
    name = large.field("ten")
    assert name is not None
    assert (name.x / 420, name.y / 297) == pytest.approx((30 / 297, 100 / 210), abs=1e-4)
    assert name.size == 37  # 26 × 1,414, to half a point


# Printers

off = st.floats(-12, 12, allow_nan=False)
stretched = st.floats(0.985, 1.015, allow_nan=False)


@given(off, off, stretched, stretched, st.floats(0, 297), st.floats(0, 210))
def test_a_corrected_point_comes_out_where_it_should(
    right: float, down: float, wide: float, high: float, x: float, y: float
) -> None:
    across, downwards = ruler_lengths(297, 210)
    measured = (right + wide * CROSS, down + high * CROSS, wide * across, high * downwards)
    found = from_measured((CROSS, CROSS), (across, downwards), measured)
    drawn = found.place(x, y)
    assert (right + wide * drawn[0], down + high * drawn[1]) == pytest.approx((x, y), abs=0.02)


@pytest.mark.parametrize(
    ("measured", "reason"),
    [
        ((20, 20, 240, 170), "fitted"), ((20, 20, 250, 177), "fitted"), ((20, 20, 0.5, 170), "fitted"),
        ((70, 20, 250, 170), "far"),
    ],
)  # fmt: skip
def test_lengths_that_no_printer_makes_are_refused(measured: tuple[float, float, float, float], reason: str) -> None:
    with pytest.raises(MeasuredImpossible) as caught:
        from_measured((CROSS, CROSS), (250, 170), measured)
    assert caught.value.reason == reason


def test_letters_keep_their_size_when_a_sheet_is_corrected() -> None:
    sheet = corrected(compose(LAYOUT, [WORDS]), Correction(1.5, -0.5, 1.004, 0.998))
    (text,) = sheet.cards[0]
    assert isinstance(text, PlacedText)
    assert (text.x, text.y, text.size) == pytest.approx((1.5 + 30 * 1.004, -0.5 + 100 * 0.998, 26))


def test_the_measuring_sheet_has_its_cross_and_the_ends_of_its_rulers_where_it_says() -> None:
    (card,) = measuring_sheet(297, 210, "Máy in phòng họp").cards
    red = [part for part in card if isinstance(part, PlacedArea) and part.colour == "#b3121d"]
    assert {(part.x + part.width / 2, part.y + part.height / 2) for part in red} == {(CROSS, CROSS)}
    ticks = [part for part in card if isinstance(part, PlacedArea) and part.height == 5.0]
    assert max(part.x + part.width / 2 for part in ticks) == CROSS + 250
    said = " ".join(part.text for part in card if isinstance(part, PlacedText))
    assert "250 mm" in said
    assert "170 mm" in said
    assert "Actual size" in said
    assert "Máy in phòng họp" in said


# In the book


def test_the_unions_own_layout_stands_in_for_the_shipped_one_until_it_is_dropped(database: Database) -> None:
    shipped = shipped_layouts("giay_khen")[0]
    places = {place for one in shipped.fields for place in places_in(one.text)}
    name = shipped.field("nguoi-nhan")
    assert name is not None
    with database.write("keep_layout") as tx:
        keep_layout(tx, shipped.with_field(replace(name, x=33.5)), places)
    with database.read() as reading:
        found = find_layout(reading, "giay_khen")
        assert found.field("nguoi-nhan") == replace(name, x=33.5)
        assert [own for _, own in every_layout(reading, "giay_khen")] == [True, False]
    with database.write("drop_layout") as tx:
        drop_layout(tx, shipped.code)
        changes = tuple(tx.changes)
    with database.read() as reading:
        assert find_layout(reading, "giay_khen") == shipped
    with database.write("undo") as tx:
        assert take_back(tx, changes) == []
        assert find_layout(tx, "giay_khen") == found


def test_a_layout_that_cannot_be_printed_is_never_kept(database: Database) -> None:
    with pytest.raises(LayoutRefused), database.write("keep_layout") as tx:
        keep_layout(tx, LAYOUT.with_field(replace(NAME, text="{cccd}")), PLACES)
    with database.read() as reading, pytest.raises(NotFound):
        find_layout(reading, "giay_khen", "thu")


def test_scan_and_emblem_are_kept_small_and_go_with_a_layout_the_union_added(database: Database) -> None:
    with database.write("keep_layout") as tx:
        keep_layout(tx, LAYOUT, PLACES)
        keep_picture(tx, "thu", SCAN, "phoi.png", picture(4000, 2800))
        keep_picture(tx, "thu", EMBLEM, "huy-hieu.png", picture(300, 300))
    with database.read() as reading:
        scan = picture_of(reading, "thu", SCAN)
        assert scan.startswith(b"\xff\xd8\xff")
        assert picture_of(reading, "thu", EMBLEM)
    with database.write("drop_layout") as tx:
        drop_layout(tx, "thu")
        assert picture_of(tx, "thu", SCAN) == b""
    with pytest.raises(FileNotAccepted), database.write("keep_picture") as tx:
        keep_picture(tx, "thu", SCAN, "x.png", b"not a picture")
