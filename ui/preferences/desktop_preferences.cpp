// SPDX-License-Identifier: MIT
#include "ui/preferences/desktop_preferences.h"

namespace portolan {

namespace {

const QString startHiddenKey = QStringLiteral("Desktop/startHidden");
const QString languageKey = QStringLiteral("Desktop/language");
const QString closeHintShownKey = QStringLiteral("Desktop/closeHintShown");
const QString conflictKey = QStringLiteral("Notifications/conflict");
const QString newPortKey = QStringLiteral("Notifications/newPort");

} // namespace

DesktopPreferences::DesktopPreferences(const QString& path)
    : m_settings(path, QSettings::IniFormat)
{
}

bool DesktopPreferences::startHidden() const { return flag(startHiddenKey, false); }
void DesktopPreferences::setStartHidden(bool hidden) { store(startHiddenKey, hidden, startHidden()); }

QString DesktopPreferences::language() const { return m_settings.value(languageKey).toString(); }
void DesktopPreferences::setLanguage(const QString& chosen)
{
    if (store(languageKey, chosen.isEmpty() ? QVariant() : QVariant(chosen), language()))
        emit languageChanged();
}

bool DesktopPreferences::notifyConflict() const { return flag(conflictKey, true); }
void DesktopPreferences::setNotifyConflict(bool notify) { store(conflictKey, notify, notifyConflict()); }

bool DesktopPreferences::notifyNewPort() const { return flag(newPortKey, false); }
void DesktopPreferences::setNotifyNewPort(bool notify) { store(newPortKey, notify, notifyNewPort()); }

bool DesktopPreferences::closeHintShown() const { return flag(closeHintShownKey, false); }
void DesktopPreferences::setCloseHintShown(bool shown) { store(closeHintShownKey, shown, closeHintShown()); }

bool DesktopPreferences::flag(const QString& key, bool usual) const
{
    const QString text = m_settings.value(key).toString();
    return text == QLatin1String(usual ? "false" : "true") ? !usual : usual;
}

bool DesktopPreferences::store(const QString& key, const QVariant& value, const QVariant& current)
{
    if (value.toString() == current.toString())
        return false;
    // A new object, because QSettings keeps its first error. All objects in the program share the file's values.
    QSettings file(path(), QSettings::IniFormat);
    if (value.isValid())
        file.setValue(key, value);
    else
        file.remove(key);
    file.sync(); // at once, because the program may be killed
    m_written = file.status() != QSettings::AccessError;
    emit changed();
    return true;
}

} // namespace portolan
