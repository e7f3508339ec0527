"""What `python -m reread` does: the same as `reread`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
