// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace portolan {

/// `font`, `factor` times as large, whether its size is in points or in pixels.
[[nodiscard]] QFont scaled(QFont font, qreal factor);
[[nodiscard]] QFont bold(QFont font);

} // namespace portolan
