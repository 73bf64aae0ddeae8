"""Lists: a paged model, the table with its filter row, and the panel that puts them on a page."""
