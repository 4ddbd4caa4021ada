"""Raw bytes -> blocks: one module for each raw format, and what they share: decoding, hyphens, stray spaces."""
