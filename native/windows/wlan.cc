// The wireless service: interfaces, profiles, connecting, and what it notifies.
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "wlan-api.h"

namespace rejoin {
namespace {

constexpr DWORD kClientVersion = 2;  // Vista and later

struct Client;

// The service calls back on threads of its own with a number, not a pointer: one that comes after the end finds nothing.
std::mutex listeners_lock;
std::map<uintptr_t, Client*>& Listeners() {
  static auto* listeners = new std::map<uintptr_t, Client*>();
  return *listeners;
}

struct Notice {
  DWORD source;
  DWORD code;
  GUID guid;
  bool has_connection = false;
  DWORD mode = 0;
  DWORD reason = 0;
  std::wstring profile;
  std::vector<uint8_t> ssid;
  uint32_t dropped = 0;
};

struct Client {
  const WlanApi* api = nullptr;
  HANDLE handle = nullptr;
  uintptr_t number = 0;
  napi_threadsafe_function deliver = nullptr;
  uint32_t dropped = 0;

  ~Client() { Close(); }

  // Waits until no callback runs any more.
  void Silence() {
    if (number == 0) return;
    // First, and outside of the lock that a running callback waits for.
    api->WlanRegisterNotification(handle, WLAN_NOTIFICATION_SOURCE_NONE, FALSE, nullptr, nullptr, nullptr, nullptr);
    std::lock_guard<std::mutex> guard(listeners_lock);
    Listeners().erase(number);
    number = 0;
    if (deliver != nullptr) napi_release_threadsafe_function(deliver, napi_tsfn_abort);
    deliver = nullptr;
  }

  void Close() {
    if (handle == nullptr) return;
    Silence();
    api->WlanCloseHandle(handle, nullptr);
    handle = nullptr;
  }
};

using Shared = std::shared_ptr<Client>;

Shared& Of(const Napi::CallbackInfo& info) { return *info[0].As<Napi::External<Shared>>().Data(); }

// Memory that the service allocated.
template <typename T>
struct Given {
  const WlanApi* api;
  T* data = nullptr;
  ~Given() {
    if (data != nullptr) api->WlanFreeMemory(data);
  }
};

std::wstring GuidText(const GUID& guid) {
  wchar_t text[40];
  swprintf(text, 40, L"{%08lx-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x}", guid.Data1, guid.Data2, guid.Data3,
           guid.Data4[0], guid.Data4[1], guid.Data4[2], guid.Data4[3], guid.Data4[4], guid.Data4[5], guid.Data4[6],
           guid.Data4[7]);
  return text;
}

// The spelling was checked in TypeScript.
GUID GuidOf(const Napi::Value& value) {
  const std::wstring text = Wide(value);
  unsigned long first = 0;
  unsigned int part[10] = {};
  swscanf(text.c_str(), L"{%8lx-%4x-%4x-%2x%2x-%2x%2x%2x%2x%2x%2x}", &first, &part[0], &part[1], &part[2], &part[3],
          &part[4], &part[5], &part[6], &part[7], &part[8], &part[9]);
  GUID guid;
  guid.Data1 = first;
  guid.Data2 = static_cast<unsigned short>(part[0]);
  guid.Data3 = static_cast<unsigned short>(part[1]);
  for (int n = 0; n < 8; n++) guid.Data4[n] = static_cast<unsigned char>(part[2 + n]);
  return guid;
}

std::vector<uint8_t> Bytes(const DOT11_SSID& ssid) {
  const ULONG length = ssid.uSSIDLength < sizeof ssid.ucSSID ? ssid.uSSIDLength : sizeof ssid.ucSSID;
  return std::vector<uint8_t>(ssid.ucSSID, ssid.ucSSID + length);
}

Napi::Value BufferOf(Napi::Env env, const std::vector<uint8_t>& bytes) {
  return Napi::Buffer<uint8_t>::Copy(env, bytes.data(), bytes.size());
}

Napi::Value Number(Napi::Env env, DWORD value) { return Napi::Number::New(env, static_cast<double>(value)); }

Napi::Value Open(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), []() -> Answer {
    auto client = std::make_shared<Client>();
    if (DWORD error = WlanApi::Load(&client->api)) return Failed("wlanapi.dll", error);
    DWORD version = 0;
    if (DWORD error = client->api->WlanOpenHandle(kClientVersion, nullptr, &version, &client->handle))
      return Failed("WlanOpenHandle", error);
    return [client](Napi::Env env) -> Napi::Value {
      return Napi::External<Shared>::New(env, new Shared(client), [](Napi::Env, Shared* held) { delete held; });
    };
  });
}

Napi::Value Close(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [client = Of(info)]() -> Answer {
    client->Close();
    return Done();
  });
}

