"""The commands of the command line, a module for each area; `desktop/cli.py` gathers them."""
