# tap.py: runs Python's unit tests as meson likes them, a line of TAP for each.
# SPDX-License-Identifier: GPL-3.0-or-later
"""main() is to a test file here what unittest.main() is elsewhere."""

import sys
import unittest


class TapResult(unittest.TestResult):
    """Prints each result when it is known; what went wrong goes before it, as comments."""

    def __init__(self):
        super().__init__()
        self.number = 0

    def print_case(self, word, test, after=""):
        self.number += 1
        print(f"{word} {self.number} {test.id().removeprefix('__main__.')}{after}", flush=True)

    def print_trouble(self, test, error):
        for line in self._exc_info_to_string(error, test).splitlines():
            print(f"# {line}")
        self.print_case("not ok", test)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.print_case("ok", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.print_trouble(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self.print_trouble(test, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.print_case("ok", test, f" # SKIP {reason}")


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}")
    result = TapResult()
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
