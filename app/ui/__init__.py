"""Qt: the desk, the window, fields, lists and forms; it knows no SQL."""
