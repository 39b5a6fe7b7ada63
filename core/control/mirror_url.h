// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// Whether `url` is one that an instance gives for a mirror on this port of the host: http or https, to localhost or a loopback
/// address, without a user, path or anything else. A client opens no other URL, whoever answers it.
[[nodiscard]] bool isMirrorUrl(const QString& url, quint16 port);

} // namespace portolan
