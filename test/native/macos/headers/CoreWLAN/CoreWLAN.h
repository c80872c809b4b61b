// As much of CoreWLAN's public interface (CWInterface.h, CWWiFiClient.h, CoreWLANTypes.h, macOS 10.10 and later) as
// native/macos uses, declared for type-checking where there is no macOS SDK. Numbers are those of the headers.
#pragma once

#import <Foundation/Foundation.h>

NS_ASSUME_NONNULL_BEGIN

extern NSString *const CWErrorDomain;

enum CWErr : NSInteger { kCWInvalidPMKErr = -3924, kCWReferenceNotBoundErr = -3928 };
typedef enum CWErr CWErr;

enum CWSecurity : NSInteger { kCWSecurityNone = 0, kCWSecurityWPA2Personal = 4, kCWSecurityWPA3Personal = 11 };
typedef enum CWSecurity CWSecurity;

enum CWInterfaceMode : NSInteger { kCWInterfaceModeNone = 0, kCWInterfaceModeStation = 1 };
typedef enum CWInterfaceMode CWInterfaceMode;

enum CWEventType : NSInteger {
  CWEventTypeNone = 0,
  CWEventTypePowerDidChange = 1,
  CWEventTypeSSIDDidChange = 2,
  CWEventTypeBSSIDDidChange = 3,
  CWEventTypeCountryCodeDidChange = 4,
  CWEventTypeLinkDidChange = 5,
};
typedef enum CWEventType CWEventType;

@interface CWNetwork : NSObject
@property(readonly, nullable) NSString *ssid;
@property(readonly, nullable) NSData *ssidData;
@property(readonly) NSInteger rssiValue;
@end

@interface CWNetworkProfile : NSObject
@property(readonly, nullable) NSString *ssid;
@property(readonly, nullable) NSData *ssidData;
@property(readonly) CWSecurity security;
@end

@interface CWConfiguration : NSObject
@property(readonly) NSOrderedSet<CWNetworkProfile *> *networkProfiles;
@end

@interface CWInterface : NSObject
@property(readonly, nullable) NSString *interfaceName;
- (BOOL)powerOn;
- (nullable NSData *)ssidData;
- (nullable NSString *)bssid;
- (NSInteger)rssiValue;
- (CWSecurity)security;
- (CWInterfaceMode)interfaceMode;
- (nullable CWConfiguration *)configuration;
- (BOOL)setPairwiseMasterKey:(nullable NSData *)key error:(NSError *_Nullable __autoreleasing *_Nullable)error;
- (nullable NSSet<CWNetwork *> *)scanForNetworksWithSSID:(nullable NSData *)ssid
                                                   error:(NSError *_Nullable __autoreleasing *_Nullable)error;
- (BOOL)associateToNetwork:(CWNetwork *)network
                  password:(nullable NSString *)password
                     error:(NSError *_Nullable __autoreleasing *_Nullable)error;
@end

@protocol CWEventDelegate <NSObject>
@optional
- (void)clientConnectionInterrupted;
- (void)clientConnectionInvalidated;
- (void)powerStateDidChangeForWiFiInterfaceWithName:(NSString *)interfaceName;
- (void)ssidDidChangeForWiFiInterfaceWithName:(NSString *)interfaceName;
- (void)bssidDidChangeForWiFiInterfaceWithName:(NSString *)interfaceName;
- (void)linkDidChangeForWiFiInterfaceWithName:(NSString *)interfaceName;
@end

@interface CWWiFiClient : NSObject
@property(weak, nullable) id delegate;
+ (CWWiFiClient *)sharedWiFiClient;
+ (nullable NSArray<NSString *> *)interfaceNames;
- (nullable CWInterface *)interfaceWithName:(nullable NSString *)name;
- (BOOL)startMonitoringEventWithType:(CWEventType)type error:(NSError *_Nullable __autoreleasing *_Nullable)error;
- (BOOL)stopMonitoringAllEventsAndReturnError:(NSError *_Nullable __autoreleasing *_Nullable)error;
@end

NS_ASSUME_NONNULL_END
