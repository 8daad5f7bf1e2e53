"""Every feature, in menu order, one line each: what engines and the frame learn about the program comes from here."""
