#!/bin/sh
# Munki, installcheck_script of a nopkg item: exit 0 has Munki run the postinstall_script, any other code leaves it.
rejoin=${REJOIN:-/usr/local/bin/rejoin}
[ -x "$rejoin" ] || exit 1
"$rejoin" check --timeout 30 >/dev/null 2>&1
[ $? -eq 10 ]
