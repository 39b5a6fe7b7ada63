// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "core/engine/engine.h"

#include <QThread>
#include <QThreadPool>

#include <functional>

namespace portolan {

/// The core with a real engine in a worker thread. Owned by main, on the UI thread; from construction to destruction the engine
/// runs. Its end is waited for, some seconds at most.
class LiveCore : public Core
{
    Q_OBJECT

public:
    explicit LiveCore(EngineOptions options, QObject* parent = nullptr);
    ~LiveCore() override;

    /// Ends the engine and waits for it; no command is carried out any more. May be called more than once.
    void stop();

    void setEnabled(quint16 port, bool enabled, Callback done = {}) override;
    void setAllowedInGuest(quint16 port, bool allowed, Callback done = {}) override;
    void setPaused(bool paused, Callback done = {}) override;
    void setLabel(quint16 port, const QString& label, Callback done = {}) override;
    void setScheme(quint16 port, WebScheme scheme, Callback done = {}) override;
    void setIgnored(quint16 port, bool ignored, Callback done = {}) override;
    void setPreferences(const MirroringPreferences& preferences, Callback done = {}) override;
    void findChoices(std::function<void(const Choices&)> found) override;
    void dismissRefusal(quint16 port, Callback done = {}) override;
    void switchWslForwardingOff(std::function<void(const QString& problem)> done) override;
    void retry(Callback done = {}) override;
    void refresh(Callback done) override;

private:
    void command(std::function<void(Engine&)> action, Callback done);
    void tell(const Callback& done);

    QThread m_thread;
    QThreadPool m_inquiries; ///< questions to the system that nobody waits for
    Engine* m_engine; ///< on m_thread, which deletes it; null after the end
};

} // namespace portolan
