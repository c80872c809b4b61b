// CoreWLAN in plain C++: what ../macos.ts promises, without JavaScript and without Objective-C at its face.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rejoin {

// An NSError, or a network that no scan finds.
struct Failure {
  bool not_found = false;
  std::string domain;
  long code = 0;
  std::string text;
};

struct State {
  bool power = false;
  bool active = false;
  std::optional<std::string> ssid;  // bytes
  std::optional<std::string> bssid;
  long security = 0;
  long rssi = 0;
};

struct Profile {
  std::string ssid;  // bytes
  long security = 0;
};

std::vector<std::string> InterfaceNames();
std::optional<State> StateOf(const std::string& iface);
std::vector<Profile> ProfilesOf(const std::string& iface);
std::optional<Failure> ClearPmk(const std::string& iface);
// Takes seconds. The password is UTF-8; what CoreWLAN copies of it is CoreWLAN's.
std::optional<Failure> Associate(const std::string& iface, const std::string& ssid, const std::string& password);

// Hears of events, on threads of CoreWLAN.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void Heard(const char* kind, const std::string& iface) = 0;
};

// Listens as long as it lives. After its end the listener is not called any more.
class Monitor {
 public:
  explicit Monitor(std::shared_ptr<Listener> listener);
  ~Monitor();
  Monitor(const Monitor&) = delete;
  Monitor& operator=(const Monitor&) = delete;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rejoin
