"""The frame round the screens: window, menus, preferences, crash reports. It knows what a feature is, and names none."""
