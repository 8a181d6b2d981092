"""The command line: parse, call one function below, show. Every error is caught here, once."""

import sys
from collections.abc import Sequence

from geoplan.errors import GeoplanError, InputError

INTERRUPTED = 130


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
    from geoplan.cli.show import show_error, show_faults

    _speak_utf8()
    options = build_parser().parse_args(arguments)
    try:
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
    return 0


def _speak_utf8() -> None:
    """Old Windows consoles default to a code page without dashes and crosses."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")
