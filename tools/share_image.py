"""Draws the pictures that others show beside a link to this site, one in each language.

Run after a change of the name, the mark or the title: `.venv/bin/python tools/share_image.py`.
It needs the browser of the tests, and writes harvester/site/assets/share-<language>.png.
"""

import os
from datetime import date
from pathlib import Path

from markupsafe import Markup, escape
from playwright.sync_api import sync_playwright

from harvester.site.addresses import LANGUAGES
from harvester.site.plain import site_of
from harvester.site.strings import strings_of

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "harvester" / "site" / "assets"
WIDTH, HEIGHT = 1200, 630
_PAGE = Markup("""<!doctype html><html lang="{language}"><meta charset="utf-8"><style>
body {{ margin: 0; width: {width}px; height: {height}px; box-sizing: border-box; padding: 84px 96px;
  background: #fff; color: #14211f; border-bottom: 28px solid #0b544c; overflow: hidden;
  font-family: "DejaVu Sans", Verdana, sans-serif; display: flex; flex-direction: column; }}
.name {{ display: flex; align-items: center; gap: 24px; font-size: 44px; color: #0b544c;
  font-weight: 700; }}
.name svg {{ width: 84px; height: 84px; }}
h1 {{ font-size: 66px; line-height: 1.15; margin: auto 0 28px; max-width: 980px; }}
p {{ font-size: 32px; line-height: 1.4; margin: 0 0 auto; max-width: 980px; color: #3d4a48; }}
</style><div class="name">{mark}{name}</div><h1>{title}</h1><p>{text}</p></html>""")


def main() -> None:
    """Draw both."""
    name = site_of(ROOT, date.today()).name
    mark = Markup((ASSETS / "mark.svg").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    browser_path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        for language in LANGUAGES:
            t = strings_of(language).t
            page.set_content(
                _PAGE.format(
                    language=language, width=WIDTH, height=HEIGHT, mark=mark, name=escape(name),
                    title=t("home.title"), text=t("shell.share.text"),
                )
            )  # fmt: skip
            page.screenshot(path=ASSETS / f"share-{language}.png")
        browser.close()


if __name__ == "__main__":
    main()
