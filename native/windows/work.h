// Calls to services can take long, so none is made on the JavaScript thread: each runs on a pool thread and settles a
// promise. What it found is turned into JavaScript values back on the importing thread.
#pragma once

#define WIN32_LEAN_AND_MEAN
#include <napi.h>
#include <windows.h>

#include <functional>
#include <string>
#include <utility>

namespace rejoin {

using Answer = std::function<Napi::Value(Napi::Env)>;

class Work : public Napi::AsyncWorker {
 public:
  static Napi::Value Run(Napi::Env env, std::function<Answer()> call) {
    auto* work = new Work(env, std::move(call));
    Napi::Promise promise = work->deferred_.Promise();
    work->Queue();
    return promise;
  }

 private:
  Work(Napi::Env env, std::function<Answer()> call)
      : Napi::AsyncWorker(env), deferred_(Napi::Promise::Deferred::New(env)), call_(std::move(call)) {}

  void Execute() override { answer_ = call_(); }
  void OnOK() override { deferred_.Resolve(answer_(Env())); }

  Napi::Promise::Deferred deferred_;
  std::function<Answer()> call_;
  Answer answer_;
};

// JavaScript strings are UTF-16, as Windows' are; wchar_t is the same 16 bits under another name.
inline std::wstring Wide(const Napi::Value& value) {
  const std::u16string text = value.As<Napi::String>().Utf16Value();
  return std::wstring(text.begin(), text.end());
}

inline Napi::String Text(Napi::Env env, const std::wstring& text) {
  return Napi::String::New(env, reinterpret_cast<const char16_t*>(text.data()), text.size());
}

// A fixed field that need not end in a NUL.
inline std::wstring Field(const wchar_t* text, size_t size) { return std::wstring(text, wcsnlen(text, size)); }

// `error` is a Win32 error or an HRESULT; `reason` a WLAN_REASON_CODE where there is one. Words are added in TypeScript.
inline Answer Failed(const char* operation, DWORD error, DWORD reason = 0) {
  return [=](Napi::Env env) -> Napi::Value {
    auto object = Napi::Object::New(env);
    object.Set("operation", operation);
    object.Set("error", static_cast<double>(error));
    object.Set("reason", static_cast<double>(reason));
    return object;
  };
}

inline Answer Done() {
  return [](Napi::Env env) -> Napi::Value { return Napi::Boolean::New(env, true); };
}

// Only from the system's own folder: nothing that lies beside the program is ever loaded in its stead.
inline HMODULE LoadSystem(const wchar_t* name) { return LoadLibraryExW(name, nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32); }

Napi::Object InitWlan(Napi::Env env, Napi::Object exports);
Napi::Object InitEvents(Napi::Env env, Napi::Object exports);

}  // namespace rejoin
