// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QStringList>
#include <QTranslator>

#include <memory>
#include <vector>

namespace portolan {

/// The catalogues of Qt and of Portolan that the application speaks from. Lives on the main thread, no longer than the
/// application; one of them at a time.
class Translations
{
public:
    Translations() = default;
    /// Takes the catalogues out of the application.
    ~Translations();
    Q_DISABLE_COPY_MOVE(Translations)

    /// Installs the catalogues for `locale` in the place of those before, and makes it the default for numbers and
    /// dates. English where no language of the locale has a catalogue. What has been said stays as it is; new sentences
    /// are in the language.
    void use(const QLocale& locale);

    /// The languages that the program speaks, as codes such as "ja" and "zh_CN": English first, the others by their
    /// names.
    [[nodiscard]] static QStringList languages();
    /// What its speakers call a language: "English", "日本語".
    [[nodiscard]] static QString nativeName(const QString& language);
    /// The locale for a language that the user chose; "", or one that the program does not speak: the system's.
    [[nodiscard]] static QLocale localeFor(const QString& language);

private:
    void install(std::unique_ptr<QTranslator> translator);
    void remove();

    std::vector<std::unique_ptr<QTranslator>> m_installed;
};

} // namespace portolan
