#!/bin/sh
# Jamf Pro, policy script, also for self service. Parameter 4: the network; without it, the one that is in trouble.
# Exit 0: fixed, or nothing to mend. Otherwise the exit code of `rejoin fix`.
rejoin=${REJOIN:-/usr/local/bin/rejoin}
ssid=${4:-}
if [ -n "$ssid" ]; then
  checked=$("$rejoin" check --ssid "$ssid" --timeout 60 --json 2>/dev/null)
else
  checked=$("$rejoin" check --timeout 60 --json 2>/dev/null)
fi
code=$?
if [ "$code" -ne 10 ]; then
  echo "nothing to mend (rejoin check ended with $code)"
  exit 0
fi
# Of a JSON string, quotes and backslashes have a backslash before them.
ssid=$(printf '%s\n' "$checked" | sed -nE 's/.*"ssid":"(([^"\\]|\\.)*)","connected".*/\1/p' | sed -E 's/\\(.)/\1/g')
exec "$rejoin" fix "$ssid" --yes
