// SPDX-License-Identifier: MIT
#include "core/kernel/kernel_objects.h"

// The build defines the paths of the object files; the assembler embeds their bytes.
#define PORTOLAN_EMBED(function, name, file)                                                                           \
    __asm__(".pushsection .rodata\n"                                                                                   \
            ".balign 16\n"                                                                                             \
            "portolan_" #name "_begin:\n"                                                                              \
            ".incbin \"" file "\"\n"                                                                                   \
            "portolan_" #name "_end:\n"                                                                                \
            ".byte 0\n"                                                                                                \
            ".popsection\n");                                                                                          \
    extern "C" const char portolan_##name##_begin[];                                                                   \
    extern "C" const char portolan_##name##_end[];                                                                     \
    std::span<const char> portolan::function() { return { portolan_##name##_begin, portolan_##name##_end }; }

PORTOLAN_EMBED(bindRefusalObject, bind_refusal, PORTOLAN_BIND_REFUSAL_OBJECT)
PORTOLAN_EMBED(listenerEventsObject, listener_events, PORTOLAN_LISTENER_EVENTS_OBJECT)
PORTOLAN_EMBED(steeringObject, steering, PORTOLAN_STEERING_OBJECT)
