#!/bin/sh
# Installs every Debian package that Parley's tests and its Linux desktop need. Run it as often as you like: what is
# there already is left alone. Works as root, or as a user who may use sudo. Prints one line.
set -eu

# Electron's libraries, and a display that exists only in memory.
electron='xvfb xauth dbus libnss3 libatk1.0-0 libatk-bridge2.0-0 libcups2 libgbm1 libgtk-3-0 libasound2 libsecret-1-0
  libnotify4 libxss1 libxtst6 libdrm2 libxkbcommon0'
# Customers write in more scripts than the interface font has.
fonts='fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji'
# Chromium draws the tests' second browser; the others are the real servers behind the tests' mail, database and bus.
servers='chromium dovecot-imapd dovecot-lmtpd postgresql redis-server'
basics='ca-certificates procps unzip'

if [ "$(id -u)" -eq 0 ]; then
  as_root=''
elif command -v sudo >/dev/null 2>&1; then
  as_root='sudo'
else
  echo 'install-debian: run this as root, or install sudo first.' >&2
  exit 1
fi
command -v apt-get >/dev/null 2>&1 || {
  echo 'install-debian: apt-get is missing; this script is for Debian and its relatives.' >&2
  exit 1
}

# Debian 13 and newer Ubuntus renamed some libraries for 64-bit time; take whichever name this release knows.
known_name() {
  for name in "$1" "$1t64"; do
    if apt-cache show "$name" 2>/dev/null | grep -q '^Version:'; then
      echo "$name"
      return
    fi
  done
  echo "$1"
}
is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}

missing=''
for package in $electron $fonts $servers $basics; do
  is_installed "$package" || is_installed "${package}t64" || missing="$missing $package"
done
if [ -z "$missing" ]; then
  echo 'install-debian: everything is installed already.'
  exit 0
fi

log="$(mktemp)"
policy=/usr/sbin/policy-rc.d
our_policy=''
cleanup() {
  [ -z "$our_policy" ] || $as_root rm -f "$policy"
  rm -f "$log"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# The tests start their own Dovecot, PostgreSQL and Redis on their own ports and folders. 101 means "do not start":
# the system's services would only take ports and memory.
if [ ! -e "$policy" ]; then
  our_policy=yes
  printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
  $as_root chmod 755 "$policy"
fi

apt() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" \
    >>"$log" 2>&1 </dev/null || {
    tail -n 30 "$log" >&2
    echo "install-debian: apt-get $1 failed; its last lines stand above." >&2
    exit 1
  }
}
apt update
wanted=''
for package in $missing; do
  wanted="$wanted $(known_name "$package")"
done
# shellcheck disable=SC2086 # a list of words on purpose
apt install --no-install-recommends $wanted
echo "install-debian: installed$wanted"
