#!/bin/sh
# Init of the guest, on the host's own files: mounts what a running system has, runs the batch, switches the power off.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
option() { sed -n "s/.*lab\.$1=\([^ ]*\).*/\1/p" /proc/cmdline; }

mount -t tmpfs tmpfs /run
mkdir -p /lib/modules && mount --bind "$(option modules)" /lib/modules
[ -e /dev/fd ] || ln -s /proc/self/fd /dev/fd
ip link set lo up
# What a signal ends leaves its memory there: a crash of Node says nothing else.
ulimit -c unlimited
echo '/out/.guests/%e.%p.core' > /proc/sys/kernel/core_pattern

# Supplicant and access point of another Debian: the processes bear their own names, and find sockets and groups as here.
other=$(option supplicant)
if [ -n "$other" ]; then
  for folder in proc sys dev run tmp; do mount --rbind "/$folder" "$other/$folder"; done
  cp /etc/passwd /etc/group "$other/etc/"
  for program in wpa_supplicant hostapd; do
    printf '#!/bin/sh\nexec chroot "%s" "/usr/sbin/%s" "$@"\n' "$other" "$program" > "/usr/local/sbin/$program"
    chmod +x "/usr/local/sbin/$program"
  done
fi

# Writes go to the overlay in memory; what the host has compiled before is read through it.
lab=$(dirname "$(option init)")
export NODE_COMPILE_CACHE="${lab%/test/lab/guest}/compile-cache"
cd "$lab/../../.." || echo "@lab {\"event\":\"fault\",\"text\":\"no checkout at $lab\"}"
"$(option node)" "$lab/main.ts" "$(option batch)" || echo '@lab {"event":"fault","text":"the guest program ended with an error"}'
sync
echo o > /proc/sysrq-trigger
while :; do :; done
