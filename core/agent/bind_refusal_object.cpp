// SPDX-License-Identifier: MIT
#include "core/agent/bind_refusal_object.h"

// The build gives the path of the object file; the assembler puts its bytes here.
__asm__(".pushsection .rodata\n"
        ".balign 16\n"
        "portolan_bind_refusal_begin:\n"
        ".incbin \"" PORTOLAN_BIND_REFUSAL_OBJECT "\"\n"
        "portolan_bind_refusal_end:\n"
        ".byte 0\n"
        ".popsection\n");

extern "C" {
extern const char portolan_bind_refusal_begin[];
extern const char portolan_bind_refusal_end[];
}

namespace portolan {

std::span<const char> bindRefusalObject() { return { portolan_bind_refusal_begin, portolan_bind_refusal_end }; }

} // namespace portolan
