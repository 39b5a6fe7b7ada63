// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QWidget>

#include <array>
#include <bitset>

class QGridLayout;
class QLabel;

namespace portolan {

/// The facts of one port as names and values, in two columns if there is room. UI thread.
class PortFacts final : public QWidget
{
    Q_OBJECT

public:
    PortFacts();

    void setPort(const PortFact& port);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Line { InGuest, OnHost, Way, Owner, Refused, Connections, Traffic, Fastest, LineCount };

    void addLine(Line line, const char* objectName, const QString& title);
    void setLine(Line line, const QString& text);
    void applyLook();
    void arrange();

    QGridLayout* m_grid;
    int m_columns = 1;
    std::bitset<LineCount> m_shown;
    std::array<QLabel*, LineCount> m_names {};
    std::array<QLabel*, LineCount> m_values {};
};

} // namespace portolan
