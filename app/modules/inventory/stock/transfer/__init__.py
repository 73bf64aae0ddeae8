"""The sheet that begins a stock: articles, suppliers, places and what lies there, in one import."""
