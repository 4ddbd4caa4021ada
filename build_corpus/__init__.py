"""Raw treaty text in; documents with stable paragraph anchors, and the pages of a site, out."""
