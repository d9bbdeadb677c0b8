#!/usr/bin/python3
# web-in-python.py: the web experiment as the notebook does it: urllib, and Python's pools.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: web-in-python.py ADDRESS serial|threads|processes WORKERS PAGES WRITES

Fetches ADDRESS/page/0 to ADDRESS/page/(PAGES - 1); each page is written WRITES times to output.txt
in the working folder, the same file for all, as in the notebook. Prints the seconds from before the
pool is made to after it has ended.
"""

import sys
import time
import urllib.request
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

ADDRESS, KIND = sys.argv[1], sys.argv[2]
WORKERS, PAGES, WRITES = (int(word) for word in sys.argv[3:6])


def fetch_and_write(number):
    with urllib.request.urlopen(f"{ADDRESS}/page/{number}", timeout=20) as answer:
        page = answer.read()
        for _ in range(WRITES):
            with open("output.txt", "w", encoding="utf-8") as output:
                output.write(str(page))


def main():
    begin_s = time.time()
    if KIND == "serial":
        for number in range(PAGES):
            fetch_and_write(number)
    else:
        with (ThreadPoolExecutor if KIND == "threads" else ProcessPoolExecutor)(WORKERS) as pool:
            results = pool.map(fetch_and_write, range(PAGES))
        list(results)
    print(f"{time.time() - begin_s:.9f}")


if __name__ == "__main__":
    main()
