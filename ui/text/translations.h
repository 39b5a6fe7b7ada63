// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QStringList>
#include <QTranslator>

#include <memory>
#include <vector>

namespace portolan {

/// The catalogues of Qt and Portolan, installed as long as the object lives: on the main thread, no longer than the
/// application, one object at a time.
class Translations
{
public:
    /// Replaces the catalogues by those for `locale`, and makes it the default for numbers and dates. English where no
    /// language of the locale has a catalogue. Existing texts stay as they are; only new ones use the language.
    void use(const QLocale& locale);

    /// The available languages, as codes such as "ja" and "zh_CN": English first, the others sorted by name.
    [[nodiscard]] static QStringList languages();
    /// A language's own name: "English", "日本語".
    [[nodiscard]] static QString nativeName(const QString& language);
    /// The locale for the chosen language; the system's for "" or a language without a catalogue.
    [[nodiscard]] static QLocale localeFor(const QString& language);

private:
    void install(std::unique_ptr<QTranslator> translator);

    std::vector<std::unique_ptr<QTranslator>> m_installed; ///< a translator removes itself
};

} // namespace portolan
