// SPDX-License-Identifier: MIT
#include "core/engine/live_core.h"

#include "core/engine/preferences.h"
#include "core/guest/wsl_config.h"

namespace portolan {

LiveCore::LiveCore(EngineOptions options, QObject* parent)
    : Core(parent)
    , m_engine(new Engine(std::move(options)))
{
    qRegisterMetaType<Snapshot>();
    qRegisterMetaType<Event>();
    m_thread.setObjectName(QStringLiteral("engine"));
    m_engine->moveToThread(&m_thread);
    connect(m_engine, &Engine::snapshotReady, this, &LiveCore::publish);
    connect(m_engine, &Engine::eventHappened, this, &Core::eventHappened);
    m_thread.start();
    QMetaObject::invokeMethod(m_engine, [engine = m_engine] { engine->start(); });
}

LiveCore::~LiveCore() { stop(); }

void LiveCore::stop()
{
    if (!m_engine)
        return;
    // The worker ends itself from inside: stop queued behind what is queued, and its loop quits after that.
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, thread = &m_thread] {
        engine->stop();
        delete engine;
        thread->quit();
    });
    m_thread.wait();
    m_inquiries.waitForDone();
    m_engine = nullptr;
}

void LiveCore::setEnabled(quint16 port, bool enabled, Callback done)
{
    command([=](Engine& engine) { engine.setEnabled(port, enabled); }, std::move(done));
}

void LiveCore::setAllowedInGuest(quint16 port, bool allowed, Callback done)
{
    command([=](Engine& engine) { engine.setAllowedInGuest(port, allowed); }, std::move(done));
}

void LiveCore::setPaused(bool paused, Callback done)
{
    command([=](Engine& engine) { engine.setPaused(paused); }, std::move(done));
}

void LiveCore::setLabel(quint16 port, const QString& label, Callback done)
{
    command([=](Engine& engine) { engine.setLabel(port, label); }, std::move(done));
}

void LiveCore::setScheme(quint16 port, WebScheme scheme, Callback done)
{
    command([=](Engine& engine) { engine.setScheme(port, scheme); }, std::move(done));
}

void LiveCore::setIgnored(quint16 port, bool ignored, Callback done)
{
    command([=](Engine& engine) { engine.setIgnored(port, ignored); }, std::move(done));
}

void LiveCore::setPreferences(const MirroringPreferences& preferences, Callback done)
{
    command([=](Engine& engine) { engine.setPreferences(preferences); }, std::move(done));
}

void LiveCore::findChoices(std::function<void(const Choices&)> found)
{
    if (!m_engine)
        return;
    m_inquiries.start([this, found = std::move(found)] {
        QMetaObject::invokeMethod(
            this, [found, choices = availableChoices()] { found(choices); }, Qt::QueuedConnection);
    });
}

void LiveCore::switchWslForwardingOff(std::function<void(const QString&)> done)
{
    if (!m_engine)
        return;
    m_inquiries.start([this, done = std::move(done)] {
        const Result<Done> written = switchLocalhostForwardingOff();
        const QString problem = written ? QString() : QString::fromStdString(written.error().context);
        QMetaObject::invokeMethod(
            this, [done, problem] { done(problem); }, Qt::QueuedConnection);
    });
}

void LiveCore::dismissRefusal(quint16 port, Callback done)
{
    command([=](Engine& engine) { engine.dismissRefusal(port); }, std::move(done));
}

void LiveCore::retry(Callback done)
{
    command([](Engine& engine) { engine.retry(); }, std::move(done));
}

void LiveCore::refresh(Callback done)
{
    if (!m_engine)
        return;
    QMetaObject::invokeMethod(m_engine, [this, engine = m_engine, done = std::move(done)] {
        engine->publishNow();
        tell(done);
    });
}

void LiveCore::command(std::function<void(Engine&)> action, Callback done)
{
    if (!m_engine)
        return;
    QMetaObject::invokeMethod(m_engine, [this, engine = m_engine, action = std::move(action), done = std::move(done)] {
        action(*engine);
        engine->publishNow();
        engine->whenGuestHeard([this, done] { tell(done); });
    });
}

/// On the engine's thread. Queued behind the snapshot, so that whoever is told finds it there.
void LiveCore::tell(const Callback& done)
{
    if (done)
        QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
}

} // namespace portolan
