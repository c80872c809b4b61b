// How each kind of socket is made. None of this blocks: connecting a datagram socket only names its peer.
#include "channel.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <linux/genetlink.h>
#include <linux/netlink.h>
#include <sys/un.h>
#include <unistd.h>

namespace rejoin {
namespace {

// What a burst of scan results needs while JavaScript is busy. The kernel halves it to net.core.rmem_max without CAP_NET_ADMIN.
constexpr int kNetlinkReceiveBuffer = 8 * 1024 * 1024;

int Give(int fd, const char* operation, Failure* failure) {
  *failure = {operation, errno};
  if (fd >= 0) close(fd);
  return -1;
}

// A socket, and the address for what is to be done with it.
int DatagramFor(const std::string& path, const char* operation, sockaddr_storage* address, socklen_t* length,
                Failure* failure) {
  if (int error = UnixAddress(path, address, length)) {
    *failure = {operation, error};
    return -1;
  }
  const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  return fd < 0 ? Give(fd, "socket", failure) : fd;
}

void AskForBuffer(int fd, int forced, int ordinary, int bytes) {
  if (setsockopt(fd, SOL_SOCKET, forced, &bytes, sizeof bytes) != 0) {
    setsockopt(fd, SOL_SOCKET, ordinary, &bytes, sizeof bytes);
  }
}

}  // namespace

int UnixAddress(const std::string& path, sockaddr_storage* address, socklen_t* length) {
  auto* un = reinterpret_cast<sockaddr_un*>(address);
  const bool abstract = !path.empty() && path[0] == '@';
  if (path.empty() || path.find('\0') != std::string::npos) return EINVAL;
  // A path needs room for its NUL, an abstract name has none.
  if (path.size() > sizeof un->sun_path - (abstract ? 0 : 1)) return ENAMETOOLONG;
  std::memset(un, 0, sizeof *un);
  un->sun_family = AF_UNIX;
  std::memcpy(un->sun_path, path.data(), path.size());
  if (abstract) un->sun_path[0] = '\0';
  *length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + (abstract ? 0 : 1));
  return 0;
}

int ConnectDatagram(const std::string& path, Failure* failure) {
  sockaddr_storage address{};
  socklen_t length = 0;
  const int fd = DatagramFor(path, "connect", &address, &length, failure);
  if (fd < 0) return -1;
  // Autobind: the family alone asks for an abstract address. The daemon answers to it, and there is no file to clean up.
  sockaddr_un own{};
  own.sun_family = AF_UNIX;
  if (bind(fd, reinterpret_cast<sockaddr*>(&own), sizeof own.sun_family) != 0) return Give(fd, "bind", failure);
  if (connect(fd, reinterpret_cast<sockaddr*>(&address), length) != 0) return Give(fd, "connect", failure);
  return fd;
}

int ListenDatagram(const std::string& path, Failure* failure) {
  sockaddr_storage address{};
  socklen_t length = 0;
  const int fd = DatagramFor(path, "bind", &address, &length, failure);
  if (fd < 0) return -1;
  if (bind(fd, reinterpret_cast<sockaddr*>(&address), length) != 0) return Give(fd, "bind", failure);
  return fd;
}

int OpenGenericNetlink(Failure* failure) {
  const int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_GENERIC);
  if (fd < 0) return Give(fd, "socket", failure);
  AskForBuffer(fd, SO_RCVBUFFORCE, SO_RCVBUF, kNetlinkReceiveBuffer);
  sockaddr_nl own{};
  own.nl_family = AF_NETLINK;
  if (bind(fd, reinterpret_cast<sockaddr*>(&own), sizeof own) != 0) return Give(fd, "bind", failure);
  return fd;
}

}  // namespace rejoin
