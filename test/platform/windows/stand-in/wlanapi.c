/* A wlanapi.dll that asks the test. Structures are laid out as in Microsoft's wlanapi.h, memory is given as there. */
#include "rpc.h"

#include <windows.h>

#include <wlanapi.h>

#define EXPORT __declspec(dllexport)

struct client {
  DWORD number;
  SOCKET channel;
  HANDLE thread;
  WLAN_NOTIFICATION_CALLBACK callback;
  PVOID context;
};

/* What WlanFreeMemory was given must have come from here. */
struct block {
  DWORD mark;
  DWORD size;
};
#define MARK 0x4b4c4f42

static void *give(size_t size) {
  struct block *b = calloc(1, sizeof *b + size);
  b->mark = MARK;
  return b + 1;
}

EXPORT VOID WINAPI WlanFreeMemory(PVOID memory) {
  struct block *b = (struct block *)memory - 1;
  if (memory == NULL) return;
  if (b->mark != MARK) abort();
  b->mark = 0;
  free(b);
}

EXPORT DWORD WINAPI WlanOpenHandle(DWORD version, PVOID reserved, PDWORD negotiated, PHANDLE handle) {
  struct reply r;
  if (reserved || !negotiated || !handle) return ERROR_INVALID_PARAMETER;
  DWORD error = ask(&r, "WlanOpenHandle %lu", version);
  if (error == 0) {
    struct client *c = calloc(1, sizeof *c);
    c->number = number(&r);
    c->channel = INVALID_SOCKET;
    *handle = c;
    *negotiated = 2;
  }
  done(&r);
  return error;
}

static void silence(struct client *c) {
  if (!c->thread) return;
  if (GetThreadId(c->thread) == GetCurrentThreadId()) abort(); /* Windows would wait for ever. */
  /* Closed only when nobody reads from it: its number may be another socket's at once. */
  shutdown(c->channel, SD_BOTH);
  WaitForSingleObject(c->thread, INFINITE);
  closesocket(c->channel);
  CloseHandle(c->thread);
  c->thread = NULL;
}

EXPORT DWORD WINAPI WlanCloseHandle(HANDLE handle, PVOID reserved) {
  struct client *c = handle;
  struct reply r;
  if (!c || reserved) return ERROR_INVALID_PARAMETER;
  silence(c);
  DWORD error = ask(&r, "WlanCloseHandle %lu", c->number);
  done(&r);
  free(c);
  return error == GONE ? 0 : error;
}

EXPORT DWORD WINAPI WlanEnumInterfaces(HANDLE handle, PVOID reserved, PWLAN_INTERFACE_INFO_LIST *list) {
  struct client *c = handle;
  struct reply r;
  if (!c || reserved || !list) return ERROR_INVALID_PARAMETER;
  DWORD error = ask(&r, "WlanEnumInterfaces %lu", c->number);
  if (error == 0) {
    DWORD count = number(&r);
    *list = give(sizeof **list + count * sizeof(WLAN_INTERFACE_INFO));
    (*list)->dwNumberOfItems = count;
    for (DWORD n = 0; n < count; n++) {
      WLAN_INTERFACE_INFO *one = &(*list)->InterfaceInfo[n];
      one->InterfaceGuid = guid_of(word(&r));
      bytes_of(word(&r), one->strInterfaceDescription, sizeof one->strInterfaceDescription - sizeof(WCHAR));
      one->isState = number(&r);
    }
  }
  done(&r);
  return error;
}

EXPORT DWORD WINAPI WlanGetProfileList(HANDLE handle, const GUID *guid, PVOID reserved, PWLAN_PROFILE_INFO_LIST *list) {
  struct client *c = handle;
  struct reply r;
  char g[40];
  if (!c || reserved || !list) return ERROR_INVALID_PARAMETER;
  DWORD error = ask(&r, "WlanGetProfileList %lu %s", c->number, guid_text(guid, g));
  if (error == 0) {
    DWORD count = number(&r);
    *list = give(sizeof **list + count * sizeof(WLAN_PROFILE_INFO));
    (*list)->dwNumberOfItems = count;
    for (DWORD n = 0; n < count; n++) {
      WLAN_PROFILE_INFO *one = &(*list)->ProfileInfo[n];
      /* A name of 255 characters leaves room for its NUL alone. */
      bytes_of(word(&r), one->strProfileName, sizeof one->strProfileName - sizeof(WCHAR));
      one->dwFlags = number(&r);
    }
  }
  done(&r);
  return error;
}

