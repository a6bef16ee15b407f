"""The commands of `catalogue`, by what they do; `harvester/cli.py` lists them."""
