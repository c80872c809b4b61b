// wlanapi.dll, bound at run time: a machine without the wireless service still loads the addon, and is told what is missing.
#pragma once

#include "work.h"

#include <wlanapi.h>

namespace rejoin {

#define REJOIN_WLAN_FUNCTIONS(X)                                                                                     \
  X(WlanOpenHandle) X(WlanCloseHandle) X(WlanFreeMemory) X(WlanEnumInterfaces) X(WlanRegisterNotification)           \
  X(WlanGetProfileList) X(WlanGetProfile) X(WlanSetProfile) X(WlanDeleteProfile) X(WlanSetProfilePosition)           \
  X(WlanConnect) X(WlanDisconnect) X(WlanQueryInterface) X(WlanReasonCodeToString)

struct WlanApi {
#define REJOIN_DECLARE(name) decltype(&::name) name = nullptr;
  REJOIN_WLAN_FUNCTIONS(REJOIN_DECLARE)
#undef REJOIN_DECLARE

  // 0, or why the library or one of its functions is not there. Loaded once a process and never unloaded.
  static DWORD Load(const WlanApi** api);
};

}  // namespace rejoin
