"""Pages and dialogs about the people of Tết care."""
