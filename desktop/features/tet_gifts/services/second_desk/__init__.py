"""Two desks without a network: part of the list goes to another laptop in a sealed file, and comes back the same way.

The plan, from the officer's side, thirty minutes before the queue begins:

1. On the laptop with the book: "Nhiều bàn phát quà…", "Chia một phần cho bàn khác…", tick the sections (or letters,
   or schemes) the second desk is to give, name it ("Bàn 2"), choose the stick. The program shows sixteen digits, to
   be written on a slip of paper or told by telephone: they open this one file and nothing else. Digits, so that
   Telex cannot spoil them; the last one checks.
2. On the other laptop, which needs the same program and no book: "Mở bàn phát quà từ tệp", the file, the digits. The
   desk opens at once and works from a small encrypted book of its own beside the program's data. The stick may be
   pulled out. When the laptop is switched off or its battery dies, the same two steps go on where the desk stopped.
3. In the queue: each desk gives its own part. Both know everybody, so a slip that belongs to the other desk is
   answered in red with that desk's name, and goes out only when the officer insists.
4. Now and then, or at the end: "Ghi tệp trả về…" on the second desk, stick, "Nhận tệp bàn khác trả về…" on the
   first. A file may come twice, late, or before an older one; what it tells is a growing set of hand-outs, each
   under an id that was given when it happened, so taking it in again changes nothing. "Kết thúc bàn này…" lets what
   is left of the part go back to the first desk.
5. What two desks gave both is a list (who, which desk, when), never an error and never lost: the officer goes there
   and asks. A laptop that never comes back: "Thu lại phần của bàn", and the first desk gives; its file, found in
   March, still tells what it gave.

What lies in the file: names, sections, years, telephone and staff code to be found by, the gifts with their slips, and
the photos of the desk's own part. No national number, no reason, no word about hardship, no household, no companions.
What comes back holds the numbers of substitutes, because those were written down at that desk.

How it is sealed: an age file. The list by the sixteen digits (scrypt, and fifty random bits), the return by an X25519
key whose secret never leaves the union's book. Both are bound to one desk of one campaign, inside the seal. The list
also carries the key of the desk's own book, so a stolen laptop gives up nothing without the digits.
"""

from __future__ import annotations

from desktop.features.tet_gifts.services.second_desk.files import code_as_shown, file_info
from desktop.features.tet_gifts.services.second_desk.merging import double_claims, merge_return
from desktop.features.tet_gifts.services.second_desk.opening import OpenDesk, desks_here, open_desk
from desktop.features.tet_gifts.services.second_desk.returning import go_on, write_return
from desktop.features.tet_gifts.services.second_desk.splitting import (
    close_desk,
    issue_again,
    issue_desk,
    list_desks,
    list_shares,
)

__all__ = [
    "OpenDesk",
    "close_desk",
    "code_as_shown",
    "desks_here",
    "double_claims",
    "file_info",
    "go_on",
    "issue_again",
    "issue_desk",
    "list_desks",
    "list_shares",
    "merge_return",
    "open_desk",
    "write_return",
]
