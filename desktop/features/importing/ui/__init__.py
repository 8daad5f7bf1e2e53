"""The screens of the import: the wizard and the history of batches."""
