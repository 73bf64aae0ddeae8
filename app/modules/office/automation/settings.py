"""The rights of automation, for the manifest and the tables alike."""

VIEW, EDIT = "rules.view", "rules.edit"
