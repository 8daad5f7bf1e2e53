"""The screen of receiving packages."""
