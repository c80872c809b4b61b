#!/bin/sh
# Jamf Pro, extension attribute (text): the verdict of one look at the Wi-Fi. A smart group of "stale-pmksa" gets the policy.
rejoin=${REJOIN:-/usr/local/bin/rejoin}
if [ ! -x "$rejoin" ]; then
  echo '<result>not installed</result>'
  exit 0
fi
verdict=$("$rejoin" check --timeout 30 --json 2>/dev/null | sed -nE 's/.*"verdict":"([a-z-]+)".*/\1/p')
echo "<result>${verdict:-unknown}</result>"
