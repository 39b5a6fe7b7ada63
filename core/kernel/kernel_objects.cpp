// SPDX-License-Identifier: MIT
#include "core/kernel/kernel_objects.h"

// The build defines the paths of the object files; the assembler embeds their bytes.
#define PORTOLAN_EMBED(name, file)                                                                                     \
    __asm__(".pushsection .rodata\n"                                                                                   \
            ".balign 16\n"                                                                                             \
            "portolan_" name "_begin:\n"                                                                               \
            ".incbin \"" file "\"\n"                                                                                   \
            "portolan_" name "_end:\n"                                                                                 \
            ".byte 0\n"                                                                                                \
            ".popsection\n")

PORTOLAN_EMBED("bind_refusal", PORTOLAN_BIND_REFUSAL_OBJECT);
PORTOLAN_EMBED("listener_events", PORTOLAN_LISTENER_EVENTS_OBJECT);
PORTOLAN_EMBED("steering", PORTOLAN_STEERING_OBJECT);

extern "C" {
extern const char portolan_bind_refusal_begin[];
extern const char portolan_bind_refusal_end[];
extern const char portolan_listener_events_begin[];
extern const char portolan_listener_events_end[];
extern const char portolan_steering_begin[];
extern const char portolan_steering_end[];
}

namespace portolan {

std::span<const char> bindRefusalObject() { return { portolan_bind_refusal_begin, portolan_bind_refusal_end }; }
std::span<const char> listenerEventsObject()
{
    return { portolan_listener_events_begin, portolan_listener_events_end };
}
std::span<const char> steeringObject() { return { portolan_steering_begin, portolan_steering_end }; }

} // namespace portolan
