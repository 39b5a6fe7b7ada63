// SPDX-License-Identifier: MIT
#include "ui/ports/wsl_forwarding.h"

#include "core/engine/core.h"
#include "ui/ports/port_actions.h"

#include <QCoreApplication>
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
    QMessageBox* box = makeBox(QMessageBox::Information, Text::tr("Saved. WSL applies it the next time it starts."),
        Text::tr("To apply it now, run “%1”. This stops everything that runs in WSL. Portolan reconnects when you "
                 "start a distribution.")
            .arg(command),
        window);
    QPushButton* copy = box->addButton(Text::tr("Copy command"), QMessageBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyShutdownCommand"));
    copy->disconnect(); // otherwise it would close the box
    QObject::connect(copy, &QPushButton::clicked, box, [command] { copyText(command); });
    box->addButton(QMessageBox::Close);
    box->open();
}

} // namespace

void offerPortsOfWsl(Core& core, QWidget& window)
{
    QMessageBox* box = makeBox(QMessageBox::Question,
        Text::tr("WSL's own localhost forwarding mirrors guest ports too. Switch it off?"),
        Text::tr("Portolan then mirrors these ports: on both localhost addresses, with half-closed connections, "
                 "reported conflicts and a switch for each port.\n\nPortolan writes localhostForwarding=false below "
                 "[wsl2] in the file .wslconfig in your user folder. Everything else in the file stays. A copy of the "
                 "current file is kept beside it as .wslconfig.before-portolan."),
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
