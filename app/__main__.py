"""Start Kontor: `python3 app` from a fresh clone, or `python -m app` inside the environment; `--with-ocr` and `--with-rules` first add extras."""

from __future__ import annotations

import sys
from pathlib import Path

if __package__:
    from app.main import main

    main()
else:
    sys.path[0] = str(Path(__file__).resolve().parent.parent / "packaging")
    import bootstrap

    for extra, kind in bootstrap.EXTRAS.items():
        if extra in sys.argv:
            bootstrap.prepare(kind)
    bootstrap.run("app", "app", [one for one in sys.argv[1:] if one not in bootstrap.EXTRAS])
