// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// Dependencies point one way: app -> ui -> core -> the parts without Qt. The linker does not check that, because all
/// Qt headers share one include folder, and so do ours.
class tst_Layers : public QObject
{
    Q_OBJECT

private slots:
    void includes_data();
    void includes();
    void everyFolderHasItsRow();
    void systemHeaders();

private:
    static QStringList sourcesBelow(const QString& folder)
    {
        QStringList files;
        QDirIterator entries(root() + folder, { "*.h", "*.cpp", "*.c" }, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext())
            files << entries.next();
        return files;
    }
    static QStringList linesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split('\n') : QStringList();
    }
    static QString root() { return QStringLiteral(PORTOLAN_SOURCE "/"); }
};

void tst_Layers::includes_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("mayInclude"); // our folders
    QTest::addColumn<QString>("qt");         // parts of Qt: none, core (no widgets), all

    const auto row = [](const char* folder, const char* mayInclude, const char* qt) {
        QTest::newRow(folder) << folder << mayInclude << qt;
    };
    row("core/base", "", "none");
    row("core/net", "core/base", "none");
    row("core/ports", "core/base", "none");
    row("core/listeners", "core/base core/ports", "none");
    row("core/protocol", "core/base core/ports", "none");
    row("core/relay", "core/base core/net core/ports core/protocol", "none");
    row("core/mirror", "core/base core/ports", "none");
    row("core/kernel", "core/base core/ports", "none");
    row("core/agent", "core/base core/kernel core/listeners core/net core/ports core/protocol core/relay", "none");
    row("core/settings", "core/base core/mirror core/ports", "core");
    row("core/host", "core/base core/kernel core/listeners core/ports", "core");
    row("core/guest", "core/base core/ports core/protocol", "core");
    row("core/engine", "core/base core/guest core/host core/mirror core/net core/ports core/protocol core/relay core/settings", "core");
    row("core/control", "core/base core/engine core/mirror core/ports core/settings", "core");
    row("core/log", "core/base core/engine core/ports", "core");
    row("ui/text", "core/base core/engine core/log core/mirror core/ports", "core");
    row("ui", "core/control core/engine core/log core/mirror core/base core/ports ui", "all");
    row("app/agent", "core/agent core/base core/kernel core/protocol", "none");
    row("app/demo", "core/base app/demo", "none");
    row("app/portolan", "app/portolan core ui", "all");
}

void tst_Layers::includes()
{
    QFETCH(QString, folder);
    QFETCH(QString, mayInclude);
    QFETCH(QString, qt);
    const QStringList allowed = mayInclude.split(' ', Qt::SkipEmptyParts) << folder;
    static const QRegularExpression ours(QStringLiteral("^\\s*#\\s*include\\s*\"(.+)/[^/]+\""));
    static const QRegularExpression qts(QStringLiteral("^\\s*#\\s*include\\s*<(Q\\w+)>"));
    static const QRegularExpression widgets(QStringLiteral("Widget|Window|Application|Icon|Pixmap|Painter|Menu|Label|Button|Palette"));

    const QStringList files = sourcesBelow(folder);
    QVERIFY(!files.isEmpty());
    for (const QString& file : files) {
        for (const QString& line : linesOf(file)) {
            if (const auto match = ours.match(line); match.hasMatch()) {
                const QString target = match.captured(1);
                const bool fits = std::any_of(allowed.begin(), allowed.end(),
                    [&](const QString& prefix) { return target == prefix || target.startsWith(prefix + '/'); });
                QVERIFY2(fits, qPrintable(file + ": " + line));
            }
            if (const auto match = qts.match(line); match.hasMatch()) {
                QVERIFY2(qt != "none", qPrintable(file + ": " + line));
                const QString header = match.captured(1);
                const bool needsDisplay = header.contains(widgets) && header != "QCoreApplication";
                QVERIFY2(qt == "all" || !needsDisplay, qPrintable(file + ": " + line));
            }
        }
    }
}

void tst_Layers::everyFolderHasItsRow()
{
    // Every part must be in the table.
    const QStringList known { "agent", "base", "control", "engine", "guest", "host", "kernel", "listeners", "log", "mirror", "net", "ports", "protocol", "relay", "settings" };
    QCOMPARE(QDir(root() + "core").entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name), known);
}

/// Code for one system is in files named after that system, not in conditions inside functions.
void tst_Layers::systemHeaders()
{
    static const QRegularExpression systems(
        QStringLiteral("^\\s*#\\s*include\\s*<(unistd|fcntl|poll|dirent|sched|termios|pwd|sys/.*|linux/.*|net/.*|netinet/.*|arpa/.*|windows|winsock2)\\.h>"));
    static const QRegularExpression conditions(QStringLiteral("^\\s*#\\s*(if|ifdef|ifndef)\\b"));
    for (const QString& file : sourcesBelow("core") + sourcesBelow("ui") + sourcesBelow("app/portolan")) {
        // Code for the Linux kernel, and what it shares with its loader, is Linux-only by nature.
        if (file.contains("_linux.") || file.contains("_windows.") || file.contains(".bpf.") || file.endsWith("_shared.h"))
            continue;
        for (const QString& line : linesOf(file)) {
            QVERIFY2(!systems.match(line).hasMatch(), qPrintable(file + ": " + line));
            QVERIFY2(!conditions.match(line).hasMatch(), qPrintable(file + ": " + line));
        }
    }
}

REGISTER_TEST(tst_Layers, QCoreApplication)
#include "tst_layers.moc"
