// SPDX-License-Identifier: MIT
#include "tests/windows/support/windows_bed.h"

#include <QFile>
#include <QTest>

namespace portolan::test {

WindowsPortolan::WindowsPortolan(const Wine& wine)
    : m_wine(wine)
    , m_folder(Wine::programs())
{
}

WindowsPortolan::~WindowsPortolan()
{
    if (running())
        quit();
}

void WindowsPortolan::start(const QStringList& arguments)
{
    m_process = m_wine.start(m_folder + "/portolan.com", arguments);
}

void WindowsPortolan::startOnDesktop(const QStringList& arguments)
{
    m_process = m_wine.start(m_folder + "/portolan.exe", arguments);
}

bool WindowsPortolan::quit()
{
    (void)command({ "quit" });
    if (m_process->waitForEnd() >= 0)
        return true;
    m_process->kill();
    return false;
}

bool WindowsPortolan::connected()
{
    return QTest::qWaitFor([this] { return guestState() == "connected" || !running(); }, 30000) && running();
}

Outcome WindowsPortolan::command(const QStringList& arguments) const
{
    return m_wine.run(m_folder + "/portolan.com", arguments);
}

QByteArray WindowsBed::log() const
{
    QFile file(wine.home() + "/AppData/Local/portolan/portolan.log");
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("There is no log.");
}

} // namespace portolan::test
