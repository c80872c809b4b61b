// The event log: what was written, and what is being written, as XML. Events are pulled; the log only says that there are some.
#include "work.h"

#include <winevt.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace rejoin {
namespace {

#define REJOIN_EVT_FUNCTIONS(X) X(EvtSubscribe) X(EvtQuery) X(EvtNext) X(EvtRender) X(EvtCreateBookmark) X(EvtUpdateBookmark) X(EvtClose)

struct EvtApi {
#define REJOIN_DECLARE(name) decltype(&::name) name = nullptr;
  REJOIN_EVT_FUNCTIONS(REJOIN_DECLARE)
#undef REJOIN_DECLARE

  static DWORD Load(const EvtApi** api) {
    static std::mutex lock;
    static EvtApi loaded;
    static bool whole = false;
    std::lock_guard<std::mutex> guard(lock);
    *api = &loaded;
    if (whole) return 0;
    const HMODULE library = LoadSystem(L"wevtapi.dll");
    if (library == nullptr) return GetLastError();
#define REJOIN_BIND(name)                                                                                            \
  loaded.name = reinterpret_cast<decltype(loaded.name)>(reinterpret_cast<void*>(GetProcAddress(library, #name)));    \
  if (loaded.name == nullptr) return ERROR_PROC_NOT_FOUND;
    REJOIN_EVT_FUNCTIONS(REJOIN_BIND)
#undef REJOIN_BIND
    whole = true;
    return 0;
  }
};

struct Handle {
  const EvtApi* api = nullptr;
  EVT_HANDLE handle = nullptr;
  Handle(const EvtApi* api, EVT_HANDLE handle) : api(api), handle(handle) {}
  ~Handle() {
    if (handle != nullptr) api->EvtClose(handle);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
};

// XML of an event or a bookmark; 0 or why not.
DWORD Render(const EvtApi* api, EVT_HANDLE fragment, DWORD what, std::wstring* xml) {
  std::vector<wchar_t> text(4096);
  for (int tries = 0; tries < 3; tries++) {
    DWORD used = 0;
    DWORD properties = 0;
    const DWORD room = static_cast<DWORD>(text.size() * sizeof(wchar_t));
    if (api->EvtRender(nullptr, fragment, what, room, text.data(), &used, &properties)) {
      *xml = Field(text.data(), used / sizeof(wchar_t));
      return 0;
    }
    const DWORD error = GetLastError();
    if (error != ERROR_INSUFFICIENT_BUFFER) return error;
    text.resize(used / sizeof(wchar_t) + 1);
  }
  return ERROR_INSUFFICIENT_BUFFER;
}

struct Batch {
  std::vector<std::wstring> events;
  std::wstring bookmark;
  // Events that could not be rendered.
  uint32_t lost = 0;
  bool more = false;
};

Answer Told(Batch batch) {
  return [batch = std::move(batch)](Napi::Env env) -> Napi::Value {
    auto events = Napi::Array::New(env, batch.events.size());
    for (uint32_t n = 0; n < batch.events.size(); n++) events.Set(n, Text(env, batch.events[n]));
    auto object = Napi::Object::New(env);
    object.Set("events", events);
    object.Set("bookmark", Text(env, batch.bookmark));
    object.Set("lost", batch.lost);
    object.Set("more", batch.more);
    return object;
  };
}

constexpr DWORD kBatch = 64;
constexpr DWORD kPatience = 2000;  // milliseconds

// Takes up to `most` events; 0 or why not. The bookmark stands at the last one taken.
DWORD Pull(const EvtApi* api, EVT_HANDLE results, EVT_HANDLE bookmark, DWORD most, Batch* batch) {
  EVT_HANDLE events[kBatch];
  DWORD count = 0;
  batch->more = false;
  if (!api->EvtNext(results, most < kBatch ? most : kBatch, events, kPatience, 0, &count)) {
    const DWORD error = GetLastError();
    // A pull subscription that has nothing now says the one or the other.
    return error == ERROR_NO_MORE_ITEMS || error == ERROR_TIMEOUT ? 0 : error;
  }
  for (DWORD n = 0; n < count; n++) {
    Handle event(api, events[n]);
    std::wstring xml;
    if (Render(api, event.handle, EvtRenderEventXml, &xml) == 0)
      batch->events.push_back(std::move(xml));
    else
      batch->lost++;
    api->EvtUpdateBookmark(bookmark, event.handle);
  }
  batch->more = count > 0;
  return count > 0 ? Render(api, bookmark, EvtRenderBookmark, &batch->bookmark) : 0;
}

Napi::Value Query(const Napi::CallbackInfo& info) {
  const bool backward = info[2].As<Napi::Boolean>().Value();
  const DWORD most = info[3].As<Napi::Number>().Uint32Value();
  return Work::Run(info.Env(), [=, channel = Wide(info[0]), query = Wide(info[1])]() -> Answer {
    const EvtApi* api = nullptr;
    if (DWORD error = EvtApi::Load(&api)) return Failed("wevtapi.dll", error);
    const DWORD flags = EvtQueryChannelPath | (backward ? EvtQueryReverseDirection : EvtQueryForwardDirection);
    Handle results(api, api->EvtQuery(nullptr, channel.c_str(), query.c_str(), flags));
    if (results.handle == nullptr) return Failed("EvtQuery", GetLastError());
    Handle bookmark(api, api->EvtCreateBookmark(nullptr));
    if (bookmark.handle == nullptr) return Failed("EvtCreateBookmark", GetLastError());
    Batch all;
    do {
      const DWORD left = most - static_cast<DWORD>(all.events.size()) - all.lost;
      if (DWORD error = Pull(api, results.handle, bookmark.handle, left, &all)) return Failed("EvtNext", error);
    } while (all.more && all.events.size() + all.lost < most);
    return Told(std::move(all));
  });
}

struct Subscription {
  const EvtApi* api = nullptr;
  HANDLE signal = nullptr;
  EVT_HANDLE results = nullptr;
  EVT_HANDLE bookmark = nullptr;
  HANDLE wait = nullptr;
  napi_threadsafe_function wake = nullptr;

  ~Subscription() {
    Quiet();
    if (results != nullptr) api->EvtClose(results);
    if (bookmark != nullptr) api->EvtClose(bookmark);
    if (signal != nullptr) CloseHandle(signal);
  }

  static void CALLBACK OnSignal(void* context, BOOLEAN) {
    auto* self = static_cast<Subscription*>(context);
    // Closing: the environment ends, and the function must not be touched again.
    if (napi_call_threadsafe_function(self->wake, nullptr, napi_tsfn_nonblocking) == napi_closing) self->wake = nullptr;
  }

  // Once for each time, because the event stays signalled until it is reset.
  void Arm() {
    Disarm();
    if (wake != nullptr)
      RegisterWaitForSingleObject(&wait, signal, OnSignal, this, INFINITE, WT_EXECUTEONLYONCE);
  }

  // Waits for a callback that runs.
  void Disarm() {
    if (wait != nullptr) UnregisterWaitEx(wait, INVALID_HANDLE_VALUE);
    wait = nullptr;
  }

  void Quiet() {
    Disarm();
    if (wake != nullptr) napi_release_threadsafe_function(wake, napi_tsfn_abort);
    wake = nullptr;
  }
};

using Shared = std::shared_ptr<Subscription>;

Shared& Of(const Napi::CallbackInfo& info) { return *info[0].As<Napi::External<Shared>>().Data(); }

// @param bookmark '' = from the oldest record on
Napi::Value Subscribe(const Napi::CallbackInfo& info) {
  auto subscription = std::make_shared<Subscription>();
  napi_value name = Napi::String::New(info.Env(), "rejoin events");
  napi_create_threadsafe_function(info.Env(), info[3], nullptr, name, 0, 1, nullptr, nullptr, nullptr, nullptr, &subscription->wake);
  napi_unref_threadsafe_function(info.Env(), subscription->wake);
  return Work::Run(info.Env(), [subscription, channel = Wide(info[0]), query = Wide(info[1]), after = Wide(info[2])]() -> Answer {
    Subscription& self = *subscription;
    if (DWORD error = EvtApi::Load(&self.api)) return Failed("wevtapi.dll", error);
    self.bookmark = self.api->EvtCreateBookmark(after.empty() ? nullptr : after.c_str());
    if (self.bookmark == nullptr) return Failed("EvtCreateBookmark", GetLastError());
    self.signal = CreateEventW(nullptr, TRUE, TRUE, nullptr);
    if (self.signal == nullptr) return Failed("CreateEvent", GetLastError());
    // Strict: records that were overwritten before they were read are told as an error, not passed over.
    const DWORD flags = after.empty() ? EvtSubscribeStartAtOldestRecord : EvtSubscribeStartAfterBookmark | EvtSubscribeStrict;
    self.results = self.api->EvtSubscribe(nullptr, self.signal, channel.c_str(), query.c_str(), after.empty() ? nullptr : self.bookmark,
                                          nullptr, nullptr, flags);
    if (self.results == nullptr) return Failed("EvtSubscribe", GetLastError());
    self.Arm();
    return [subscription](Napi::Env env) -> Napi::Value {
      return Napi::External<Shared>::New(env, new Shared(subscription), [](Napi::Env, Shared* held) { delete held; });
    };
  });
}

// Must not run twice at once for a subscription. `more` is false once everything was taken; then the callback comes for the next.
Napi::Value Next(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [subscription = Of(info)]() -> Answer {
    Subscription& self = *subscription;
    // Before, not after: what is written meanwhile signals again, and costs one look that finds nothing.
    ResetEvent(self.signal);
    Batch batch;
    if (DWORD error = Pull(self.api, self.results, self.bookmark, kBatch, &batch)) return Failed("EvtNext", error);
    if (!batch.more) self.Arm();
    return Told(std::move(batch));
  });
}

// Not while `next` runs.
Napi::Value Unsubscribe(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [subscription = Of(info)]() -> Answer {
    subscription->Quiet();
    return Done();
  });
}

}  // namespace

Napi::Object InitEvents(Napi::Env env, Napi::Object exports) {
  const std::pair<const char*, Napi::Value (*)(const Napi::CallbackInfo&)> functions[] = {
      {"evtQuery", Query}, {"evtSubscribe", Subscribe}, {"evtNext", Next}, {"evtUnsubscribe", Unsubscribe}};
  for (const auto& [name, function] : functions) exports.Set(name, Napi::Function::New(env, function, name));
  return exports;
}

}  // namespace rejoin
