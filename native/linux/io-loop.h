// One thread, one epoll set: moves datagrams between sockets and queues while JavaScript is busy or asleep.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "channel.h"

namespace rejoin {

class IoLoop {
 public:
  // `wake` is called from the loop's thread, at most once between two calls of Woken().
  explicit IoLoop(std::function<void()> wake) : wake_(std::move(wake)) {}
  ~IoLoop() { Stop(); }

  // Takes up a channel, starting the thread for the first; 0 or an errno value.
  int Add(uint64_t id, const std::shared_ptr<Channel>& channel);
  void Remove(uint64_t id);
  // The channel has datagrams that only time can move (see Channel::NeedsRetry).
  void Nudge();
  // To be called before the queues are emptied, so that what comes in meanwhile wakes again.
  void Woken() { awake_.store(false); }
  void Stop();

 private:
  int Start();
  void Run();
  std::shared_ptr<Channel> Find(uint64_t id);
  // Serves the listening channels that wait for a reader; true = some still wait.
  bool Retry(bool* fetched);

  const std::function<void()> wake_;
  std::mutex mutex_;
  std::map<uint64_t, std::shared_ptr<Channel>> channels_;
  std::thread thread_;
  std::atomic<bool> stop_{false};
  std::atomic<bool> awake_{false};
  int epoll_ = -1;
  int nudge_ = -1;
};

}  // namespace rejoin
