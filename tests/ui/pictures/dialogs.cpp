// SPDX-License-Identifier: MIT
#include "tests/ui/pictures/dialogs.h"

#include "tests/ui/fake_core.h"
#include "tests/ui/pictures/scenes.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/look/fonts.h"
#include "ui/preferences/autostart.h"
#include "ui/preferences/desktop_preferences.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/window/about_dialog.h"

#include <QApplication>
#include <QLineEdit>
#include <QStyle>
#include <QTemporaryDir>
#include <QTranslator>

#include <memory>

using namespace portolan;

namespace {

const QStringList sections { "general", "notifications", "ports", "guest" };
const QStringList looks { "", "-dark", "-150", "-small", "-small-150", "-long" };

/// Makes every text about as long as a German one.
class LongWords final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        QString text = QString::fromUtf8(source);
        const qsizetype wanted = text.size() * 7 / 5 + 3;
        for (int word = 0; text.size() < wanted; ++word)
            text += word % 2 == 0 ? QStringLiteral(" weiter") : QStringLiteral(" Anschlüsse");
        return text;
    }
};

Snapshot snapshot()
{
    Snapshot snapshot = samples::six();
    snapshot.preferences.ignoredRanges = { { 5000, 5010 }, { 49152, 65535 } };
    snapshot.preferences.ignoredProcesses = { "code-*", "vscode-server-with-a-rather-long-name-*" };
    snapshot.preferences.guest = "wsl:Ubuntu";
    snapshot.ports.last().ignoredBy = IgnoredBy::Port;
    return snapshot;
}

QPixmap grabbed(QWidget& widget, const QString& scene)
{
    if (scene.contains("-small"))
        widget.resize(QSize(760, 480).boundedTo(widget.size()).expandedTo(widget.minimumSize()));
    widget.show();
    QCoreApplication::processEvents();
    return widget.grab();
}

} // namespace

QStringList dialogScenes()
{
    QStringList scenes;
    for (const QString& look : looks) {
        for (const QString& section : sections)
            scenes << "preferences-" + section + look;
        scenes << "about" + look;
    }
    return scenes << "preferences-ports-fault"
                  << "preferences-guest-found";
}

QPixmap dialogPicture(const QString& scene, const QFont& font)
{
    QApplication::setPalette(scene.contains("-dark") ? darkPalette() : QApplication::style()->standardPalette());
    QApplication::setFont(scene.contains("-150") ? scaled(font, 1.5) : font);
    LongWords longWords;
    if (scene.contains("-long"))
        QCoreApplication::installTranslator(&longWords); // removes itself in its destructor
    if (scene.startsWith("about")) {
        AboutDialog about({ {}, "/home/me/.config/portolan/portolan.ini", scene.contains("-dark"),
            "/home/me/.local/state/portolan/portolan.log" });
        return grabbed(about, scene);
    }
    const QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.path().toUtf8()); // leave the user's autostart entry alone
    FakeCore core;
    core.show(scene.endsWith("-found") ? samples::six() : snapshot());
    core.choices = { { "netns:guest", "wsl:Ubuntu", "demo" },
        { { "eth0", "192.0.2.17", 24 }, { "vEthernet(WSL)", "172.29.96.1", 20 } } };
    DesktopPreferences preferences(folder.filePath("portolan.ini"));
    Autostart autostart("/usr/bin/portolan", {});
    (void)autostart.enable(false);
    PreferencesDialog dialog(core, preferences, autostart);
    dialog.setSection(int(sections.indexOf(scene.section('-', 1, 1))));
    if (scene.endsWith("-fault")) {
        auto* edit = dialog.findChild<QLineEdit*>("ruleEdit");
        edit->setText("3000, 5010-5000, 70000");
        emit edit->returnPressed();
    }
    return grabbed(dialog, scene);
}
