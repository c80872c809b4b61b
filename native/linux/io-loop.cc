#include "io-loop.h"

#include <cerrno>
#include <csignal>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace rejoin {
namespace {

constexpr int kEventsAtOnce = 32;
constexpr int kRetryMilliseconds = 2;
// The epoll key of the eventfd; channels count from 1.
constexpr uint64_t kNudge = 0;

}  // namespace

int IoLoop::Start() {
  if (thread_.joinable()) return 0;
  if (epoll_ < 0 && (epoll_ = epoll_create1(EPOLL_CLOEXEC)) < 0) return errno;
  if (nudge_ < 0) {
    if ((nudge_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) < 0) return errno;
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = kNudge;
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, nudge_, &event) != 0) return errno;
  }
  // Signals are the process's affair; the thread inherits a mask that leaves them to it. On Linux the mask is the calling
  // thread's; pthread_sigmask of a new glibc is not in the oldest that Node runs on.
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  int error = 0;
  try {
    thread_ = std::thread(&IoLoop::Run, this);
  } catch (const std::system_error& failure) {
    error = failure.code().value();
  }
  sigprocmask(SIG_SETMASK, &before, nullptr);
  return error;
}

int IoLoop::Add(uint64_t id, const std::shared_ptr<Channel>& channel) {
  if (int error = Start()) return error;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    channels_[id] = channel;
  }
  const int error = channel->Watch(epoll_, id);
  if (error) Remove(id);
  return error;
}

void IoLoop::Remove(uint64_t id) {
  std::lock_guard<std::mutex> lock(mutex_);
  channels_.erase(id);
}

void IoLoop::Nudge() {
  const uint64_t one = 1;
  if (write(nudge_, &one, sizeof one) < 0) return;  // Only EAGAIN: it is signalled already.
}

std::shared_ptr<Channel> IoLoop::Find(uint64_t id) {
  std::lock_guard<std::mutex> lock(mutex_);
  const auto found = channels_.find(id);
  return found == channels_.end() ? nullptr : found->second;
}

bool IoLoop::Retry(bool* fetched) {
  std::vector<std::shared_ptr<Channel>> all;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    for (const auto& [id, channel] : channels_) all.push_back(channel);
  }
  bool waiting = false;
  for (const auto& channel : all) {
    if (!channel->NeedsRetry()) continue;
    *fetched |= channel->Flush();
    waiting |= channel->NeedsRetry();
  }
  return waiting;
}

void IoLoop::Run() {
  prctl(PR_SET_NAME, "rejoin-io");
  std::shared_ptr<Slab> slab;
  epoll_event events[kEventsAtOnce];
  bool waiting = false;
  while (!stop_.load()) {
    const int count = epoll_wait(epoll_, events, kEventsAtOnce, waiting ? kRetryMilliseconds : -1);
    if (count < 0 && errno != EINTR) return;
    bool fetched = false;
    for (int i = 0; i < count; i++) {
      if (events[i].data.u64 == kNudge) {
        uint64_t counter;
        if (read(nudge_, &counter, sizeof counter) > 0) waiting = true;
        continue;
      }
      // By number and not by address: a channel that was closed meanwhile is simply not found.
      const auto channel = Find(events[i].data.u64);
      if (!channel) continue;
      if (events[i].events & (EPOLLIN | EPOLLERR | EPOLLHUP)) {
        fetched |= channel->Receive(slab, (events[i].events & EPOLLHUP) != 0);
      }
      if (events[i].events & EPOLLOUT) fetched |= channel->Flush();
    }
    if (waiting) waiting = Retry(&fetched);
    if (fetched && !awake_.exchange(true)) wake_();
  }
}

void IoLoop::Stop() {
  if (thread_.joinable()) {
    stop_.store(true);
    Nudge();
    thread_.join();
  }
  {
    std::lock_guard<std::mutex> lock(mutex_);
    channels_.clear();
  }
  if (nudge_ >= 0) close(nudge_);
  if (epoll_ >= 0) close(epoll_);
  nudge_ = epoll_ = -1;
}

}  // namespace rejoin
