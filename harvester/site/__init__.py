"""The site as files: everything that pages show (`view`), and the pages and exports themselves."""
