// SPDX-License-Identifier: MIT
// portolan_pictures FOLDER [SCENE...]: draws the window in all scenes, or the given ones, into FOLDER/SCENE.png, in the
// user's language: `LC_ALL=de_DE.UTF-8 portolan_pictures FOLDER`.
// portolan_pictures --show SCENE: shows the scene with a tray icon until it is quit.
#include "tests/ui/fake_core.h"
#include "tests/ui/pictures/dialogs.h"
#include "tests/ui/pictures/scenes.h"
#include "tests/ui/pictures/tray_sheet.h"
#include "ui/look/fonts.h"
#include "ui/ports/port_table_view.h"
#include "ui/text/translations.h"
#include "ui/tray/tray_icon.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPixmap>
#include <QStyleFactory>
#include <QTimer>

#include <cmath>
#include <memory>

using namespace portolan;

namespace {

/// Adds some bytes to the ports that have connections.
Snapshot carriedOn(Snapshot snapshot, int second)
{
    for (PortFact& port : snapshot.ports) {
        const double wave = 1.0 + 0.3 * std::sin(second * 0.9) + 0.15 * std::sin(second * 2.3);
        const double weight = port.connectionsActive > 1 ? 12.1e6 : 310e3;
        if (port.connectionsActive > 0 && port.state == PortState::Mirrored) {
            port.bytesFromGuest += quint64(weight * wave);
            port.bytesToGuest += quint64(weight * wave / 40);
        }
    }
    return snapshot;
}

void applyTheme(const Scene& scene, const QFont& font)
{
    QApplication::setPalette(scene.highContrast ? highContrastPalette()
            : scene.dark                        ? darkPalette()
                                                : QApplication::style()->standardPalette());
    QApplication::setLayoutDirection(scene.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    QApplication::setFont(scaled(font, scene.textScale));
}

void applyScene(const Scene& scene, FakeCore& core, MainWindow& window)
{
    window.resize(scene.size);
    window.setPlaces({ {}, QDir::homePath() + "/.config/portolan/portolan.ini", false,
        QDir::homePath() + "/.local/state/portolan/portolan.log" });
    window.findChild<QLineEdit*>("filterEdit")->setText(scene.filter);
    for (const Event& event : scene.events)
        core.tell(event);
    auto* table = window.findChild<PortTableView*>("portTable");
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 1).data().toUInt() == scene.selected)
            table->selectRow(row);
    }
    if (scene.editing)
        QTimer::singleShot(0, table, &PortTableView::editLabel); // after it is shown
}

void draw(const Scene& scene, const QDir& folder, const QFont& font)
{
    applyTheme(scene, font);
    FakeCore core;
    core.show(scene.snapshot);
    qint64 now = 0;
    MainWindow window(core, nullptr, [&now] { return now; });
    applyScene(scene, core, window);
    for (int second = 0; second < 30; ++second) {
        now += 1000;
        core.show(carriedOn(core.snapshot(), second));
        window.sampleTraffic();
    }
    window.show();
    now += 1000;
    core.show(carriedOn(core.snapshot(), 30));
    window.sampleTraffic();
    QTimer::singleShot(300, &window, [&window, &scene, folder] {
        window.grab().save(folder.filePath(scene.name + ".png"));
        QCoreApplication::exit();
    });
    QCoreApplication::exec();
}

int showScene(const Scene& scene, const QFont& font)
{
    applyTheme(scene, font);
    FakeCore core;
    core.show(scene.snapshot);
    MainWindow window(core);
    TrayIcon tray(core);
    tray.appear();
    QObject::connect(&window, &MainWindow::quitRequested, qApp, &QCoreApplication::quit);
    QObject::connect(&tray, &TrayIcon::quitRequested, qApp, &QCoreApplication::quit);
    QObject::connect(&tray, &TrayIcon::openRequested, &window, &MainWindow::raiseWindow);
    QObject::connect(&tray, &TrayIcon::toggleRequested, &window, &MainWindow::toggle);
    applyScene(scene, core, window);
    QTimer flow;
    int second = 0;
    QObject::connect(&flow, &QTimer::timeout, [&] { core.show(carriedOn(core.snapshot(), ++second)); });
    flow.start(1000);
    window.show();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Translations translations;
    translations.use(QLocale::system());
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    QApplication::setQuitOnLastWindowClosed(false);
    const QFont font = QApplication::font();
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.isEmpty())
        return 2;
    const auto wanted = [&arguments](const QString& scene) {
        return arguments.first() != "--show" && (arguments.size() == 1 || arguments.contains(scene));
    };
    if (wanted("tray-icons"))
        traySheet().save(QDir(arguments.first()).filePath("tray-icons.png"));
    for (const QString& scene : dialogScenes()) {
        if (wanted(scene))
            dialogPicture(scene, font).save(QDir(arguments.first()).filePath(scene + ".png"));
    }
    const QList<Scene> scenes = allScenes();
    for (const Scene& scene : scenes) {
        if (arguments.first() == "--show" && arguments.value(1) == scene.name)
            return showScene(scene, font);
        if (wanted(scene.name))
            draw(scene, QDir(arguments.first()), font);
    }
    return 0;
}
