"""Whatever the desk called given stays given when the program dies, and nothing is given twice.

A process of its own hands out and acknowledges each slip after its deed, as the desk shows its answer; it is killed at
a random moment, the book is opened again, and another process goes on where the queue stands.

    python -m tests.tet_gifts.test_desk_power_cut 200    # as many kills as that
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from desktop.core import late, paths
from desktop.core.clock import fixed_at
from desktop.core.database import Database
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import Approval, Beneficiary, BeneficiaryKind, GiftQuery, GiftState, Proposal
from desktop.features.tet_gifts.domain.campaign import FundSource, SourceBudget
from desktop.features.tet_gifts.domain.desk import DeskScope
from desktop.features.tet_gifts.services import desk

KEY = bytes(32)
ROOT = Path(__file__).resolve().parents[2]
WORKER = """
import sys
from pathlib import Path
from tests.tet_gifts.test_desk_power_cut import hand_out_until_killed
hand_out_until_killed(Path(sys.argv[1]), sys.argv[2])
"""


@pytest.mark.skipif(os.name == "nt", reason="ends processes by SIGKILL")
def test_a_killed_desk_loses_nothing_it_called_given_and_gives_nothing_twice(tmp_path: Path) -> None:
    assert kill_often(tmp_path, kills=4, people=60) > 0


def kill_often(folder: Path, kills: int, people: int) -> int:
    """How many hand-outs were acknowledged in all; every check raises."""
    chance, book = random.Random(20260207), folder / "union.db"
    campaign_id = _found(book, people)
    acknowledged = set[str]()
    for _ in range(kills):
        told = folder / "told"
        with told.open("w") as out:
            worker = subprocess.Popen(
                [sys.executable, "-c", WORKER, str(book), campaign_id], stdout=out, cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
        _wait_for_words(told, worker, chance.randrange(1, 9))
        time.sleep(chance.random() * 0.05)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        lines = told.read_text().split("\n")[:-1]  # a word that was cut off was not acknowledged
        fresh = [line for line in lines if line != "begun"]
        assert not acknowledged & set(fresh), "given twice"
        acknowledged |= set(fresh)
        _check(book, campaign_id, acknowledged)
    return len(acknowledged)


def hand_out_until_killed(book: Path, campaign_id: str) -> None:
    database = Database(book, KEY, fixed_at(2026, 2, 7), "Cán bộ")
    query = GiftQuery(campaign_id=campaign_id, states=(GiftState.FINAL,))
    with database.read() as reading:
        waiting = [line.slip_code for line in services.list_gifts(reading, query)]
    _say("begun")
    for code in waiting:
        for _ in range(2):  # every slip is scanned twice
            with database.write("hand_out_gift") as tx:
                answer = desk.give_slip(tx, DeskScope(campaign_id, "Bàn 1"), code)
            if answer.verdict.value == "given":
                _say(code)


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _check(book: Path, campaign_id: str, acknowledged: set[str]) -> None:
    database = Database(book, KEY, fixed_at(2026, 2, 7), "Cán bộ")
    try:
        with database.read() as reading:
            lines = services.list_gifts(reading, GiftQuery(campaign_id=campaign_id))
            handed = services.distributions_of(reading, campaign_id)
        received = {line.slip_code for line in lines if line.state is GiftState.RECEIVED}
        assert acknowledged <= received
        assert {line.id for line in lines if line.state is GiftState.RECEIVED} == handed.keys()
    finally:
        database.close()


def _found(book: Path, people: int) -> str:
    database = Database(book, KEY, fixed_at(2026, 2, 1), "Cán bộ")
    late.load("desktop.core.migrate").upgrade(database)
    plan = services.read_campaign_file(paths.resource("sample", "tet_2026.toml"))
    rich = late.load("dataclasses").replace(
        plan.schemes[0], quota=0, class_caps=(),
        budgets=(SourceBudget(FundSource.OWN, plan.schemes[0].unit_value * people),),
    )  # fmt: skip
    with database.write("found") as tx:
        campaign = services.launch_campaign(tx, plan.campaign, [rich])
        scheme = services.list_schemes(tx, campaign.id)[0]
        proposals = [
            Proposal(Beneficiary("", full_name=f"Người Thứ {number}", unit=f"Tổ {number}"), BeneficiaryKind.MEMBER)
            for number in range(people)
        ]
        added = services.propose(tx, scheme.id, proposals).added
        services.approve(tx, [Approval(one.id) for one in added])
        services.finalise(tx, scheme.id)
    database.close()
    return campaign.id


def _wait_for_words(told: Path, worker: subprocess.Popen[bytes], words: int) -> None:
    """Until it has acknowledged so many, or has nothing left to give."""
    while told.read_text().count("\n") <= words and worker.poll() is None:
        time.sleep(0.005)
    assert worker.poll() in (None, 0), "the worker ended by itself"


if __name__ == "__main__":
    wanted = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as place:
        _say(f"{kill_often(Path(place), wanted, 20 * wanted)} acknowledged, none lost, none given twice")
