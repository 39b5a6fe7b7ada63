// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/diagnostics.h"

#include <QDialog>

namespace portolan {

/// What the program is, and where it keeps its files. UI thread.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const Places& places);
};

} // namespace portolan
