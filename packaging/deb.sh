#!/usr/bin/env bash
# Packs a binary that is built, with all that [package.metadata.deb] of Cargo.toml lists, as a package for Debian:
#     packaging/deb.sh target/dist/mitreden FOLDER
# The list is written as cargo-deb reads it. This script packs it without a build of its own and with nothing but what Debian
# has, so that a test can do it around the binary it tests. DEB_COMPRESSION is dpkg-deb's -Z; prints the package's path.
set -euo pipefail
binary=$(realpath "$1") folder=$(realpath "$2")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022
root="$work/root"
mkdir -p "$root/DEBIAN" "$work/debian" "$work/extras"
packaging/extras.sh "$binary" "$work/extras"

# From Cargo.toml, a line each: `file SOURCE TARGET MODE`, with tabs, and the fields of the control file.
python3 - "$work" <<'PYTHON'
import pathlib, sys, tomllib
work = pathlib.Path(sys.argv[1])
manifest = tomllib.loads(pathlib.Path("Cargo.toml").read_text())
package, workspace = manifest["package"], manifest["workspace"]["package"]
deb = package["metadata"]["deb"]
fields = {
    "Package": package["name"],
    # What comes before a version sorts before it.
    "Version": workspace["version"].replace("-", "~", 1) + "-" + deb["revision"],
    "Section": deb["section"], "Priority": deb["priority"], "Maintainer": deb["maintainer"],
    "Depends": deb["depends"], "Suggests": deb["suggests"],
    "Description": package["description"] + "".join("\n " + (line or ".") for line in deb["extended-description"].strip().split("\n")),
}
(work / "fields").write_text("".join(f"{key}: {value}\n" for key, value in fields.items()))
(work / "version").write_text(fields["Version"])
(work / "scripts").write_text(deb["maintainer-scripts"])
(work / "files").write_text("".join("\t".join(asset) + "\n" for asset in deb["assets"]))
PYTHON

while IFS=$'\t' read -r source target mode; do
  case "$source" in
    target/release/mitreden) source="$binary" ;;
    target/extras/*) source="$work/extras/${source#target/extras/}" ;;
  esac
  # A pattern is meant: several files into one folder.
  for file in $source; do
    [ -f "$file" ] || { echo "packaging/deb.sh: no $source, which Cargo.toml lists" >&2; exit 1; }
    case "$target" in */) to="$root/$target$(basename "$file")" ;; *) to="$root/$target" ;; esac
    install -D -m "$mode" "$file" "$to"
    # As Debian wants manuals; without the time, so that the same files make the same package.
    case "$to" in */man/man*) gzip -9n "$to" ;; esac
  done
done <"$work/files"
for script in "$(cat "$work/scripts")"/*; do
  install -m 755 "$script" "$root/DEBIAN/"
done

# Which libraries the binary wants, and which of their packages' versions have them.
printf 'Source: mitreden\n\nPackage: mitreden\nArchitecture: any\n' >"$work/debian/control"
wants=$(cd "$work" && dpkg-shlibdeps -O -e"$binary" 2>/dev/null)
architecture=$(dpkg --print-architecture)
{
  sed "s/\$auto/${wants#shlibs:Depends=}/" "$work/fields" | sed '/^Description:/,$d'
  echo "Architecture: $architecture"
  echo "Installed-Size: $(du -k -s --apparent-size "$root" | cut -f1)"
  sed -n '/^Description:/,$p' "$work/fields"
} >"$root/DEBIAN/control"
(cd "$root" && find . -type f -not -path './DEBIAN/*' -printf '%P\0' | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
package="$folder/mitreden_$(cat "$work/version")_$architecture.deb"
dpkg-deb --root-owner-group -Z"${DEB_COMPRESSION:-xz}" --build "$root" "$package" >/dev/null
echo "$package"
