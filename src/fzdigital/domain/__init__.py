"""The nouns, one module each; :mod:`fzdigital.nouns` offers them all by one name."""
