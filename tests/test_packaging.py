"""The build scripts stay in step: locks, one version, what the installers name, and the bootstrap's words."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import app

ROOT = Path(__file__).resolve().parent.parent


def test_locks_fit_and_name_no_address() -> None:
    """Both lock files fit pyproject.toml."""
    done = subprocess.run(
        [sys.executable, "packaging/lock.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_one_version() -> None:
    """The version stands in app/__init__.py alone; installers take it from there."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", app.__version__)
    assert 'attr = "app.__version__"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in ("windows.iss", "macos.sh", "kontor.spec"):
        assert app.__version__ not in (ROOT / "packaging" / name).read_text(encoding="utf-8")


def test_installers_name_what_the_build_makes() -> None:
    """Folder, program and bundle have one name everywhere."""
    spec = (ROOT / "packaging" / "kontor.spec").read_text(encoding="utf-8")
    inno = (ROOT / "packaging" / "windows.iss").read_text(encoding="utf-8")
    assert 'name="kontor"' in spec
    assert '"..\\dist\\kontor\\*"' in inno
    assert "PrivilegesRequired=lowest" in inno
    assert "SignedUninstaller=yes" in inno
    for section in ("[Setup]", "[Languages]", "[Files]", "[Icons]", "[Run]"):
        assert section in inno
    mac = ROOT / "packaging" / "macos.sh"
    assert subprocess.run(["bash", "-n", str(mac)], check=False).returncode == 0
    assert "Kontor.app" in spec
    assert "dist/Kontor.app" in mac.read_text(encoding="utf-8")


def scripts(name: str) -> Any:
    """Return a script of the build as a module."""
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.pop(0)


def test_an_environment_of_another_tree_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A link in the place of the environment is neither emptied nor filled: what it leads to belongs to others."""
    bootstrap = scripts("bootstrap")
    theirs, link = tmp_path / "theirs", tmp_path / ".venv"
    theirs.mkdir()
    (theirs / "kept").write_text("x", encoding="utf-8")
    link.symlink_to(theirs)
    monkeypatch.setattr(bootstrap, "ENV", link)
    with pytest.raises(SystemExit, match="remove the link"):
        bootstrap.make("app")
    assert (theirs / "kept").exists()


def test_bootstrap_names_missing_libraries(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without root the exact line is printed; with root the packages are installed."""
    bootstrap = scripts("bootstrap")
    monkeypatch.setattr(bootstrap.ctypes, "CDLL", lambda name: (_ for _ in ()).throw(OSError(name)))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit) as caught:
        bootstrap.provide_libraries()
    assert "apt install libegl1" in str(caught.value)
    ran: list[list[str]] = []
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(
        bootstrap.subprocess,
        "run",
        lambda command, **_more: ran.append(command) or subprocess.CompletedProcess(command, 0),
    )
    bootstrap.provide_libraries()
    assert ran[1][1] == "install"
    assert "libegl1" in ran[1]


def test_resources_have_their_sources() -> None:
    """Legal figures say where they come from; icons and fonts carry their licences."""
    import json

    for path in (ROOT / "resources" / "law").glob("*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["source"]
    assert (ROOT / "resources" / "icons" / "LICENSE").exists()
    assert (ROOT / "resources" / "fonts" / "LICENSE_DEJAVU").exists()
    assert (ROOT / "resources" / "fonts" / "LICENSE_CARLITO").exists()


def test_the_list_of_what_is_inside_fits_the_lock(tmp_path: Path) -> None:
    """Every pinned library is listed once, with its hashes; what is installed says its licence; the same list comes twice."""
    target = tmp_path / "list.json"
    for _turn in range(2):
        subprocess.run([sys.executable, "packaging/contents.py", str(target)], cwd=ROOT, check=True)
    made = json.loads(target.read_text(encoding="utf-8"))
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)
    assert [part["name"] for part in made["components"]] == pins
    assert sum(len(part["hashes"]) for part in made["components"]) == lock.count("--hash=sha256:")
    silent = [part["name"] for part in made["components"] if "licenses" not in part]
    assert len(silent) < 6, silent  # those for other systems, which are not installed here
    assert made["metadata"]["component"]["version"] == app.__version__
    assert "://" not in target.read_text(encoding="utf-8")
