// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace portolan {

/// Turns the system's wish that the program end (Ctrl+C, logout, kill) into a signal on the thread that made this object, so
/// that everything is put away in order. One object a process, made by main.
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
