// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/fake_core.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/preferences/autostart.h"
#include "ui/preferences/desktop_preferences.h"
#include "ui/preferences/preferences_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace portolan {

/// The preferences dialog on a fake core, with an empty configuration folder for each case: call start() in init() and stop() in
/// cleanup().
class PreferencesFixture
{
protected:
    enum Section { General, Notifications, Ports, Guest };

    void start()
    {
        QLocale::setDefault(QLocale::C);
        QApplication::setQuitOnLastWindowClosed(false);
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->filePath("home")));
        qputenv("XDG_CONFIG_DIRS", QFile::encodeName(m_folder->filePath("machine")));
        m_core = std::make_unique<FakeCore>();
        m_core->show(samples::six());
        m_core->choices = { { "netns:guest", "wsl:Ubuntu", "demo" },
            { { "eth0", "192.0.2.17", 24 }, { "vEthernet(WSL)", "172.29.96.1", 20 } } };
        m_preferences = std::make_unique<DesktopPreferences>(m_folder->filePath("portolan.ini"));
        m_autostart = std::make_unique<Autostart>("/usr/bin/portolan", QString());
        m_dialog = std::make_unique<PreferencesDialog>(*m_core, *m_preferences, *m_autostart);
    }
    void stop()
    {
        m_dialog.reset();
        m_preferences.reset();
        m_core.reset();
        QApplication::setFont(m_font);
    }

    template <typename T> [[nodiscard]] T* find(const char* name) const
    {
        T* found = m_dialog->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void open(int section)
    {
        m_dialog->setSection(section);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void click(const char* button) { QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton, {}, { 8, 8 }); }
    [[nodiscard]] const Preferences& preferences() const { return m_core->snapshot().preferences; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeCore> m_core;
    std::unique_ptr<DesktopPreferences> m_preferences;
    std::unique_ptr<Autostart> m_autostart;
    std::unique_ptr<PreferencesDialog> m_dialog;
    const QFont m_font = QApplication::font();
};

} // namespace portolan
