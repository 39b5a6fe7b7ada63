// SPDX-License-Identifier: MIT
#include "core/protocol/line_reader.h"
#include "core/protocol/messages.h"

#include <cstdint>
#include <cstdlib>

using namespace portolan::protocol;

namespace {

/// A decoded message must survive encoding and decoding unchanged; otherwise the two sides would see different things.
template <typename Message, typename Decode> void checkRoundTrip(const std::string& line, const Decode& decode)
{
    const portolan::Result<Message> message = decode(line);
    if (!message)
        return;
    const std::string encoded = encode(message.value());
    const portolan::Result<Message> again = decode(encoded);
    if (!again || encode(again.value()) != encoded)
        std::abort();
}

} // namespace

/// One stream of bytes, as an agent or an engine could send it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    LineReader reader;
    if (!reader.append({ reinterpret_cast<const char*>(data), size }))
        return 0;
    if (!reader.append("\n"))
        return 0;
    while (const std::optional<std::string> line = reader.next()) {
        checkRoundTrip<AgentMessage>(*line, decodeAgentMessage);
        checkRoundTrip<EngineMessage>(*line, decodeEngineMessage);
    }
    return 0;
}
