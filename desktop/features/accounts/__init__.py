"""Who may open the database: the officer's passphrase, the key it guards, and one program at a time.

The database is encrypted with one random data key. The key file keeps that key in slots, one per officer, each locked
by a key derived from the officer's passphrase; changing a passphrase rewrites a slot, never the database.
"""
