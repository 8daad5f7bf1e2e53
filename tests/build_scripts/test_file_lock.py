from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "build_scripts"

ADD_ONE = """
import sys, time
from pathlib import Path
from file_lock import locked
folder = Path(sys.argv[1])
for _ in range(20):
    with locked(folder / "lock"):
        number = int((folder / "number").read_text())
        time.sleep(0.001)
        (folder / "number").write_text(str(number + 1))
"""


def test_two_processes_never_hold_a_lock_together(tmp_path: Path) -> None:
    (tmp_path / "number").write_text("0", encoding="ascii")
    command = [sys.executable, "-c", ADD_ONE, str(tmp_path)]
    running = [subprocess.Popen(command, cwd=SCRIPTS) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert (tmp_path / "number").read_text(encoding="ascii") == "60"


def test_a_killed_process_gives_the_lock_back(tmp_path: Path) -> None:
    hold = f"from pathlib import Path; from file_lock import locked\nwith locked(Path({str(tmp_path / 'lock')!r})): "
    held = subprocess.Popen(
        [sys.executable, "-c", hold + "print(1, flush=True); input()"],
        cwd=SCRIPTS,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with held:
        assert held.stdout is not None
        held.stdout.readline()
        held.kill()
    assert subprocess.run([sys.executable, "-c", hold + "pass"], cwd=SCRIPTS, timeout=60).returncode == 0
