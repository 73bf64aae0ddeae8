"""The rights of questions, for the manifest and the tables alike."""

VIEW, ASK = "organisation.question.view", "organisation.question.ask"
