"""Papers (báo cáo, biểu mẫu): turns a Document into a PDF to sign, an Excel list to work on or a Word paper to edit.

An engine: it knows the shapes in core/document.py and core/contracts.py and names no business feature. `typesetting`
holds what NĐ 30/2020/NĐ-CP and the union's habits ask of every format, `measuring` the widths of letters, and `pdf`,
`xlsx` and `docx` draw.
"""
