"""The frame round the screens: window, menus, undo, crash reports. It knows what a feature is, and names none."""
