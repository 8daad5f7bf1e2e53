"""Make the environment the other scripts run in, from a bare Python and nothing else.

`.venv` holds the packages of requirements.lock, wheels only, each checked against its hash. On Debian and Ubuntu the
system libraries that Qt's wheels do not carry are found by asking the loader, named, and installed when the user may.
What has been done is stamped, so the second call costs milliseconds; two calls at once wait for each other.
Everything said goes to stderr: the standard output belongs to the program that is started afterwards.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from file_lock import locked

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "build_scripts" / "requirements.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# Programs that tests, or PyInstaller, call by name → the Debian package that has them.
TEST_PROGRAMS = {"pdftotext": "poppler-utils", "pdftoppm": "poppler-utils", "minisign": "minisign", "age": "age"}
FREEZE_PROGRAMS = {"objdump": "binutils", "objcopy": "binutils"}

# What Qt's libraries and plugins ask the loader for → the Debian package that has it.
_PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


class SetupFailed(Exception):
    """What failed and what to do, in Vietnamese and in English."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(f"{vietnamese}\n{english}")


def say(vietnamese: str, english: str) -> None:
    print(f"» {vietnamese} | {english}", file=sys.stderr, flush=True)


def guarded(main: Callable[[], int]) -> int:
    """Run a script's main; a failed set-up becomes its two sentences and status 1."""
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")  # a pipe of Windows is not by itself
    try:
        return main()
    except SetupFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def has_screen() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def set_up(programs: dict[str, str] | None = None) -> Path:
    """The interpreter that has every package; `programs` (name → Debian package) are there too when this returns."""
    _require_python()
    called = programs if programs and sys.platform.startswith("linux") else {}
    screen = has_screen()
    libraries = "libraries-screen" if screen else "libraries"
    done = _fingerprint()
    if _stamp("packages") == done and _stamp(libraries) == done and all(map(shutil.which, called)):
        return PYTHON
    with locked(ROOT / ".setup.lock", lambda: say("Đang chờ một lần cài đặt khác", "Waiting for another set-up")):
        if _stamp("packages") != done:
            _make_venv()
            _install_packages()
            _write_stamp("packages", done)
        if sys.platform.startswith("linux"):
            _complete_system(called, screen)
        _write_stamp(libraries, done)
    return PYTHON


def compile_translations() -> None:
    """Bring resources/translations up to date with i18n; costs nothing when it is."""
    import translate

    if translate.is_stale():
        subprocess.run([PYTHON, ROOT / "build_scripts" / "translate.py", "--release"], check=True, stdout=sys.stderr)


def environment() -> dict[str, str]:
    """The environment a child runs in: the program is importable from any folder, and needs no screen where none is."""
    changed = {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}
    if not has_screen():
        changed["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return {**os.environ, **changed}


def _require_python() -> None:
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        found = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetupFailed(
            f"Cần Python 3.11, 3.12 hoặc 3.13; {sys.executable} là Python {found}. Hãy cài bản phù hợp rồi chạy lại.",
            f"Python 3.11, 3.12 or 3.13 is needed; {sys.executable} is {found}. Install one of them and try again.",
        )


def _fingerprint() -> str:
    """Changes when the lock, the Python or the place changes: an environment cannot be moved."""
    return hashlib.sha256(LOCK.read_bytes() + f"{sys.version_info[:2]} {ROOT}".encode()).hexdigest()


def _stamp(name: str) -> str | None:
    path = VENV / f".ready-{name}"
    return path.read_text(encoding="ascii") if path.exists() and PYTHON.exists() else None


def _write_stamp(name: str, value: str) -> None:
    (VENV / f".ready-{name}").write_text(value, encoding="ascii")


def _make_venv() -> None:
    if PYTHON.exists() and _run([PYTHON, "-m", "pip", "--version"]).stdout.rstrip().endswith(
        "(python {}.{})".format(*sys.version_info[:2])
    ):
        return
    say("Đang tạo môi trường .venv", "Making .venv")
    if _run([sys.executable, "-c", "import ensurepip, venv"]).returncode:
        install_debian_packages(["python{}.{}-venv".format(*sys.version_info[:2])])
    made = _run([sys.executable, "-m", "venv", "--clear", VENV])
    if made.returncode:
        raise SetupFailed(
            f"Không tạo được {VENV}: {made.stdout.strip()}. Hãy kiểm tra quyền ghi và dung lượng đĩa.",
            f"{VENV} could not be made. Check that the folder may be written and the disk has room.",
        )


def _install_packages() -> None:
    say("Đang cài các thư viện theo requirements.lock (vài phút)", "Installing requirements.lock (some minutes)")
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--progress-bar",
        "off",
        "--quiet",
    ]
    command += ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--requirement", LOCK]
    if subprocess.run(command, stdout=sys.stderr).returncode:
        raise SetupFailed(
            "pip không cài được thư viện (xem thông báo ở trên). Hãy kiểm tra mạng hoặc proxy rồi chạy lại; máy không "
            "có mạng thì chép các tệp .whl vào một thư mục và đặt PIP_NO_INDEX=1, PIP_FIND_LINKS=<thư mục>.",
            "pip could not install the packages (see above). Check the network or proxy and run this again; without a "
            "network, copy the .whl files into a folder and set PIP_NO_INDEX=1 and PIP_FIND_LINKS=<folder>.",
        )


