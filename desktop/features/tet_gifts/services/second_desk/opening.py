"""The other laptop: a small encrypted book made from the file, and opened again from its copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from desktop.core import late, records
from desktop.core.attachments import MediaType, attach
from desktop.core.clock import Clock
from desktop.core.database import Database, Transaction
from desktop.core.errors import UserError
from desktop.core.files import clear_write_errors, make_folder, write_bytes
from desktop.features.members.domain import PHOTO
from desktop.features.tet_gifts.domain import Beneficiary, GiftRequest, Scheme, TetCampaign
from desktop.features.tet_gifts.domain.second_desk import DeskFileInfo, DeskFileRefused, DeskShare, TetDesk
from desktop.features.tet_gifts.services.second_desk import files
from desktop.features.tet_gifts.storage import (
    BeneficiaryStore,
    DeskShareStore,
    GiftStore,
    SchemeStore,
    TetCampaignStore,
    TetDeskStore,
)
from desktop.features.tet_gifts.storage import desk as questions

FOLDER = "desks"
_LIST, _BOOK, _LOCK = f"list{files.SUFFIX}", "desk.db", "in-use.lock"


@dataclass
class OpenDesk:
    """A desk's own book, open and held; `close` lets it go."""

    database: Database
    desk: TetDesk
    campaign: TetCampaign
    info: DeskFileInfo
    lock: FileLock

    def close(self) -> None:
        self.database.close()
        self.lock.release()


def desks_here(data_folder: Path) -> list[tuple[Path, DeskFileInfo]]:
    """Desks that were opened on this PC, the latest first, with the copy of the file each was made from."""
    found = []
    for path in (data_folder / FOLDER).glob(f"*/{_LIST}"):
        try:
            found.append((path, files.file_info(path)))
        except UserError:
            continue
    return sorted(found, key=lambda one: one[1].issued_at, reverse=True)


def open_desk(data_folder: Path, path: Path, code: str, clock: Clock) -> OpenDesk:
    """Open the desk of this file: made anew the first time, gone on with afterwards. Whatever an unfinished opening
    left behind is made anew too. Raises FileNotRead, DeskFileRefused, DatabaseUnusable, FileNotWritten."""
    opened = files.unseal_list(path, files.typed_code(path, code))
    folder = data_folder / FOLDER / opened.info.desk_id
    make_folder(folder)
    lock = FileLock(folder / _LOCK, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise DeskFileRefused(str(path), "in_use") from error
    try:
        return _open(folder, path, opened, clock, lock)
    except BaseException:
        lock.release()
        raise


def _open(folder: Path, path: Path, opened: files.Opened, clock: Clock, lock: FileLock) -> OpenDesk:
    book, key = folder / _BOOK, bytes.fromhex(opened.content["key"])
    if not book.exists():
        _make(folder, opened, key, clock)
    if path.resolve() != (folder / _LIST).resolve():
        write_bytes(folder / _LIST, path.read_bytes())
    database = Database(book, key, clock, opened.info.desk)
    try:
        late.load("desktop.core.migrate").upgrade(database)
        with database.read() as reading:
            desk = TetDeskStore(reading).get(opened.info.desk_id)
            campaign = TetCampaignStore(reading).get(opened.info.campaign_id)
    except BaseException:
        database.close()
        raise
    return OpenDesk(database, desk, campaign, opened.info, lock)


def _make(folder: Path, opened: files.Opened, key: bytes, clock: Clock) -> None:
    """The whole book or none: it gets its name when it is complete."""
    for left in (*folder.glob(f"{_BOOK}*"), *folder.glob("making.db*")):
        left.unlink()
    making = folder / "making.db"
    database = Database(making, key, clock, opened.info.desk)
    try:
        late.load("desktop.core.migrate").upgrade(database)
        with database.write("open_desk") as tx:
            _fill(tx, opened.content, opened.pictures)
        with database.connection() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()
    with clear_write_errors(folder):
        making.replace(folder / _BOOK)


def _fill(tx: Transaction, content: Mapping[str, Any], pictures: Mapping[str, bytes]) -> None:
    campaign = records.load(TetCampaign, content["campaign"])
    TetCampaignStore(tx).add(replace(campaign, revision=0))
    SchemeStore(tx).add_all(replace(records.load(Scheme, one), revision=0) for one in content["schemes"])
    BeneficiaryStore(tx).add_all(records.load(Beneficiary, one) for one in content["people"])
    questions.add_search_words(tx.session, content["words"])
    GiftStore(tx).add_all(records.load(GiftRequest, one) for one in content["gifts"])
    desk = TetDeskStore(tx).add(records.load(TetDesk, content["desk"]))
    DeskShareStore(tx).add_all(DeskShare(tx.new_id(), desk.id, gift_id) for gift_id in content["part"])
    for member_id, picture in pictures.items():
        attach(tx, member_id, PHOTO, "", picture, MediaType.JPEG, slot=PHOTO)
