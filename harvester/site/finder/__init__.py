"""The component finder: what makers of software ask of a program, as facts, choices and files."""
