#!/bin/sh
# Init of the guest, on the host's own files: mounts what a running system has, runs the batch, switches the power off.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
option() { sed -n "s/.*lab\.$1=\([^ ]*\).*/\1/p" /proc/cmdline; }

mount -t tmpfs tmpfs /run
mkdir -p /lib/modules && mount --bind "$(option modules)" /lib/modules
[ -e /dev/fd ] || ln -s /proc/self/fd /dev/fd
ip link set lo up

# Writes go to the overlay in memory; what the host has compiled before is read through it.
export LAB_CACHE="$(option cache)"
lab=$(dirname "$(option init)")
export NODE_COMPILE_CACHE="${lab%/test/lab/guest}/compile-cache"
cd "$lab/../../.." || echo "@lab {\"event\":\"fault\",\"text\":\"no checkout at $lab\"}"
"$(option node)" "$lab/main.ts" "$(option batch)" || echo '@lab {"event":"fault","text":"the guest program ended with an error"}'
sync
echo o > /proc/sysrq-trigger
while :; do :; done
