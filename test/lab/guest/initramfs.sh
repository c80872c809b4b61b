#!/bin/busybox sh
# First program of the guest: finds the host's file system over 9p, lays a tmpfs over it, and hands over to init.sh.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
while read -r module; do insmod "/modules/$module"; done < /modules/order
option() { sed -n "s/.*lab\.$1=\([^ ]*\).*/\1/p" /proc/cmdline; }

nine='trans=virtio,version=9p2000.L,msize=512000'
mount -t 9p -o "$nine,ro,cache=loose" rootfs /mnt
mkdir -p /overlay && mount -t tmpfs tmpfs /overlay
layers=0
# What the host has in $1 becomes $2 of the guest, with writes that go to memory.
lay() {
  layers=$((layers + 1))
  mkdir -p "$2" "/overlay/$layers/upper" "/overlay/$layers/work"
  mount -t overlay overlay -o "lowerdir=$1,upperdir=/overlay/$layers/upper,workdir=/overlay/$layers/work" "$2"
}
userland=$(option userland)
lay "/mnt$userland" /newroot
# Another Debian's system lacks what is this machine's: the checkout's copy and the kernel's modules, Node and its packages.
if [ -n "$userland" ]; then
  for folder in $(option shared | tr : ' '); do lay "/mnt$folder" "/newroot$folder"; done
  node=$(option node)
  [ -e "/newroot$node" ] || { mkdir -p "/newroot${node%/*}" && touch "/newroot$node" && mount --bind "/mnt$node" "/newroot$node"; }
fi
mkdir -p /newroot/out && mount -t 9p -o "$nine" outfs /newroot/out
init=$(option init)
for folder in proc sys dev; do mount --move "/$folder" "/newroot/$folder"; done
exec switch_root /newroot /bin/sh "$init"
