"""The screen of emulation: the plan, the matrix of registrations, the initiatives, and their editors."""
