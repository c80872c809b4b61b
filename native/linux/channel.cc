#include "channel.h"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <linux/netlink.h>
#include <sys/epoll.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace rejoin {
namespace {

// Datagrams taken from one socket before the others have their turn.
constexpr int kBurst = 64;
// A socket that only fails is taken out of the loop, lest it spin.
constexpr int kTooManyErrors = 16;

std::string SenderName(const sockaddr_storage& address, socklen_t length) {
  const auto* un = reinterpret_cast<const sockaddr_un*>(&address);
  const size_t start = offsetof(sockaddr_un, sun_path);
  if (length <= start || un->sun_family != AF_UNIX) return "";
  std::string name(un->sun_path, length - start);
  if (name[0] == '\0') {
    name[0] = '@';
  } else {
    name.resize(strnlen(name.data(), name.size()));
  }
  return name;
}

}  // namespace

int64_t MonotonicNanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

int Channel::Watch(int epoll, uint64_t id) {
  std::lock_guard<std::mutex> lock(mutex_);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = id;
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd_, &event) != 0) return errno;
  epoll_ = epoll;
  id_ = id;
  return 0;
}

int Channel::SendNow(const uint8_t* data, size_t length, const std::string& to) {
  for (;;) {
    ssize_t sent;
    if (to.empty()) {
      sent = send(fd_, data, length, MSG_DONTWAIT | MSG_NOSIGNAL);
    } else {
      sockaddr_storage address{};
      socklen_t address_length = 0;
      if (int error = UnixAddress(to, &address, &address_length)) return error;
      sent = sendto(fd_, data, length, MSG_DONTWAIT | MSG_NOSIGNAL, reinterpret_cast<sockaddr*>(&address),
                    address_length);
    }
    if (sent >= 0) return 0;
    // The kernel says ECONNREFUSED once and then forgets who the peer was.
    if (errno == ENOTCONN && kind_ == Kind::kConnected) return ECONNREFUSED;
    if (errno != EINTR) return errno;
  }
}

int Channel::Send(const uint8_t* data, size_t length, const std::string& to) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (fd_ < 0) return -EBADF;
  if (outbox_.empty()) {
    const int error = SendNow(data, length, to);
    if (error == 0) return 0;
    if (error != EAGAIN && error != EWOULDBLOCK) return -error;
  }
  if (outbox_.size() >= limit_ || outbox_bytes_ + length > kLargestQueue) return -ENOBUFS;
  outbox_.push_back({std::vector<uint8_t>(data, data + length), to});
  outbox_bytes_ += length;
  if (outbox_.size() == 1) Interest();
  return 1;
}

bool Channel::Flush() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (fd_ < 0 || outbox_.empty()) return false;
  bool failed = false;
  while (!outbox_.empty()) {
    const Outgoing& next = outbox_.front();
    const int error = SendNow(next.data.data(), next.data.size(), next.to);
    if (error == EAGAIN || error == EWOULDBLOCK) break;
    if (error != 0) {
      Fail("send", error, 1);
      failed = true;
    }
    outbox_bytes_ -= next.data.size();
    outbox_.pop_front();
  }
  if (outbox_.empty()) Interest();
  return failed;
}

bool Channel::NeedsRetry() {
  std::lock_guard<std::mutex> lock(mutex_);
  return fd_ >= 0 && kind_ == Kind::kListening && !outbox_.empty();
}

bool Channel::Receive(std::shared_ptr<Slab>& slab, bool hung_up) {
  std::lock_guard<std::mutex> lock(mutex_);
  bool fetched = false;
  for (int turn = 0; fd_ >= 0 && turn < kBurst; turn++) {
    if (!slab || Slab::kSize - slab->used < kLargestDatagram) slab = std::make_shared<Slab>();
    sockaddr_storage sender{};
    iovec space{slab->bytes.get() + slab->used, kLargestDatagram};
    msghdr message{};
    message.msg_name = &sender;
    message.msg_namelen = sizeof sender;
    message.msg_iov = &space;
    message.msg_iovlen = 1;
    const ssize_t received = recvmsg(fd_, &message, MSG_DONTWAIT);
    if (received < 0) {
      if (errno == EINTR) continue;
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        if (hung_up) {
          Fail("receive", ECONNRESET, 0);
          StopWatching();
          fetched = true;
        }
        break;
      }
      Fail("receive", errno, 0);
      fetched = true;
      if (++errors_in_a_row_ >= kTooManyErrors) StopWatching();
      if (epoll_ < 0) break;
      continue;
    }
    errors_in_a_row_ = 0;
    // Only the kernel is believed on a netlink socket.
    if (kind_ == Kind::kNetlink && reinterpret_cast<sockaddr_nl*>(&sender)->nl_pid != 0) continue;
    fetched = true;
    const size_t length = static_cast<size_t>(received);
    if (message.msg_flags & MSG_TRUNC) {
      Fail("receive", EMSGSIZE, 1);
    } else if (inbox_.size() >= limit_ || inbox_bytes_ + length > kLargestQueue) {
      // The oldest are kept: what was lost is a gap at a known place, and the reply that someone waits for is in front.
      Fail("receive", ENOBUFS, 1);
    } else {
      Entry entry;
      entry.slab = slab;
      entry.offset = slab->used;
      entry.length = length;
      entry.time = MonotonicNanoseconds();
      if (kind_ == Kind::kListening) entry.from = SenderName(sender, message.msg_namelen);
      // Rounded up, so that two threads never share a cache line of it.
      slab->used += (length + 63) & ~static_cast<size_t>(63);
      inbox_bytes_ += length;
      inbox_.push_back(std::move(entry));
    }
  }
  return fetched;
}

// Repeats of one failure become one entry, and beyond twice the limit so does anything: a flood cannot grow the queue.
void Channel::Fail(const char* operation, int error, uint32_t dropped) {
  if (!inbox_.empty()) {
    Entry& last = inbox_.back();
    const bool same = last.error == error && strcmp(last.operation, operation) == 0;
    if (same || (last.error != 0 && inbox_.size() >= 2 * limit_ + kTooManyErrors)) {
      last.dropped += dropped;
      return;
    }
  }
  Entry entry;
  entry.operation = operation;
  entry.error = error;
  entry.time = MonotonicNanoseconds();
  entry.dropped = dropped;
  inbox_.push_back(std::move(entry));
}

void Channel::Interest() {
  if (epoll_ < 0 || kind_ == Kind::kListening) return;
  epoll_event event{};
  event.events = outbox_.empty() ? EPOLLIN : EPOLLIN | EPOLLOUT;
  event.data.u64 = id_;
  epoll_ctl(epoll_, EPOLL_CTL_MOD, fd_, &event);
}

void Channel::StopWatching() {
  if (epoll_ < 0) return;
  epoll_ctl(epoll_, EPOLL_CTL_DEL, fd_, nullptr);
  epoll_ = -1;
}

int Channel::Membership(uint32_t group, bool join) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (fd_ < 0) return EBADF;
  const int option = join ? NETLINK_ADD_MEMBERSHIP : NETLINK_DROP_MEMBERSHIP;
  return setsockopt(fd_, SOL_NETLINK, option, &group, sizeof group) == 0 ? 0 : errno;
}

std::deque<Entry> Channel::Take() {
  std::lock_guard<std::mutex> lock(mutex_);
  std::deque<Entry> taken;
  taken.swap(inbox_);
  inbox_bytes_ = 0;
  return taken;
}

void Channel::Close() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (fd_ < 0) return;
  StopWatching();
  close(fd_);
  fd_ = -1;
  inbox_.clear();
  outbox_.clear();
}

}  // namespace rejoin
