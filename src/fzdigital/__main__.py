"""``python -m fzdigital``: the command line."""

from fzdigital.cli import main

if __name__ == "__main__":
    main()
