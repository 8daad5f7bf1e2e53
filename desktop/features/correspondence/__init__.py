"""Documents a union issues and receives: which number is next, what waits for an answer, what is missing.

Correspondence: văn thư. Issued document: văn bản đi. Received document: văn bản đến. Numbers begin at 1 every year and
none is ever given twice; one that was not needed is cancelled and stays in the register with its reason.
"""
