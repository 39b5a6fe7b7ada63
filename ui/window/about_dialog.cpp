// SPDX-License-Identifier: MIT
#include "ui/window/about_dialog.h"

#include "ui/look/button.h"
#include "ui/look/fonts.h"
#include "ui/look/status_icon.h"

#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace portolan {

namespace {

constexpr int iconSize = 64;

QLabel* plainLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QWidget* title()
{
    auto* icon = new QLabel;
    icon->setPixmap(applicationIcon().pixmap(QSize(iconSize, iconSize), icon->devicePixelRatioF()));
    auto* name = plainLabel(AboutDialog::tr("Portolan %1").arg(QStringLiteral(PORTOLAN_VERSION)));
    name->setObjectName(QStringLiteral("aboutName"));
    name->setFont(bold(scaled(name->font(), 1.5)));
    auto* purpose = plainLabel(AboutDialog::tr("The ports of a Linux guest on this computer's localhost."));

    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(name);
    words->addWidget(purpose);
    auto* widget = new QWidget;
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins({});
    layout->setSpacing(16);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return widget;
}

QWidget* addFact(QGridLayout* grid, const QString& name, const QString& value)
{
    // A line edit, because a path may be too long for a label and should be easy to copy.
    auto* line = new QLineEdit(value);
    line->setReadOnly(true);
    line->setFrame(false);
    line->setAccessibleName(name);
    line->setCursorPosition(0);
    QPalette flat = line->palette();
    flat.setColor(QPalette::Base, Qt::transparent);
    line->setPalette(flat);
    auto* label = new QLabel(name);
    label->setBuddy(line);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(line, row, 1);
    return line;
}

QWidget* facts(const Places& places)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    if (!places.instance.isEmpty())
        addFact(grid, AboutDialog::tr("Instance"), places.instance)->setObjectName(QStringLiteral("aboutInstance"));
    addFact(grid, AboutDialog::tr("Settings"), QDir::toNativeSeparators(places.settings))
        ->setObjectName(QStringLiteral("aboutSettings"));
    if (places.portable) {
        auto* note = plainLabel(AboutDialog::tr("Portable: the settings stay beside the program and move with it."));
        note->setObjectName(QStringLiteral("aboutPortable"));
        note->setContentsMargins(2, 0, 0, 0); // matches the margin inside the lines above
        grid->addWidget(note, grid->rowCount(), 1);
    }
    if (!places.log.isEmpty())
        addFact(grid, AboutDialog::tr("Log"), QDir::toNativeSeparators(places.log))
            ->setObjectName(QStringLiteral("aboutLog"));
    addFact(grid, AboutDialog::tr("Qt"), QString::fromLatin1(qVersion()))->setObjectName(QStringLiteral("aboutQt"));
    return widget;
}

} // namespace

AboutDialog::AboutDialog(const Places& places)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Portolan"));
    setWindowIcon(applicationIcon());
    // Our own text: Qt's may not be installed in the user's language.
    auto* close = new Button(tr("&Close"));
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(16);
    layout->addWidget(title());
    layout->addWidget(facts(places));
    layout->addWidget(plainLabel(tr("Free software under the MIT licence. It is built with Qt (LGPL 3), Asio (Boost "
                                    "Software License 1.0) and JSON for Modern C++ (MIT licence).")));
    layout->addStretch(1);
    layout->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 76);
    close->setFocus();
}

} // namespace portolan