Napi::Value Interfaces(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [client = Of(info)]() -> Answer {
    Given<WLAN_INTERFACE_INFO_LIST> list{client->api};
    if (DWORD error = client->api->WlanEnumInterfaces(client->handle, nullptr, &list.data))
      return Failed("WlanEnumInterfaces", error);
    struct Row {
      std::wstring guid, description;
      DWORD state;
    };
    std::vector<Row> rows;
    for (DWORD n = 0; n < list.data->dwNumberOfItems; n++) {
      const WLAN_INTERFACE_INFO& one = list.data->InterfaceInfo[n];
      rows.push_back({GuidText(one.InterfaceGuid), Field(one.strInterfaceDescription, 256), static_cast<DWORD>(one.isState)});
    }
    return [rows](Napi::Env env) -> Napi::Value {
      auto array = Napi::Array::New(env);
      for (const Row& row : rows) {
        auto object = Napi::Object::New(env);
        object.Set("guid", Text(env, row.guid));
        object.Set("description", Text(env, row.description));
        object.Set("state", Number(env, row.state));
        array.Set(array.Length(), object);
      }
      return array;
    };
  });
}

Napi::Value Profiles(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [client = Of(info), guid = GuidOf(info[1])]() -> Answer {
    Given<WLAN_PROFILE_INFO_LIST> list{client->api};
    if (DWORD error = client->api->WlanGetProfileList(client->handle, &guid, nullptr, &list.data))
      return Failed("WlanGetProfileList", error);
    std::vector<std::pair<std::wstring, DWORD>> rows;
    for (DWORD n = 0; n < list.data->dwNumberOfItems; n++) {
      const WLAN_PROFILE_INFO& one = list.data->ProfileInfo[n];
      rows.emplace_back(Field(one.strProfileName, 256), one.dwFlags);
    }
    return [rows](Napi::Env env) -> Napi::Value {
      auto array = Napi::Array::New(env);
      for (const auto& [name, flags] : rows) {
        auto object = Napi::Object::New(env);
        object.Set("name", Text(env, name));
        object.Set("flags", Number(env, flags));
        array.Set(array.Length(), object);
      }
      return array;
    };
  });
}

// Never with WLAN_PROFILE_GET_PLAINTEXT_KEY: the key stays as the service has encrypted it.
Napi::Value GetProfile(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [client = Of(info), guid = GuidOf(info[1]), name = Wide(info[2])]() -> Answer {
    Given<WCHAR> xml{client->api};
    DWORD flags = 0;
    DWORD access = 0;
    if (DWORD error = client->api->WlanGetProfile(client->handle, &guid, name.c_str(), nullptr, &xml.data, &flags, &access))
      return Failed("WlanGetProfile", error);
    return [xml = std::wstring(xml.data), flags, access](Napi::Env env) -> Napi::Value {
      auto object = Napi::Object::New(env);
      object.Set("xml", Text(env, xml));
      object.Set("flags", Number(env, flags));
      object.Set("access", Number(env, access));
      return object;
    };
  });
}

Napi::Value SetProfile(const Napi::CallbackInfo& info) {
  const DWORD flags = info[2].As<Napi::Number>().Uint32Value();
  const BOOL overwrite = info[4].As<Napi::Boolean>().Value();
  return Work::Run(info.Env(), [=, client = Of(info), guid = GuidOf(info[1]), xml = Wide(info[3])]() -> Answer {
    DWORD reason = 0;
    if (DWORD error = client->api->WlanSetProfile(client->handle, &guid, flags, xml.c_str(), nullptr, overwrite, nullptr, &reason))
      return Failed("WlanSetProfile", error, reason);
    return Done();
  });
}

Napi::Value DeleteProfile(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [client = Of(info), guid = GuidOf(info[1]), name = Wide(info[2])]() -> Answer {
    if (DWORD error = client->api->WlanDeleteProfile(client->handle, &guid, name.c_str(), nullptr))
      return Failed("WlanDeleteProfile", error);
    return Done();
  });
}

Napi::Value SetPosition(const Napi::CallbackInfo& info) {
  const DWORD position = info[3].As<Napi::Number>().Uint32Value();
  return Work::Run(info.Env(), [=, client = Of(info), guid = GuidOf(info[1]), name = Wide(info[2])]() -> Answer {
    if (DWORD error = client->api->WlanSetProfilePosition(client->handle, &guid, name.c_str(), position, nullptr))
      return Failed("WlanSetProfilePosition", error);
    return Done();
  });
}

