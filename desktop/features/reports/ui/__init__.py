"""The gallery of papers."""
