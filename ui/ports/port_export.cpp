// SPDX-License-Identifier: MIT
#include "ui/ports/port_export.h"

#include "core/control/status_json.h"
#include "ui/ports/port_cells.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMessageBox>
#include <QSaveFile>

namespace portolan {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PortExport)
};

/// Quotes a CSV cell.
QString cell(QString text)
{
    // A leading apostrophe makes spreadsheets take it as text, not as a formula.
    static const QString formula = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && formula.contains(text.front()))
        text.prepend(u'\'');
    const bool quoted = text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r');
    return quoted ? u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"' : text;
}

QString line(const QStringList& cells)
{
    QStringList written;
    for (const QString& text : cells)
        written.append(cell(text));
    return written.join(u',') + QStringLiteral("\r\n");
}

QStringList cellsOf(const PortFact& port, const GuestFact& guest)
{
    const QString blank = QStringLiteral(" ");
    const auto yes = [](bool value) { return value ? QStringLiteral("true") : QStringLiteral("false"); };
    return { portText(port.port), port.label, yes(port.enabled), QString::fromUtf8(toString(port.state)),
        QString::fromUtf8(toString(port.reason)), cells::processWords(port).join(QStringLiteral(", ")),
        cells::listenerAddresses(port).join(blank), port.hostAddresses.join(blank), portUrl(port),
        port.owner ? sentences::process(*port.owner) : QString(),
        port.refused ? QString::number(port.refused->count) : QString(), QString::number(port.connectionsActive),
        QString::number(port.connectionsTotal), QString::number(port.connectionsFailed),
        QString::number(port.bytesToGuest), QString::number(port.bytesFromGuest), sentences::portState(port, guest) };
}

} // namespace

QByteArray portsAsCsv(const Snapshot& snapshot)
{
    // Names for programs: the same in every language.
    QString text = line({ "port", "label", "enabled", "state", "reason", "processes", "listensOn", "hostAddresses",
        "url", "owner", "refusedBinds", "connectionsActive", "connectionsTotal", "connectionsFailed", "bytesToGuest",
        "bytesFromGuest", "text" });
    for (const PortFact& port : snapshot.ports)
        text += line(cellsOf(port, snapshot.guest));
    return QByteArrayLiteral("\xef\xbb\xbf") + text.toUtf8();
}

QByteArray portsAsJson(const Snapshot& snapshot)
{
    return QJsonDocument(statusObject(snapshot, &sentences::portMessage)).toJson();
}

QString savePorts(const Snapshot& snapshot, const QString& path)
{
    QSaveFile file(path);
    const bool json = path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    file.write(json ? portsAsJson(snapshot) : portsAsCsv(snapshot));
    return file.commit() ? QString() : file.errorString();
}

void askAndSavePorts(QWidget& window, const std::function<Snapshot()>& snapshot)
{
    auto* dialog = new QFileDialog(&window, Text::tr("Export ports"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = Text::tr("Spreadsheet (*.csv)");
    const QString json = Text::tr("JSON, same as portolan status --json (*.json)");
    dialog->setNameFilters({ csv, json });
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("ports.csv"));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, json](const QString& filter) {
        const QString suffix = filter == json ? QStringLiteral("json") : QStringLiteral("csv");
        dialog->setDefaultSuffix(suffix);
        // Keep the name and change its suffix.
        const QFileInfo chosen(dialog->selectedFiles().value(0));
        const bool named = !chosen.completeBaseName().isEmpty() && !chosen.isDir();
        dialog->selectFile((named ? chosen.completeBaseName() : QStringLiteral("ports")) + u'.' + suffix);
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, &window, [&window, snapshot](const QString& path) {
        const QString problem = savePorts(snapshot(), path);
        if (problem.isEmpty())
            return;
        auto* box = new QMessageBox(QMessageBox::Warning, Text::tr("Export ports"),
            Text::tr("The ports could not be written to %1: %2").arg(path, problem), QMessageBox::Ok, &window);
        box->setObjectName(QStringLiteral("exportProblem"));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    dialog->open();
}

} // namespace portolan
