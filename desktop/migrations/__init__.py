"""The steps that bring an older database up to date, in the order of their numbers; never edited once released."""
