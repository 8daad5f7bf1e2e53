"""Error values of spreadsheets (#REF!, #N/A, #DIV/0!): what a broken formula leaves in its cell.

The quick parser gives them as blanks and refuses the newer ones, so they are made text before it sees the file: no
broken cell may pass for an empty one.
"""

from __future__ import annotations

import io
import re
import zipfile

BY_CODE = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
"""As .xls keeps them."""

_SHOWN = re.compile(r"#(?:N/A|DIV/0!|NAME\?|GETTING_DATA|[A-Z]{3,12}!)|Err:\d{3}")
_TYPED = re.compile(rb'(<(?:\w+:)?c\s[^>]*?\bt=")e"')
_TYPED_OPEN = re.compile(rb' office:string-value=""(?=[^>]*? calcext:value-type="error")')


def is_error(text: str) -> bool:
    return text[:1] in "#E" and _SHOWN.fullmatch(text.strip()) is not None


def as_text(content: bytes) -> bytes:
    """The same zipped workbook with its error values as text."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as file, zipfile.ZipFile(written, "w") as made:
        for name in file.namelist():
            part = file.read(name)
            if name == "content.xml":
                part = _TYPED_OPEN.sub(b"", part)
            elif name.endswith(".xml"):
                part = _TYPED.sub(rb'\1str"', part)
            made.writestr(name, part)
    return written.getvalue()
