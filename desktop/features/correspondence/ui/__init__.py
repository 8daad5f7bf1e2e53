"""The screen of the register and its forms."""