EXPORT DWORD WINAPI WlanGetProfile(HANDLE handle, const GUID *guid, LPCWSTR name, PVOID reserved, LPWSTR *xml, DWORD *flags,
                                   PDWORD access) {
  struct client *c = handle;
  struct reply r;
  char g[40];
  if (!c || reserved || !name || !xml) return ERROR_INVALID_PARAMETER;
  char *n = hex_of_text(name);
  DWORD error = ask(&r, "WlanGetProfile %lu %s %s %lu", c->number, guid_text(guid, g), n, flags ? *flags : 0);
  if (error == 0) {
    char *text = word(&r);
    *xml = give(strlen(text) / 2 + sizeof(WCHAR));
    bytes_of(text, *xml, strlen(text) / 2);
    if (flags) *flags = number(&r);
    if (access) *access = number(&r);
  }
  free(n);
  done(&r);
  return error;
}

EXPORT DWORD WINAPI WlanSetProfile(HANDLE handle, const GUID *guid, DWORD flags, LPCWSTR xml, LPCWSTR security, BOOL overwrite,
                                   PVOID reserved, DWORD *reason) {
  struct client *c = handle;
  struct reply r;
  char g[40];
  if (!c || reserved || !xml || !reason || security) return ERROR_INVALID_PARAMETER;
  char *x = hex_of_text(xml);
  DWORD error = ask(&r, "WlanSetProfile %lu %s %lu %s %d", c->number, guid_text(guid, g), flags, x, overwrite);
  if (r.line) *reason = number(&r);
  free(x);
  done(&r);
  return error;
}

static DWORD about(const char *what, struct client *c, const GUID *guid, LPCWSTR name, DWORD extra) {
  struct reply r;
  char g[40];
  if (!c || !guid) return ERROR_INVALID_PARAMETER;
  char *n = hex_of_text(name);
  DWORD error = ask(&r, "%s %lu %s %s %lu", what, c->number, guid_text(guid, g), n, extra);
  free(n);
  done(&r);
  return error;
}

EXPORT DWORD WINAPI WlanDeleteProfile(HANDLE handle, const GUID *guid, LPCWSTR name, PVOID reserved) {
  return name && !reserved ? about("WlanDeleteProfile", handle, guid, name, 0) : ERROR_INVALID_PARAMETER;
}

EXPORT DWORD WINAPI WlanSetProfilePosition(HANDLE handle, const GUID *guid, LPCWSTR name, DWORD position, PVOID reserved) {
  return name && !reserved ? about("WlanSetProfilePosition", handle, guid, name, position) : ERROR_INVALID_PARAMETER;
}

EXPORT DWORD WINAPI WlanConnect(HANDLE handle, const GUID *guid, const PWLAN_CONNECTION_PARAMETERS parameters, PVOID reserved) {
  if (!parameters || reserved || parameters->wlanConnectionMode != wlan_connection_mode_profile ||
      parameters->dot11BssType != dot11_BSS_type_infrastructure)
    return ERROR_INVALID_PARAMETER;
  return about("WlanConnect", handle, guid, parameters->strProfile, parameters->dwFlags);
}

EXPORT DWORD WINAPI WlanDisconnect(HANDLE handle, const GUID *guid, PVOID reserved) {
  return reserved ? ERROR_INVALID_PARAMETER : about("WlanDisconnect", handle, guid, NULL, 0);
}

