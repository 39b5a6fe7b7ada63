// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "core/engine/engine.h"

#include <QThread>
#include <QThreadPool>

#include <functional>

namespace portolan {

/// The core with a real engine in a worker thread. Owned by main, on the UI thread. The engine runs from construction to
/// destruction, which waits for its end, some seconds at most.
class LiveCore : public Core
{
    Q_OBJECT

public:
    explicit LiveCore(EngineOptions options, QObject* parent = nullptr);
    ~LiveCore() override;

    /// Ends the engine and waits for it. Later commands do nothing. May be called more than once.
    void stop();

    void execute(const UserCommand& command, Callback done = {}) override;
    void findChoices(std::function<void(const Choices&)> found) override;
    void switchWslForwardingOff(std::function<void(const QString& problem)> done) override;

private:
    QThread m_thread;
    QThreadPool m_inquiries; ///< for slow questions to the system
    Engine* m_engine; ///< on m_thread, which deletes it; null after the end
};

} // namespace portolan
