"""Lists coming in (nhập danh sách) from Excel, CSV or the clipboard, into any feature that offers an `ImportTarget`.

A file is read (`sheets`), its lists are found and their columns understood (`layout`), every cell is repaired and typed
(`repair`); the feature judges the rows, the officer looks at the preview, and one transaction carries it out. The batch
(đợt nhập) can be taken back later, except for what somebody edited since.
"""
