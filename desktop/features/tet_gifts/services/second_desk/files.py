"""The two files between desks: what stands outside the seal, and the seal."""

from __future__ import annotations

import io
import json
import secrets
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.core import late, records
from desktop.core.files import read_bytes, write_bytes
from desktop.features.tet_gifts.domain import check_digit
from desktop.features.tet_gifts.domain.second_desk import DeskFileInfo, DeskFileRefused

FORMAT, LARGEST = 1, 256 << 20
SUFFIX = ".cdban"
INFO, LIST, RETURN, CONTENT = "info.json", "list.age", "return.age", "content.json"
_CODE_DIGITS = 15


@dataclass(frozen=True)
class Opened:
    """What a file holds: its information, its content, and the pictures beside it by name."""

    info: DeskFileInfo
    content: dict[str, Any]
    pictures: Mapping[str, bytes]


def new_code() -> str:
    """Fifteen random digits and one that checks."""
    digits = "".join(secrets.choice("0123456789") for _ in range(_CODE_DIGITS))
    return digits + check_digit(digits)


def code_as_shown(code: str) -> str:
    """`4821 0937 5562 1180`"""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def typed_code(path: Path, text: str) -> str:
    """What was typed, without spaces. Raises DeskFileRefused (`code_mistyped`) before anything slow is tried."""
    code = "".join(char for char in text if char not in " .-\u00a0")
    if not (len(code) == _CODE_DIGITS + 1 and code.isascii() and code.isdigit() and check_digit(code) == "0"):
        raise DeskFileRefused(str(path), "code_mistyped")
    return code


def seal_list(
    path: Path, info: DeskFileInfo, content: Mapping[str, Any], pictures: Mapping[str, bytes], code: str
) -> None:
    """Raises FileNotWritten."""
    _write(path, info, LIST, bytes(late.load("pyrage").passphrase.encrypt(_packed(info, content, pictures), code)))


def seal_return(path: Path, info: DeskFileInfo, content: Mapping[str, Any], recipient: str) -> None:
    """Raises FileNotWritten."""
    pyrage = late.load("pyrage")
    key = pyrage.x25519.Recipient.from_str(recipient)
    _write(path, info, RETURN, bytes(pyrage.encrypt(_packed(info, content, {}), [key])))


def unseal_list(path: Path, code: str) -> Opened:
    """Raises FileNotRead, DeskFileRefused (`wrong_code` and what a file may be refused for)."""
    return _unsealed(path, LIST, lambda sealed: late.load("pyrage").passphrase.decrypt(sealed, code))


def unseal_return(path: Path, secret: str) -> Opened:
    """Raises FileNotRead, DeskFileRefused."""
    pyrage = late.load("pyrage")
    identity = pyrage.x25519.Identity.from_str(secret)
    return _unsealed(path, RETURN, lambda sealed: pyrage.decrypt(sealed, [identity]))


def file_info(path: Path) -> DeskFileInfo:
    """What stands outside the seal. Raises FileNotRead, DeskFileRefused."""
    return _read(path)[0]


def is_return(path: Path) -> bool:
    """Raises FileNotRead, DeskFileRefused."""
    return RETURN in _read(path)[1]


def new_secret() -> tuple[str, str]:
    """A fresh secret and what may be given away of it."""
    identity = late.load("pyrage").x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def _packed(info: DeskFileInfo, content: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    told = {"format": FORMAT, "info": records.dump(info), **content}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CONTENT, json.dumps(told, ensure_ascii=False))
        for name, picture in pictures.items():
            archive.writestr(f"photos/{name}", picture, zipfile.ZIP_STORED)
    return file.getvalue()


def _write(path: Path, info: DeskFileInfo, part: str, sealed: bytes) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(INFO, json.dumps({"format": FORMAT, **records.dump(info)}, ensure_ascii=False, indent=1))
        archive.writestr(part, sealed)
    write_bytes(path, file.getvalue())


def _read(path: Path) -> tuple[DeskFileInfo, dict[str, bytes]]:
    content = read_bytes(path, LARGEST)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST or INFO not in archive.namelist():
                raise DeskFileRefused(str(path), "not_ours")
            parts = {name: archive.read(name) for name in archive.namelist() if name in (INFO, LIST, RETURN)}
            told = json.loads(parts.pop(INFO))
            if told["format"] > FORMAT:
                raise DeskFileRefused(str(path), "newer")
            return records.load(DeskFileInfo, told), parts
    except zipfile.BadZipFile as error:
        raise DeskFileRefused(str(path), "damaged" if content[:2] == b"PK" else "not_ours") from error
    except (KeyError, TypeError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:  # or an odd packing
        raise DeskFileRefused(str(path), "not_ours") from error


def _unsealed(path: Path, part: str, decrypt: Callable[[bytes], bytes]) -> Opened:
    info, parts = _read(path)
    if part not in parts:
        raise DeskFileRefused(str(path), "not_a_list" if part == LIST else "not_a_return")
    try:
        packed = bytes(decrypt(parts[part]))
    except late.load("pyrage").DecryptError as error:
        wrong = "Decryption failed" in str(error) or "No matching keys" in str(error)
        raise DeskFileRefused(str(path), "wrong_code" if wrong else "damaged") from error
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        content = json.loads(archive.read(CONTENT))
        if records.load(DeskFileInfo, content["info"]) != info:
            raise DeskFileRefused(str(path), "damaged")
        names = [name for name in archive.namelist() if name.startswith("photos/")]
        return Opened(info, content, {name.removeprefix("photos/"): archive.read(name) for name in names})
