// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSettings>
#include <QString>

namespace portolan {

/// What the user prefers of window, tray and language, in the instance's INI file beside the rules of the ports:
///
///     [Desktop]
///     startHidden=false
///     language=ja            ; a code; missing: the system's
///     closeHintShown=true
///     [Notifications]
///     conflict=true
///     newPort=false
///
/// A value that is not understood counts as the default and stays in the file until another is chosen. UI thread.
class DesktopPreferences final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopPreferences(const QString& path, QObject* parent = nullptr);

    /// The window stays in the tray at the start, where there is a tray.
    [[nodiscard]] bool startHidden() const;
    void setStartHidden(bool hidden);

    /// A code such as "ja" or "zh_CN"; "": the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);

    [[nodiscard]] bool notifyConflict() const;
    void setNotifyConflict(bool notify);

    [[nodiscard]] bool notifyNewPort() const;
    void setNotifyNewPort(bool notify);

    /// The user has been told once that a closed window lives on in the tray.
    [[nodiscard]] bool closeHintShown() const;
    void setCloseHintShown(bool shown);

    /// The file, and whether the last change could be written to it. What could not holds until the program ends.
    [[nodiscard]] QString path() const { return m_settings.fileName(); }
    [[nodiscard]] bool written() const { return m_written; }

signals:
    void changed();
    /// After changed(): the text is spoken in another language from now on.
    void languageChanged();

private:
    [[nodiscard]] bool flag(const QString& key, bool usual) const;
    /// Whether the current value was another one.
    bool store(const QString& key, const QVariant& value, const QVariant& current);

    QSettings m_settings;
    bool m_written = true;
};

} // namespace portolan
