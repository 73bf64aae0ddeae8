"""Start Kontor: `python3 app` from a fresh clone, or `python -m app` inside the environment."""

from __future__ import annotations

import sys
from pathlib import Path

if __package__:
    from app.main import main

    main()
else:
    sys.path[0] = str(Path(__file__).resolve().parent.parent / "packaging")
    import bootstrap

    bootstrap.run("app", "app", sys.argv[1:])
