// SPDX-License-Identifier: MIT
#include "core/engine/live_core.h"

#include "core/guest/available_guests.h"
#include "core/guest/wsl_config.h"
#include "core/host/adapters.h"

namespace portolan {

namespace {

/// Asks the system, which may take a while. Any thread.
Choices availableChoices()
{
    Choices choices { availableGuests(), {} };
    for (const Adapter& adapter : hostAdapters()) {
        const InterfaceAddress& address = adapter.addresses.front(); // each that hostAdapters() lists has one
        choices.adapters << HostFact { adapter.name, QString::fromStdString(address.address.to_string()),
            address.prefix };
    }
    return choices;
}

} // namespace

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
    // The worker ends itself from inside: it stops after everything queued, then quits its own loop.
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, thread = &m_thread] {
        engine->stop();
        delete engine;
        thread->quit();
    });
    m_thread.wait();
    m_inquiries.waitForDone();
    m_engine = nullptr;
}

void LiveCore::execute(const UserCommand& command, Callback done)
{
    if (!m_engine)
        return;
    QMetaObject::invokeMethod(m_engine, [this, engine = m_engine, command, done = std::move(done)] {
        // Queued behind the snapshot, so that `done` finds it there.
        engine->execute(command, [this, done] {
            if (done)
                QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
        });
    });
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

} // namespace portolan
