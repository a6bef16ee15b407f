"""The door for MkDocs, and the only file that knows MkDocs: puts the generated files into a build.

Bodies come ready as HTML from `harvester.site`; MkDocs adds the shell (harvester/site/theme) and
the hand-written Markdown pages. Nothing here queries, judges or words anything.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from harvester.errors import UserError
from harvester.model.output import Output
from harvester.site import addresses
from harvester.site.offline import Publication, publication
from harvester.site.prose import sections
from harvester.site.sitemap import robots, sitemap
from harvester.site.view import Site

FRAGMENT = re.compile(r"<!-- definitions: ([a-z-]+) -->")
"""Where a hand-written page asks for definitions that are taken from the policy files."""


class Options(Config):  # type: ignore[no-untyped-call]
    asked_on = option.Optional(option.Type(date))
    """The day to judge for, `2026-08-23`; none: today."""


class GeneratedPage(Page):
    """A page whose body is ready: nothing is read and no Markdown is rendered."""

    def __init__(self, output: Output, file: File, config: MkDocsConfig) -> None:
        super().__init__(output.title, file, config)
        self.output = output

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"title": self.output.title, "description": self.output.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = str(self.output.content)
        self.toc = get_toc([])


class CataloguePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Needs `site_url` (of the whole site) and `theme.language` (`nl` or `en`)."""

    language: addresses.Language
    base: str
    root: Path
    files: Files
    publication: Publication

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Both languages share one `site_url`; the English build stands below it."""
        self.language = "en" if config.theme["language"] == "en" else "nl"
        self.root = Path(config.config_file_path).resolve().parent
        self.base = (config.site_url or "").rstrip("/") + "/"
        config.site_url = self.base + addresses.root(self.language)
        config.theme.static_templates.discard("sitemap.xml")  # ours knows both languages
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        day = self.config.asked_on or date.today()
        site = Site(config.site_name, self.base, config.repo_url or "", day)
        try:
            self.publication = publication(self.root, self.language, site)
        except UserError as error:
            raise PluginError(str(error)) from error
        for file in list(files):
            if file.src_dir != config.docs_dir:  # Material's styles, scripts and images
                files.remove(file)
        for output in self.publication.outputs:
            self._add(output, files, config)
        self.files = files
        return files

    def _add(self, output: Output, files: Files, config: MkDocsConfig) -> None:
        if not output.is_page:
            files.append(_generated(output.path, output.content, config))
            return
        name = output.path.removesuffix(".html") + ".md"
        if name in files.src_uris:
            raise PluginError(f"{name} is written by hand and generated: rename one of them.")
        file = _generated(name, "", config)
        files.append(file)
        GeneratedPage(output, file, config)

    def on_env(
        self,
        env: Environment,
        *,
        config: MkDocsConfig,
        files: Files,
    ) -> Environment:
        env.autoescape = env.trim_blocks = env.lstrip_blocks = True
        env.globals["shell"] = self.publication.shell
        env.globals["menu"] = [
            (label, found.url)
            for entry in config.nav or []
            for label, uri in entry.items()
            if (found := files.get_file_from_path(uri))
        ]
        return env

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        if isinstance(page, GeneratedPage):
            return html
        filled = FRAGMENT.sub(lambda found: self.publication.fragments[found[1]], html)
        return sections(filled)

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, **_: Any) -> Any:
        if isinstance(page, GeneratedPage):
            context.update(output=page.output, written=False)
        else:
            context.update(output=self._written(page, config), written=True)
        return context

    def on_template_context(self, context: Any, *, template_name: str, **_: Any) -> Any:
        title = self.publication.shell.t("shell.lost.title")
        context.update(output=Output(template_name, "", title=title), written=False)
        return context

    def _written(self, page: Page, config: MkDocsConfig) -> Output:
        """What the shell wants to know of a page written by hand: its front matter."""
        source = Path(config.docs_dir) / page.file.src_uri
        return Output(
            page.url + "index.html",
            "",
            title=str(page.title),
            description=page.meta.get("description", ""),
            crumbs=((self.publication.shell.t("shell.home"), ""),),
            section=page.meta.get("section", ""),
            source_file=source.relative_to(self.root).as_posix(),
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Only here all pages are known, those of the catalogue and those written by hand."""
        pages = [
            (page.url, page.output.changed if isinstance(page, GeneratedPage) else None)
            for page in (file.page for file in self.files.documentation_pages())
            if page
        ]
        site = Path(config.site_dir)
        (site / "sitemap.xml").write_bytes(sitemap(self.base, self.language, pages))
        if self.language == "nl":
            (site / "robots.txt").write_bytes(robots(self.base))


def _generated(uri: str, content: str | bytes, config: MkDocsConfig) -> File:
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
