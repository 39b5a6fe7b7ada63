// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window/places.h"

#include <QDialog>

class QGridLayout;

namespace portolan {

/// What the program is, and where it keeps its files. UI thread.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const Places& places, QWidget* parent = nullptr);

private:
    QWidget* title();
    QWidget* facts(const Places& places);
    QWidget* addFact(QGridLayout* grid, const QString& name, const QString& value);
};

} // namespace portolan
