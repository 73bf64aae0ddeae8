"""Papers and files of data protection."""
