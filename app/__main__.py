"""Start Kontor: `python3 app` from a fresh clone, or `python -m app` inside the environment; `--with-ocr` first adds what reads scans."""

from __future__ import annotations

import sys
from pathlib import Path

if __package__:
    from app.main import main

    main()
else:
    sys.path[0] = str(Path(__file__).resolve().parent.parent / "packaging")
    import bootstrap

    if "--with-ocr" in sys.argv:
        bootstrap.prepare("ocr")
    bootstrap.run("app", "app", [one for one in sys.argv[1:] if one != "--with-ocr"])
