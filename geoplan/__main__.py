"""``python -m geoplan`` is the same as ``geoplan``."""

import sys

from geoplan.cli import main

sys.exit(main())
