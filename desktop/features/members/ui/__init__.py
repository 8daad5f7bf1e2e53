"""The members' screens."""
