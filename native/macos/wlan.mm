// What is asked of CoreWLAN once: each call finds the interface anew, because adapters come and go.
#include "wlan.h"

#import <CoreWLAN/CoreWLAN.h>
#import <Foundation/Foundation.h>

namespace rejoin {
namespace {

NSString* Wrap(const std::string& text) {
  return [[NSString alloc] initWithBytes:text.data() length:text.size() encoding:NSUTF8StringEncoding];
}

NSData* WrapBytes(const std::string& bytes) { return [NSData dataWithBytes:bytes.data() length:bytes.size()]; }

std::string Unwrap(NSString* text) {
  const char* bytes = text == nil ? nullptr : [text UTF8String];
  return bytes == nullptr ? "" : bytes;
}

std::string UnwrapBytes(NSData* data) {
  return std::string(static_cast<const char*>([data bytes]), [data length]);
}

CWInterface* Find(const std::string& iface) {
  return [[CWWiFiClient sharedWiFiClient] interfaceWithName:Wrap(iface)];
}

Failure From(NSError* error) {
  Failure failure;
  failure.domain = Unwrap([error domain]);
  failure.code = [error code];
  failure.text = Unwrap([error localizedDescription]);
  return failure;
}

// kCWReferenceNotBoundErr: what CoreWLAN itself says where there is no such interface.
Failure NoInterface() {
  Failure failure;
  failure.domain = Unwrap(CWErrorDomain);
  failure.code = kCWReferenceNotBoundErr;
  failure.text = "There is no such interface.";
  return failure;
}

}  // namespace

std::vector<std::string> InterfaceNames() {
  @autoreleasepool {
    std::vector<std::string> names;
    for (NSString* name in [CWWiFiClient interfaceNames]) names.push_back(Unwrap(name));
    return names;
  }
}

std::optional<State> StateOf(const std::string& iface) {
  @autoreleasepool {
    CWInterface* interface = Find(iface);
    if (interface == nil) return std::nullopt;
    State state;
    state.power = [interface powerOn];
    state.rssi = [interface rssiValue];
    // Without Location permission there is no name, and still a signal.
    state.active = [interface interfaceMode] == kCWInterfaceModeStation && state.rssi != 0;
    state.security = [interface security];
    if (NSData* ssid = [interface ssidData]) state.ssid = UnwrapBytes(ssid);
    if (NSString* bssid = [interface bssid]) state.bssid = Unwrap(bssid);
    return state;
  }
}

std::vector<Profile> ProfilesOf(const std::string& iface) {
  @autoreleasepool {
    std::vector<Profile> profiles;
    for (CWNetworkProfile* profile in [[Find(iface) configuration] networkProfiles]) {
      if (NSData* ssid = [profile ssidData]) profiles.push_back({UnwrapBytes(ssid), [profile security]});
    }
    return profiles;
  }
}

std::optional<Failure> ClearPmk(const std::string& iface) {
  @autoreleasepool {
    CWInterface* interface = Find(iface);
    if (interface == nil) return NoInterface();
    NSError* error = nil;
    // CWInterface.h: "Passing nil clears the PMK for the Wi-Fi interface."
    if ([interface setPairwiseMasterKey:nil error:&error]) return std::nullopt;
    return From(error);
  }
}

std::optional<Failure> Associate(const std::string& iface, const std::string& ssid, const std::string& password) {
  @autoreleasepool {
    CWInterface* interface = Find(iface);
    if (interface == nil) return NoInterface();
    NSError* error = nil;
    NSSet<CWNetwork*>* found = [interface scanForNetworksWithSSID:WrapBytes(ssid) error:&error];
    if (found == nil) return From(error);
    // The strongest, as one of several access points has to be named.
    CWNetwork* best = nil;
    for (CWNetwork* network in found) {
      if (best == nil || [network rssiValue] > [best rssiValue]) best = network;
    }
    if (best == nil) {
      Failure failure;
      failure.not_found = true;
      return failure;
    }
    if ([interface associateToNetwork:best password:Wrap(password) error:&error]) return std::nullopt;
    return From(error);
  }
}

}  // namespace rejoin
