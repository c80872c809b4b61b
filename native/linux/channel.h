// A non-blocking datagram socket with a bounded queue in each direction.
//
// Two threads touch a channel: the JavaScript thread (Send, Take, Close) and the I/O thread (Receive, Flush). One mutex
// orders them; no call under it blocks, so either side waits for microseconds. Nothing here knows of Node.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <sys/socket.h>
#include <vector>

namespace rejoin {

// The largest datagram that is taken in. hostap's events stay below 16 KiB, a netlink dump part below 32 KiB.
constexpr size_t kLargestDatagram = 64 * 1024;
// Whatever the limit in datagrams says, a queue never holds more than this many bytes.
constexpr size_t kLargestQueue = 16 * 1024 * 1024;

// Datagrams are received straight into a slab and copied once, into their Buffer. A slab dies with its last datagram.
struct Slab {
  static constexpr size_t kSize = 256 * 1024;
  std::unique_ptr<uint8_t[]> bytes{new uint8_t[kSize]};
  size_t used = 0;
};

int64_t MonotonicNanoseconds();

// What waits for JavaScript: a datagram, or (error != 0) something that went wrong at this place in the stream.
struct Entry {
  std::shared_ptr<Slab> slab;
  size_t offset = 0;
  size_t length = 0;
  std::string from;                  // listening sockets: who sent it, '@' for the leading NUL of an abstract address
  const char* operation = nullptr;   // 'receive' or 'send'
  int error = 0;                     // an errno value
  int64_t time = 0;                  // MonotonicNanoseconds() when it came in
  uint32_t dropped = 0;              // datagrams lost at this place; 0 = none or (netlink overrun) not known
};

class Channel {
 public:
  enum class Kind { kConnected, kListening, kNetlink };

  // Owns `fd`, which must be non-blocking. `limit` bounds each queue, in datagrams.
  Channel(int fd, Kind kind, size_t limit) : fd_(fd), kind_(kind), limit_(limit) {}
  ~Channel() { Close(); }
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  // Registers with an epoll set under `id`; 0 or an errno value.
  int Watch(int epoll, uint64_t id);
  // 0 = the kernel has it, 1 = queued behind a peer that is slow, negative = -errno and nothing was kept.
  int Send(const uint8_t* data, size_t length, const std::string& to);
  // Netlink: joins or leaves a multicast group; 0 or an errno value.
  int Membership(uint32_t group, bool join);
  std::deque<Entry> Take();
  void Close();

  // I/O thread. True = JavaScript has something to fetch.
  bool Receive(std::shared_ptr<Slab>& slab, bool hung_up);
  bool Flush();
  // Listening sockets have no one peer whose room the kernel could signal: the loop tries again by time.
  bool NeedsRetry();

 private:
  struct Outgoing {
    std::vector<uint8_t> data;
    std::string to;
  };

  int SendNow(const uint8_t* data, size_t length, const std::string& to);
  void Fail(const char* operation, int error, uint32_t dropped);
  void Interest();
  void StopWatching();

  std::mutex mutex_;
  int fd_;
  const Kind kind_;
  const size_t limit_;
  int epoll_ = -1;
  uint64_t id_ = 0;
  std::deque<Entry> inbox_;
  size_t inbox_bytes_ = 0;
  std::deque<Outgoing> outbox_;
  size_t outbox_bytes_ = 0;
  int errors_in_a_row_ = 0;
};

// Fills in a unix address: a path, or '@name' for an abstract one. 0 or an errno value.
int UnixAddress(const std::string& path, struct sockaddr_storage* address, socklen_t* length);

// Each returns a non-blocking descriptor, or -1 with what failed.
struct Failure {
  const char* operation = "";
  int error = 0;
};
int ConnectDatagram(const std::string& path, Failure* failure);
int ListenDatagram(const std::string& path, Failure* failure);
int OpenGenericNetlink(Failure* failure);

}  // namespace rejoin
