// SPDX-License-Identifier: MIT
#include "ui/text/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace portolan {

void installTranslations(const QLocale& locale)
{
    struct Catalogue {
        QString name;
        QString folder;
    };
    // The buttons and menus that are Qt's own come from its catalogue, where the system has it.
    const Catalogue catalogues[] = {
        { QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath) },
        { QStringLiteral("portolan"), QStringLiteral(":/translations") },
    };
    for (const Catalogue& catalogue : catalogues) {
        auto* translator = new QTranslator(QCoreApplication::instance());
        if (translator->load(locale, catalogue.name, QStringLiteral("_"), catalogue.folder))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    }
}

} // namespace portolan
