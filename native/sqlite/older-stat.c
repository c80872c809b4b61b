/* glibc before 2.33 has none of these by name, only what its headers led them to. */
#define _GNU_SOURCE
#include <sys/stat.h>

#if defined(__x86_64__)
#define LAYOUT 1
#else
#define LAYOUT 0
#endif

USE_OLDEST(__fxstat64);
USE_OLDEST(__lxstat64);
USE_OLDEST(__xstat64);
int __fxstat64(int layout, int file, struct stat64 *found);
int __lxstat64(int layout, const char *path, struct stat64 *found);
int __xstat64(int layout, const char *path, struct stat64 *found);

int fstat(int file, struct stat *found) { return __fxstat64(LAYOUT, file, (struct stat64 *)found); }
int fstat64(int file, struct stat64 *found) { return __fxstat64(LAYOUT, file, found); }
int lstat64(const char *path, struct stat64 *found) { return __lxstat64(LAYOUT, path, found); }
int stat64(const char *path, struct stat64 *found) { return __xstat64(LAYOUT, path, found); }
