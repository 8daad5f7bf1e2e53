"""Officers in front of the members' screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop.commands.sample import make_sample
from desktop.commands.union import found_with_keys
from desktop.core.clock import fixed_at
from desktop.features.accounts.books import set_up
from desktop.features.organization.domain import UnionDraft
from tests.conftest import PreparedDialogs
from tests.end_to_end.window import PASSPHRASE, Officer
from tests.members.people import DANG, DUC, HONG, add

TODAY = fixed_at(2026, 11, 22)


@pytest.fixture(scope="session")
def _union(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("members") / "so"
    draft = UnionDraft("CĐCS Công ty TNHH May Hòa Phát", "MAY-HP", sections=("Tổ may 1",))
    book, _ = set_up(folder, PASSPHRASE, lambda tx: found_with_keys(tx, draft), TODAY)
    for name in (HONG, DUC, DANG):
        add(book.database, name)
    book.close()
    return folder


@pytest.fixture
def officer(
    _union: Path, tmp_path: Path, dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]
) -> Iterator[Officer]:
    """In front of the members' screen of a union of three."""
    shutil.copytree(_union, tmp_path / "so")
    seated = Officer(tmp_path / "so", dialogs, type_text).unlock(clock=TODAY)
    seated.go("members")
    yield seated
    seated.leave()
    assert not dialogs.agreements


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "so"
    make_sample(folder, PASSPHRASE, 40).close()
    return folder


@pytest.fixture
def sample(
    _sample: Path, tmp_path: Path, dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]
) -> Iterator[Officer]:
    """In front of the members of the sample union, who are registered, nominated and given gifts."""
    shutil.copytree(_sample, tmp_path / "so")
    seated = Officer(tmp_path / "so", dialogs, type_text).unlock()
    seated.go("members")
    yield seated
    seated.leave()
    assert not dialogs.agreements
