"""Copies that open again: made from the living database, verified by opening them, restored without loss.

Backup: bản sao lưu (`.cdbak`), one file of ciphertext that opens with the passphrase of the day it was made.
"""
