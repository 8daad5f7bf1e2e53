"""The screen of awards: nominees, their rules explained, the dossier, the quotas."""
