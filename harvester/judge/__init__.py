"""Judging: what facts mean on a day. Pure: no network, disk or clock."""
