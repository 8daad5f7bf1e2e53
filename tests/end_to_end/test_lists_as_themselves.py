"""Every list that can come in goes out so that it comes in as itself, in a union in which everything happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import catalog
from desktop.commands.lists import Into
from desktop.commands.sample import make_sample
from desktop.core.contracts import Action, Existing
from desktop.core.database import Database
from desktop.features.importing import services as importing
from desktop.features.reports.lists import export_list
from tests.end_to_end.window import PASSPHRASE

TARGETS = catalog.import_targets()
EXPORTS = {export.name: export for feature in catalog.FEATURES for export in feature.exports}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    book = make_sample(tmp_path_factory.mktemp("lists") / "so", PASSPHRASE, 60)
    yield book.database
    book.close()


def test_every_list_that_comes_in_goes_out_and_has_its_word_for_the_command() -> None:
    assert set(TARGETS) == {one.value for one in Into}
    assert set(TARGETS) <= set(EXPORTS)


@pytest.mark.parametrize("existing", list(Existing))
@pytest.mark.parametrize("name", sorted(TARGETS))
def test_the_list_comes_in_as_itself(sample: Database, tmp_path: Path, name: str, existing: Existing) -> None:
    path, target = tmp_path / "out.xlsx", TARGETS[name]
    count = export_list(sample, EXPORTS[name], path)
    assert count
    with sample.read() as reading:
        found = importing.preview(reading, importing.read_list(path, target, reading), target, existing)
    assert Counter(one.action for one in found.verdicts) == {Action.UNCHANGED: count}
    assert [one.findings for one in found.verdicts if any(each.grave for each in one.findings)] == []
