"""Names of organisations as people write them, and whom they mean."""

import pytest

from harvester.judge.bodies import names_of, resolve, shown
from harvester.model.catalogue import Organisation

NAMES = names_of(
    [
        Organisation(
            id="dinum",
            name="Direction interministérielle du numérique",
            aliases=["DINUM"],
            level="foreign",
        ),
        Organisation(id="utrecht", name="Gemeente Utrecht", level="municipality"),
        Organisation(
            id="province", name="Provincie Utrecht", aliases=["Gemeente Utrecht"], level="province"
        ),
    ]
)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("DINUM", "dinum"),
        ("DINUM (https://www.numerique.gouv.fr/dinum/)", "dinum"),
        ("Direction interministériel du numérique (DINUM)", "dinum"),
        ("direction interministerielle du numerique", "dinum"),
        ("gemeente  utrecht", "utrecht"),
        ("Gemeente Utrecht", "utrecht"),
        ("Utrecht", None),
        ("", None),
        ("(DINUM", "dinum"),
        ("DINUM (Parijs) (2024)", None),
    ],
)
def test_who_is_meant(name: str, id_: str | None) -> None:
    assert resolve(name, NAMES) == id_


def test_an_address_behind_a_name_is_not_shown() -> None:
    assert shown("ANCT (https://anct.gouv.fr)") == "ANCT"
    assert shown("Dienst (Almelo)") == "Dienst (Almelo)"
