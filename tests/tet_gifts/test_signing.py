"""Who has signed for what was handed out, as the scanned pages show."""

from __future__ import annotations

import io
from pathlib import Path

from desktop.core.attachments import attach_files
from desktop.features.tet_gifts.domain import HandOutForm
from desktop.features.tet_gifts.domain.desk import DeskScope, Manner
from desktop.features.tet_gifts.domain.signing import Signed
from desktop.features.tet_gifts.services import desk, signing

from .conftest import Tet


def give(tet: Tet, *codes: str, manner: Manner | None = None) -> None:
    with tet.database.write("hand_out_gift") as tx:
        for code in codes:
            desk.give_slip(tx, DeskScope(tet.campaign.id, "Bàn 1"), code, manner)


def note(tet: Tet, page: str, **seen: bool) -> int:
    with tet.database.write("note_signatures") as tx:
        return signing.note_signatures(tx, page, seen)


def test_only_what_was_handed_out_and_not_sent_by_bank_is_to_be_signed(tet: Tet) -> None:
    signed, missing, unseen, by_bank, waiting = tet.make_final("TIEN", *tet.members[:5])
    give(tet, signed.slip_code, missing.slip_code, unseen.slip_code)
    give(tet, by_bank.slip_code, manner=Manner(HandOutForm.TRANSFER, proof="UNC 12"))
    assert note(tet, "page", **{signed.id: True, missing.id: False, waiting.id: False}) == 2
    with tet.database.read() as reading:
        rows = {one.request_id: one.signed for one in signing.sign_off_rows(reading, tet.campaign.id)}
        state = signing.signing_state(reading, tet.campaign.id)
        left = {one.request_id for one in signing.still_to_sign(reading, tet.campaign.id)}
    assert rows == {
        signed.id: Signed.YES, missing.id: Signed.NO, unseen.id: Signed.UNKNOWN, by_bank.id: Signed.NOT_NEEDED,
        waiting.id: Signed.UNKNOWN,
    }  # fmt: skip
    assert (state.signed, state.missing, state.not_looked_at, state.is_complete) == (1, 1, 1, False)
    assert left == {missing.id, unseen.id}


def test_rows_stand_as_the_list_is_printed_and_tickets_on_their_own(tet: Tet) -> None:
    tet.make_final("TIEN", *tet.members[:3])
    tet.make_final("VE", *tet.members[:2])
    with tet.database.read() as reading:
        rows = signing.sign_off_rows(reading, tet.campaign.id)
        tickets = signing.sign_off_rows(reading, tet.campaign.id, tet.schemes["VE"].id)
    assert [(one.number, one.unit) for one in rows] == [
        (1, "Tổ Cắt"), (2, "Tổ Cắt"), (3, "Tổ May 1"), (1, "Tổ Cắt"), (2, "Tổ May 1")]  # fmt: skip
    assert [one.number for one in tickets] == [1, 2]


def test_a_later_page_overrules_an_earlier(tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    give(tet, gift.slip_code)
    note(tet, "first", **{gift.id: False})
    note(tet, "second", **{gift.id: True})
    with tet.database.read() as reading:
        assert signing.signing_state(reading, tet.campaign.id).is_complete
        assert signing.sign_off_rows(reading, tet.campaign.id)[0].page_id == "second"


def test_pages_are_kept_and_shown_one_by_one_also_out_of_a_pdf(tet: Tet, tmp_path: Path) -> None:
    from PIL import Image

    picture = Image.new("RGB", (400, 560), "white")
    picture.save(tmp_path / "trang-1.png")
    scans = [Image.new("RGB", (400, 560), shade) for shade in ("white", "lightgray")]
    scans[0].save(tmp_path / "trang-2-3.pdf", save_all=True, append_images=scans[1:])
    with tet.database.write("add_pages") as tx:
        kept = signing.add_pages(tx, tet.campaign.id, [tmp_path / "trang-1.png", tmp_path / "trang-2-3.pdf"])
        attach_files(tx, tet.campaign.id, [_letter(tmp_path)], lambda _: "other")
    assert len(kept.added) == 2
    with tet.database.read() as reading:
        pages = signing.list_pages(reading, tet.campaign.id)
        shown = [signing.page_pictures(reading, one) for one in pages]
    assert [one.name for one in pages] == ["trang-1.png", "trang-2-3.pdf"]
    assert [[Image.open(io.BytesIO(page)).size for page in one] for one in shown] == [[(400, 560)], [(400, 560)] * 2]


def _letter(folder: Path) -> Path:
    from PIL import Image

    Image.new("RGB", (30, 30), "red").save(folder / "khac.png")
    return folder / "khac.png"
