# building.sh: how a package is configured, compiled and put into its stage. Sourced by recipes' run.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whatever stands here is part of every package's key: a change rebuilds them all. A recipe runs in
# its source folder and is given
#
#   $deps      a tree of all that it depends on, directly or not, and nothing else
#   $work      a folder of its own, with cross.ini and toolchain.cmake for that tree; $meson runs Meson
#   $stage     where it is installed, as if it were the root of a file system
#   $prefix    where in $stage
#
# shellcheck shell=bash disable=SC2154 # the variables are the caller's

host=x86_64-w64-mingw32
prefix=/windows
export CC=$host-gcc-posix CXX=$host-g++-posix AR=$host-gcc-ar-posix RANLIB=$host-gcc-ranlib-posix
export WINDRES=$host-windres STRIP=$host-strip DLLTOOL=$host-dlltool NM=$host-gcc-nm-posix

with_meson ()
{
  "$meson" setup --cross-file "$work/cross.ini" --prefix "$prefix" --libdir lib \
    --buildtype plain -Doptimization=2 -Ddebug=false -Ddefault_library=shared \
    --auto-features disabled "$@" "$work/build" . &&
    "$meson" compile -C "$work/build" -j "$jobs" &&
    DESTDIR=$stage "$meson" install -C "$work/build" --no-rebuild --quiet
}

with_cmake ()
{
  cmake -G Ninja -S "${cmake_source:-.}" -B "$work/build" -Wno-dev \
    -DCMAKE_TOOLCHAIN_FILE="$work/toolchain.cmake" -DCMAKE_INSTALL_PREFIX="$prefix" \
    -DCMAKE_INSTALL_LIBDIR:PATH=lib -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS=-O2 -DCMAKE_CXX_FLAGS=-O2 \
    -DBUILD_SHARED_LIBS=ON "$@" &&
    ninja -C "$work/build" -j "$jobs" &&
    DESTDIR=$stage ninja -C "$work/build" install
}

# The last argument may be a folder to make in, where all is too much.
with_configure ()
{
  mkdir -p "$work/build" && cd "$work/build" &&
    CFLAGS=-O2 CPPFLAGS=-I$deps/include LDFLAGS=-L$deps/lib \
      "$configure" --host="$host" --prefix="$prefix" --disable-static --enable-shared "$@" &&
    make -j "$jobs" -C "${make_in:-.}" &&
    make -C "${make_in:-.}" install DESTDIR="$stage"
}
