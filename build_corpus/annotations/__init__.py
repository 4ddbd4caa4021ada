"""Stand-off layers over a document: terms and references, each by anchor and offset."""
