"""Receiving (tiếp nhận): what the union above does with packages of many unions, and what a union does with answers.

Every package goes through seen → checked → previewed → applied; nothing is applied that was not shown. What was
received is kept as rows of text by unit and table, so that this engine names no feature and a unit's table is one
partition.
"""
