/*
 * Read before every source of the database: names the older of two symbols where glibc has had both since, so that what is
 * compiled here loads on the oldest systems that Node runs on (glibc 2.28). They do the same: the newer ones moved from a
 * library of their own into libc, or no longer call matherr.
 */
#pragma once

#if defined(__x86_64__)
#define OLDEST "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define OLDEST "GLIBC_2.17"
#else
#error "Of which release is the first glibc of this processor?"
#endif

#define USE_OLDEST(name) __asm__(".symver " #name "," #name "@" OLDEST)

USE_OLDEST(dlclose);
USE_OLDEST(dlerror);
USE_OLDEST(dlopen);
USE_OLDEST(dlsym);
USE_OLDEST(pthread_create);
USE_OLDEST(pthread_join);
USE_OLDEST(pthread_mutex_trylock);
USE_OLDEST(pthread_mutexattr_destroy);
USE_OLDEST(pthread_mutexattr_init);
USE_OLDEST(pthread_mutexattr_settype);
USE_OLDEST(pthread_once);
USE_OLDEST(exp);
USE_OLDEST(fmod);
USE_OLDEST(log);
USE_OLDEST(log2);
USE_OLDEST(pow);