Napi::Value Connect(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [client = Of(info), guid = GuidOf(info[1]), name = Wide(info[2])]() -> Answer {
    WLAN_CONNECTION_PARAMETERS parameters = {};
    parameters.wlanConnectionMode = wlan_connection_mode_profile;
    parameters.strProfile = name.c_str();
    parameters.dot11BssType = dot11_BSS_type_infrastructure;
    if (DWORD error = client->api->WlanConnect(client->handle, &guid, &parameters, nullptr)) return Failed("WlanConnect", error);
    return Done();
  });
}

Napi::Value Disconnect(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [client = Of(info), guid = GuidOf(info[1])]() -> Answer {
    if (DWORD error = client->api->WlanDisconnect(client->handle, &guid, nullptr)) return Failed("WlanDisconnect", error);
    return Done();
  });
}

// Since Windows 11 24H2 refused (ERROR_ACCESS_DENIED) where the person has not allowed location.
Napi::Value Connection(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [client = Of(info), guid = GuidOf(info[1])]() -> Answer {
    Given<void> given{client->api};
    DWORD size = 0;
    if (DWORD error = client->api->WlanQueryInterface(client->handle, &guid, wlan_intf_opcode_current_connection, nullptr, &size,
                                                      &given.data, nullptr))
      return Failed("WlanQueryInterface", error);
    if (size < sizeof(WLAN_CONNECTION_ATTRIBUTES)) return Failed("WlanQueryInterface", ERROR_INVALID_DATA);
    WLAN_CONNECTION_ATTRIBUTES now;
    std::memcpy(&now, given.data, sizeof now);
    return [now](Napi::Env env) -> Napi::Value {
      auto object = Napi::Object::New(env);
      const auto& bssid = now.wlanAssociationAttributes.dot11Bssid;
      object.Set("state", Number(env, now.isState));
      object.Set("profile", Text(env, Field(now.strProfileName, 256)));
      object.Set("ssid", BufferOf(env, Bytes(now.wlanAssociationAttributes.dot11Ssid)));
      object.Set("bssid", BufferOf(env, std::vector<uint8_t>(bssid, bssid + 6)));
      return object;
    };
  });
}

// Whether a person or a key switched the radio off: of each PHY, software and hardware.
Napi::Value Radio(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [client = Of(info), guid = GuidOf(info[1])]() -> Answer {
    Given<void> given{client->api};
    DWORD size = 0;
    if (DWORD error = client->api->WlanQueryInterface(client->handle, &guid, wlan_intf_opcode_radio_state, nullptr, &size,
                                                      &given.data, nullptr))
      return Failed("WlanQueryInterface", error);
    DWORD phys = 0;
    if (size < sizeof phys) return Failed("WlanQueryInterface", ERROR_INVALID_DATA);
    std::memcpy(&phys, given.data, sizeof phys);
    bool on = phys == 0;
    for (DWORD n = 0; n < phys && sizeof phys + (n + 1) * sizeof(WLAN_PHY_RADIO_STATE) <= size; n++) {
      WLAN_PHY_RADIO_STATE phy;
      std::memcpy(&phy, static_cast<char*>(given.data) + sizeof phys + n * sizeof phy, sizeof phy);
      on |= phy.dot11SoftwareRadioState != dot11_radio_state_off && phy.dot11HardwareRadioState != dot11_radio_state_off;
    }
    return [on](Napi::Env env) -> Napi::Value { return Napi::Boolean::New(env, on); };
  });
}

Napi::Value ReasonText(const Napi::CallbackInfo& info) {
  return Work::Run(info.Env(), [reason = info[0].As<Napi::Number>().Uint32Value()]() -> Answer {
    const WlanApi* api = nullptr;
    if (DWORD error = WlanApi::Load(&api)) return Failed("wlanapi.dll", error);
    std::vector<wchar_t> text(1024);
    if (DWORD error = api->WlanReasonCodeToString(reason, static_cast<DWORD>(text.size()), text.data(), nullptr))
      return Failed("WlanReasonCodeToString", error);
    return [text = Field(text.data(), text.size())](Napi::Env env) -> Napi::Value { return Text(env, text); };
  });
}

bool HasConnection(DWORD source, DWORD code) {
  return source == WLAN_NOTIFICATION_SOURCE_ACM &&
         (code == wlan_notification_acm_connection_start || code == wlan_notification_acm_connection_complete ||
          code == wlan_notification_acm_connection_attempt_fail || code == wlan_notification_acm_disconnecting ||
          code == wlan_notification_acm_disconnected);
}

