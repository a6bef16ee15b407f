"""Bronwijzer: the catalogue of open-source software for Dutch government.

The whole programme stands on one page in `harvester/stages.py`.
"""
