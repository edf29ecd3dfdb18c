"""One thing of the library's Python changed at a time: which changes does no test notice.

``python -m tests.mutation.python [--package NAME] [--file PATH] [--changed] [--sure] [--jobs N]`` from the root of
the project, with the library on the path. For each package it prints how many mutants were killed, how many survived
and how many are listed as equivalent, and shows each survivor; the exit code is 1 if there is one. The project is
copied first, so it may change meanwhile.

Only outcomes count. Words are not changed: docstrings, ``Text``, what an error says, whole modules of wording
(``scope.WORDING``). Tests that compare texts or fingerprints kill nothing (``scope.TEXT_TESTS``), and neither do
those of documents, pages, files and commands, which are not run (``scope.DIRECTORIES``).

Two ways to try a mutant, both in a fork of a session that is prepared once: *warm*, where everything is imported and
the code of the changed function is replaced, for what takes effect when called; *fresh*, where the library is
imported anew with the changed module in it, for constants, class bodies, decorators, defaults and whatever runs on
import only. Tests are tried cheapest first, and only those that execute the changed lines; what takes effect on
import may be noticed by any. A line that runs on import as well as in tests is tried warm: ``--sure`` tries what fell
there once more, fresh.

mutmut 3 was tried and is not used: it forks after the import, so that what runs on import is never changed (it found
no mutant at all in ``domain/worded.py`` and ``domain/industry.py``, and none in decorated functions, class bodies and
data); 82 of the 89 survivors among its first 428 mutants of ``domain`` were words of messages; and it runs the tests
twice in one process, which Hypothesis refuses unless told otherwise.
"""
