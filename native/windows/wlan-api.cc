#include "wlan-api.h"

#include <mutex>

namespace rejoin {

DWORD WlanApi::Load(const WlanApi** api) {
  static std::mutex lock;
  static WlanApi loaded;
  static bool whole = false;
  std::lock_guard<std::mutex> guard(lock);
  *api = &loaded;
  if (whole) return 0;
  const HMODULE library = LoadSystem(L"wlanapi.dll");
  if (library == nullptr) return GetLastError();
#define REJOIN_BIND(name)                                                                                            \
  loaded.name = reinterpret_cast<decltype(loaded.name)>(reinterpret_cast<void*>(GetProcAddress(library, #name)));    \
  if (loaded.name == nullptr) return ERROR_PROC_NOT_FOUND;
  REJOIN_WLAN_FUNCTIONS(REJOIN_BIND)
#undef REJOIN_BIND
  whole = true;
  return 0;
}

}  // namespace rejoin
