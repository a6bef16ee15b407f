"""The figures of the monitor. Pure: the same facts give the same figures; no network, disk, clock.

facts      what figures are counted from, for one day      asof     nothing later than that day
figure     the shape of a figure                           report   all figures of a day
figures/   one module a theme, one function a figure       months   the past, month by month
"""
