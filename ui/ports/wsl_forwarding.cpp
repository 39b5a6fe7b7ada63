// SPDX-License-Identifier: MIT
#include "ui/ports/wsl_forwarding.h"

#include "core/engine/core.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

namespace portolan {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WslForwarding)
};

QMessageBox* makeBox(QMessageBox::Icon icon, const QString& text, const QString& details, QWidget& window)
{
    auto* box = new QMessageBox(icon, Text::tr("Ports that WSL mirrors itself"), text, QMessageBox::NoButton, &window);
    box->setObjectName(QStringLiteral("wslForwarding"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(details);
    return box;
}

void tellOutcome(const QString& problem, QWidget& window)
{
    if (!problem.isEmpty()) {
        QMessageBox* box = makeBox(QMessageBox::Warning, problem, {}, window);
        box->addButton(QMessageBox::Close);
        return box->open();
    }
    const QString command = QStringLiteral("wsl --shutdown");
    QMessageBox* box = makeBox(QMessageBox::Information, Text::tr("It is written. WSL reads it at its next start."),
        Text::tr("To have it so now, run “%1”. That ends everything that runs in WSL; Portolan attaches again when you start a "
                 "distribution.")
            .arg(command),
        window);
    QPushButton* copy = box->addButton(Text::tr("Copy command"), QMessageBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyShutdownCommand"));
    copy->disconnect(); // otherwise it would close the box
    QObject::connect(copy, &QPushButton::clicked, box, [command] { QGuiApplication::clipboard()->setText(command); });
    box->addButton(QMessageBox::Close);
    box->open();
}

} // namespace

void offerPortsOfWsl(Core& core, QWidget& window)
{
    QMessageBox* box = makeBox(QMessageBox::Question,
        Text::tr("WSL's own localhost forwarding mirrors ports of the guest, too. Shall Portolan switch it off?"),
        Text::tr("The ports are then Portolan's: with both addresses of localhost, half-closed connections, conflicts told, and a "
                 "switch for each.\n\nIt writes localhostForwarding=false below [wsl2] in the file .wslconfig of your user folder. All "
                 "else in the file stays, and the file as it is now is kept beside it as .wslconfig.before-portolan."),
        window);
    QPushButton* write = box->addButton(Text::tr("Switch it off"), QMessageBox::AcceptRole);
    write->setObjectName(QStringLiteral("switchForwardingOff"));
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(write);
    QObject::connect(write, &QPushButton::clicked, &window, [&core, shown = QPointer(&window)] {
        core.switchWslForwardingOff([shown](const QString& problem) {
            if (shown)
                tellOutcome(problem, *shown);
        });
    });
    box->open();
}

} // namespace portolan
