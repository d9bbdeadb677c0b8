/* empty.c: a program that does nothing, to see what starting any program costs.
 * SPDX-License-Identifier: GPL-3.0-or-later */

int
main (void)
{
  return 0;
}
