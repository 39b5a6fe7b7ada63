// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>

/// Every look of the tray icon in every size that panels use, on panels of every kind: as it is, and larger for the eye.
[[nodiscard]] QImage traySheet();
