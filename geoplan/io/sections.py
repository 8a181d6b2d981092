"""One section of a file of parameters replaced, the others left as they were written."""

import re
import tomllib
from pathlib import Path

from geoplan.errors import Fault, InputError
from geoplan.io.write import write_atomically


def replace_section(path: Path, section: str, text: str) -> None:
    """
    Put a section into a TOML file in place of the one of that name; make the file when there is none.

    Parameters
    ----------
    path
        The file. Everything outside the section, comments too, stays to the letter.
    section
        Its name.
    text
        The new section, its heading included.

    Raises
    ------
    InputError
        When the file is no TOML, or cannot be read or written. It is then as before.
    """
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        tomllib.loads(before)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        cure = "mend it, or give another name"
        raise InputError(Fault("the file is no TOML that can be added to", cure, file=path.name)) from error
    own = re.compile(rf"^\[{re.escape(section)}(\.[^\]]*)?\][^\n]*\n(?:(?!\[).*\n?)*", flags=re.MULTILINE)
    others = own.sub("", before).strip()
    with write_atomically(path) as aside:
        aside.write_text(
            "\n\n".join(part for part in (others, text.strip()) if part) + "\n", encoding="utf-8"
        )
