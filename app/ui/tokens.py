"""The colours of the looks by what they are for: light, dark, and high contrast."""

from __future__ import annotations

LIGHT = {
    "window": "#f3f5f6",
    "surface": "#ffffff",
    "raised": "#fafbfb",
    "line": "#dfe4e7",
    "strong": "#7f8b93",
    "thumb": "#b9c2c8",
    "text": "#182026",
    "quiet": "#56616a",
    "faint": "#5f6a72",
    "accent": "#0b6a75",
    "on_accent": "#ffffff",
    "hover": "#e9eef0",
    "select": "#d4eaec",
    "pale": "#e9eff0",
    "stripe": "#f8fafa",
    "bad": "#b3261e",
    "bad_soft": "#fdeceb",
    "warn": "#7a5000",
    "warn_soft": "#fff1d2",
    "good": "#16683b",
    "good_soft": "#e1f3e8",
}
DARK = {
    "window": "#14171a",
    "surface": "#1b1f23",
    "raised": "#20252a",
    "line": "#2c3238",
    "strong": "#737d86",
    "thumb": "#4b545d",
    "text": "#e6eaec",
    "quiet": "#a9b2b9",
    "faint": "#9aa4ac",
    "accent": "#4db6c1",
    "on_accent": "#06272b",
    "hover": "#252b30",
    "select": "#1c3f44",
    "pale": "#272d32",
    "stripe": "#1e2327",
    "bad": "#ff8a80",
    "bad_soft": "#3a1f1e",
    "warn": "#f0c36a",
    "warn_soft": "#352b17",
    "good": "#72d49b",
    "good_soft": "#17301f",
}
CONTRAST = {
    "window": "#ffffff",
    "surface": "#ffffff",
    "raised": "#ffffff",
    "line": "#1f1f1f",
    "strong": "#000000",
    "thumb": "#000000",
    "text": "#000000",
    "quiet": "#1a1a1a",
    "faint": "#333333",
    "accent": "#003a8c",
    "on_accent": "#ffffff",
    "hover": "#e6ecf5",
    "select": "#ffe680",
    "pale": "#e8e8e8",
    "stripe": "#ffffff",
    "bad": "#9b0000",
    "bad_soft": "#ffffff",
    "warn": "#5c3a00",
    "warn_soft": "#ffffff",
    "good": "#004d1f",
    "good_soft": "#ffffff",
}
LOOKS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

TEXTS = ("text", "quiet", "faint", "accent", "bad", "warn", "good")
GROUNDS = ("window", "surface", "raised", "stripe")
MARKED = ("hover", "select", "pale")
"""Grounds on which ordinary text stands for a while: below the pointer, in the current row."""


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as '#0b6a75', 0 for black to 1 for white (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
