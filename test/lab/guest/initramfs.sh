#!/bin/busybox sh
# First program of the guest: finds the host's file system over 9p, lays a tmpfs over it, and hands over to init.sh.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
while read -r module; do insmod "/modules/$module"; done < /modules/order

nine='trans=virtio,version=9p2000.L,msize=512000'
mount -t 9p -o "$nine,ro,cache=loose" rootfs /mnt
mkdir -p /overlay && mount -t tmpfs tmpfs /overlay
mkdir -p /overlay/upper /overlay/work
mount -t overlay overlay -o lowerdir=/mnt,upperdir=/overlay/upper,workdir=/overlay/work /newroot
mkdir -p /newroot/out && mount -t 9p -o "$nine" outfs /newroot/out
init=$(sed -n 's/.*lab\.init=\([^ ]*\).*/\1/p' /proc/cmdline)
for folder in proc sys dev; do mount --move "/$folder" "/newroot/$folder"; done
exec switch_root /newroot /bin/sh "$init"
