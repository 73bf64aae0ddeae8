"""One folder a tab, one folder a topic inside it; the manifests are found, nothing is listed here."""
