"""`python -m onrecord.kernels SOCKET`: the zygote."""

import sys

from .zygote import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
