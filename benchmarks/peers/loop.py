"""The loop of every tutorial: `python -m benchmarks.peers.loop 150`."""

import sys

from benchmarks.peers import texts


def main() -> None:
    """Send one after the other."""
    for place in range(int(sys.argv[1])):
        texts.send(place)


if __name__ == "__main__":
    main()
