"""Make harvester/data/spdx-texts.json.gz, the licence texts that the matcher compares with.

Source: the npm package spdx-license-list, released under CC0-1.0 by its makers; the licence texts
in it
are those of the SPDX licence list. Steps, in an empty folder:

    npm pack spdx-license-list@6.12.0
    tar -xzf spdx-license-list-6.12.0.tgz
    python tools/licence_texts.py package

The same package gives the same bytes: keys are sorted and the archive carries no time.
"""

import gzip
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "harvester" / "data" / "spdx-texts.json.gz"
VERSION = "6.12.0"


def bundle(package: Path) -> bytes:
    """The compressed texts of an unpacked package; exits with a sentence when it is another one."""
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    found = (about.get("name"), about.get("version"), about.get("license"))
    wanted = ("spdx-license-list", VERSION, "CC0-1.0")
    if found != wanted:
        sys.exit(
            f"{package} holds {found}, but {wanted} is needed. "
            "Run the steps at the top of this file."
        )
    full = json.loads((package / "spdx-full.json").read_text(encoding="utf-8"))
    document = {
        "source": f"spdx-license-list {VERSION} (npm)",
        "licence": "CC0-1.0",
        "texts": {identifier: entry["licenseText"] for identifier, entry in full.items()},
    }
    raw = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(raw.encode("utf-8"), compresslevel=9, mtime=0)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    made = bundle(Path(sys.argv[1]))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(made)
    print(f"{TARGET.relative_to(ROOT)}: {len(made)} bytes")
