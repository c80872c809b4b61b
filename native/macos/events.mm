// Events of CoreWLAN. None carries a reason; each says that it is worth asking for the state.
#include "wlan.h"

#import <CoreWLAN/CoreWLAN.h>
#import <Foundation/Foundation.h>

#include <utility>

@interface RejoinEventDelegate : NSObject <CWEventDelegate>
- (instancetype)initWithListener:(std::shared_ptr<rejoin::Listener>)listener;
@end

@implementation RejoinEventDelegate {
  std::shared_ptr<rejoin::Listener> _listener;
}

- (instancetype)initWithListener:(std::shared_ptr<rejoin::Listener>)listener {
  if ((self = [super init])) _listener = std::move(listener);
  return self;
}

- (void)tell:(const char*)kind of:(NSString*)interfaceName {
  const char* name = interfaceName == nil ? nullptr : [interfaceName UTF8String];
  _listener->Heard(kind, name == nullptr ? "" : name);
}

- (void)powerStateDidChangeForWiFiInterfaceWithName:(NSString*)interfaceName {
  [self tell:"power" of:interfaceName];
}

- (void)ssidDidChangeForWiFiInterfaceWithName:(NSString*)interfaceName {
  [self tell:"ssid" of:interfaceName];
}

- (void)bssidDidChangeForWiFiInterfaceWithName:(NSString*)interfaceName {
  [self tell:"bssid" of:interfaceName];
}

- (void)linkDidChangeForWiFiInterfaceWithName:(NSString*)interfaceName {
  [self tell:"link" of:interfaceName];
}

- (void)clientConnectionInterrupted {
  [self tell:"lost" of:nil];
}

- (void)clientConnectionInvalidated {
  [self tell:"lost" of:nil];
}

@end

namespace rejoin {

struct Monitor::Parts {
  // Of its own: the shared client has one delegate, which may be somebody else's.
  CWWiFiClient* client;
  // The client holds it weakly.
  RejoinEventDelegate* delegate;
};

Monitor::Monitor(std::shared_ptr<Listener> listener) : parts_(std::make_unique<Parts>()) {
  @autoreleasepool {
    parts_->client = [[CWWiFiClient alloc] init];
    parts_->delegate = [[RejoinEventDelegate alloc] initWithListener:std::move(listener)];
    [parts_->client setDelegate:parts_->delegate];
    const CWEventType wanted[] = {CWEventTypePowerDidChange, CWEventTypeSSIDDidChange, CWEventTypeBSSIDDidChange,
                                  CWEventTypeLinkDidChange};
    // One that is refused is one that is not heard; the others are.
    for (const CWEventType type : wanted) [parts_->client startMonitoringEventWithType:type error:nil];
  }
}

Monitor::~Monitor() {
  @autoreleasepool {
    [parts_->client stopMonitoringAllEventsAndReturnError:nil];
    [parts_->client setDelegate:nil];
  }
}

}  // namespace rejoin
