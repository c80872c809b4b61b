// What new headers of the C++ library ask of new libraries is answered here, so that the addon loads on the oldest systems
// that Node runs on: glibc 2.28 with the libstdc++ of GCC 8.
#include <cstdlib>

extern "C" {
// From glibc 2.32 on: whether there is one thread only. "No" is always safe.
__attribute__((visibility("hidden"))) char __libc_single_threaded = 0;
}

namespace std {
// From GCC 11 on: an array of more than all memory was asked for. Nothing here asks for one.
[[noreturn]] __attribute__((visibility("hidden"))) void __throw_bad_array_new_length() { abort(); }
}  // namespace std
