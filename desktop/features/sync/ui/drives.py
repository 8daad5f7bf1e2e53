"""The sticks that are plugged in, and what an officer should see before writing to one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_STICKS = ("/media/", "/run/media/", "/mnt/")
_ODD_ENDINGS = frozenset({".lnk", ".exe", ".bat", ".cmd", ".com", ".scr", ".vbs", ".js", ".pif"})
_MOST_NAMED = 5
_DISKS = frozenset({"vfat", "fat", "fat32", "exfat", "ntfs", "ntfs3", "fuseblk", "ext2", "ext3", "ext4", "btrfs", "xfs",
                    "f2fs", "hfsplus", "udf"})  # fmt: skip


@dataclass(frozen=True)
class Drive:
    """A place to write to. `odd` are names that viruses of USB sticks use; they are told, never touched."""

    folder: Path
    label: str
    file_system: str
    free: int
    read_only: bool
    odd: tuple[str, ...]


def list_drives() -> list[Drive]:
    """Every mounted volume that is not part of this computer's own system."""
    volumes = QStorageInfo.mountedVolumes()
    return [
        look_at(Path(each.rootPath()))
        for each in volumes
        if each.isReady() and _is_stick(each.rootPath()) and _is_disk(each)
    ]


def look_at(folder: Path) -> Drive:
    """The drive a folder lies on."""
    volume = QStorageInfo(str(folder))
    system = bytes(volume.fileSystemType().data()).decode(errors="replace")
    label = volume.displayName() if _is_stick(volume.rootPath()) else str(folder)
    read_only = volume.isReadOnly() or not os.access(folder, os.W_OK)
    return Drive(folder, label, system, max(0, volume.bytesAvailable()), read_only, odd_files(folder))


def odd_files(folder: Path) -> tuple[str, ...]:
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return ()
    odd = [name for name in names if name.lower() == "autorun.inf" or Path(name).suffix.lower() in _ODD_ENDINGS]
    return tuple(odd[:_MOST_NAMED])


def _is_stick(root: str) -> bool:
    if os.name == "nt":
        return not root.upper().startswith(os.environ.get("SYSTEMDRIVE", "C:").upper())
    return root.startswith(_STICKS)


def _is_disk(volume: QStorageInfo) -> bool:
    """Linux mounts much that is no disk, such as memory; Windows names drives only."""
    return os.name == "nt" or bytes(volume.fileSystemType().data()).decode(errors="replace").lower() in _DISKS
