// The addon's face to JavaScript on Windows: handles are externals, every call settles a promise, failures are numbers.
// Words and types are added by ../windows.ts.
#include "work.h"

namespace rejoin {
namespace {

// Does this process run with an administrator's token?
Napi::Value IsElevated(const Napi::CallbackInfo& info) {
  HANDLE token = nullptr;
  TOKEN_ELEVATION elevation = {};
  DWORD size = 0;
  if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) {
    if (!GetTokenInformation(token, TokenElevation, &elevation, sizeof elevation, &size)) elevation.TokenIsElevated = 0;
    CloseHandle(token);
  }
  return Napi::Boolean::New(info.Env(), elevation.TokenIsElevated != 0);
}

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  exports.Set("isElevated", Napi::Function::New(env, IsElevated, "isElevated"));
  return InitEvents(env, InitWlan(env, exports));
}

}  // namespace

NODE_API_MODULE(rejoin, Init)

}  // namespace rejoin
