// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>

/// Every tray icon in every size that panels use, on all kinds of panels: in real size, and enlarged.
[[nodiscard]] QImage traySheet();
