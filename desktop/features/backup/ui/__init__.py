"""The screens about backups."""
