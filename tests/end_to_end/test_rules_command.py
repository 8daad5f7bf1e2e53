"""What `rules` promises to scripts: packs listed, compared, kept to the last byte, taken out of use."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.awards.test_packs import STRICTER
from tests.end_to_end.cli import Program, set_up


def test_a_pack_of_the_superior_is_compared_installed_exported_and_removed(tmp_path: Path) -> None:
    program: Program = set_up(tmp_path)
    pack, copy = tmp_path / "ldld.toml", tmp_path / "copy.toml"
    pack.write_bytes(STRICTER.encode())
    compared = program.json("rules", "compare", pack)
    assert (compared["pack"], compared["changed"]) == ("huong-dan-mau", [])
    installed = program.json("rules", "install", pack)
    assert installed["sha256"] == hashlib.sha256(pack.read_bytes()).hexdigest()
    assert program.run("rules", "install", pack, "--json").refusal["code"] == "pack_installed"
    listed = {(one["pack"], one["version"]): one for one in program.json("rules", "list")}
    assert listed["huong-dan-mau", "2025-11-01"]["origin"] == "installed"
    assert listed["luat-tdkt", "du-thao-2026"]["draft"]
    program.json("rules", "export", "huong-dan-mau", "2025-11-01", copy)
    assert copy.read_bytes() == pack.read_bytes()
    program.json("rules", "remove", "huong-dan-mau", "2025-11-01")
    pack.write_bytes(STRICTER.replace("threshold", "treshold").encode())
    refusal = program.run("rules", "install", pack, "--json").refusal
    assert (refusal["code"], "rules[0].threshold" in refusal["message"]) == ("catalogue_refused", True)
