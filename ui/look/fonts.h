// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace portolan {

/// Scales `font` by `factor`, whether its size is in points or in pixels.
[[nodiscard]] QFont scaled(QFont font, qreal factor);
[[nodiscard]] QFont bold(QFont font);

} // namespace portolan
