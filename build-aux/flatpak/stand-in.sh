# stand-in.sh: makes a stand-in for the GNOME runtime of Debian's packages. Sourced by build.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The real runtime comes from Flathub. This one has its name, so that the manifest is built as it is,
# and about its libraries, in the versions that Debian's unstable suite has; but it is not it, and it
# is in an installation that nothing else sees. Sourced after packages.sh.
#
# shellcheck shell=bash

stand_in_suite=sid
stand_in_cache=${SPOOL_FLATPAK_CACHE:-${XDG_CACHE_HOME:-${HOME:?}/.cache}/spool-flatpak}

# What programs run with: no more of what Spool uses than the GNOME runtime has.
stand_in_platform=(
  adwaita-icon-theme
  ca-certificates
  dconf-gsettings-backend
  desktop-file-utils
  fonts-dejavu-core
  gsettings-desktop-schemas
  hicolor-icon-theme
  libadwaita-1-0
  libcurl4t64
  libglib2.0-bin
  libgtk-4-1
  libgtk-4-bin
  libjson-glib-1.0-0
  librsvg2-common
  libsoup-3.0-0
  procps
  shared-mime-info
)

# What they are built and tested with.
stand_in_sdk=(
  "${stand_in_platform[@]}"
  appstream
  appstream-compose
  dbus-daemon
  gcc
  gettext
  libadwaita-1-dev
  libc6-dev
  libcurl4-openssl-dev
  libgtk-4-dev
  libjson-glib-dev
  libsoup-3.0-dev
  libxml2-utils
  meson
  ninja-build
  pkgconf
  python3
)

# unpack_debian FOLDER PACKAGE...: a tree of Debian. The mirror's lists may be those of some weeks
# ago, which is as good for this.
unpack_debian ()
{
  local folder=$1
  shift
  mmdebstrap --variant=essential --include="$(IFS=,; printf '%s' "$*")" \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Check-Valid-Until "false"' \
    --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' --format=tar "$stand_in_suite" - "$(find_mirror)" |
    tar -x -C "$folder" --no-same-owner ./usr ./etc
  [ "${PIPESTATUS[*]}" = '0 0' ]
}

# Debian 12's flatpak-builder calls appstream-glib's program, which newer systems no longer have, and
# gives it the file by an old name. What came in its place does the same.
write_appstream_compose ()
{
  cat > "$1" <<'END' && chmod +x "$1"
#!/bin/sh
for word; do
  case $word in
    --prefix=*) prefix=${word#--prefix=} ;;
    --*) ;;
    *) id=$word ;;
  esac
done
mkdir -p "$prefix/share/metainfo" &&
  cp "$prefix/share/appdata/$id.appdata.xml" "$prefix/share/metainfo/$id.metainfo.xml" || exit
exec appstreamcli compose --prefix=/ --origin=flatpak --result-root="$prefix" \
  --data-dir="$prefix/share/app-info/xmls" --icons-dir="$prefix/share/app-info/icons/flatpak" \
  --components="$id" "$prefix"
END
}

# make_runtime NAME PACKAGE...: a runtime of that name in the repository. It is the folder /usr of
# programs, its settings are in /usr/etc. What only root may read has no use there.
make_runtime ()
{
  local name=$1 tree=$stand_in/$1
  shift
  say "Making a stand-in for $name//$runtime_version of packages of Debian $stand_in_suite"
  if ! rm -rf "$tree" || ! mkdir -p "$tree"/{files,var}; then
    die "cannot write to $tree"
  fi
  quietly "mmdebstrap" unpack_debian "$tree" "$@" || exit 1
  rm -f "$tree"/etc/{shadow,gshadow,.pwd.lock}*
  mv "$tree/etc" "$tree/usr/etc"
  # Flatpak looks for it in /usr/bin only.
  [ -e "$tree/usr/bin/ldconfig" ] || ln -s ../sbin/ldconfig "$tree/usr/bin/ldconfig"
  [ ! -e "$tree/usr/bin/appstreamcli" ] || write_appstream_compose "$tree/usr/bin/appstream-compose" ||
    die "cannot write to $tree"
  chmod -R u+rwX,go+rX,a-s "$tree/usr"
  printf '[Runtime]\nname=%s\n' "$name" > "$tree/metadata"
  quietly "exporting $name" flatpak build-export --runtime --disable-sandbox --disable-fsync \
    "$stand_in/repo" "$tree" "$runtime_version" || exit 1
  rm -rf "$tree"
}

install_runtimes ()
{
  quietly "remote-add" flatpak --user remote-add --if-not-exists --no-gpg-verify stand-in \
    "file://$stand_in/repo" &&
    quietly "installing the stand-in" flatpak --user install -y --noninteractive --reinstall \
      stand-in "org.gnome.Platform//$runtime_version" "org.gnome.Sdk//$runtime_version"
}

# get_stand_in VERSION: the runtimes, installed in a private installation; sets stand_in to the folder
# that all is in, which is named by a hash of what is in it.
get_stand_in ()
{
  local hash from=$SECONDS
  runtime_version=$1
  hash=$({ printf '%s\n' "$stand_in_suite" "$runtime_version" "${stand_in_sdk[@]}"
           declare -f unpack_debian make_runtime write_appstream_compose; } | sha256sum)
  mkdir -p "$stand_in_cache" 2> /dev/null ||
    die "cannot write to $stand_in_cache (SPOOL_FLATPAK_CACHE names another folder)"
  stand_in_cache=$(CDPATH='' cd -- "$stand_in_cache" && pwd -P) || exit 1
  exec 9> "$stand_in_cache/lock"
  flock -n 9 || die "another script is at work in $stand_in_cache"
  stand_in=$stand_in_cache/${hash:0:16}
  export FLATPAK_USER_DIR=$stand_in/installation
  [ -e "$stand_in/.complete" ] && return 0
  list_made "$stand_in_cache" | xargs -0 -r rm -rf
  make_runtime org.gnome.Platform "${stand_in_platform[@]}"
  make_runtime org.gnome.Sdk "${stand_in_sdk[@]}"
  install_runtimes || exit 1
  touch "$stand_in/.complete"
  say "Made it in $((SECONDS - from)) s"
}
