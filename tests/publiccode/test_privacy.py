"""No person, e-mail address or text of others goes into a reading."""

from harvester.publiccode import check, read

FULL = """publiccodeYmlVersion: "0.4"
name: Loket
url: https://git.example.org/gemeente/loket
softwareVersion: pietje-puk-1
usedBy:
  - pietje@puk.example
description:
  nl:
    shortDescription: Zin van Pietje Puk.
    longDescription: Lange zin van Pietje Puk.
    features:
      - Ding van Pietje Puk
legal:
  license: zie Pietje Puk van de derde verdieping aan het einde van de gang
  repoOwner: Pietje Puk
maintenance:
  type: vraag het Pietje Puk, want die weet er meer van dan alle anderen
  contractors:
    - name: Pietje Puk
      email: pietje@puk.example
      until: morgen
  contacts:
    - name: Pietje Puk
      email: pietje @puk.example
      phone: "+31 6 12345678"
      affiliation: Pietje Puk
    - email: pietje@puk.example
localisation:
  localisationReady: vraag Pietje Puk
  availableLanguages: [pietje@puk.example]
"""


def test_nothing_of_a_person_is_kept() -> None:
    kept = read(FULL.encode()).model_dump_json().lower()
    for piece in ("@", "12345678", "zin van", "ding van", "verdieping", "weet er meer"):
        assert piece not in kept, piece
    # a licence and a version are short texts of their own field and may be kept as written
    assert kept.count("puk") == 1


def test_findings_do_not_repeat_names_or_addresses() -> None:
    for one in check(FULL.encode()).findings:
        if one.key.startswith("maintenance.contact"):
            assert "puk" not in f"{one.message}{one.mend}".lower()
            assert one.value is None or "until" in one.key
