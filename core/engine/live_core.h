// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "core/engine/engine.h"

#include <QThread>

#include <memory>

namespace portolan {

/// The core with a real engine in a worker thread. Owned by main, on the UI thread; from construction to destruction the engine
/// runs. The destructor waits for its end, some seconds at most.
class LiveCore : public Core
{
    Q_OBJECT

public:
    LiveCore(EngineOptions options, std::unique_ptr<Launcher> launcher, QObject* parent = nullptr);
    ~LiveCore() override;

    void setEnabled(quint16 port, bool enabled, Done done = {}) override;
    void setAllowedInGuest(quint16 port, bool allowed, Done done = {}) override;
    void setPaused(bool paused, Done done = {}) override;
    void dismissRefusal(quint16 port, Done done = {}) override;
    void retry(Done done = {}) override;
    void refresh(Done done) override;

private:
    void command(std::function<void(Engine&)> action, Done done);

    QThread m_thread;
    Engine* m_engine; ///< on m_thread, which deletes it
};

} // namespace portolan
