/*  Our C under the binding, compiled into czmq_lab._native._api after #include <czmq.h>.  */

/*  struct iovec, which libzmq's header only names  */
#include <sys/uio.h>

/*  The release this module was built for: library.py refuses to use it with another one.  */
#define CZMQ_LAB_BUILT_FOR_MAJOR CZMQ_VERSION_MAJOR
#define CZMQ_LAB_BUILT_FOR_MINOR CZMQ_VERSION_MINOR
#define CZMQ_LAB_BUILT_FOR_PATCH CZMQ_VERSION_PATCH