EXPORT DWORD WINAPI WlanQueryInterface(HANDLE handle, const GUID *guid, WLAN_INTF_OPCODE opcode, PVOID reserved, PDWORD size,
                                       PVOID *data, PWLAN_OPCODE_VALUE_TYPE type) {
  struct client *c = handle;
  struct reply r;
  char g[40];
  (void)type;
  if (!c || reserved || !size || !data) return ERROR_INVALID_PARAMETER;
  DWORD error = ask(&r, "WlanQueryInterface %lu %s %d", c->number, guid_text(guid, g), (int)opcode);
  if (error == 0 && opcode == wlan_intf_opcode_current_connection) {
    WLAN_CONNECTION_ATTRIBUTES *now = give(sizeof *now);
    DOT11_SSID *ssid = &now->wlanAssociationAttributes.dot11Ssid;
    now->isState = number(&r);
    bytes_of(word(&r), now->strProfileName, sizeof now->strProfileName - sizeof(WCHAR));
    ssid->uSSIDLength = bytes_of(word(&r), ssid->ucSSID, sizeof ssid->ucSSID);
    bytes_of(word(&r), now->wlanAssociationAttributes.dot11Bssid, 6);
    *size = sizeof *now;
    *data = now;
  } else if (error == 0 && opcode == wlan_intf_opcode_radio_state) {
    DWORD count = number(&r);
    WLAN_RADIO_STATE *radio = give(sizeof *radio);
    radio->dwNumberOfPhys = count;
    for (DWORD n = 0; n < count; n++) {
      radio->PhyRadioState[n].dwPhyIndex = n;
      radio->PhyRadioState[n].dot11SoftwareRadioState = number(&r);
      radio->PhyRadioState[n].dot11HardwareRadioState = number(&r);
    }
    *size = sizeof *radio;
    *data = radio;
  } else if (error == 0)
    error = ERROR_NOT_SUPPORTED;
  done(&r);
  return error;
}

EXPORT DWORD WINAPI WlanReasonCodeToString(DWORD reason, DWORD size, PWCHAR text, PVOID reserved) {
  struct reply r;
  if (!text || size == 0 || reserved) return ERROR_INVALID_PARAMETER;
  DWORD error = ask(&r, "WlanReasonCodeToString %lu", reason);
  if (error == 0) text[bytes_of(word(&r), text, (size - 1) * sizeof(WCHAR)) / sizeof(WCHAR)] = 0;
  done(&r);
  return error;
}

static DWORD WINAPI notify(void *context) {
  struct client *c = context;
  struct reply r;
  while ((r.line = r.rest = hear(c->channel)) != NULL) {
    struct {
      WLAN_CONNECTION_NOTIFICATION_DATA data;
      WCHAR xml[64];
    } connection;
    WLAN_NOTIFICATION_DATA data;
    memset(&connection, 0, sizeof connection);
    memset(&data, 0, sizeof data);
    data.NotificationSource = number(&r);
    data.NotificationCode = number(&r);
    data.InterfaceGuid = guid_of(word(&r));
    if (*r.rest) {
      DOT11_SSID *ssid = &connection.data.dot11Ssid;
      connection.data.wlanConnectionMode = number(&r);
      bytes_of(word(&r), connection.data.strProfileName, sizeof connection.data.strProfileName - sizeof(WCHAR));
      ssid->uSSIDLength = bytes_of(word(&r), ssid->ucSSID, sizeof ssid->ucSSID);
      connection.data.dot11BssType = dot11_BSS_type_infrastructure;
      connection.data.wlanReasonCode = number(&r);
      wcscpy(connection.data.strProfileXml, L"<keyMaterial>never copied</keyMaterial>");
      data.pData = &connection;
      data.dwDataSize = sizeof connection;
    }
    c->callback(&data, c->context);
    done(&r);
  }
  return 0;
}

EXPORT DWORD WINAPI WlanRegisterNotification(HANDLE handle, DWORD source, BOOL ignore, WLAN_NOTIFICATION_CALLBACK callback,
                                             PVOID context, PVOID reserved, PDWORD previous) {
  struct client *c = handle;
  struct reply r;
  (void)ignore;
  (void)previous;
  if (!c || reserved) return ERROR_INVALID_PARAMETER;
  silence(c);
  if (source == WLAN_NOTIFICATION_SOURCE_NONE) return 0;
  char line[64];
  c->channel = reach();
  if (c->channel == INVALID_SOCKET) return GONE;
  sprintf(line, "WlanRegisterNotification %lu %lu\n", c->number, source);
  say(c->channel, line);
  r.line = r.rest = hear(c->channel);
  DWORD error = r.line ? number(&r) : GONE;
  done(&r);
  if (error) {
    closesocket(c->channel);
    return error;
  }
  c->callback = callback;
  c->context = context;
  c->thread = CreateThread(NULL, 0, notify, c, 0, NULL);
  return 0;
}
