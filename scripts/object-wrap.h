// Put before everything when better-sqlite3 is compiled (mend-sqlite.mjs): Node's ObjectWrap as it was up to 24.18, without clean-up hooks.
#include <node.h>
#define AddEnvironmentCleanupHook(...) static_cast<void>(0)
#define RemoveEnvironmentCleanupHook(...) static_cast<void>(0)
#include <node_object_wrap.h>
#undef AddEnvironmentCleanupHook
#undef RemoveEnvironmentCleanupHook