def _complete_system(programs: dict[str, str], screen: bool) -> None:
    """Ask the loader what Qt lacks until it lacks nothing (a package may reveal the next gap), and fetch programs."""
    for _ in range(3):
        libraries = _missing_libraries(screen)
        unknown = sorted(libraries - _PACKAGE_OF.keys())
        if unknown:
            raise SetupFailed(
                f"Qt thiếu thư viện hệ thống {', '.join(unknown)}. Hãy cài gói của hệ điều hành có các tệp này.",
                f"Qt lacks the system libraries {', '.join(unknown)}. Install the packages that contain these files.",
            )
        wanted = [_PACKAGE_OF[name] for name in libraries]
        wanted += [package for program, package in programs.items() if shutil.which(program) is None]
        if not wanted:
            break
        install_debian_packages(wanted)
    tried = _run([PYTHON, "-c", "import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtPrintSupport"])
    if tried.returncode:
        raise SetupFailed(
            f"Không nạp được Qt: {tried.stdout.strip()}. Hãy cài thư viện hệ thống được nêu tên rồi chạy lại.",
            "Qt could not be loaded. Install the system library that is named and run this again.",
        )


def _missing_libraries(screen: bool) -> set[str]:
    folder = Path(_run([PYTHON, "-c", "import PySide6; print(PySide6.__path__[0])"]).stdout.strip())
    files = [folder / f"{module}.abi3.so" for module in ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport")]
    files += [folder / "lrelease", folder / "Qt/plugins/platforms/libqoffscreen.so"]
    if screen:
        files.append(folder / "Qt/plugins/platforms/libqxcb.so")
    return set(re.findall(r"^\s*(\S+) => not found", _run(["ldd", *files]).stdout, flags=re.MULTILINE))


def install_debian_packages(names: Iterable[str]) -> None:
    """Install with apt-get when this is Debian or Ubuntu and the user may; else say which command does it."""
    wanted = sorted(set(names))
    if shutil.which("apt-get") is None:
        raise SetupFailed(
            f"Máy này thiếu: {', '.join(wanted)} (tên gói trên Debian). Hãy cài gói tương ứng của hệ điều hành.",
            f"This machine lacks {', '.join(wanted)} (Debian's names). Install your system's counterparts.",
        )
    administrator = _administrator()
    if administrator is None:
        raise SetupFailed(
            f"Thiếu gói hệ thống. Hãy chạy: sudo apt-get install {' '.join(wanted)}",
            f"System packages are missing. Run: sudo apt-get install {' '.join(wanted)}",
        )
    if not all(map(_available_name, wanted)):
        _apt([*administrator, *_APT, "update", "-qq"])
    chosen = [_available_name(name) or name for name in wanted]
    say(f"Đang cài gói hệ thống: {' '.join(chosen)}", "Installing system packages")
    install = [*administrator, *_APT, "install", "-y", "-qq", "--no-install-recommends", *chosen]
    if _apt(install) and (_apt([*administrator, *_APT, "update", "-qq"]) or _apt(install)):
        raise SetupFailed(
            f"apt-get không cài được (xem ở trên). Hãy chạy: apt-get update && apt-get install {' '.join(chosen)}",
            f"apt-get failed (see above). Run: apt-get update && apt-get install {' '.join(chosen)}",
        )


_APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=600")


def _apt(command: Sequence[str]) -> int:
    """Run quietly; what apt-get said is shown when it failed."""
    done = _run(command)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return done.returncode


def _administrator() -> list[str] | None:
    """The words to put before a command that changes the system; None when this user may not."""
    if getattr(os, "geteuid", lambda: 1)() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def _available_name(package: str) -> str | None:
    """The name apt knows: since Debian 13 and Ubuntu 24.04 some libraries are called …t64."""
    for name in (package, f"{package}t64"):
        if _run(["apt-cache", "show", "--no-all-versions", name]).returncode == 0:
            return name
    return None


def require_shared_python() -> None:
    """On Linux PyInstaller bundles libpython: install it where it is a Debian one, refuse a static Python."""
    find = "from PyInstaller.depend.bindepend import get_python_library_path; print(get_python_library_path())"
    if _run([PYTHON, "-c", find]).returncode == 0:
        return
    version = "{}.{}".format(*sys.version_info[:2])
    if sysconfig.get_config_var("prefix") == "/usr" and shutil.which("apt-get"):
        install_debian_packages([f"libpython{version}"])
        return
    raise SetupFailed(
        f"PyInstaller cần Python có thư viện dùng chung, {sys.executable} thì không. Hãy xoá .venv rồi chạy "
        "/usr/bin/python3 build_scripts/freeze.py, hoặc biên dịch Python với --enable-shared.",
        f"PyInstaller needs a Python built with --enable-shared, {sys.executable} is not. Remove .venv and run "
        f"/usr/bin/python3 build_scripts/freeze.py, or: PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install {version}",
    )


def _run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run quietly; stdout holds both streams."""
    english = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=english,
        encoding="utf-8", errors="replace",
    )  # fmt: skip
