"""What git alone tells of a repository.

commits   one log as a stream            life      counting it month by month
people    persons, bots, how many        history   the stored history; whole, capped, from a window
trees     the root month by month        head      every path at HEAD, and what deserves reading
files     usual files and languages      objects   reading objects with their size asked first
tags      tags with their days           months    arithmetic with months
"""
