"""What changes beside the focus is said to screen readers: notices, faults, what a completion offers."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(part: QWidget, words: str, urgent: bool = False) -> None:
    """Let a screen reader say words of a part of the window; urgent ones interrupt what it is saying."""
    if not words:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # what they name takes the start 3 ms

    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(part, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
