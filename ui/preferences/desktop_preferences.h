// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSettings>
#include <QString>

namespace portolan {

/// The preferences for window, tray and language, in the instance's INI file beside the ports' rules:
///
///     [Desktop]
///     startHidden=false
///     language=ja            ; a code; missing: the system language
///     closeHintShown=true
///     [Notifications]
///     conflict=true
///     newPort=false
///
/// An invalid value counts as the default, and stays in the file until the user chooses another. UI thread.
class DesktopPreferences final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopPreferences(const QString& path);

    /// Start minimized to the tray, where there is one.
    [[nodiscard]] bool startHidden() const;
    void setStartHidden(bool hidden);

    /// A code such as "ja" or "zh_CN"; "": the system language.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);

    [[nodiscard]] bool notifyConflict() const;
    void setNotifyConflict(bool notify);

    [[nodiscard]] bool notifyNewPort() const;
    void setNotifyNewPort(bool notify);

    /// The user has already seen the notice that Portolan keeps running in the tray.
    [[nodiscard]] bool closeHintShown() const;
    void setCloseHintShown(bool shown);

    /// The file, and whether the last change was written to it. Unwritten changes apply until the program ends.
    [[nodiscard]] QString path() const { return m_settings.fileName(); }
    [[nodiscard]] bool written() const { return m_written; }

signals:
    void changed();
    /// Follows changed(): texts now use another language.
    void languageChanged();

private:
    [[nodiscard]] bool flag(const QString& key, bool usual) const;
    /// Whether the value changed.
    bool store(const QString& key, const QVariant& value, const QVariant& current);

    QSettings m_settings;
    bool m_written = true;
};

} // namespace portolan
