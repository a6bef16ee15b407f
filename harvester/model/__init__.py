"""Every type that passes between stages; imports nothing else of ours.

facts        Known, Unknown, Text           catalogue    what people write
observation  what the harvester sees        assessment   what follows from both
output       what publishing yields
"""
