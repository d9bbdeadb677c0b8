#!/usr/bin/python3
# pools.py: what Python's own pools take for jobs that do nothing.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: pools.py threads|processes|spawn COUNT

threads, processes: seconds for COUNT jobs on concurrent.futures' pool of 2 workers, from before it
is made to after it has ended. spawn: seconds for COUNT processes, one after another, of
multiprocessing's context "spawn".
"""

import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def do_nothing(_job=None):
    pass


def run_pool(kind, count):
    with kind(2) as pool:
        list(pool.map(do_nothing, range(count)))


def run_spawn(count):
    context = multiprocessing.get_context("spawn")
    for _ in range(count):
        process = context.Process(target=do_nothing)
        process.start()
        process.join()


def main():
    what, count = sys.argv[1], int(sys.argv[2])
    begin_s = time.monotonic()
    if what == "spawn":
        run_spawn(count)
    else:
        run_pool(ThreadPoolExecutor if what == "threads" else ProcessPoolExecutor, count)
    print(f"{time.monotonic() - begin_s:.9f}")


if __name__ == "__main__":
    main()
