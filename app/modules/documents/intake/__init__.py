"""Intake: files, folders and mails are read and put into the inbox; nothing that is broken or hostile gets further."""

from app.core.manifest import Topic

TOPIC = Topic(name="documents.intake", order=40, commands="app.modules.documents.intake.cli:COMMANDS")
