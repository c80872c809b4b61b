// As much of Foundation's public interface as native/macos uses, declared for type-checking where there is no macOS SDK.
#pragma once

typedef signed char BOOL;
typedef long NSInteger;
typedef unsigned long NSUInteger;

#define nil nullptr
#define YES ((BOOL)1)
#define NO ((BOOL)0)
#define NS_ASSUME_NONNULL_BEGIN _Pragma("clang assume_nonnull begin")
#define NS_ASSUME_NONNULL_END _Pragma("clang assume_nonnull end")

NS_ASSUME_NONNULL_BEGIN

@class NSString;

@protocol NSObject
@end

__attribute__((objc_root_class))
@interface NSObject <NSObject>
+ (instancetype)alloc;
- (instancetype)init;
@end

typedef struct {
  unsigned long state;
  id _Nullable __unsafe_unretained *_Nullable itemsPtr;
  unsigned long *_Nullable mutationsPtr;
  unsigned long extra[5];
} NSFastEnumerationState;

@protocol NSFastEnumeration
- (NSUInteger)countByEnumeratingWithState:(NSFastEnumerationState *)state
                                  objects:(id _Nullable __unsafe_unretained [_Nonnull])buffer
                                    count:(NSUInteger)length;
@end

typedef NSUInteger NSStringEncoding;
enum : NSStringEncoding { NSUTF8StringEncoding = 4 };

@interface NSString : NSObject
- (nullable instancetype)initWithBytes:(const void *)bytes
                                length:(NSUInteger)length
                              encoding:(NSStringEncoding)encoding;
- (nullable const char *)UTF8String;
@end

@interface NSData : NSObject
+ (instancetype)dataWithBytes:(nullable const void *)bytes length:(NSUInteger)length;
- (const void *)bytes __attribute__((objc_returns_inner_pointer));
- (NSUInteger)length;
@end

@interface NSError : NSObject
- (NSString *)domain;
- (NSInteger)code;
- (NSString *)localizedDescription;
@end

@interface NSArray<__covariant ObjectType> : NSObject <NSFastEnumeration>
@end

@interface NSSet<__covariant ObjectType> : NSObject <NSFastEnumeration>
@end

@interface NSOrderedSet<__covariant ObjectType> : NSObject <NSFastEnumeration>
@end

NS_ASSUME_NONNULL_END
