// SPDX-License-Identifier: MIT
#include "ui/text/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>

#include <algorithm>

namespace portolan {

namespace {

const QString folder = QStringLiteral(":/translations");
const QString english = QStringLiteral("en");

/// Qt's names of the keys in our shortcuts, translated here for systems without Qt's catalogue.
[[maybe_unused]] constexpr const char* keys[] = { QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"), QT_TRANSLATE_NOOP("QShortcut", "Alt"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"), QT_TRANSLATE_NOOP("QShortcut", "Space"),
    QT_TRANSLATE_NOOP("QShortcut", "Del") };

/// The locale's catalogue, or none. QTranslator alone skips English, which has no catalogue, and takes a language further down
/// the user's list.
std::unique_ptr<QTranslator> catalogue(const QString& name, const QLocale& locale, const QString& from)
{
    auto translator = std::make_unique<QTranslator>();
    for (const QString& language : locale.uiLanguages()) {
        const QLocale candidate(language);
        if (candidate.language() == QLocale::English || candidate.language() == QLocale::C)
            break;
        if (translator->load(candidate, name, QStringLiteral("_"), from))
            return translator;
    }
    return nullptr;
}

} // namespace

void Translations::use(const QLocale& locale)
{
    m_installed.clear();
    QLocale::setDefault(locale);
    // Qt's own buttons and menus come from its catalogue, where the system has it.
    install(catalogue(QStringLiteral("qtbase"), locale, QLibraryInfo::path(QLibraryInfo::TranslationsPath)));
    install(catalogue(QStringLiteral("portolan"), locale, folder));
}

void Translations::install(std::unique_ptr<QTranslator> translator)
{
    if (translator && QCoreApplication::installTranslator(translator.get()))
        m_installed.push_back(std::move(translator));
}

QStringList Translations::languages()
{
    QStringList codes;
    for (const QString& file : QDir(folder).entryList({ QStringLiteral("portolan_*.qm") }))
        codes << file.section(u'.', 0, 0).section(u'_', 1);
    codes.removeAll(english);
    std::sort(codes.begin(), codes.end(), [](const QString& one, const QString& other) {
        return QString::localeAwareCompare(nativeName(one), nativeName(other)) < 0;
    });
    return QStringList { english } + codes;
}

QString Translations::nativeName(const QString& language)
{
    if (language == english)
        return QStringLiteral("English"); // Qt would name the country too
    const QString name = QLocale(language).nativeLanguageName();
    return name.left(1).toUpper() + name.mid(1);
}

QLocale Translations::localeFor(const QString& language)
{
    const QLocale system = QLocale::system();
    if (!languages().contains(language))
        return system;
    const QLocale chosen(language);
    // The system's locale also knows the country, and so how dates and numbers are written there.
    return system.language() == chosen.language() && system.script() == chosen.script() ? system : chosen;
}

} // namespace portolan
