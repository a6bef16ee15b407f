"""What is measured, and how to repeat it: `python -m benchmarks --help` (or `make bench`)."""
