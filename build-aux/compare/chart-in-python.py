#!/usr/bin/python3
# chart-in-python.py: the bar chart as the notebook draws it, with matplotlib.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: chart-in-python.py FILE VALUE..."""

import sys

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt  # noqa: E402 (the backend is chosen before)

values = [float(word) for word in sys.argv[2:]]
figure = plt.figure(figsize=(16, 10), dpi=100)
axes = figure.add_axes([0.1, 0.1, 0.8, 0.8])
axes.set_xlabel("Workers")
axes.set_ylabel("Execution time [s]")
axes.bar([str(i) for i in range(len(values))], values)
figure.savefig(sys.argv[1])
