"""Packages (gói dữ liệu): what a union carries to its superior on a USB stick, and how anybody proves it is genuine.

The engine packs the tables that features offer through `core.contracts.SyncedTable` and names none of them. A package
is a Frictionless Data Package in a zip, signed with minisign and encrypted with age, so public tools open what it
writes. Whose signature counts is decided by cards (thẻ đơn vị), whose seven words are read over the telephone.
"""
