"""Lays out a page written by hand like every other page: each h2 with its text is a section."""

import re

HEADING = re.compile(r'(?=<h2 id="([^"]+)">)')


def sections(html: str) -> str:
    """HTML of Markdown → the part before the first h2 as head, then one section for each h2."""
    starts = [(found.start(), found[1]) for found in HEADING.finditer(html)]
    ends = [start for start, _ in starts[1:]] + [len(html)]
    lead = html[: starts[0][0]] if starts else html
    parts = [f'<div class="head">\n{lead.strip()}\n</div>\n']
    for (start, name), end in zip(starts, ends, strict=True):
        heading, _, text = html[start:end].partition("</h2>")
        parts.append(
            f'<section class="sec" aria-labelledby="{name}"><header>{heading}</h2></header><div>'
            f"{text.rstrip()}\n</div></section>\n"
        )
    return "".join(parts)
