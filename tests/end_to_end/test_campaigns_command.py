"""What `campaigns` promises to scripts: launch a campaign from its file, list it, print its plan, tell its progress."""

from __future__ import annotations

from pathlib import Path

from tests.emulation.conftest import ARTICLES
from tests.end_to_end.cli import Program, set_up


def test_a_campaign_is_launched_listed_printed_and_followed(tmp_path: Path) -> None:
    program: Program = set_up(tmp_path)
    launched = program.json("campaigns", "launch", ARTICLES / "tay_ho_2023.toml")
    assert (launched["code"], launched["targets"], launched["start"]) == ("TD-2023", 2, "2023-01-01")
    assert [one["code"] for one in program.json("campaigns", "list")] == ["TD-2023"]
    first, direction = program.json("campaigns", "progress", "TD-2023")
    assert (first["operator"], first["value"], first["unit"], first["numerator"]) == ("≥", "20", "%", 0)
    assert direction["reached"] is None
    plan = tmp_path / "plan.pdf"
    assert program.json("report", "emulation-plan", plan, "--campaign", "TD-2023")["pages"] >= 2
    again = program.run("campaigns", "launch", ARTICLES / "tay_ho_2023.toml", "--json").refusal
    assert again["code"] == "campaign_code_taken"
    bad = tmp_path / "bad.toml"
    bad.write_text('code = "X"\nnmae = "Y"', encoding="utf-8")
    assert "nmae" in program.run("campaigns", "launch", bad, "--json").refusal["message"]
