"""What differs by forge: addresses of pages, and later the facts that git cannot tell."""
