"""The command line: parse, call one function below, show. Every error is caught here, once."""

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from geoplan.errors import GeoplanError, InputError

INTERRUPTED = 130
DEBUG = "GEOPLAN_DEBUG"


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run one command.

    Returns
    -------
    int
        0 when all went well; 2 for a fault in the input, 3 in the network, 4 when nothing fits, 1 for a fault
        of geoplan's own, 130 when stopped.
    """
    from geoplan.cli.parser import build_parser
    from geoplan.cli.registered import registered
    from geoplan.cli.show import show_error, show_faults

    _speak_utf8()
    parser = build_parser()
    words = sys.argv[1:] if arguments is None else list(arguments)
    if not words:
        parser.print_help(sys.stderr)
        return InputError.exit_code
    options = parser.parse_args(words)
    try:
        with registered(options):
            options.run(options)
    except InputError as error:
        show_faults(error)
        return error.exit_code
    except GeoplanError as error:
        show_error(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        show_error("Stopped. Nothing was half written.")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        # A traceback may hold values of people: only a maintainer who asks for one gets it.
        if os.environ.get(DEBUG):
            raise
        show_error(_our_fault(error))
        return GeoplanError.exit_code
    return 0


def _our_fault(error: Exception) -> str:
    """Where something went wrong that is no fault of the user's, without any value."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return (
        f"This is a fault of geoplan's own: {type(error).__name__} in {where}. Nothing was half written."
        f" Please report this line; with {DEBUG}=1 set, the whole story is shown."
    )


def _speak_utf8() -> None:
    """Old Windows consoles default to a code page without dashes and crosses."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")
