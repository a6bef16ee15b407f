"""One module a theme, one function a figure: `figure(facts) -> Figure`."""
