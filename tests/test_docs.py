"""What the documents tell people to type is understood by the command line."""

import re
import shlex
from pathlib import Path

import pytest

from geoplan.cli.parser import build_parser

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands_in(text):
    """Lines that begin with ``geoplan``, without what follows a comment sign or a gap."""
    lines = re.findall(r"^ *(geoplan [a-z].*)$", text, flags=re.MULTILINE)
    return [re.split(r"\s{2,}|\s#", line)[0].strip() for line in lines]


def fenced(text):
    """What stands in code blocks."""
    return "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL))


def parsers_below(parser):
    """A parser and those of its commands."""
    yield parser
    for action in parser._actions:
        for inner in getattr(action, "_name_parser_map", {}).values():
            yield from parsers_below(inner)


IN_DOCUMENTS = sorted({line for path in DOCUMENTS for line in commands_in(fenced(path.read_text()))})
IN_HELP = sorted(
    {line for parser in parsers_below(build_parser()) for line in commands_in(parser.epilog or "")}
)


@pytest.mark.parametrize("command", [*IN_DOCUMENTS, *IN_HELP])
def test_commands_in_documents_and_help_are_understood(command):
    words = shlex.split(command)[1:]
    assert callable(build_parser().parse_args(words).run)


def test_documents_and_help_hold_commands_at_all():
    assert len(IN_DOCUMENTS) > 8
    assert len(IN_HELP) > 20


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text()):
        assert (path.parent / target).exists(), target


def test_make_targets_in_the_readme_exist():
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"`?make ([a-z-]+)", (ROOT / "README.md").read_text()):
        assert f"\n{target}:" in makefile
