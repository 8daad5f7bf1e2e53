"""The screen of sending packages."""
