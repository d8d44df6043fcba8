"""`python -m onrecord`."""

import sys

from .cli.main import main

sys.exit(main())
