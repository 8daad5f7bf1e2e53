"""The screens of dues."""
