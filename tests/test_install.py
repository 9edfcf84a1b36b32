"""Installing as the READMEs say, and what the command says when another package of the SDK's name is in its place."""

from __future__ import annotations

import re
import shutil
import tomllib
import zipfile
from pathlib import Path

import pytest

from schematic import __version__
from schematic_server import __version__ as server_version
from schematic_server.cli import sdk

from . import installed
from .installed import ROOT, Environment

OFFICIAL = {
    "schematic/__init__.py": "from .client import Schematic\n",
    "schematic/client.py": "class Schematic: ...\n",
    "schematic/types/__init__.py": "",
    "schematic/version.py": f"__version__ = {__version__.partition('+')[0]!r}\n",
}


@pytest.fixture(scope="module")
def environment(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """One into which both wheels are installed as the README says; tests leave it as they found it."""
    made = installed.create(tmp_path_factory.mktemp("installed"))
    done = made.run(installed.commands("Install")[1].splitlines()[1], wheels.parent)
    assert done.returncode == 0, done.stderr
    return made


def test_one_version_is_told_everywhere() -> None:
    """pip holds the server to this SDK, and the command looks again at what it finds."""
    needs = tomllib.loads((ROOT / "server/pyproject.toml").read_text())["project"]["dependencies"]

    assert re.fullmatch(r"1\.4\.6\+open\.\d+", __version__)
    assert f"schematichq=={__version__}" in needs
    assert __version__ == sdk.VERSION


def test_documents_name_this_version() -> None:
    documents = [ROOT / "README.md", *ROOT.glob("*/README.md"), *ROOT.glob("docs/**/*.md")]
    named = {path: set(re.findall(r"1\.4\.6\+open\.\d+", path.read_text())) for path in documents}

    assert {path.relative_to(ROOT).as_posix() for path, found in named.items() if found} >= {
        "README.md",
        "sdk/README.md",
        "server/README.md",
    }
    assert set().union(*named.values()) == {__version__}


def test_wheels_install_together_and_the_command_runs(environment: Environment, wheels: Path, tmp_path: Path) -> None:
    names = sorted(path.name for path in wheels.glob("*.whl"))
    told = "import importlib.metadata as m, schematic; print(m.version('schematichq'), schematic.__file__)"

    helped, found = environment.run("schematic --help", tmp_path), environment.run(f'python -c "{told}"', tmp_path)

    assert names == [
        f"schematic_server-{server_version}-py3-none-any.whl",
        f"schematichq-{__version__}-py3-none-any.whl",
    ]
    assert (helped.returncode, "Usage: schematic" in helped.stdout) == (0, True), helped.stderr
    assert found.stdout.split() == [__version__, str(environment.site_packages / "schematic/__init__.py")]
    assert environment.run("schematic migrate", tmp_path).returncode == 0


def test_an_extra_is_added_without_changing_the_sdk(environment: Environment, tmp_path: Path) -> None:
    line = next(one for one in (ROOT / "sdk/README.md").read_text().splitlines() if "schematichq[redis]" in one)
    command = re.findall(r"`(pip install .+?)`", line)[0]

    done = environment.run(command, tmp_path)

    assert done.returncode == 0, done.stderr
    assert environment.run("schematic --help", tmp_path).returncode == 0


def test_pip_takes_no_other_sdk_for_the_server(wheels: Path, tmp_path: Path) -> None:
    """The official client, were it on an index, has the name and lacks the version that the server asks for."""
    found = tmp_path / "index"
    found.mkdir()
    _official(found)
    shutil.copy(next(wheels.glob("schematic_server-*.whl")), found)

    refused = installed.create(tmp_path).run("pip install --find-links index schematic-server", tmp_path)
    shutil.copy(next(wheels.glob("schematichq-*.whl")), found)
    taken = installed.create(tmp_path / "other").run(f"pip install --find-links '{found}' schematic-server", tmp_path)

    assert refused.returncode == 1
    assert f"No matching distribution found for schematichq=={__version__}" in refused.stderr
    assert taken.returncode == 0, taken.stderr


def test_the_official_package_over_ours_is_refused_in_one_line(
    environment: Environment, wheels: Path, tmp_path: Path
) -> None:
    _official(tmp_path)
    assert environment.run("pip install --force-reinstall --no-deps ./schematichq-*.whl", tmp_path).returncode == 0

    commands = ("schematic serve", "python -m schematic_server --help")
    refused = [environment.run(command, tmp_path) for command in commands]
    healed = environment.run(f"pip install --force-reinstall --no-deps '{wheels}'/schematichq-*.whl", tmp_path)

    folder = environment.site_packages / "schematic"
    for one in refused:
        assert (one.returncode, one.stdout) == (1, "")
        assert one.stderr == (
            f"schematic: the Python package `schematic` in {folder} is not ours but the official client, or another of"
            f" that name; the server needs schematichq {__version__}, which is built from the same repository as the"
            " server (the one on the package index is the official client): in its checkout run"
            " `pip install --force-reinstall --no-deps ./sdk`, or do the same with its wheel\n"
        )
    assert healed.returncode == 0, healed.stderr
    assert environment.run("schematic --help", tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        # The files of both on top of each other, as `pip install --target` or an image's layers leave them.
        (lambda folder: _write(folder.parent, OFFICIAL), "is not ours but the official client"),
        (lambda folder: shutil.rmtree(folder / "rules"), "lacks schematic.rules"),
        (lambda folder: (folder / "_aliases.py").unlink(), "cannot be imported here (cannot import name '_aliases'"),
        (lambda folder: shutil.rmtree(folder), "cannot be imported here (No module named 'schematic')"),
        (
            lambda folder: (folder / "_version.py").write_text('VERSION = "1.4.6+open.0"\n'),
            "is of version 1.4.6+open.0; the server needs schematichq",
        ),
    ],
    ids=["mixed", "a part", "a module", "all", "another version"],
)
def test_a_damaged_sdk_is_refused_in_one_line(
    environment: Environment, tmp_path: Path, damage: object, complaint: str
) -> None:
    folder, kept = environment.site_packages / "schematic", tmp_path / "kept"
    shutil.copytree(folder, kept)
    assert callable(damage)
    try:
        damage(folder)
        refused = environment.run("schematic serve", tmp_path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.move(kept, folder)

    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (1, "", 1), refused.stderr
    assert complaint in refused.stderr


def _official(folder: Path) -> None:
    """A wheel with the official package's name, version and layout in `folder`."""
    version = __version__.partition("+")[0]
    about = f"schematichq-{version}.dist-info"
    files = {
        **OFFICIAL,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: schematichq\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*files, f"{about}/RECORD"])
    with zipfile.ZipFile(folder / f"schematichq-{version}-py3-none-any.whl", "w") as wheel:
        for name, text in {**files, f"{about}/RECORD": record}.items():
            wheel.writestr(name, text)


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text)
