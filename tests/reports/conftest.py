from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from desktop.core.document import Document
from desktop.features.reports import pdf


@pytest.fixture
def printed_pdf() -> Callable[[Document], PdfReader]:
    """The document as PDF, opened by a reader that is not ours."""

    def print_it(document: Document) -> PdfReader:
        file = io.BytesIO()
        pages = pdf.write(document, file)
        reader = PdfReader(file)
        assert len(reader.pages) == pages
        return reader

    return print_it
