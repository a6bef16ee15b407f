"""The one spelling of a repository's address."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.model.address import AddressError, canonical, host_of, identity, path_of
from harvester.web.addresses import canonical as visited


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("https://github.com/MinBZK/nl-wallet", "https://github.com/MinBZK/nl-wallet"),
        ("https://GitHub.com:443/MinBZK/nl-wallet.git/", "https://github.com/MinBZK/nl-wallet"),
        ("https://git.sr.ht/~someone/thing", "https://git.sr.ht/~someone/thing"),
        ("https://gitlab.com/a/b/c/d.GIT", "https://gitlab.com/a/b/c/d"),
        ("https://gerrit.wikimedia.org/r/mediawiki/core", None),
        ("https://github.com/a/.github", None),
    ],
)
def test_canonical(written: str, right: str | None) -> None:
    assert canonical(written) == (right or written)
    assert canonical(canonical(written)) == canonical(written)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "github.com/a/b",
        "http://github.com/a/b",
        "git@github.com:a/b.git",
        "file:///etc/passwd",
        "https://",
        "https://github.com",
        "https://github.com/",
        "https://github.com/.git",
        "https://github.com/a/../b",
        "https://github.com/a/%2e%2e/b",
        "https://github.com/a//b",
        "https://github.com/a b",
        "https://github.com/a\n/b",
        "https://github.com/a?x",
        "https://github.com/a#x",
        "https://github.com/--upload-pack=x",
        "https://u:p@github.com/a/b",
        "https://github.com:8443/a/b",
        "https://github.com:x/a/b",
        "https://github.com./a/b",
        "https://localhost/a",
        "https://intern.local/a",
        "https://127.0.0.1/a",
        "https://2130706433/a",
        "https://[::1]/a",
        "https://[::1/a",
        "https://bücher.example/a",
        "https://github.com/" + "a" * 600,
    ],
)
def test_refused(url: str) -> None:
    with pytest.raises(AddressError, match=r"\.$"):
        canonical(url)


def test_identity_folds_only_where_the_host_does() -> None:
    assert identity("https://github.com/A/b.git") == identity("https://GitHub.com/a/B")
    one = identity("https://git.example.org/A", case_sensitive=True)
    assert one != identity("https://git.example.org/a", case_sensitive=True)


def test_parts_of_an_address() -> None:
    assert host_of("https://gitlab.com/a/b/c") == "gitlab.com"
    assert path_of("https://gitlab.com/a/b/c") == "a/b/c"


ADDRESSES = st.text("ahtps:/.gitlomc@?#%-~ 0\\é", max_size=30)


@given(st.one_of(ADDRESSES, ADDRESSES.map("https://g.nl/".__add__)))
@settings(max_examples=300, deadline=None)
def test_what_the_catalogue_accepts_is_what_is_visited(url: str) -> None:
    try:
        address = canonical(url)
    except AddressError:
        with pytest.raises(ValueError, match="is refused"):
            visited(url)
        return
    assert visited(url) == address
    assert visited(url, case_sensitive=False) == address.lower()
