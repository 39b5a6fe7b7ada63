// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace portolan {

/// Turns the system's request to end (Ctrl+C, logout, kill) into a signal on the thread that created this object, so
/// that the program shuts down in order. One per process, created by main().
class Termination : public QObject
{
    Q_OBJECT

public:
    explicit Termination(QObject* parent = nullptr);
    ~Termination() override;

signals:
    void requested();
};

} // namespace portolan
