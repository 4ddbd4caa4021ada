"""A corpus -> Markdown pages, the search index, citations and JSON. Pure functions; files are written in `pipeline`."""
