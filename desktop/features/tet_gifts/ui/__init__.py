"""The screens of Tết gifts."""
