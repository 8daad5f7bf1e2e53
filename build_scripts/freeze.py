"""Set up what is missing, then build dist/socongdoan and let the finished program check itself.

The same sources give the same bytes: PYTHONHASHSEED and SOURCE_DATE_EPOCH are fixed unless the caller fixes them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from setup_env import (
    FREEZE_PROGRAMS,
    ROOT,
    SetupFailed,
    compile_translations,
    environment,
    guarded,
    require_shared_python,
    say,
    set_up,
)

BUNDLE = ROOT / "dist" / "socongdoan"
PROGRAM = BUNDLE / ("socongdoan.exe" if os.name == "nt" else "socongdoan")


def main() -> int:
    python = set_up(FREEZE_PROGRAMS)
    compile_translations()
    linux = sys.platform.startswith("linux")
    if linux:
        require_shared_python()
    say("Đang đóng gói chương trình (một vài phút)", "Building the bundle (a minute or two)")
    _build(python)
    if linux:
        _require_whole_libraries()
    _let_it_check_itself()
    size = sum(path.stat().st_size for path in BUNDLE.rglob("*") if path.is_file())
    say(f"Xong: {BUNDLE}", f"Done: {size / 2**20:.0f} MiB")
    return 0


def _build(python: Path) -> None:
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    command += ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build"), "build_scripts/app.spec"]
    fixed = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    if subprocess.run(command, cwd=ROOT, env=fixed | environment(), stdout=sys.stderr).returncode:
        raise SetupFailed("PyInstaller không đóng gói được (xem ở trên).", "PyInstaller failed (see above).")


def _require_whole_libraries() -> None:
    """A library left out by mistake shows here, not on the officer's computer."""
    internal = BUNDLE / "_internal"
    inside = {path.name for path in internal.rglob("*")}
    libraries = [str(path) for path in internal.rglob("*.so*") if path.is_file()]
    asked = subprocess.run(["ldd", *libraries], capture_output=True, encoding="utf-8", errors="replace").stdout
    missing = set(re.findall(r"^\s*(\S+) => not found", asked, flags=re.MULTILINE)) - inside
    qt = sorted(name for name in missing if name.startswith("libQt6"))
    if qt:
        raise SetupFailed(f"Gói thiếu thư viện: {', '.join(qt)}.", f"The bundle lacks {', '.join(qt)}.")


def _let_it_check_itself() -> None:
    """From a folder of its own, with an empty data folder and nothing of the source tree in reach."""
    with tempfile.TemporaryDirectory(prefix="socongdoan-check-") as folder:
        command = [str(PROGRAM), "--data-dir", str(Path(folder) / "Sổ"), "check"]
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        result = subprocess.run(command, cwd=folder, env=bare | {"QT_QPA_PLATFORM": "offscreen"}, stdout=sys.stderr)
    if result.returncode:
        raise SetupFailed(
            "Chương trình đã đóng gói nhưng tự kiểm tra không đạt (xem ở trên).",
            f"The bundle was built, but its own check failed with status {result.returncode} (see above).",
        )


if __name__ == "__main__":
    sys.exit(guarded(main))