// On a thread of the service's client library: everything is copied, nothing is asked.
void WINAPI OnNotification(PWLAN_NOTIFICATION_DATA data, PVOID context) {
  auto notice = std::make_unique<Notice>();
  notice->source = data->NotificationSource;
  notice->code = data->NotificationCode;
  notice->guid = data->InterfaceGuid;
  // The XML of a temporary profile follows the structure and may hold a key: it is not copied.
  constexpr size_t kHead = offsetof(WLAN_CONNECTION_NOTIFICATION_DATA, strProfileXml);
  if (HasConnection(notice->source, notice->code) && data->pData != nullptr && data->dwDataSize >= kHead) {
    const auto* connection = static_cast<const WLAN_CONNECTION_NOTIFICATION_DATA*>(data->pData);
    notice->has_connection = true;
    notice->mode = connection->wlanConnectionMode;
    notice->reason = connection->wlanReasonCode;
    notice->profile = Field(connection->strProfileName, WLAN_MAX_NAME_LENGTH);
    notice->ssid = Bytes(connection->dot11Ssid);
  }
  std::lock_guard<std::mutex> guard(listeners_lock);
  const auto found = Listeners().find(reinterpret_cast<uintptr_t>(context));
  if (found == Listeners().end() || found->second->deliver == nullptr) return;
  notice->dropped = found->second->dropped;
  switch (napi_call_threadsafe_function(found->second->deliver, notice.get(), napi_tsfn_nonblocking)) {
    case napi_ok:
      found->second->dropped = 0;
      notice.release();
      break;
    case napi_closing:  // The environment ends; the function must not be touched again.
      found->second->deliver = nullptr;
      break;
    default:
      found->second->dropped++;
  }
}

void Deliver(napi_env raw, napi_value callback, void*, void* data) {
  std::unique_ptr<Notice> notice(static_cast<Notice*>(data));
  if (raw == nullptr) return;
  Napi::Env env(raw);
  Napi::HandleScope scope(env);
  auto object = Napi::Object::New(env);
  object.Set("source", Number(env, notice->source));
  object.Set("code", Number(env, notice->code));
  object.Set("guid", Text(env, GuidText(notice->guid)));
  object.Set("dropped", Number(env, notice->dropped));
  if (notice->has_connection) {
    object.Set("mode", Number(env, notice->mode));
    object.Set("reason", Number(env, notice->reason));
    object.Set("profile", Text(env, notice->profile));
    object.Set("ssid", BufferOf(env, notice->ssid));
  }
  napi_value argument = object;
  if (napi_call_function(env, env.Undefined(), callback, 1, &argument, nullptr) == napi_ok) return;
  // What a callback throws is an uncaught exception, as it is for an event emitter's.
  napi_value thrown;
  if (napi_get_and_clear_last_exception(env, &thrown) == napi_ok) napi_fatal_exception(env, thrown);
}

// Notifications that may wait for JavaScript; more are lost and counted.
constexpr size_t kQueue = 1024;

// @param sources WLAN_NOTIFICATION_SOURCE_*; the callback comes on the importing thread. Once a client.
Napi::Value Listen(const Napi::CallbackInfo& info) {
  Shared client = Of(info);
  const DWORD sources = info[1].As<Napi::Number>().Uint32Value();
  static uintptr_t last = 0;
  napi_value name = Napi::String::New(info.Env(), "rejoin wlan");
  napi_create_threadsafe_function(info.Env(), info[2], nullptr, name, kQueue, 1, nullptr, nullptr, nullptr, Deliver,
                                  &client->deliver);
  napi_unref_threadsafe_function(info.Env(), client->deliver);
  {
    std::lock_guard<std::mutex> guard(listeners_lock);
    client->number = ++last;
    Listeners()[client->number] = client.get();
  }
  return Work::Run(info.Env(), [client, sources]() -> Answer {
    const DWORD error = client->api->WlanRegisterNotification(client->handle, sources, FALSE, OnNotification,
                                                              reinterpret_cast<void*>(client->number), nullptr, nullptr);
    if (error == 0) return Done();
    client->Silence();
    return Failed("WlanRegisterNotification", error);
  });
}

}  // namespace

Napi::Object InitWlan(Napi::Env env, Napi::Object exports) {
  const std::pair<const char*, Napi::Value (*)(const Napi::CallbackInfo&)> functions[] = {
      {"wlanOpen", Open},           {"wlanClose", Close},
      {"wlanInterfaces", Interfaces}, {"wlanProfiles", Profiles},
      {"wlanGetProfile", GetProfile}, {"wlanSetProfile", SetProfile},
      {"wlanDeleteProfile", DeleteProfile}, {"wlanSetPosition", SetPosition},
      {"wlanConnect", Connect},     {"wlanDisconnect", Disconnect},
      {"wlanConnection", Connection}, {"wlanRadio", Radio},
      {"wlanReasonText", ReasonText}, {"wlanListen", Listen},
  };
  for (const auto& [name, function] : functions) exports.Set(name, Napi::Function::New(env, function, name));
  return exports;
}

}  // namespace rejoin
