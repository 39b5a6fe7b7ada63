// SPDX-License-Identifier: MIT
#include "core/net/spare_descriptor.h"

namespace portolan {

/// Nothing: what Windows runs out of is memory, and a handle given up would not bring it back.
struct SpareDescriptor::Reserve { };

SpareDescriptor::SpareDescriptor() = default;
SpareDescriptor::~SpareDescriptor() = default;

SpareDescriptor::Outcome SpareDescriptor::acceptAndReset(sockets::Acceptor&) { return Outcome::Impossible; }

} // namespace portolan
