// The addon's face to JavaScript on macOS; its types are in ../macos.ts.
#include <napi.h>

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "wlan.h"

namespace rejoin {
namespace {

std::string Text(const Napi::Value& value) { return value.As<Napi::String>().Utf8Value(); }

std::string Bytes(const Napi::Value& value) {
  const auto array = value.As<Napi::Uint8Array>();
  return std::string(reinterpret_cast<const char*>(array.Data()), array.ByteLength());
}

Napi::Value GiveBytes(Napi::Env env, const std::string& bytes) {
  return Napi::Buffer<char>::Copy(env, bytes.data(), bytes.size());
}

// undefined = it went well
Napi::Value Give(Napi::Env env, const std::optional<Failure>& failure) {
  if (!failure) return env.Undefined();
  if (failure->not_found) return Napi::String::New(env, "not-found");
  auto object = Napi::Object::New(env);
  object.Set("domain", failure->domain);
  object.Set("code", static_cast<double>(failure->code));
  object.Set("text", failure->text);
  return object;
}

Napi::Value Interfaces(const Napi::CallbackInfo& info) {
  const auto names = InterfaceNames();
  auto array = Napi::Array::New(info.Env(), names.size());
  for (uint32_t i = 0; i < names.size(); i++) array.Set(i, names[i]);
  return array;
}

Napi::Value GiveState(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto state = StateOf(Text(info[0]));
  if (!state) return env.Undefined();
  auto object = Napi::Object::New(env);
  object.Set("power", state->power);
  object.Set("active", state->active);
  if (state->ssid) object.Set("ssid", GiveBytes(env, *state->ssid));
  if (state->bssid) object.Set("bssid", *state->bssid);
  object.Set("security", static_cast<double>(state->security));
  object.Set("rssi", static_cast<double>(state->rssi));
  return object;
}

Napi::Value GiveProfiles(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto profiles = ProfilesOf(Text(info[0]));
  auto array = Napi::Array::New(env, profiles.size());
  for (uint32_t i = 0; i < profiles.size(); i++) {
    auto object = Napi::Object::New(env);
    object.Set("ssid", GiveBytes(env, profiles[i].ssid));
    object.Set("security", static_cast<double>(profiles[i].security));
    array.Set(i, object);
  }
  return array;
}

Napi::Value Clear(const Napi::CallbackInfo& info) { return Give(info.Env(), ClearPmk(Text(info[0]))); }

// One join, on a thread of the pool.
class Joining : public Napi::AsyncWorker {
 public:
  Joining(Napi::Env env, std::string iface, std::string ssid, std::string password)
      : Napi::AsyncWorker(env),
        deferred_(Napi::Promise::Deferred::New(env)),
        iface_(std::move(iface)),
        ssid_(std::move(ssid)),
        password_(std::move(password)) {}

  ~Joining() override { Wipe(); }

  Napi::Promise Promise() const { return deferred_.Promise(); }

  void Execute() override {
    failure_ = Associate(iface_, ssid_, password_);
    Wipe();
  }

  void OnOK() override { deferred_.Resolve(Give(Env(), failure_)); }

 private:
  void Wipe() {
    volatile char* bytes = password_.data();
    for (size_t i = 0; i < password_.size(); i++) bytes[i] = 0;
  }

  Napi::Promise::Deferred deferred_;
  const std::string iface_;
  const std::string ssid_;
  std::string password_;
  std::optional<Failure> failure_;
};

Napi::Value Join(const Napi::CallbackInfo& info) {
  auto* joining = new Joining(info.Env(), Text(info[0]), Bytes(info[1]), Bytes(info[2]));
  const auto promise = joining->Promise();
  joining->Queue();
  return promise;
}

struct Event {
  std::string kind;
  std::string iface;
};

// Carries events from CoreWLAN's threads to the importing one. It does not keep the process alive.
class Carrier : public Listener {
 public:
  Carrier(Napi::Env env, const Napi::Function& callback)
      : calls_(Napi::ThreadSafeFunction::New(env, callback, "rejoin", 0, 1)) {
    calls_.Unref(env);
  }

  void Heard(const char* kind, const std::string& iface) override {
    // Held also while it is queued: what is aborted meanwhile may be freed.
    const std::lock_guard<std::mutex> lock(mutex_);
    if (stopped_) return;
    auto* event = new Event{kind, iface};
    if (calls_.NonBlockingCall(event, Deliver) != napi_ok) delete event;
  }

  void Stop() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!stopped_) calls_.Abort();
    stopped_ = true;
  }

 private:
  static void Deliver(Napi::Env env, Napi::Function callback, Event* event) {
    const std::unique_ptr<Event> owned(event);
    if (env == nullptr || callback == nullptr) return;
    auto object = Napi::Object::New(env);
    object.Set("kind", owned->kind);
    object.Set("iface", owned->iface);
    callback.Call({object});
  }

  Napi::ThreadSafeFunction calls_;
  std::mutex mutex_;
  bool stopped_ = false;
};

struct Listening {
  std::shared_ptr<Carrier> carrier;
  std::unique_ptr<Monitor> monitor;

  void Stop() {
    monitor.reset();
    carrier->Stop();
  }
};

Napi::Value Listen(const Napi::CallbackInfo& info) {
  auto listening = std::make_shared<Listening>();
  listening->carrier = std::make_shared<Carrier>(info.Env(), info[0].As<Napi::Function>());
  listening->monitor = std::make_unique<Monitor>(listening->carrier);
  // After the thread-safe function was made: hooks run last in, first out, so nothing calls it when it is gone.
  info.Env().AddCleanupHook([listening] { listening->Stop(); });
  return Napi::Function::New(info.Env(), [listening](const Napi::CallbackInfo&) { listening->Stop(); }, "stop");
}

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  exports.Set("interfaces", Napi::Function::New(env, Interfaces, "interfaces"));
  exports.Set("state", Napi::Function::New(env, GiveState, "state"));
  exports.Set("profiles", Napi::Function::New(env, GiveProfiles, "profiles"));
  exports.Set("clearPmk", Napi::Function::New(env, Clear, "clearPmk"));
  exports.Set("associate", Napi::Function::New(env, Join, "associate"));
  exports.Set("listen", Napi::Function::New(env, Listen, "listen"));
  return exports;
}

}  // namespace

NODE_API_MODULE(rejoin, Init)

}  // namespace rejoin
