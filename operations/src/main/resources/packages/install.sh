#!/bin/sh
# Installs packages with the package manager of the system. Runs as root.
set -eu

if command -v apt-get >/dev/null; then
    # The packages would start servers of their own, now and after every boot. Nobody asked for that.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'rm -f "$policy"' EXIT
        trap 'exit 1' HUP INT TERM
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    apt-get install -y --no-install-recommends {{apt}}
    systemctl disable {{services}} >/dev/null 2>&1 || true
elif command -v dnf >/dev/null; then
    dnf install -y {{dnf}}
elif command -v apk >/dev/null; then
    apk add {{apk}}
else
    echo "there is no package manager that this script knows" >&2
    exit 1
fi
