from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core import database, errors, files, migrate, progress, server
from desktop.core.database import DatabaseUnusable
from desktop.core.errors import FieldRefused, UserError
from desktop.core.files import FileNotRead, FileNotWritten
from desktop.core.server import ServerRefused
from desktop.shell.words import refusal, sentence
from tests.shell.frame import FEATURES, NoteTaken


def core_refusals() -> Iterator[UserError]:
    """One refusal of every class of the core, and of every reason its docstring names."""
    for module in (errors, progress, files, database, migrate, server):
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, UserError) and kind is not UserError and kind.__module__ == module.__name__:
                names = [name for name in inspect.signature(kind).parameters if name not in ("value", "detail")]
                yield kind(**dict.fromkeys(names, "x"))
    for reason in ("disk_full", "read_only", "in_use", "no_such_folder", "not_a_folder", "is_a_folder",
                   "read_back_differs", "unwritable"):  # fmt: skip
        yield FileNotWritten("/usb/danh-sách.xlsx", reason)
    for reason in ("missing", "is_a_folder", "no_permission", "too_large", "empty", "unreadable"):
        yield FileNotRead("/usb/danh-sách.xlsx", reason)
    for reason in ("wrong_key", "disk_full", "locked", "damaged", "missing", "unwritable", "not_ours"):
        yield DatabaseUnusable(reason, "desk.db")
    for reason in ("address", "silent", "not_admitted"):
        yield ServerRefused(reason, "may-chu", "cong_doan")
    for reason in ("required", "not_a_date", "not_a_number", "not_money", "too_long", "in_the_future", "other"):
        yield FieldRefused("tên", reason, "31/2")


@pytest.mark.parametrize("error", list(core_refusals()), ids=str)
def test_every_refusal_of_the_core_has_a_vietnamese_sentence(qapp: QApplication, error: UserError) -> None:
    words = refusal(error)
    assert words is not None
    assert words.endswith(".")
    assert "{" not in words
    assert any(letter in words.lower() for letter in "ăâđêôơưáàảãạếệộợịữọ")


def test_the_reasons_of_an_unwritten_file_are_told_apart(qapp: QApplication) -> None:
    told = {
        refusal(FileNotWritten("a.pdf", reason)) for reason in ("disk_full", "read_only", "in_use", "no_such_folder")
    }
    assert len(told) == 4


def test_a_sentence_names_the_file_but_not_its_folder(qapp: QApplication) -> None:
    words = refusal(FileNotRead("/home/lan/tên.xlsx", "missing"))
    assert words is not None
    assert "tên.xlsx" in words
    assert "lan" not in words.replace("tên.xlsx", "")


def test_a_feature_speaks_for_its_own_refusals(qapp: QApplication) -> None:
    assert sentence(NoteTaken("Họp"), FEATURES) == "Đã có ghi chú “Họp”."
    assert "note_taken" in sentence(NoteTaken("Họp"))


def test_a_value_with_braces_is_shown_as_it_is(qapp: QApplication) -> None:
    assert "{0}" in (refusal(FieldRefused("tên", "not_a_date", "{0}")) or "")
