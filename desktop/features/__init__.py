"""Every feature of the program, one folder each; the names are the program's menu."""
