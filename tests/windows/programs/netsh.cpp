// SPDX-License-Identifier: MIT
#include <cstdio>
#include <cstdlib>

/// A netsh.exe for Wine, whose own does not support reserved ranges: prints the range in PORTOLAN_RESERVED_PORTS ("700
/// 899"), in a language that the application need not understand.
int main()
{
    const char* range = std::getenv("PORTOLAN_RESERVED_PORTS");
    std::printf("\nProtokoll \"tcp\", Portausschlussbereiche\n\nStartport    Endport\n----------   --------\n");
    if (range != nullptr)
        std::printf("  %s\n", range);
    std::printf("     50000       50059     *\n\n* - Verwaltete Portausschl\x81sse.\n");
}
