"""Where a licence stands towards the EUPL-1.2."""

import pytest

from harvester.catalogue import load_licence_policy
from harvester.site.eupl import standing
from tests.exports.conftest import ROOT


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("EUPL-1.2", "same"),
        ("GPL-3.0-or-later", "listed"),
        ("AGPL-3.0-only", "listed"),
        ("LGPL-2.1-only WITH Classpath-exception-2.0", "listed"),
        ("MIT", "not-listed"),
        ("MIT OR MPL-2.0", "listed"),
        ("MIT AND MPL-2.0", "not-listed"),
        ("EUPL-1.2 AND (MIT OR EPL-1.0)", "listed"),
        ("LicenseRef-Eigen", "not-listed"),
        ("geen licentie", "unknown"),
        ("", "unknown"),
        (None, "unknown"),
    ],
)
def test_standing(expression: str | None, answer: str) -> None:
    policy = load_licence_policy(ROOT / "catalogue")
    assert "MPL-2.0" in policy.eupl_compatible
    assert standing(expression, policy) == answer
